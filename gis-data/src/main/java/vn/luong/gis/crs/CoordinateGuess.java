package vn.luong.gis.crs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import vn.luong.sim.problems.SourcePosition;

/** Which coordinate system numbers without a name may belong to, taken that they lie in Vietnam. */
public final class CoordinateGuess {
  private static final Envelope VIETNAM = new Envelope(102.1, 109.6, 8.3, 23.5);

  /** Bình Dương, Ho Chi Minh City and what lies around them. */
  private static final Envelope REGION = new Envelope(106.0, 107.4, 10.3, 11.8);

  /** VN-2000 / TM-3 105-45 is the system of Bình Dương and Ho Chi Minh City. */
  private static final Map<String, String> CANDIDATES = candidates();

  private CoordinateGuess() {}

  private static Map<String, String> candidates() {
    Map<String, String> candidates = new LinkedHashMap<>();
    candidates.put("EPSG:9210", "VN-2000 / TM-3 105-45");
    candidates.put("EPSG:32648", "WGS 84 / UTM 48N");
    candidates.put("EPSG:3405", "VN-2000 / UTM 48N");
    candidates.put("EPSG:32649", "WGS 84 / UTM 49N");
    candidates.put("EPSG:3406", "VN-2000 / UTM 49N");
    candidates.put("EPSG:9212", "VN-2000 / TM-3 106-00");
    candidates.put("EPSG:9213", "VN-2000 / TM-3 106-15");
    candidates.put("EPSG:9214", "VN-2000 / TM-3 106-30");
    candidates.put("EPSG:3857", "web maps");
    return candidates;
  }

  /**
   * The likely systems of a file, in words, e.g. {@code EPSG:9210 (VN-2000 / TM-3 105-45)}; empty if nothing fits.
   *
   * @param extent bounds of its coordinates
   */
  public static Optional<String> words(Envelope extent) {
    if (extent.isNull()) {
      return Optional.empty();
    }
    Coordinate centre = extent.centre();
    if (Math.abs(centre.x) <= 180 && Math.abs(centre.y) <= 90) {
      return Optional.of("EPSG:4326 (degrees of WGS 84)");
    }
    if (VIETNAM.contains(centre.y, centre.x)) {
      return Optional.of("EPSG:4326 (degrees of WGS 84, latitude before longitude)");
    }
    List<String> inRegion = new ArrayList<>();
    List<String> inVietnam = new ArrayList<>();
    CANDIDATES.forEach((code, name) -> {
      CoordinateSystem system = CoordinateSystem.ofCode(code, SourcePosition.of("guess"));
      Optional<double[]> straight = system.longitudeLatitude(centre.x, centre.y);
      Optional<double[]> swapped = system.longitudeLatitude(centre.y, centre.x);
      boolean isSwapped = !isIn(VIETNAM, straight) && isIn(VIETNAM, swapped);
      Optional<double[]> place = isSwapped ? swapped : straight;
      String words = code + " (" + name + (isSwapped ? ", north before east)" : ")");
      if (isIn(REGION, place)) {
        inRegion.add(words);
      } else if (isIn(VIETNAM, place)) {
        inVietnam.add(words);
      }
    });
    List<String> best = inRegion.isEmpty() ? inVietnam : inRegion;
    return best.isEmpty() ? Optional.empty() : Optional.of(String.join(" or ", best));
  }

  private static boolean isIn(Envelope area, Optional<double[]> place) {
    return place.isPresent() && area.contains(place.get()[0], place.get()[1]);
  }
}
