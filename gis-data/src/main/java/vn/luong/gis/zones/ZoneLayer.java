package vn.luong.gis.zones;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;

/**
 * Zones as dense ints {@code 0 … zoneCount - 1} with their polygons and attributes. Coordinates are metres in
 * the scenario's CRS.
 *
 * <p>Layout: one JTS polygon or multi-polygon per zone; attributes in row {@code zone} of an {@link
 * AttributeTable}.
 *
 * <p>Threads: safe to read from several threads once filled; JTS geometries must not be changed.
 */
public final class ZoneLayer {
  private final IdTable ids = new IdTable();
  private final List<Geometry> polygons = new ArrayList<>();
  private final AttributeTable attributes = new AttributeTable();

  /**
   * Adds a zone.
   *
   * @param polygon a polygon or multi-polygon that is not empty
   * @return the zone's index
   * @throws IllegalArgumentException if the id is taken or the geometry has no area
   */
  public int add(String id, Geometry polygon) {
    if (ids.contains(id)) {
      throw new IllegalArgumentException("zone \"" + id + "\" is there already");
    }
    if (polygon.getDimension() != 2 || polygon.isEmpty()) {
      throw new IllegalArgumentException(
          "zone \"" + id + "\" is not a polygon but " + polygon.getGeometryType());
    }
    polygons.add(polygon);
    return ids.add(id);
  }

  /** Some of the zones: zone {@code i} of the result is zone {@code kept[i]} of these. */
  public ZoneLayer only(int[] kept) {
    ZoneLayer part = new ZoneLayer();
    for (int zone : kept) {
      int added = part.add(id(zone), polygon(zone));
      for (String name : attributes.namesOf(zone)) {
        part.attributes.put(added, name, attributes.find(zone, name));
      }
    }
    return part;
  }

  public int zoneCount() {
    return polygons.size();
  }

  public String id(int zone) {
    return ids.text(zone);
  }

  /** The zone's index, or {@link IdTable#NO_ID}. */
  public int find(String id) {
    return ids.find(id);
  }

  public Geometry polygon(int zone) {
    return polygons.get(zone);
  }

  public double areaSquareMeters(int zone) {
    return polygons.get(zone).getArea();
  }

  /** Attributes of the zones, one row per zone. */
  public AttributeTable attributes() {
    return attributes;
  }
}
