package vn.luong.gis.roads;

import java.util.Locale;

/** Why a way with a {@code highway} tag is not in the network. */
enum DropReason {
  NOT_FOR_MOTOR_TRAFFIC,
  NOT_BUILT,
  AREA,
  PARKING_OR_DRIVEWAY,
  NO_ACCESS,
  UNKNOWN_CLASS,
  OUTSIDE_THE_AREA,
  TOO_FEW_NODES_IN_THE_FILE;

  /** In words, for reports. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
