package vn.luong.gis.features;

import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import vn.luong.gis.crs.CoordinateGuess;
import vn.luong.gis.crs.CoordinateSystem;

/**
 * Whether the coordinates of a layer can be what its coordinate system says. Latitude is often written before longitude, and VN-2000 by
 * surveyors with north as x.
 */
final class AxisCheck {
  /** How far beside the area of a system data may lie. */
  private static final double MARGIN_DEGREES = 2;

  /** What the numbers look like. */
  enum Verdict {
    FITS,
    SWAPPED,
    ELSEWHERE
  }

  private AxisCheck() {}

  static Verdict of(Envelope extent, CoordinateSystem system) {
    if (extent.isNull()) {
      return Verdict.FITS;
    }
    Coordinate centre = extent.centre();
    Envelope domain = new Envelope(system.domain());
    domain.expandBy(MARGIN_DEGREES);
    if (system.isGeographic()) {
      boolean isStraight = isDegrees(extent.getMinX(), extent.getMaxX(), 180)
          && isDegrees(extent.getMinY(), extent.getMaxY(), 90);
      boolean isSwapped = isDegrees(extent.getMinX(), extent.getMaxX(), 90)
          && isDegrees(extent.getMinY(), extent.getMaxY(), 180);
      if (isStraight) {
        return Verdict.FITS;
      }
      return isSwapped ? Verdict.SWAPPED : Verdict.ELSEWHERE;
    }
    if (isIn(domain, system.longitudeLatitude(centre.x, centre.y))) {
      return Verdict.FITS;
    }
    return isIn(domain, system.longitudeLatitude(centre.y, centre.x))
        ? Verdict.SWAPPED
        : Verdict.ELSEWHERE;
  }

  /** The bounds in words, with what system they may be of. */
  static String words(Envelope extent) {
    String bounds = String.format(
        Locale.ROOT,
        "x from %.2f to %.2f and y from %.2f to %.2f",
        extent.getMinX(),
        extent.getMaxX(),
        extent.getMinY(),
        extent.getMaxY());
    return bounds
        + CoordinateGuess.words(extent)
            .map(guess -> ", which looks like " + guess)
            .orElse("");
  }

  private static boolean isDegrees(double least, double most, double limit) {
    return least >= -limit && most <= limit;
  }

  private static boolean isIn(Envelope domain, Optional<double[]> place) {
    return place.isPresent() && domain.contains(place.get()[0], place.get()[1]);
  }
}
