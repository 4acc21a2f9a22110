package vn.luong.scenario.indicators;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/** The zones of a scenario, as far as results need them; zones are dense ints. */
public interface ZoneMap {
  int NO_ZONE = -1;

  int zoneCount();

  String id(int zone);

  /** Name for people. */
  String name(int zone);

  /** Easting of the zone's centre. */
  double x(int zone);

  /** Northing of the zone's centre. */
  double y(int zone);

  /** The zone a place lies in, or {@link #NO_ZONE}. */
  int zoneAt(double x, double y);

  /** The zone's border, polygon or multi-polygon, if it is known. */
  default Optional<Geometry> outline(int zone) {
    return Optional.empty();
  }

  /** Persons who live in the zone, of the whole population; NaN if that is not known. */
  default double residents(int zone) {
    return Double.NaN;
  }

  /** Jobs in the zone, of the whole region and not of a sample; NaN if that is not known. */
  default double jobs(int zone) {
    return Double.NaN;
  }

  /** What measures made of areas and zones; none where they say nothing of land use. */
  default List<LandUseChange> landUseChanges() {
    return List.of();
  }

  /** No zones. */
  ZoneMap NONE = new ZoneMap() {
    @Override
    public int zoneCount() {
      return 0;
    }

    @Override
    public String id(int zone) {
      throw new IndexOutOfBoundsException(zone);
    }

    @Override
    public String name(int zone) {
      throw new IndexOutOfBoundsException(zone);
    }

    @Override
    public double x(int zone) {
      throw new IndexOutOfBoundsException(zone);
    }

    @Override
    public double y(int zone) {
      throw new IndexOutOfBoundsException(zone);
    }

    @Override
    public int zoneAt(double x, double y) {
      return NO_ZONE;
    }
  };
}
