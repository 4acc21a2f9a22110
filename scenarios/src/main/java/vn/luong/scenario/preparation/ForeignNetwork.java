package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.gis.attachment.Attachment;
import vn.luong.gis.binhduong.Gateway;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.roads.LinkTexts;
import vn.luong.gis.roads.RoadName;
import vn.luong.gis.streets.SketchedNetwork;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.scenario.config.ScenarioFile.NetworkFile;
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

  /** … and it has this length of links to live at. */
  private static final double LEAST_STREET_METERS = 2000;

  private static final double GATEWAY_REACH_METERS = 3000;

  /** How far a gateway rather goes for a road of twice the capacity, about; see {@link #gatewayLink}. */
  private static final double GATEWAY_SLACK_METERS = 200;

  private static final double NAMED_PULL = 3;
  private static final double END_PULL = 100;

  /** Farther away, or on a small road, a gateway is worth a look. */
  private static final double GATEWAY_SURE_METERS = 1000;

  private static final Set<String> MINOR_ROADS =
      Set.of("unclassified", "residential", "living_street", "service", "road", "track");

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

  /** The part of the province that this network covers. */
  StudyArea area(BinhDuongLandUse landUse, ZoneLayer layer) {
    Zones zones = landUse.zones();
    int[] zoneOfLink = landUse.zoneOfLink(network);
    keepAddresses(zoneOfLink, zones.size());
    int[] kept = coveredZones(zoneOfLink, layer);
    if (kept.length == 0) {
      problems.add(Problem.error(
          "no-ward-covered",
          file.position(),
          KEY,
          "the network " + file.file() + " covers no ward of the region",
          "at least one ward must have 2 km of streets for motorbikes in it",
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
    return new StudyArea(
        zones.only(kept),
        landUse.stock().only(zones, kept),
        layer.only(kept),
        zoneOfLink,
        gateways(landUse, share),
        landUse.householdsWithCar());
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

  private int[] coveredZones(int[] zoneOfLink, ZoneLayer layer) {
    double[] streetMeters = new double[layer.zoneCount()];
    for (int link = 0; link < zoneOfLink.length; link++) {
      if (zoneOfLink[link] >= 0) {
        streetMeters[zoneOfLink[link]] += network.lengthMeters(link);
      }
    }
    Geometry hull = hull();
    return IntStream.range(0, layer.zoneCount())
        .filter(zone -> streetMeters[zone] >= LEAST_STREET_METERS)
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
          "a ward needs half of its area and 2 km of streets for motorbikes in the network",
          "Commuters through the gateways shrink alike. Import a larger map to have them all.");
    }
  }

  private List<GatewayDemand> gateways(BinhDuongLandUse landUse, double share) {
    List<Gateway> gateways = landUse.gateways();
    List<GatewayDemand> demands = new ArrayList<>();
    List<String> out = new ArrayList<>();
    List<Attachment> attachments = new ArrayList<>();
    for (Gateway gateway : gateways) {
      int link = gatewayLink(gateway);
      if (link == Network.NO_LINK) {
        out.add(gateway.id());
      } else {
        demands.add(landUse.demand(gateway, network, link, share));
        attachments.add(attachment(gateway, link));
      }
    }
    AttachmentNotes.tell(attachments, file.position(), problems);
    if (!out.isEmpty()) {
      warn(
          "gateways-left-out",
          out.size() + " of " + gateways.size() + " gateways are left out: " + some(out),
          "a gateway needs a road for cars and motorbikes within 3 km",
          "Nobody comes and goes there. Import a larger map to have them all.");
    }
    return demands;
  }

  private Attachment attachment(Gateway gateway, int link) {
    double meters = meters(gateway, link);
    boolean isNamed = isNamed(gateway, link);
    String type = network.linkAttributes().findText(link, LinkTexts.TYPE);
    boolean isSure = isAtItsEnd(gateway, link)
        || meters <= GATEWAY_SURE_METERS
            && (isNamed || type == null || !MINOR_ROADS.contains(type));
    String name = network.linkAttributes().findText(link, LinkTexts.NAME);
    return new Attachment(
        Attachment.Kind.GATEWAY,
        isSure ? Attachment.Status.ATTACHED : Attachment.Status.DOUBTFUL,
        gateway.id(),
        gateway.corridor(),
        String.format(
            Locale.ROOT,
            "its traffic comes and goes at link %s of %s%s, %.0f m away",
            network.linkId(link),
            name == null ? "a road without a name" : name,
            type == null ? "" : " (" + type + ")",
            meters),
        meters,
        Double.NaN,
        network.nodeX(network.toNode(link)),
        network.nodeY(network.toNode(link)));
  }

  private double meters(Gateway gateway, int link) {
    int end = network.toNode(link);
    return Math.hypot(network.nodeX(end) - gateway.x(), network.nodeY(end) - gateway.y());
  }

  /** Where a planned road leaves the region, the gateway is the end of that road. */
  private boolean isAtItsEnd(Gateway gateway, int link) {
    return network.nodeId(network.toNode(link)).equals(gateway.junction());
  }

  /** Whether the link bears one of the names or numbers of the gateway's road. */
  private boolean isNamed(Gateway gateway, int link) {
    String name = network.linkAttributes().findText(link, LinkTexts.NAME);
    String ref = network.linkAttributes().findText(link, LinkTexts.REF);
    for (String part : gateway.corridor().split("[,/()]| - ")) {
      String words = part.strip();
      for (String wanted : List.of(words, words.split(" ")[0])) {
        RoadName road = RoadName.of(wanted);
        if (road.isAmong(name) || road.isAmong(ref)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The road that a gateway's traffic takes: a near one, but rather a main road a little further off than the alley
   * beside it, which could not carry thousands of vehicles. Capacity by distance decides; the
   * right name is worth a multiple of it.
   */
  private int gatewayLink(Gateway gateway) {
    int best = Network.NO_LINK;
    double bestPull = 0;
    for (int link = 0; link < network.linkCount(); link++) {
      double meters = meters(gateway, link);
      if (meters > GATEWAY_REACH_METERS || !isOpen(link, gatewayModes)) {
        continue;
      }
      double pull = network.flowCapacityPcePerSecond(link) / (meters + GATEWAY_SLACK_METERS);
      pull *= isNamed(gateway, link) ? NAMED_PULL : 1;
      pull *= isAtItsEnd(gateway, link) ? END_PULL : 1;
      if (pull > bestPull) {
        best = link;
        bestPull = pull;
      }
    }
    return best;
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
