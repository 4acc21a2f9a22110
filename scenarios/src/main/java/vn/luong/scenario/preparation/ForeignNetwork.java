package vn.luong.scenario.preparation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.gis.attachment.GatewayRoads;
import vn.luong.gis.binhduong.Gateway;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.streets.SketchedNetwork;
import vn.luong.gis.zones.ZoneIndex;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.scenario.config.ScenarioFile.NetworkFile;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.scenario.landuse.Zones;
import vn.luong.scenario.people.FirstMode;
import vn.luong.scenario.people.GatewayDemand;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChecks;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/**
 * A network that does not come with the region, normally an import of OpenStreetMap. It may cover only a part of the
 * region or reach beyond it: wards and gateways that it does not reach are left out, with a warning.
 */
final class ForeignNetwork {
  /** A ward takes part if this share of it lies inside the network's convex hull … */
  private static final double LEAST_COVERED_SHARE = 0.5;

  /** … and it has this length of streets to live at; both directions of a street are one … */
  private static final double LEAST_STREET_METERS = 1000;

  /**
   * … and not more people on each kilometre of them, 30 times as many as in towns: where a map ends, a ward may lie
   * within its hull and have one road of it.
   */
  private static final double MOST_PEOPLE_PER_KILOMETER = 10_000;

  /**
   * PCE of the busiest hour and direction for each person that crosses on a weekday and direction: nine to sixteen in a
   * hundred come in that hour, in 0.8 vehicles of 0.36 PCE (the bundled network of 2030; an estimate).
   */
  private static final double PEAK_PCE_PER_CROSSING = 0.035;

  private static final Set<String> ROADS_WITHOUT_ADDRESSES =
      Set.of("motorway", "motorway_link", "trunk", "trunk_link");
  private static final String KEY = "key \"network\"";
  private static final int NAMES_SHOWN = 5;

  private final Network network;
  private final NetworkFile file;
  private final ProblemLog problems;
  private final long homeModes;
  private final long gatewayModes;

  ForeignNetwork(Network network, NetworkFile file, ProblemLog problems) {
    this.network = network;
    this.file = file;
    this.problems = problems;
    ModeTable modes = network.modeTable();
    homeModes = ModeTable.bit(modes.add(FirstMode.MOTORBIKE));
    gatewayModes = homeModes | ModeTable.bit(modes.add(FirstMode.CAR));
  }

  /** Reads the file; the result is of use only if there are no errors among the problems. */
  static Network read(NetworkFile file, ModeTable modes, ProblemLog problems) {
    int errorsBefore = problems.errorCount();
    Network network = NetworkXmlReader.read(file.file(), modes, problems);
    if (problems.errorCount() == errorsBefore) {
      NetworkChecks.run(network, file.file().toString(), problems);
    }
    String crs = network.networkAttributes().findText(0, Network.CRS_ATTRIBUTE);
    if (crs != null && !crs.equalsIgnoreCase(MetricProjection.DEFAULT_CODE)) {
      problems.add(Problem.error(
          "wrong-crs",
          file.position(),
          KEY,
          "the coordinates of " + file.file() + " are " + crs,
          "those of the region are " + MetricProjection.DEFAULT_CODE,
          "Import the map again with --crs " + MetricProjection.DEFAULT_CODE + "."));
    }
    return network;
  }

  /**
   * The part of the province that this network covers, and the network with what it needs for that.
   *
   * @param isChanged tells of a link whether a measure has changed it, so that it stays what the measure says
   */
  StudyArea area(BinhDuongLandUse landUse, ZoneLayer layer, IntPredicate isChanged) {
    Zones zones = landUse.zones();
    int[] zoneOfLink = landUse.zoneOfLink(network);
    keepAddresses(zoneOfLink, zones.size());
    int[] kept = coveredZones(zoneOfLink, layer, landUse.stock());
    if (kept.length == 0) {
      problems.add(Problem.error(
          "no-ward-covered",
          file.position(),
          KEY,
          "the network " + file.file() + " covers no ward of the region",
          "at least one ward must have a km of streets for motorbikes in it",
          "Use a map of the region in " + MetricProjection.DEFAULT_CODE
              + " whose links allow the mode motorbike."));
      problems.throwIfErrors();
    }
    double share = (double) residents(landUse, kept) / landUse.stock().totalResidents();
    reportLeftOut(landUse, kept);
    int[] newZone = new int[zones.size()];
    Arrays.fill(newZone, Zones.NO_ZONE);
    for (int zone = 0; zone < kept.length; zone++) {
      newZone[kept[zone]] = zone;
    }
    Arrays.setAll(
        zoneOfLink, link -> zoneOfLink[link] < 0 ? Zones.NO_ZONE : newZone[zoneOfLink[link]]);
    StudyArea mapped = new StudyArea(
        zones.only(kept),
        landUse.stock().only(zones, kept),
        layer.only(kept),
        network,
        zoneOfLink,
        List.of(),
        landUse.householdsWithCar());
    if (file.areStreetsFilled()) {
      EstateStreets.widen(mapped, file, problems);
    }
    StudyArea filled =
        file.areStreetsFilled() ? MissingStreets.fill(mapped, file, isChanged, problems) : mapped;
    return withGateways(
        filled,
        landUse.gateways(),
        (gateway, at, link) -> landUse.demand(gateway, at, link, share));
  }

  /** Nobody lives at a link closed to motorbikes, nor at a highway where the ward has other streets. */
  private void keepAddresses(int[] zoneOfLink, int zoneCount) {
    boolean[] hasStreets = new boolean[zoneCount];
    for (int link = 0; link < zoneOfLink.length; link++) {
      if (zoneOfLink[link] >= 0 && isOpen(link, homeModes) && !isHighway(link)) {
        hasStreets[zoneOfLink[link]] = true;
      }
    }
    for (int link = 0; link < zoneOfLink.length; link++) {
      int zone = zoneOfLink[link];
      if (zone >= 0 && (!isOpen(link, homeModes) || hasStreets[zone] && isHighway(link))) {
        zoneOfLink[link] = Zones.NO_ZONE;
      }
    }
  }

  private boolean isOpen(int link, long modes) {
    return (network.modes(link) & modes) == modes;
  }

  private boolean isHighway(int link) {
    String type = network.linkAttributes().findText(link, SketchedNetwork.TYPE);
    return type != null && ROADS_WITHOUT_ADDRESSES.contains(type);
  }

  private int[] coveredZones(int[] zoneOfLink, ZoneLayer layer, ZoneStock stock) {
    double[] streetMeters = MissingStreets.meters(network, zoneOfLink, layer.zoneCount());
    Geometry hull = hull();
    return IntStream.range(0, layer.zoneCount())
        .filter(zone -> streetMeters[zone] >= LEAST_STREET_METERS)
        .filter(
            zone -> stock.residents(zone) <= MOST_PEOPLE_PER_KILOMETER * streetMeters[zone] / 1000)
        .filter(zone -> layer.polygon(zone).intersection(hull).getArea()
            >= LEAST_COVERED_SHARE * layer.areaSquareMeters(zone))
        .toArray();
  }

  private Geometry hull() {
    Coordinate[] nodes = new Coordinate[network.nodeCount()];
    Arrays.setAll(nodes, node -> new Coordinate(network.nodeX(node), network.nodeY(node)));
    return new GeometryFactory().createMultiPointFromCoords(nodes).convexHull();
  }

  private static long residents(BinhDuongLandUse landUse, int[] zones) {
    return Arrays.stream(zones).mapToLong(landUse.stock()::residents).sum();
  }

  private void reportLeftOut(BinhDuongLandUse landUse, int[] kept) {
    Zones zones = landUse.zones();
    int[] out = IntStream.range(0, zones.size())
        .filter(zone -> Arrays.binarySearch(kept, zone) < 0)
        .toArray();
    if (out.length > 0) {
      List<String> names =
          Arrays.stream(out).mapToObj(zone -> zones.zone(zone).name()).toList();
      warn(
          "wards-left-out",
          String.format(
              Locale.ROOT,
              "%d of %d wards with %,d of %,d residents are left out: %s",
              out.length,
              zones.size(),
              residents(landUse, out),
              landUse.stock().totalResidents(),
              some(names)),
          "a ward needs half of its area in the network, a km of streets for motorbikes, and a km for each"
              + " 10,000 people",
          "Commuters through the gateways shrink alike. Import a larger map to have them all.");
    }
  }

  /** Joins the gateways to the network, and tells where, and whether their roads carry what is expected. */
  private StudyArea withGateways(StudyArea inside, List<Gateway> gateways, Demand demand) {
    ZoneIndex index = new ZoneIndex(inside.layer());
    List<GatewayRoads.Gate> gates = gateways.stream()
        .map(gateway -> new GatewayRoads.Gate(
            gateway.id(),
            gateway.corridor(),
            gateway.junction(),
            gateway.x(),
            gateway.y(),
            peakPcePerHour(demand.of(gateway, inside.network(), 0))))
        .toList();
    GatewayRoads.Result roads = GatewayRoads.join(
        inside.network(), gates, gatewayModes, (x, y) -> index.zoneAt(x, y) == Zones.NO_ZONE);
    AttachmentNotes.tell(
        roads.joined().stream().map(GatewayRoads.Joined::attachment).toList(),
        file.position(),
        problems);
    roads.joined().forEach(this::tellIfNarrow);
    Map<String, String> outsideLinks = roads.joined().stream()
        .collect(Collectors.toMap(joined -> joined.gate().id(), GatewayRoads.Joined::outsideLink));
    List<String> out = gateways.stream()
        .map(Gateway::id)
        .filter(id -> !outsideLinks.containsKey(id))
        .toList();
    if (!out.isEmpty()) {
      warn(
          "gateways-left-out",
          out.size() + " of " + gateways.size() + " gateways are left out: " + some(out),
          "a gateway needs a road for cars and motorbikes within 3 km",
          "Nobody comes and goes there. Import a larger map to have them all.");
    }
    List<GatewayDemand> demands = gateways.stream()
        .filter(gateway -> outsideLinks.containsKey(gateway.id()))
        .map(gateway -> demand.of(
            gateway,
            roads.network(),
            roads.network().linkIds().index(outsideLinks.get(gateway.id()))))
        .toList();
    return inside.on(roads.network()).with(demands);
  }

  /** Who crosses at a gateway that lies at a link. */
  private interface Demand {
    GatewayDemand of(Gateway gateway, Network at, int link);
  }

  private static double peakPcePerHour(GatewayDemand demand) {
    return PEAK_PCE_PER_CROSSING * (demand.inbound() + demand.outbound() + 2 * demand.through());
  }

  private void tellIfNarrow(GatewayRoads.Joined joined) {
    GatewayRoads.Gate gate = joined.gate();
    if (gate.peakPcePerHour() > joined.capacityPcePerHour()) {
      problems.add(Problem.note(
              "gateway-over-capacity",
              file.position(),
              "gateway \"" + gate.id() + "\" (" + gate.corridor() + ")",
              String.format(
                  Locale.ROOT,
                  "about %,.0f PCE are expected in the busiest hour and direction, its roads carry %,.0f",
                  gate.peakPcePerHour(),
                  joined.capacityPcePerHour()),
              "what is more waits outside for hours",
              "Import a map that has all roads there, or give them their lanes with \"change-road\".")
          .at(joined.attachment().x(), joined.attachment().y()));
    }
  }

  private void warn(String kind, String found, String expected, String remedy) {
    problems.add(Problem.warning(kind, file.position(), KEY, found, expected, remedy));
  }

  private static String some(List<String> names) {
    return names.size() <= NAMES_SHOWN
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMES_SHOWN)) + " …";
  }
}
