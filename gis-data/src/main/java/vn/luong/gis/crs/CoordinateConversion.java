package vn.luong.gis.crs;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/** From one coordinate system to another. */
@FunctionalInterface
public interface CoordinateConversion {
  /** The coordinates as they are. */
  CoordinateConversion NONE = coordinates -> true;

  /**
   * Converts many points in place.
   *
   * @param coordinates x, y, x, … in the one system on entry, in the other afterwards
   * @return false if the other system does not reach them all; the coordinates are then of no use
   */
  boolean convert(double[] coordinates);

  /**
   * Converts a geometry in place, x and y only.
   *
   * @return false if the other system does not reach it; the geometry is then of no use
   */
  default boolean convert(Geometry geometry) {
    boolean[] isReached = {true};
    geometry.apply(new CoordinateSequenceFilter() {
      @Override
      public void filter(CoordinateSequence points, int point) {
        double[] place = {points.getX(point), points.getY(point)};
        isReached[0] &= convert(place) && Double.isFinite(place[0]) && Double.isFinite(place[1]);
        points.setOrdinate(point, CoordinateSequence.X, place[0]);
        points.setOrdinate(point, CoordinateSequence.Y, place[1]);
      }

      @Override
      public boolean isDone() {
        return !isReached[0];
      }

      @Override
      public boolean isGeometryChanged() {
        return true;
      }
    });
    return isReached[0];
  }
}
