package vn.luong.scenario.preparation;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import vn.luong.gis.zones.ZoneIndex;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.scenario.indicators.LandUseChange;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.scenario.landuse.Zones;

/** The zones of a scenario as results see them. */
final class WardZones implements ZoneMap {
  private final Zones zones;
  private final ZoneStock stock;
  private final ZoneLayer layer;
  private final ZoneIndex index;

  private final List<LandUseChange> changes;

  WardZones(Zones zones, ZoneStock stock, ZoneLayer layer, List<LandUseChange> changes) {
    this.zones = zones;
    this.stock = stock;
    this.layer = layer;
    this.index = new ZoneIndex(layer);
    this.changes = List.copyOf(changes);
  }

  @Override
  public int zoneCount() {
    return zones.size();
  }

  @Override
  public String id(int zone) {
    return zones.zone(zone).id();
  }

  @Override
  public String name(int zone) {
    return zones.zone(zone).name();
  }

  @Override
  public double x(int zone) {
    return zones.zone(zone).x();
  }

  @Override
  public double y(int zone) {
    return zones.zone(zone).y();
  }

  @Override
  public int zoneAt(double x, double y) {
    return index.zoneAt(x, y);
  }

  @Override
  public double residents(int zone) {
    return stock.residents(zone);
  }

  @Override
  public double jobs(int zone) {
    return stock.jobs(zone);
  }

  @Override
  public Optional<Geometry> outline(int zone) {
    return Optional.of(layer.polygon(zone));
  }

  @Override
  public List<LandUseChange> landUseChanges() {
    return changes;
  }
}
