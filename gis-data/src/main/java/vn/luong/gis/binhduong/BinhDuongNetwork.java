package vn.luong.gis.binhduong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.roads.NetworkCleaner;
import vn.luong.gis.streets.BuiltUpArea;
import vn.luong.gis.streets.LocalStreets;
import vn.luong.gis.streets.RoadSketch;
import vn.luong.gis.streets.SketchedNetwork;
import vn.luong.gis.streets.StreetClass;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.units.Units;

/**
 * The traffic network of Bình Dương: the strategic roads of the tables, and local streets generated inside the built-up
 * part of each ward and inside the industrial parks, because no street map of the province may be shipped.
 */
public final class BinhDuongNetwork {
  private static final Logger LOG = LoggerFactory.getLogger(BinhDuongNetwork.class);

  /** Streets must not change from run to run: they are part of the package, not of a scenario. */
  private static final long STREET_SEED = 20190401;

  private static final double GATEWAY_ROAD_METERS = 500;

  /** Wide enough not to be the bottleneck: what lies beyond is not modelled. */
  private static final double GATEWAY_LANES = 5;

  private static final double TOWN_PERSONS_PER_SQUARE_METER = 9e-3;
  private static final double VILLAGE_PERSONS_PER_SQUARE_METER = 3e-3;
  private static final double LEAST_BUILT_UP_SQUARE_METERS = 0.8e6;
  private static final double TOWN_SPACING_METERS = 230;
  private static final double VILLAGE_SPACING_METERS = 300;
  private static final double ESTATE_SPACING_METERS = 420;

  private BinhDuongNetwork() {}

  /**
   * Builds the network.
   *
   * @param modes gets the modes {@code car}, {@code motorbike}, {@code truck} and {@code bus}; motorbikes may not use
   *     expressways and their ramps
   * @param year year of the roads, the built-up areas and the parks
   */
  public static Network build(BinhDuongTables tables, int year, ModeTable modes) {
    RoadSketch sketch = new RoadSketch();
    Map<String, Integer> nodes = new HashMap<>();
    for (Junction junction : tables.junctions()) {
      nodes.put(junction.id(), sketch.addNode(junction.id(), junction.x(), junction.y()));
    }
    for (Road road : tables.roads()) {
      RoadSketch.Profile profile = new RoadSketch.Profile(
          road.name(),
          road.streetClass(),
          lanes(tables, road, year),
          road.freeSpeedMetersPerSecond(),
          road.lengthFactor());
      sketch.addRoad(nodes.get(road.from()), nodes.get(road.to()), profile);
    }
    PlannedRoads planned = new PlannedRoads(tables, year, sketch);
    planned.addFrontageRoads(nodes);
    for (Gateway gateway : tables.gateways()) {
      if (gateway.fromYear() <= year) {
        addGateway(sketch, gateway, nodes.get(gateway.junction()), tables);
      }
    }
    LocalStreets.addTo(
        sketch, areas(tables, year), tables.outline(), STREET_SEED, streetPrefix(year));
    planned.addExpressways();
    NetworkBuilder builder = new NetworkBuilder(modes);
    builder.setName("Bình Dương " + year);
    builder.networkAttributes().putText(0, Network.CRS_ATTRIBUTE, MetricProjection.DEFAULT_CODE);
    SketchedNetwork.addTo(builder, sketch);
    // Trucks may use wide local streets, but not all of those hang together without lanes.
    Network network = NetworkCleaner.clean(builder.build()).network();
    LOG.info("network of Bình Dương: {} nodes, {} links", network.nodeCount(), network.linkCount());
    return network;
  }

  /** Towns grow from year to year and their streets with them: those of two years share no ids. */
  private static String streetPrefix(int year) {
    return year == PopulationGrowth.FIRST_YEAR ? "l" : "l" + year + ".";
  }

  private static double lanes(BinhDuongTables tables, Road road, int year) {
    return tables.planned().widenings().stream()
        .filter(widening -> widening.appliesTo(road, year))
        .max(Comparator.comparingInt(RoadWidening::fromYear))
        .map(RoadWidening::lanesPerDirection)
        .orElse(road.lanesPerDirection());
  }

  /** Id of the link that leaves the province at a gateway; its end is where outsiders live and work. */
  public static String outsideLink(Gateway gateway) {
    return gateway.junction() + "-" + gateway.id();
  }

  /** A road straight out of the province, so that outsiders come from beyond the last junction. */
  private static void addGateway(
      RoadSketch sketch, Gateway gateway, int junction, BinhDuongTables tables) {
    double outX = sketch.x(junction) - tables.outline().getCentroid().getX();
    double outY = sketch.y(junction) - tables.outline().getCentroid().getY();
    double scale = GATEWAY_ROAD_METERS / Math.hypot(outX, outY);
    int outside = sketch.addNode(
        gateway.id(), sketch.x(junction) + scale * outX, sketch.y(junction) + scale * outY);
    RoadSketch.Profile profile = new RoadSketch.Profile(
        gateway.corridor(),
        StreetClass.PRIMARY,
        GATEWAY_LANES,
        Units.metersPerSecondFromKilometersPerHour(60),
        1);
    sketch.addRoad(junction, outside, profile);
  }

  private static List<BuiltUpArea> areas(BinhDuongTables tables, int year) {
    List<BuiltUpArea> areas = new ArrayList<>();
    for (IndustrialPark park : tables.parks()) {
      if (park.fromYear() <= year) {
        areas.add(new BuiltUpArea(
            park.id(),
            "KCN " + park.name(),
            park.x(),
            park.y(),
            park.areaSquareMeters(),
            ESTATE_SPACING_METERS,
            true));
      }
    }
    int[] residents =
        PopulationGrowth.residents(tables, Math.min(year, PopulationGrowth.LAST_YEAR));
    for (int index = 0; index < residents.length; index++) {
      Ward ward = tables.wards().get(index);
      double density =
          ward.isCommune() ? VILLAGE_PERSONS_PER_SQUARE_METER : TOWN_PERSONS_PER_SQUARE_METER;
      double builtUp = Math.max(residents[index] / density, LEAST_BUILT_UP_SQUARE_METERS);
      areas.add(new BuiltUpArea(
          ward.id(),
          ward.name(),
          ward.x(),
          ward.y(),
          Math.min(builtUp, ward.areaSquareMeters()),
          ward.isCommune() ? VILLAGE_SPACING_METERS : TOWN_SPACING_METERS,
          false));
    }
    return areas;
  }
}
