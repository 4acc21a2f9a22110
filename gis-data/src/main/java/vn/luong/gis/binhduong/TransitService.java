package vn.luong.gis.binhduong;

import java.util.ArrayList;
import java.util.List;

/**
 * A span of the day in which a line departs at equal headways.
 *
 * @param direction directions it is said of
 * @param from first departure, seconds after midnight
 * @param to end of the span, seconds after midnight; the last span of a day includes it
 * @param headwaySeconds seconds from one departure to the next
 */
public record TransitService(Direction direction, double from, double to, double headwaySeconds) {
  /** Directions of a line. */
  public enum Direction {
    /** From its first station to its last, or round a loop. */
    FORWARD,
    /** From its last station to its first. */
    BACKWARD,
    /** Both ways. */
    BOTH;

    boolean includes(Direction other) {
      return this == BOTH || this == other;
    }
  }

  public TransitService {
    if (!(headwaySeconds > 0) || !(from <= to)) {
      throw new IllegalArgumentException(
          "every " + headwaySeconds + " s from " + from + " to " + to + " is no service");
    }
  }

  /**
   * Departures of a direction, ascending, in seconds after midnight.
   *
   * @param services spans in the order of time
   */
  public static List<Double> departures(List<TransitService> services, Direction direction) {
    List<TransitService> own = services.stream()
        .filter(service -> service.direction().includes(direction))
        .toList();
    List<Double> departures = new ArrayList<>();
    for (TransitService service : own) {
      boolean isLast = service == own.get(own.size() - 1);
      for (int number = 0; ; number++) {
        double time = service.from() + number * service.headwaySeconds();
        if (isLast ? time > service.to() : time >= service.to()) {
          break;
        }
        departures.add(time);
      }
    }
    return departures;
  }
}
