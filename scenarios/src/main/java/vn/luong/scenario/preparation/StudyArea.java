package vn.luong.scenario.preparation;

import java.util.Arrays;
import java.util.List;
import vn.luong.gis.binhduong.BinhDuongNetwork;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.scenario.landuse.Zones;
import vn.luong.scenario.people.GatewayDemand;
import vn.luong.sim.network.Network;

/**
 * Where a scenario takes place: the zones that take part, what they hold, at which streets they have addresses, and who
 * comes and goes through the gateways.
 *
 * <p>Layout: the zone of each link in one column, negative for links without addresses.
 *
 * <p>Threads: nothing changes once built.
 */
final class StudyArea {
  private final Zones zones;
  private final ZoneStock stock;
  private final ZoneLayer layer;
  private final Network network;
  private final int[] zoneOfLink;
  private final List<GatewayDemand> gateways;
  private final double householdsWithCar;

  StudyArea(
      Zones zones,
      ZoneStock stock,
      ZoneLayer layer,
      Network network,
      int[] zoneOfLink,
      List<GatewayDemand> gateways,
      double householdsWithCar) {
    this.zones = zones;
    this.stock = stock;
    this.layer = layer;
    this.network = network;
    this.zoneOfLink = zoneOfLink;
    this.gateways = List.copyOf(gateways);
    this.householdsWithCar = householdsWithCar;
  }

  /** The whole province on its bundled network, which has a road out at every gateway. */
  static StudyArea whole(BinhDuongLandUse landUse, ZoneLayer layer, Network network) {
    List<GatewayDemand> gateways = landUse.gateways().stream()
        .map(gateway -> landUse.demand(
            gateway, network, network.linkIds().index(BinhDuongNetwork.outsideLink(gateway)), 1))
        .toList();
    return new StudyArea(
        landUse.zones(),
        landUse.stock(),
        layer,
        network,
        landUse.zoneOfLink(network),
        gateways,
        landUse.householdsWithCar());
  }

  /** The same on a network that has more links after those of this one, on which nobody lives. */
  StudyArea on(Network larger) {
    int[] more = Arrays.copyOf(zoneOfLink, larger.linkCount());
    Arrays.fill(more, zoneOfLink.length, more.length, Zones.NO_ZONE);
    return new StudyArea(zones, stock, layer, larger, more, gateways, householdsWithCar);
  }

  /** The same with these gateways, whose links are links of its network. */
  StudyArea with(List<GatewayDemand> newGateways) {
    return new StudyArea(zones, stock, layer, network, zoneOfLink, newGateways, householdsWithCar);
  }

  /** The network it lies on. */
  Network network() {
    return network;
  }

  Zones zones() {
    return zones;
  }

  ZoneStock stock() {
    return stock;
  }

  ZoneLayer layer() {
    return layer;
  }

  int[] zoneOfLink() {
    return zoneOfLink;
  }

  List<GatewayDemand> gateways() {
    return gateways;
  }

  double householdsWithCar() {
    return householdsWithCar;
  }
}
