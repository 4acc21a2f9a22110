package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.index.strtree.STRtree;
import vn.luong.gis.zones.ZoneLayer;

/**
 * Which share of each ward's area lies in which other zone.
 *
 * <p>Layout: one list per zone with the wards that it touches, by their order.
 */
final class WardShares {
  /** A value of a ward. */
  interface WardValue {
    double of(int ward);
  }

  /** A ward and the share of its area that lies in the zone. */
  private record Part(int ward, double share, double areaSquareMeters) {}

  private final List<List<Part>> parts = new ArrayList<>();

  WardShares(ZoneLayer wards, ZoneLayer zones) {
    STRtree index = new STRtree();
    for (int ward = 0; ward < wards.zoneCount(); ward++) {
      index.insert(wards.polygon(ward).getEnvelopeInternal(), ward);
    }
    index.build();
    for (int zone = 0; zone < zones.zoneCount(); zone++) {
      List<Part> ofZone = new ArrayList<>();
      for (Object found : index.query(zones.polygon(zone).getEnvelopeInternal())) {
        int ward = (Integer) found;
        double area = wards.polygon(ward).intersection(zones.polygon(zone)).getArea();
        if (area > 0) {
          ofZone.add(new Part(ward, area / wards.areaSquareMeters(ward), area));
        }
      }
      ofZone.sort((one, other) -> Integer.compare(one.ward, other.ward));
      parts.add(ofZone);
    }
  }

  /** What the zone has of a value that is spread evenly over each ward. */
  double sum(int zone, WardValue value) {
    double sum = 0;
    for (Part part : parts.get(zone)) {
      sum += part.share * value.of(part.ward);
    }
    return sum;
  }

  /** The ward that has most of the zone's area; negative if there is none. */
  int mainWard(int zone) {
    int main = -1;
    double most = 0;
    for (Part part : parts.get(zone)) {
      if (part.areaSquareMeters > most) {
        main = part.ward;
        most = part.areaSquareMeters;
      }
    }
    return main;
  }
}
