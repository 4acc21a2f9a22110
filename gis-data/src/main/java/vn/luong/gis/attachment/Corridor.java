package vn.luong.gis.attachment;

import java.util.List;
import java.util.Optional;
import vn.luong.gis.streets.RoadSketch.Profile;

/**
 * The centre line of a planned road.
 *
 * @param id short name
 * @param waypoints points it goes through, in order
 * @param segments what is built from each waypoint to the next, one less than there are waypoints
 */
public record Corridor(String id, List<Waypoint> waypoints, List<Segment> segments) {
  /**
   * A point of the line.
   *
   * @param id unique among all corridors
   * @param name of the interchange, may be empty
   * @param x easting, metres
   * @param y northing, metres
   */
  public record Waypoint(String id, String name, double x, double y) {}

  /**
   * What is built between two waypoints.
   *
   * @param expressway a road that is met at interchanges only
   * @param atGrade a road that meets the main roads it crosses
   */
  public record Segment(Optional<Profile> expressway, Optional<Profile> atGrade) {
    Optional<Profile> profile(boolean isExpressway) {
      return isExpressway ? expressway : atGrade;
    }
  }

  /**
   * Ramps between an expressway and another road.
   *
   * @param point id of the expressway's waypoint
   * @param joins name of the road that it is joined to; or the waypoint of another expressway
   * @param lanes lanes of all ramps in each direction
   * @param freeSpeedMetersPerSecond speed when empty
   */
  public record Interchange(
      String point, String joins, double lanes, double freeSpeedMetersPerSecond) {}

  /** A part without gaps, by numbers of waypoints. */
  record Run(Corridor corridor, int first, int last) {
    Waypoint waypoint(int number) {
      return corridor.waypoints().get(number);
    }

    boolean isEnd(int number) {
      return number == first || number == last;
    }

    /** Where the line leads at a waypoint, from the one before to the one after. */
    double[] directionAt(int number) {
      Waypoint before = waypoint(Math.max(first, number - 1));
      Waypoint after = waypoint(Math.min(last, number + 1));
      double alongX = after.x() - before.x();
      double alongY = after.y() - before.y();
      double length = Math.hypot(alongX, alongY);
      return new double[] {alongX / length, alongY / length};
    }
  }

  public Corridor {
    waypoints = List.copyOf(waypoints);
    segments = List.copyOf(segments);
    if (segments.size() != waypoints.size() - 1) {
      throw new IllegalArgumentException(
          waypoints.size() + " waypoints have " + segments.size() + " segments between them");
    }
  }
}
