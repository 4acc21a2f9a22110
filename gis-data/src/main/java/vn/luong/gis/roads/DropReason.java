package vn.luong.gis.roads;

import java.util.Locale;

/** Why a road, a ferry or a track is not in the network. */
enum DropReason {
  NOT_FOR_MOTOR_TRAFFIC,
  NOT_BUILT,
  AREA,
  PARKING_OR_DRIVEWAY,
  NO_ACCESS,
  UNKNOWN_CLASS,
  OUTSIDE_THE_AREA,
  FERRY_WITHOUT_VEHICLES,
  SIDING_OR_YARD,
  TOO_FEW_NODES_IN_THE_FILE;

  /** In words, for reports. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
