package vn.luong.gis.roadlayers;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.crs.Wgs84;
import vn.luong.gis.roadlayers.DrawnRoad.Direction;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.units.ClosedHours;

/** Puts pieces of drawn roads into a network, one link for each direction. Lengths are those on the ellipsoid. */
public final class RoadLinks {
  /** Names of link attributes, as imports of OpenStreetMap have them. */
  private static final String TYPE = "type";

  /** Link attribute: toll for each kilometre, VND. */
  public static final String TOLL_PER_KILOMETER = "tollVndPerKilometer";

  private static final String NAME = "name";
  private static final double SHORTEST_METERS = 1;

  private final NetworkBuilder builder;
  private final MetricProjection projection;

  public RoadLinks(NetworkBuilder builder, MetricProjection projection) {
    this.builder = builder;
    this.projection = projection;
  }

  /**
   * Adds a piece.
   *
   * @param id its links are called {@code <id>_f} and {@code <id>_b}
   * @param start node where the line begins
   * @param end node where it ends
   */
  public void add(String id, DrawnRoad road, int start, int end) {
    double length = Math.max(SHORTEST_METERS, lengthMeters(road.line()));
    if (road.direction() != Direction.BACKWARD) {
      addLink(id + "_f", road, start, end, length, bends(road.line()));
    }
    if (road.direction() != Direction.FORWARD) {
      addLink(id + "_b", road, end, start, length, bends(road.line().reverse()));
    }
  }

  private void addLink(
      String id, DrawnRoad road, int from, int to, double lengthMeters, double[] bends) {
    long modes = 0;
    for (String mode : road.modes()) {
      modes |= ModeTable.bit(builder.modeTable().add(mode));
    }
    int link = builder.addLink(
        id,
        from,
        to,
        new LinkProperties(
            lengthMeters,
            road.speedMetersPerSecond(),
            road.capacityPcePerHour(),
            road.lanes(),
            modes));
    builder.setShape(link, bends);
    builder.linkAttributes().putText(link, TYPE, road.highwayClass().tag());
    if (road.tollVndPerKilometer() > 0) {
      builder
          .linkAttributes()
          .put(
              link,
              TOLL_PER_KILOMETER,
              new AttributeTable.Value(
                  AttributeTable.DOUBLE_CLASS, Double.toString(road.tollVndPerKilometer())));
    }
    if (!road.closedHours().isEmpty()) {
      builder
          .linkAttributes()
          .putText(link, ClosedHours.ATTRIBUTE, road.closedHours().text());
    }
    if (!road.name().isEmpty()) {
      builder.linkAttributes().putText(link, NAME, road.name());
    }
  }

  private double lengthMeters(LineString line) {
    double[] points = new double[2 * line.getNumPoints()];
    for (int point = 0; point < line.getNumPoints(); point++) {
      points[2 * point] = line.getCoordinateN(point).x;
      points[2 * point + 1] = line.getCoordinateN(point).y;
    }
    projection.unproject(points);
    double meters = 0;
    for (int at = 2; at < points.length; at += 2) {
      meters += Wgs84.distanceMeters(points[at - 2], points[at - 1], points[at], points[at + 1]);
    }
    return meters;
  }

  private static double[] bends(LineString line) {
    Coordinate[] points = line.getCoordinates();
    double[] bends = new double[2 * (points.length - 2)];
    Arrays.setAll(bends, at -> at % 2 == 0 ? points[at / 2 + 1].x : points[at / 2 + 1].y);
    return bends;
  }
}
