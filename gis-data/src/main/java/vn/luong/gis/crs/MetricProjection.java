package vn.luong.gis.crs;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import si.uom.SI;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/**
 * Projects WGS 84 longitude and latitude (degrees, in this order) to a metric coordinate reference system (x
 * east, y north) and back.
 *
 * <p>The first use of anything but a UTM zone opens the EPSG database, which takes a second or two.
 *
 * <p>Threads: use by one thread at a time.
 */
public final class MetricProjection {
  /** UTM zone 48 north, which covers Bình Dương and Ho Chi Minh City. */
  public static final String DEFAULT_CODE = "EPSG:32648";

  private static final Pattern CODE = Pattern.compile("(?:EPSG:)?(\\d{4,6})");

  private final int epsg;
  private final MathTransform forward;
  private final MathTransform inverse;

  private MetricProjection(int epsg, MathTransform forward, MathTransform inverse) {
    this.epsg = epsg;
    this.forward = forward;
    this.inverse = inverse;
  }

  /**
   * The projection to a CRS.
   *
   * @param code e.g. {@code EPSG:32648}
   * @throws InvalidInputException if there is no such CRS or its axes are not metres
   */
  public static MetricProjection of(String code) {
    Matcher matcher = CODE.matcher(code.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw problem(code, "is not an EPSG code");
    }
    int epsg = Integer.parseInt(matcher.group(1));
    try {
      MathTransform forward = UtmZone.isZone(epsg) ? utm(epsg) : registered(code, epsg);
      return new MetricProjection(epsg, forward, forward.inverse());
    } catch (FactoryException e) {
      throw problem(code, "is not in the EPSG database");
    } catch (TransformException e) {
      throw problem(code, "cannot be converted back to longitude and latitude");
    }
  }

  /** Taken from the definition itself: looking for a conversion would open the EPSG database. */
  private static MathTransform utm(int epsg) throws FactoryException {
    ProjectedCRS target = (ProjectedCRS) CRS.parseWKT(UtmZone.wellKnownText(epsg));
    return target.getConversionFromBase().getMathTransform();
  }

  private static MathTransform registered(String code, int epsg) throws FactoryException {
    // true: x before y, whatever axis order the EPSG database states.
    CoordinateReferenceSystem target = CRS.decode("EPSG:" + epsg, true);
    if (!(target instanceof ProjectedCRS)
        || !SI.METRE.equals(target.getCoordinateSystem().getAxis(0).getUnit())) {
      throw problem(code, "is " + target.getName().getCode() + ", whose axes are not metres");
    }
    // true: accept a datum shift of some metres where no exact one is known.
    return CRS.findMathTransform(DefaultGeographicCRS.WGS84, target, true);
  }

  /** The projection to the UTM zone of a place; between 80° south and 84° north. */
  public static MetricProjection utmAt(double longitude, double latitude) {
    return of("EPSG:" + UtmZone.epsgAt(longitude, latitude));
  }

  /** Number of the metric CRS in the EPSG register. */
  public int epsg() {
    return epsg;
  }

  /** E.g. {@code EPSG:32648}. */
  public String code() {
    return "EPSG:" + epsg;
  }

  /**
   * Projects many points in place.
   *
   * @param coordinates longitude, latitude, longitude, … on entry; x, y, x, … afterwards
   * @throws InvalidInputException if the system does not reach a point
   */
  public void project(double[] coordinates) {
    double[] places = coordinates.clone();
    if (!tryProject(coordinates)) {
      throw outside(firstUnreached(places));
    }
  }

  /**
   * Projects many points in place, or tells that the system does not reach them.
   *
   * @param coordinates longitude, latitude, longitude, … on entry; x, y, x, … afterwards
   */
  boolean tryProject(double[] coordinates) {
    return isReached(coordinates) && tryTransform(forward, coordinates);
  }

  /** Not left to GeoTools, which looks at it only where assertions are enabled. */
  private boolean isReached(double[] coordinates) {
    for (int at = 0; at < coordinates.length; at += 2) {
      if (!isReached(coordinates[at], coordinates[at + 1])) {
        return false;
      }
    }
    return true;
  }

  private boolean isReached(double longitude, double latitude) {
    return UtmZone.isZone(epsg)
        ? UtmZone.reaches(epsg, longitude, latitude)
        : Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  }

  /** Transforms in place; false if the result is nowhere. */
  static boolean tryTransform(MathTransform transform, double[] coordinates) {
    try {
      transform.transform(coordinates, 0, coordinates, 0, coordinates.length / 2);
    } catch (TransformException | IllegalArgumentException e) {
      // Far outside, GeoTools fails on writing the angle into its own warning.
      return false;
    }
    for (double coordinate : coordinates) {
      if (Double.isNaN(coordinate) || Double.isInfinite(coordinate)) {
        return false;
      }
    }
    return true;
  }

  /** Projects one point: x, y. */
  public double[] project(double longitude, double latitude) {
    double[] point = {longitude, latitude};
    project(point);
    return point;
  }

  /**
   * Takes many points back to WGS 84, in place.
   *
   * @param coordinates x, y, x, … on entry; longitude, latitude, longitude, … afterwards
   * @throws InvalidInputException if the system does not reach a point
   */
  public void unproject(double[] coordinates) {
    double[] points = coordinates.clone();
    if (!tryUnproject(coordinates)) {
      throw outside(points.length == 2 ? points[0] + ", " + points[1] : "of " + points.length / 2);
    }
  }

  /** Takes many points back to WGS 84, in place; false if the result is nowhere. */
  boolean tryUnproject(double[] coordinates) {
    return tryTransform(inverse, coordinates);
  }

  /** Takes one point back: longitude, latitude. */
  public double[] unproject(double x, double y) {
    double[] point = {x, y};
    unproject(point);
    return point;
  }

  /** A copy of a geometry in WGS 84, longitude before latitude. */
  public Geometry toLongitudeLatitude(Geometry metric) {
    Geometry copy = metric.copy();
    copy.apply((CoordinateFilter) point -> {
      double[] place = unproject(point.x, point.y);
      point.setX(place[0]);
      point.setY(place[1]);
    });
    copy.geometryChanged();
    return copy;
  }

  private InvalidInputException outside(String point) {
    return new InvalidInputException(Problem.error(
        "outside-crs",
        SourcePosition.of(code()),
        "point " + point,
        "the coordinate system does not reach it",
        "all places must lie near its zone",
        "Choose another system (--crs) or area (--bbox), or correct the place."));
  }

  private String firstUnreached(double[] places) {
    double[] point = new double[2];
    for (int at = 0; at < places.length; at += 2) {
      point[0] = places[at];
      point[1] = places[at + 1];
      if (!tryProject(point)) {
        return places[at] + ", " + places[at + 1];
      }
    }
    return "of " + places.length / 2;
  }

  private static InvalidInputException problem(String code, String found) {
    return new InvalidInputException(Problem.error(
        "unknown-crs",
        SourcePosition.of("coordinate reference system"),
        "\"" + code + "\"",
        found,
        "must be a projected system in metres",
        "Use EPSG:32648 (UTM 48N) for Bình Dương, EPSG:3405 or EPSG:9210 for VN-2000."));
  }
}
