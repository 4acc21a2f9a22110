package vn.luong.gis.attachment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import vn.luong.gis.attachment.Attachment.Kind;
import vn.luong.gis.attachment.Attachment.Status;
import vn.luong.gis.roads.LinkTexts;
import vn.luong.gis.roads.RoadName;
import vn.luong.gis.spatial.LinksNear;
import vn.luong.gis.spatial.LinksNear.Found;
import vn.luong.gis.streets.StreetClass;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.Network;
import vn.luong.sim.units.Units;

/**
 * Joins places outside of a network, where people come from and go to, to its roads: a short wide road of its own for each gateway, to
 * both carriageways of the road that is meant, and to further roads beyond the border if one alone cannot carry so many. Whoever comes
 * through a gateway then need not begin on one link of one carriageway, perhaps inside a roundabout.
 */
public final class GatewayRoads {
  private static final double REACH_METERS = 3000;

  /** How far a gateway rather goes for a road of twice the capacity, about. */
  private static final double SLACK_METERS = 200;

  private static final double NAMED_PULL = 3;
  private static final double END_PULL = 100;

  /** Shorter links lie inside junctions and roundabouts. */
  private static final double LEAST_LINK_METERS = 50;

  private static final double CARRIAGEWAY_METERS = 80;
  private static final double OPPOSITE_DEGREES = 135;

  /** Roads of one gateway lie so far apart at least. */
  private static final double ROAD_SPACING_METERS = 500;

  private static final int MOST_ROADS = 4;

  /** A further road pulls no less than this share of the first. */
  private static final double LEAST_PULL_SHARE = 0.02;

  private static final double OUTSIDE_METERS = 100;
  private static final double OUTSIDE_LANES = 5;
  private static final double OUTSIDE_KILOMETERS_PER_HOUR = 60;

  /** Farther away, or on a small road, a gateway is worth a look. */
  private static final double SURE_METERS = 1000;

  private static final Set<String> MINOR_ROADS =
      Set.of("unclassified", "residential", "living_street", "service", "road", "track");

  /**
   * A gateway.
   *
   * @param id short name; its links are called {@code gateway-<id>…}
   * @param corridor names or numbers of the roads that are meant
   * @param junction id of the node at which a planned road leaves the region; any other text if there is none
   * @param x easting, metres
   * @param y northing, metres
   * @param peakPcePerHour what comes in, or goes out, in the busiest hour
   */
  public record Gate(
      String id, String corridor, String junction, double x, double y, double peakPcePerHour) {}

  /**
   * A gateway that found a road.
   *
   * @param gate the gateway
   * @param outsideLink id of the link that leads out; outsiders live and work at its end
   * @param capacityPcePerHour what its roads carry in one direction
   * @param attachment where it came to lie
   */
  public record Joined(
      Gate gate, String outsideLink, double capacityPcePerHour, Attachment attachment) {}

  /** The network with the new links after all others, and the gateways that found a road. */
  public record Result(Network network, List<Joined> joined) {}

  private record Road(int link, double meters, Set<Integer> nodes) {}

  private final Network network;
  private final NetworkDraft draft;
  private final long modes;
  private final BiPredicate<Double, Double> isOutside;
  private final LinksNear roads;

  private GatewayRoads(Network network, long modes, BiPredicate<Double, Double> isOutside) {
    this.network = network;
    this.modes = modes;
    this.isOutside = isOutside;
    draft = new NetworkDraft(network);
    roads = new LinksNear(network, link -> (network.modes(link) & modes) == modes);
  }

  /**
   * Joins gateways to the roads within 3 km of them.
   *
   * @param modes whoever comes through gateways uses these; as bits of the network's modes
   * @param isOutside tells of an easting and a northing whether it lies beyond the border, where a gateway may use further roads
   */
  public static Result join(
      Network network, List<Gate> gates, long modes, BiPredicate<Double, Double> isOutside) {
    GatewayRoads roads = new GatewayRoads(network, modes, isOutside);
    List<Joined> joined = new ArrayList<>();
    for (Gate gate : gates) {
      List<Road> found = roads.roadsOf(gate);
      if (!found.isEmpty()) {
        joined.add(roads.join(gate, found));
      }
    }
    return new Result(joined.isEmpty() ? network : roads.draft.build(), List.copyOf(joined));
  }

  /** The road that is meant, then others until they carry what is expected. */
  private List<Road> roadsOf(Gate gate) {
    Map<Integer, Double> pulls = new HashMap<>();
    for (Found found : roads.find(gate.x(), gate.y(), REACH_METERS)) {
      if (meters(gate, found.link()) <= REACH_METERS) {
        pulls.put(found.link(), pull(gate, found.link()));
      }
    }
    List<Integer> byPull = pulls.keySet().stream()
        .sorted(Comparator.comparingDouble((Integer link) -> -pulls.get(link))
            .thenComparingInt(link -> link))
        .toList();
    List<Road> chosen = new ArrayList<>();
    double carried = 0;
    for (int link : byPull) {
      boolean isFirst = chosen.isEmpty();
      if (chosen.size() == MOST_ROADS || !isFirst && carried >= gate.peakPcePerHour()) {
        break;
      }
      if (isFirst
          || pulls.get(link) >= LEAST_PULL_SHARE * pulls.get(byPull.get(0))
              && isFurther(link, chosen)) {
        chosen.add(road(gate, link));
        carried += capacityPcePerHour(link);
      }
    }
    return chosen;
  }

  /**
   * A near road, but rather a main road a little further off than the alley beside it, which could not carry thousands of vehicles.
   * Capacity by distance decides; the right name is worth a multiple of it.
   */
  private double pull(Gate gate, int link) {
    double pull = network.flowCapacityPcePerSecond(link) / (meters(gate, link) + SLACK_METERS);
    pull *= isNamed(gate, link) ? NAMED_PULL : 1;
    if (isAtItsEnd(gate, link)) {
      return END_PULL * pull;
    }
    return pull * Math.min(1, network.lengthMeters(link) / LEAST_LINK_METERS);
  }

  private boolean isFurther(int link, List<Road> chosen) {
    int end = network.toNode(link);
    String name = network.linkAttributes().findText(link, LinkTexts.NAME);
    return !MINOR_ROADS.contains(String.valueOf(type(link)))
        && chosen.stream()
            .map(road -> network.linkAttributes().findText(road.link(), LinkTexts.NAME))
            .noneMatch(taken -> taken != null && taken.equals(name))
        && isOutside.test(network.nodeX(end), network.nodeY(end))
        && chosen.stream()
            .flatMap(road -> road.nodes().stream())
            .allMatch(node -> Math.hypot(
                    network.nodeX(node) - network.nodeX(end),
                    network.nodeY(node) - network.nodeY(end))
                >= ROAD_SPACING_METERS);
  }

  /** A road with the nodes of both its carriageways. */
  private Road road(Gate gate, int link) {
    Set<Integer> nodes = new TreeSet<>();
    int end = network.toNode(link);
    nodes.add(end);
    if (draft.twin(link) == Network.NO_LINK) {
      opposite(link).ifPresent(other -> nodes.add(nearerEnd(other, end)));
    }
    return new Road(link, meters(gate, link), nodes);
  }

  private Optional<Integer> opposite(int link) {
    double x = network.nodeX(network.toNode(link));
    double y = network.nodeY(network.toNode(link));
    double bearing = LinksNear.bearingDegrees(
        x - network.nodeX(network.fromNode(link)), y - network.nodeY(network.fromNode(link)));
    String type = type(link);
    return roads.find(x, y, CARRIAGEWAY_METERS).stream()
        .filter(other ->
            LinksNear.angleDegrees(other.bearingDegrees(), bearing) >= OPPOSITE_DEGREES)
        .filter(other -> type == null || type.equals(type(other.link())))
        .map(Found::link)
        .findFirst();
  }

  private int nearerEnd(int link, int node) {
    int start = network.fromNode(link);
    int end = network.toNode(link);
    return distance(start, node) <= distance(end, node) ? start : end;
  }

  private double distance(int one, int other) {
    return Math.hypot(
        network.nodeX(one) - network.nodeX(other), network.nodeY(one) - network.nodeY(other));
  }

  private Joined join(Gate gate, List<Road> found) {
    Set<Integer> nodes = new LinkedHashSet<>();
    found.forEach(road -> nodes.addAll(road.nodes()));
    int first = network.toNode(found.get(0).link());
    String name = "gateway-" + gate.id();
    int from = network.fromNode(found.get(0).link());
    double drawn = Math.max(1, distance(from, first));
    double stepX = OUTSIDE_METERS * (network.nodeX(first) - network.nodeX(from)) / drawn;
    double stepY = OUTSIDE_METERS * (network.nodeY(first) - network.nodeY(from)) / drawn;
    int hub = draft.addNode(name, network.nodeX(first) + stepX, network.nodeY(first) + stepY);
    String outside = name + "-out";
    if (nodes.size() == 1) {
      addLink(gate, outside, first, hub);
      addLink(gate, name + "-in", hub, first);
    } else {
      // One place to live at, whichever road leads there; its short road belongs to no crossing.
      int end = draft.addNode(name + "-end", draft.x(hub) + stepX, draft.y(hub) + stepY);
      int out = addLink(gate, outside, hub, end);
      int in = addLink(gate, name + "-in", end, hub);
      forbidCrossing(addBranches(gate, nodes, hub), out, in);
    }
    double capacity =
        found.stream().mapToDouble(road -> capacityPcePerHour(road.link())).sum();
    return new Joined(gate, outside, capacity, attachment(gate, found));
  }

  /** Links from each node to the hub and back, in pairs. */
  private List<int[]> addBranches(Gate gate, Set<Integer> nodes, int hub) {
    List<int[]> branches = new ArrayList<>();
    for (int node : nodes) {
      String name = "gateway-" + gate.id() + "-" + network.nodeId(node);
      branches.add(new int[] {
        addLink(gate, name + "-out", node, hub), addLink(gate, name + "-in", hub, node)
      });
    }
    return branches;
  }

  /** Nobody uses a gateway as a way from one road to another, neither at once nor by turning at its end. */
  private void forbidCrossing(List<int[]> branches, int out, int in) {
    for (int[] from : branches) {
      for (int[] to : branches) {
        if (from != to) {
          draft.forbidTurn(modes, from[0], to[1]);
          draft.forbidTurn(modes, from[0], out, in, to[1]);
        }
      }
    }
  }

  private int addLink(Gate gate, String id, int from, int to) {
    double meters = Math.max(
        OUTSIDE_METERS, Math.hypot(draft.x(to) - draft.x(from), draft.y(to) - draft.y(from)));
    LinkProperties properties = new LinkProperties(
        meters,
        Units.metersPerSecondFromKilometersPerHour(OUTSIDE_KILOMETERS_PER_HOUR),
        OUTSIDE_LANES
            * StreetClass.PRIMARY.midBlockCapacityPcePerHourAndLane()
            * network.capacityPeriodSeconds()
            / 3600,
        OUTSIDE_LANES,
        modes);
    return draft.addLink(
        id,
        from,
        to,
        properties,
        new double[0],
        Map.of(LinkTexts.NAME, gate.corridor(), LinkTexts.TYPE, "gateway"));
  }

  private Attachment attachment(Gate gate, List<Road> found) {
    Road first = found.get(0);
    int link = first.link();
    String type = type(link);
    boolean isSure = isAtItsEnd(gate, link)
        || first.meters() <= SURE_METERS
            && (isNamed(gate, link) || type == null || !MINOR_ROADS.contains(type));
    StringBuilder words =
        new StringBuilder("its traffic comes and goes at ").append(words(first));
    for (Road road : found.subList(1, found.size())) {
      words.append(", and at ").append(words(road));
    }
    return new Attachment(
        Kind.GATEWAY,
        isSure ? Status.ATTACHED : Status.DOUBTFUL,
        gate.id(),
        gate.corridor(),
        words.toString(),
        first.meters(),
        Double.NaN,
        network.nodeX(network.toNode(link)),
        network.nodeY(network.toNode(link)));
  }

  private String words(Road road) {
    String name = network.linkAttributes().findText(road.link(), LinkTexts.NAME);
    String called =
        name != null ? name : network.linkAttributes().findText(road.link(), LinkTexts.REF);
    String type = type(road.link());
    return String.format(
        Locale.ROOT,
        "the end of link %s of %s%s, %.0f m away",
        network.linkId(road.link()),
        called == null ? "a road without a name" : called,
        type == null ? "" : " (" + type + ")",
        road.meters());
  }

  private double capacityPcePerHour(int link) {
    return network.flowCapacityPcePerSecond(link) * 3600;
  }

  private String type(int link) {
    return network.linkAttributes().findText(link, LinkTexts.TYPE);
  }

  private double meters(Gate gate, int link) {
    int end = network.toNode(link);
    return Math.hypot(network.nodeX(end) - gate.x(), network.nodeY(end) - gate.y());
  }

  /** Where a planned road leaves the region, the gateway is the end of that road. */
  private boolean isAtItsEnd(Gate gate, int link) {
    return network.nodeId(network.toNode(link)).equals(gate.junction());
  }

  /** Whether the link bears one of the names or numbers of the gateway's road. */
  private boolean isNamed(Gate gate, int link) {
    String name = network.linkAttributes().findText(link, LinkTexts.NAME);
    String ref = network.linkAttributes().findText(link, LinkTexts.REF);
    for (String part : gate.corridor().split("[,/()]| - ")) {
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
}
