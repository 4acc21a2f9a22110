package vn.luong.gis.crs;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.parameter.ParameterNotFoundException;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.crs.SingleCRS;
import org.geotools.api.referencing.datum.GeodeticDatum;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.geotools.referencing.datum.DefaultGeodeticDatum;
import org.locationtech.jts.geom.Envelope;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/**
 * The coordinate reference system of a file of map features: any that GeoTools knows by number or by well-known text.
 * Coordinates are x before y (longitude before latitude), whatever order the register states: so do the files.
 *
 * <p>Texts of VN-2000 as ArcGIS writes them have no shift to WGS 84, and what is drawn by them lies some 220 m aside. They
 * get the shift of the EPSG register (EPSG:4756), as QGIS takes it.
 *
 * <p>Threads: use by one thread at a time.
 */
public final class CoordinateSystem {
  private static final int WGS_84 = 4326;
  private static final Pattern CODE = Pattern.compile("(?:EPSG:)?(\\d{4,6})");
  private static final Pattern AUTHORITY =
      Pattern.compile("AUTHORITY\\s*\\[\\s*\"EPSG\"\\s*,\\s*\"?(\\d+)\"?\\s*]\\s*]\\s*$");
  private static final Pattern AXIS = Pattern.compile(",\\s*AXIS\\s*\\[[^\\]]*]");
  private static final Pattern VIETNAMESE_DATUM = Pattern.compile(
      "DATUM\\s*\\[\\s*\"[^\"]*(?:VN[-_ ]?2000|Vietnam[-_ ]?2000)", Pattern.CASE_INSENSITIVE);
  private static final String VIETNAMESE_DEGREES = "EPSG:4756";
  /** No place on earth has a greater one, in whatever unit; GeoTools stumbles over its own messages then. */
  private static final double GREATEST_COORDINATE = 1e9;

  private static final double REACH_OF_A_ZONE_DEGREES = 4;

  private final String name;
  private final int epsg;
  private final CoordinateReferenceSystem system;
  private MathTransform toWgs84;

  private CoordinateSystem(String name, int epsg, CoordinateReferenceSystem system) {
    this.name = name;
    this.epsg = epsg;
    this.system = system;
  }

  /** Longitude and latitude in degrees. */
  public static CoordinateSystem wgs84() {
    return new CoordinateSystem("EPSG:" + WGS_84, WGS_84, DefaultGeographicCRS.WGS84);
  }

  /**
   * A system by its number.
   *
   * @param code e.g. {@code EPSG:9210}
   * @param position who asks
   * @throws InvalidInputException if there is no such system
   */
  public static CoordinateSystem ofCode(String code, SourcePosition position) {
    Matcher matcher = CODE.matcher(code.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw unknown(position, "\"" + code + "\" is not an EPSG code");
    }
    int epsg = Integer.parseInt(matcher.group(1));
    if (epsg == WGS_84) {
      return wgs84();
    }
    try {
      // true: x before y, whatever axis order the EPSG database states.
      CoordinateReferenceSystem system = UtmZone.isZone(epsg)
          ? CRS.parseWKT(UtmZone.wellKnownText(epsg))
          : CRS.decode("EPSG:" + epsg, true);
      return new CoordinateSystem("EPSG:" + epsg, epsg, system);
    } catch (FactoryException e) {
      throw unknown(position, "\"" + code + "\" is not in the EPSG database");
    }
  }

  /**
   * A system by its well-known text (OGC 01-009 or ESRI's dialect), as in {@code .prj} files.
   *
   * @param position the file
   * @throws InvalidInputException if the text is not understood
   */
  public static CoordinateSystem ofWellKnownText(String text, SourcePosition position) {
    Matcher authority = AUTHORITY.matcher(text);
    if (authority.find()) {
      return ofCode(authority.group(1), position);
    }
    try {
      CoordinateReferenceSystem system =
          CRS.parseWKT(withVietnameseShift(AXIS.matcher(text.strip()).replaceAll("")));
      if (!(system instanceof GeographicCRS) && !(system instanceof ProjectedCRS)) {
        throw unknown(position, "\"" + system.getName().getCode() + "\" is not a map's system");
      }
      boolean isWgs84 = system instanceof GeographicCRS
          && CRS.equalsIgnoreMetadata(system, DefaultGeographicCRS.WGS84);
      return isWgs84 ? wgs84() : new CoordinateSystem(system.getName().getCode(), 0, system);
    } catch (FactoryException e) {
      throw unknown(position, "the text of the coordinate system is not understood");
    }
  }

  /** Puts the register's degrees of VN-2000 in the place of those of the text. */
  private static String withVietnameseShift(String text) throws FactoryException {
    int start = text.indexOf("GEOGCS");
    if (text.contains("TOWGS84") || start < 0 || !VIETNAMESE_DATUM.matcher(text).find()) {
      return text;
    }
    int end = start;
    int open = 0;
    do {
      open += switch (text.charAt(end)) {
        case '[' -> 1;
        case ']' -> -1;
        default -> 0;
      };
      end++;
    } while (end < text.length() && (open > 0 || text.indexOf('[', start) >= end));
    return text.substring(0, start)
        + CRS.decode(VIETNAMESE_DEGREES, true).toWKT()
        + text.substring(end);
  }

  /** E.g. {@code EPSG:3405}, or the name in the text. */
  public String name() {
    return name;
  }

  /** Number in the EPSG register, if it is known. */
  public Optional<Integer> epsg() {
    return epsg == 0 ? Optional.empty() : Optional.of(epsg);
  }

  /** True for degrees, false for a projected system. */
  public boolean isGeographic() {
    return system instanceof GeographicCRS;
  }

  /** True if nothing is known about where this system lies to WGS 84: places may be some hundred metres aside. */
  public boolean isShiftUnknown() {
    if (epsg != 0
        || !(system instanceof SingleCRS single)
        || !(single.getDatum() instanceof GeodeticDatum datum)) {
      return false;
    }
    boolean isWgs84 =
        datum.getName().getCode().replace('_', ' ').toUpperCase(Locale.ROOT).contains("WGS 84")
            || datum.getName().getCode().toUpperCase(Locale.ROOT).contains("WGS_1984");
    return !isWgs84
        && datum instanceof DefaultGeodeticDatum known
        && (known.getBursaWolfParameters() == null || known.getBursaWolfParameters().length == 0);
  }

  /** The system as text in one line (OGC 01-009), as it stands in {@code .prj} files. */
  public String wellKnownText() {
    return UtmZone.isZone(epsg)
        ? UtmZone.wellKnownText(epsg)
        : system.toWKT().replaceAll("\\s*\\R\\s*", "");
  }

  /**
   * A system that GeoTools made of a file's own words, x before y.
   *
   * @param position the file
   * @throws InvalidInputException if it is no system of degrees or metres on a map
   */
  public static CoordinateSystem of(CoordinateReferenceSystem system, SourcePosition position) {
    if (!(system instanceof GeographicCRS) && !(system instanceof ProjectedCRS)) {
      throw unknown(position, "\"" + system.getName().getCode() + "\" is not a map's system");
    }
    boolean isWgs84 = system instanceof GeographicCRS
        && CRS.equalsIgnoreMetadata(system, DefaultGeographicCRS.WGS84);
    return isWgs84 ? wgs84() : new CoordinateSystem(system.getName().getCode(), 0, system);
  }

  /** The system as GeoTools has it, for features. */
  public CoordinateReferenceSystem system() {
    return system;
  }

  /** Longitude and latitude of a place; empty if the system does not reach it. */
  public Optional<double[]> longitudeLatitude(double x, double y) {
    double[] place = {x, y};
    if (!(Math.abs(x) <= GREATEST_COORDINATE && Math.abs(y) <= GREATEST_COORDINATE)) {
      return Optional.empty();
    }
    try {
      if (epsg != WGS_84) {
        if (toWgs84 == null) {
          toWgs84 = CRS.findMathTransform(system, DefaultGeographicCRS.WGS84, true);
        }
        toWgs84.transform(place, 0, place, 0, 1);
      }
    } catch (FactoryException | TransformException | IllegalArgumentException e) {
      // Far outside, GeoTools fails on writing the angle into its own warning.
      return Optional.empty();
    }
    boolean isOnEarth = Math.abs(place[0]) <= 180 && Math.abs(place[1]) <= 90;
    return isOnEarth ? Optional.of(place) : Optional.empty();
  }

  /** Where on earth the system is meant to be used, in degrees. */
  public Envelope domain() {
    if (system instanceof ProjectedCRS projected) {
      if (epsg != 0 && !UtmZone.isZone(epsg)) {
        GeographicBoundingBox box = CRS.getGeographicBoundingBox(system);
        if (box != null) {
          return new Envelope(
              box.getWestBoundLongitude(),
              box.getEastBoundLongitude(),
              box.getSouthBoundLatitude(),
              box.getNorthBoundLatitude());
        }
      }
      if (!isTransverseMercator(projected)) {
        return new Envelope(-180, 180, -90, 90);
      }
      try {
        double meridian = projected
            .getConversionFromBase()
            .getParameterValues()
            .parameter("central_meridian")
            .doubleValue();
        return new Envelope(
            meridian - REACH_OF_A_ZONE_DEGREES, meridian + REACH_OF_A_ZONE_DEGREES, -80, 84);
      } catch (ParameterNotFoundException e) {
        return new Envelope(-180, 180, -90, 90);
      }
    }
    return new Envelope(-180, 180, -90, 90);
  }

  /** The projections of which each zone has its own meridian; others may be of the whole earth, as Mollweide's. */
  private static boolean isTransverseMercator(ProjectedCRS projected) {
    String method = projected.getConversionFromBase().getMethod().getName().getCode();
    return method.replace('_', ' ').equalsIgnoreCase("Transverse Mercator");
  }

  /**
   * The conversion to the engine's metres.
   *
   * @throws InvalidInputException if none is known
   */
  public CoordinateConversion to(MetricProjection target) {
    if (epsg == target.epsg()) {
      return CoordinateConversion.NONE;
    }
    if (epsg == WGS_84) {
      return target::tryProject;
    }
    try {
      MathTransform transform = CRS.findMathTransform(
          system, ofCode(target.code(), SourcePosition.of(name)).system, true);
      return coordinates -> MetricProjection.tryTransform(transform, coordinates);
    } catch (FactoryException e) {
      throw unknown(SourcePosition.of(name), "there is no way from it to " + target.code());
    }
  }

  /**
   * The conversion from the engine's metres.
   *
   * @throws InvalidInputException if none is known
   */
  public CoordinateConversion from(MetricProjection source) {
    if (epsg == source.epsg()) {
      return CoordinateConversion.NONE;
    }
    if (epsg == WGS_84) {
      return source::tryUnproject;
    }
    try {
      MathTransform transform = CRS.findMathTransform(
          ofCode(source.code(), SourcePosition.of(name)).system, system, true);
      return coordinates -> MetricProjection.tryTransform(transform, coordinates);
    } catch (FactoryException e) {
      throw unknown(SourcePosition.of(name), "there is no way to it from " + source.code());
    }
  }

  private static InvalidInputException unknown(SourcePosition position, String found) {
    return new InvalidInputException(Problem.error(
        "unknown-crs",
        position,
        "coordinate system",
        found,
        "expected a system that the EPSG register has",
        "Say which it is, e.g. --crs EPSG:9210 (VN-2000 / TM-3 105-45) or EPSG:32648 (UTM 48N)."));
  }
}
