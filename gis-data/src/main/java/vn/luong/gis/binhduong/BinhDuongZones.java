package vn.luong.gis.binhduong;

import java.util.ArrayList;
import java.util.List;
import vn.luong.gis.zones.VoronoiZones;
import vn.luong.gis.zones.ZoneCentre;
import vn.luong.gis.zones.ZoneLayer;

/** The wards as zones: Voronoi cells of the ward centres, because ward polygons may not be shipped. */
public final class BinhDuongZones {
  private BinhDuongZones() {}

  /**
   * One zone per ward, in the order of the table, with the attributes {@code name}, {@code district} and {@code
   * population} of the year.
   */
  public static ZoneLayer of(BinhDuongTables tables, int year) {
    int[] residents = PopulationGrowth.residents(tables, year);
    List<ZoneCentre> centres = new ArrayList<>();
    for (Ward ward : tables.wards()) {
      centres.add(new ZoneCentre(ward.id(), ward.x(), ward.y()));
    }
    ZoneLayer zones = VoronoiZones.of(centres, tables.outline());
    for (int zone = 0; zone < zones.zoneCount(); zone++) {
      Ward ward = tables.wards().get(zone);
      zones.attributes().putText(zone, "name", ward.name());
      zones.attributes().putText(zone, "district", ward.district());
      zones.attributes().putText(zone, "population", Integer.toString(residents[zone]));
    }
    return zones;
  }
}
