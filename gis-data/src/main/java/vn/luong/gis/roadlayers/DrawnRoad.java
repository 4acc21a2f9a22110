package vn.luong.gis.roadlayers;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.LineString;
import vn.luong.gis.roads.HighwayClass;
import vn.luong.sim.units.ClosedHours;

/**
 * A road as it is drawn.
 *
 * @param id unique in its layer
 * @param name name people use; may be empty
 * @param highwayClass its class
 * @param lanes lanes of one direction
 * @param speedMetersPerSecond free speed
 * @param capacityPcePerHour flow capacity of one direction
 * @param direction where traffic goes
 * @param modes modes that may use it
 * @param tollVndPerKilometer toll for each kilometre; 0 if it costs nothing
 * @param closedHours when it is closed to some modes
 * @param line its course, metres
 */
public record DrawnRoad(
    String id,
    String name,
    HighwayClass highwayClass,
    double lanes,
    double speedMetersPerSecond,
    double capacityPcePerHour,
    Direction direction,
    Set<String> modes,
    double tollVndPerKilometer,
    ClosedHours closedHours,
    LineString line) {

  /** Where traffic goes, compared with how the line is drawn. */
  public enum Direction {
    BOTH,
    FORWARD,
    BACKWARD
  }

  public DrawnRoad {
    // Sorted: it becomes the order of the network's modes.
    modes = Collections.unmodifiableSortedSet(new TreeSet<>(modes));
  }

  DrawnRoad along(LineString part) {
    return new DrawnRoad(
        id,
        name,
        highwayClass,
        lanes,
        speedMetersPerSecond,
        capacityPcePerHour,
        direction,
        modes,
        tollVndPerKilometer,
        closedHours,
        part);
  }
}
