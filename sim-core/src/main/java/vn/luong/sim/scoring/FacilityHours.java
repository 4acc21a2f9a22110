package vn.luong.sim.scoring;

import java.util.Arrays;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.facilities.Facilities.ActivityOption;
import vn.luong.sim.facilities.Facilities.OpeningTime;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.units.SimTime;

/**
 * When facilities are open on a working day: from the earliest opening to the latest closing that is stated for an activity.
 *
 * <p>Layout: first row of each facility with hours, or none; per such facility one opening and one closing time by activity type.
 *
 * <p>Threads: immutable, safe to share.
 */
final class FacilityHours {
  private static final int NONE = -1;

  private final int typeCount;
  private final int[] firstRow;
  private final double[] openings;
  private final double[] closings;

  private FacilityHours(int[] firstRow, int rowCount, int typeCount) {
    this.firstRow = firstRow;
    this.typeCount = typeCount;
    openings = new double[rowCount];
    closings = new double[rowCount];
    Arrays.fill(openings, SimTime.UNDEFINED);
    Arrays.fill(closings, SimTime.UNDEFINED);
  }

  /**
   * Hours of facilities.
   *
   * @return null if all are always open
   */
  static FacilityHours of(Facilities facilities, IdTable activityTypes) {
    int[] firstRow = new int[facilities.size()];
    int rowCount = 0;
    for (int facility = 0; facility < firstRow.length; facility++) {
      boolean hasHours = facilities.options(facility).stream()
          .anyMatch(option -> option.openingTimes().stream().anyMatch(OpeningTime::isOnWorkdays));
      firstRow[facility] = hasHours ? rowCount : NONE;
      rowCount += hasHours ? activityTypes.size() : 0;
    }
    if (rowCount == 0) {
      return null;
    }
    FacilityHours hours = new FacilityHours(firstRow, rowCount, activityTypes.size());
    for (int facility = 0; facility < firstRow.length; facility++) {
      for (ActivityOption option : facilities.options(facility)) {
        int type = activityTypes.find(option.activityType());
        if (firstRow[facility] != NONE && type != IdTable.NO_ID) {
          hours.put(firstRow[facility] + type, option);
        }
      }
    }
    return hours;
  }

  private void put(int row, ActivityOption option) {
    for (OpeningTime time : option.openingTimes()) {
      if (time.isOnWorkdays()) {
        boolean isFirst = !SimTime.isDefined(openings[row]);
        openings[row] = isFirst ? time.startTime() : Math.min(openings[row], time.startTime());
        closings[row] = isFirst ? time.endTime() : Math.max(closings[row], time.endTime());
      }
    }
  }

  /** True if the facility has hours for the activity; no facility has none. */
  boolean has(int facility, int type) {
    return facility >= 0
        && firstRow[facility] != NONE
        && type < typeCount
        && SimTime.isDefined(openings[firstRow[facility] + type]);
  }

  /** Seconds after midnight. */
  double opening(int facility, int type) {
    return openings[firstRow[facility] + type];
  }

  /** Seconds after midnight, later than the opening. */
  double closing(int facility, int type) {
    return closings[firstRow[facility] + type];
  }
}
