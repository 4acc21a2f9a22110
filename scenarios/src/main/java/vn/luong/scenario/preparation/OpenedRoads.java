package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.features.LayerReader;
import vn.luong.gis.features.LayerRequest;
import vn.luong.gis.roadlayers.DrawnRoad;
import vn.luong.gis.roadlayers.RoadColumns;
import vn.luong.gis.roadlayers.RoadFeatures;
import vn.luong.gis.roadlayers.RoadLinks;
import vn.luong.gis.roadlayers.RoadNoding;
import vn.luong.scenario.config.RoadMeasure;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/**
 * Builds roads that a planner drew: their parts meet each other at their ends, loose ends are joined to the nearest junction that their
 * modes can use. Lines that cross existing roads pass over them.
 */
final class OpenedRoads {
  private static final Logger LOG = LoggerFactory.getLogger(OpenedRoads.class);

  /** Ends nearer to each other than this were meant to meet. */
  private static final double MEETING_METERS = 1;

  /** A longer way to the junction is worth a look. */
  private static final double NOTABLE_JOIN_METERS = 30;

  private static final String TRUCK = "truck";

  /** Link attribute: the measure that opened it, as file and line. */
  static final String OPENED_BY = "openedBy";

  private final Network before;
  private final NetworkBuilder builder;
  private final ProblemLog problems;
  private final MetricProjection projection = MetricProjection.of(MetricProjection.DEFAULT_CODE);
  private final long[] nodeModes;
  private final List<DrawnRoad> drawn = new ArrayList<>();

  /** The measure that opens a road, by the road's id. */
  private final Map<String, RoadMeasure> measures = new HashMap<>();

  private OpenedRoads(Network before, ProblemLog problems) {
    this.before = before;
    this.problems = problems;
    builder = NetworkBuilder.copyOf(before);
    nodeModes = new long[before.nodeCount()];
    for (int link = 0; link < before.linkCount(); link++) {
      nodeModes[before.fromNode(link)] |= before.modes(link);
      nodeModes[before.toNode(link)] |= before.modes(link);
    }
  }

  /** The network with the roads that are opened; the same one if there are none. */
  static Network apply(Network before, List<RoadMeasure> measures, ProblemLog problems) {
    List<RoadMeasure> opened = measures.stream()
        .filter(measure ->
            measure.kind() == RoadMeasure.Kind.OPEN && measure.drawing().isPresent())
        .toList();
    if (opened.isEmpty()) {
      return before;
    }
    OpenedRoads roads = new OpenedRoads(before, problems);
    for (RoadMeasure measure : opened) {
      problems.collect(() -> roads.collect(measure, measure.drawing().get()));
    }
    roads.build();
    Network after = roads.builder.build();
    int cutOff = RoadMeasures.cutOffLinks(after) - RoadMeasures.cutOffLinks(before);
    if (cutOff > 0 && !problems.hasErrors()) {
      problems.add(Problem.error(
          "network-cut",
          opened.get(0).position(),
          "",
          cutOff + " of the new links cannot be reached or left",
          "one must get from every link to every other",
          "A one-way road needs a junction at both ends, and a way back."));
    }
    return after;
  }

  private void collect(RoadMeasure measure, RoadMeasure.Drawing drawing) {
    LayerRequest request = LayerRequest.of(
            drawing.file(), measure.position(), LayerRequest.Shape.LINE)
        .withLayer(drawing.layer())
        .withCrs(drawing.crs());
    List<DrawnRoad> all = RoadFeatures.read(
        LayerReader.read(request, projection, problems),
        RoadColumns.usual(measure.position()),
        problems);
    List<DrawnRoad> roads = all.stream()
        .filter(road -> isMeant(road, measure.road()))
        .map(road -> changed(road, measure, drawing))
        .toList();
    if (roads.isEmpty()) {
      reportUnknown(measure, drawing, all);
      return;
    }
    for (DrawnRoad road : roads) {
      RoadMeasure other = measures.putIfAbsent(road.id(), measure);
      if (other == null) {
        drawn.add(road);
      } else {
        problems.add(Problem.error(
            "road-opened-twice",
            measure.position(),
            "road \"" + road.id() + "\"",
            "it is opened at " + other.position() + " already",
            "each road needs an id of its own",
            "Remove one of the measures, or give the feature another id."));
      }
    }
  }

  /** Parts of a multi-line are called {@code <id>.1}, {@code <id>.2}, … */
  private static boolean isMeant(DrawnRoad road, String wanted) {
    return wanted.isEmpty()
        || road.id().equals(wanted)
        || road.name().equals(wanted)
        || road.id().matches(Pattern.quote(wanted) + "\\.\\d+");
  }

  private DrawnRoad changed(DrawnRoad road, RoadMeasure measure, RoadMeasure.Drawing drawing) {
    double lanes = Double.isNaN(measure.lanes()) ? road.lanes() : measure.lanes();
    Set<String> modes = new TreeSet<>(drawing.modes().isEmpty() ? road.modes() : drawing.modes());
    if (drawing.modes().isEmpty()
        && modes.contains("car")
        && before.modeTable().find(TRUCK) != ModeTable.NO_MODE) {
      modes.add(TRUCK);
    }
    return new DrawnRoad(
        road.id(),
        road.name(),
        road.highwayClass(),
        lanes,
        Double.isNaN(measure.speedMetersPerSecond())
            ? road.speedMetersPerSecond()
            : measure.speedMetersPerSecond(),
        Double.isNaN(measure.capacityPcePerHour())
            ? road.capacityPcePerHour() * lanes / road.lanes()
            : measure.capacityPcePerHour(),
        road.direction(),
        modes,
        road.tollVndPerKilometer(),
        measure
            .closing()
            .map(closing -> Closures.changed(closing, road.closedHours(), List.copyOf(modes)))
            .orElse(road.closedHours()),
        road.line());
  }

  /** All roads at once, so that those of several measures meet. */
  private void build() {
    List<DrawnRoad> parts = RoadNoding.cut(drawn, MEETING_METERS, false).parts();
    RoadLinks links = new RoadLinks(builder, projection);
    Map<Coordinate, Integer> ends = ends(parts);
    Map<Coordinate, Integer> nodes = new HashMap<>();
    Map<String, Integer> partsOfRoad = new HashMap<>();
    for (DrawnRoad part : parts) {
      Coordinate first = part.line().getCoordinateN(0);
      Coordinate last = part.line().getCoordinateN(part.line().getNumPoints() - 1);
      int start = node(part, meeting(first, ends), ends, nodes);
      int end = node(part, meeting(last, ends), ends, nodes);
      String id = part.id() + "_" + (partsOfRoad.merge(part.id(), 1, Integer::sum) - 1);
      boolean isTaken = builder.findLink(id + "_f") != IdTable.NO_ID
          || builder.findLink(id + "_b") != IdTable.NO_ID;
      if (isTaken) {
        problems.add(Problem.error(
            "link-exists",
            measures.get(part.id()).position(),
            "road \"" + part.id() + "\"",
            "there is a link \"" + id + "\" already",
            "each link needs an id of its own",
            "Give the feature another id."));
      } else if (start >= 0 && end >= 0 && start != end) {
        links.add(id, part, start, end);
        noteMeasure(id, measures.get(part.id()));
      }
    }
  }

  private void noteMeasure(String id, RoadMeasure measure) {
    for (String link : List.of(id + "_f", id + "_b")) {
      int index = builder.findLink(link);
      if (index != IdTable.NO_ID) {
        builder.linkAttributes().putText(index, OPENED_BY, measure.position().toString());
      }
    }
  }

  /** Ends of the parts and how many parts have them; ends that nearly meet are one. */
  private static Map<Coordinate, Integer> ends(List<DrawnRoad> parts) {
    Map<Coordinate, Integer> ends = new HashMap<>();
    for (DrawnRoad part : parts) {
      for (Coordinate end : List.of(
          part.line().getCoordinateN(0),
          part.line().getCoordinateN(part.line().getNumPoints() - 1))) {
        ends.merge(meeting(end, ends), 1, Integer::sum);
      }
    }
    return ends;
  }

  private static Coordinate meeting(Coordinate end, Map<Coordinate, Integer> ends) {
    if (ends.containsKey(end)) {
      return end;
    }
    return ends.keySet().stream()
        .filter(other -> other.distance(end) <= MEETING_METERS)
        .min((one, other) -> Double.compare(one.distance(end), other.distance(end)))
        .orElse(end);
  }

  private int node(
      DrawnRoad part,
      Coordinate end,
      Map<Coordinate, Integer> ends,
      Map<Coordinate, Integer> nodes) {
    Integer known = nodes.get(end);
    if (known != null) {
      return known;
    }
    RoadMeasure measure = measures.get(part.id());
    double joinMeters = measure.drawing().orElseThrow().joinMeters();
    boolean isLoose = ends.get(end) == 1;
    int nearest = nearestNode(end, part);
    double meters = nearest < 0
        ? Double.POSITIVE_INFINITY
        : Math.hypot(before.nodeX(nearest) - end.x, before.nodeY(nearest) - end.y);
    int node;
    if (meters <= (isLoose ? joinMeters : MEETING_METERS)) {
      node = nearest;
      reportJoin(measure, part, end, nearest, meters);
    } else if (isLoose) {
      node = -1;
      problems.add(Problem.error(
              "road-not-joined",
              measure.position(),
              "road \"" + part.id() + "\"",
              String.format(
                  Locale.ROOT,
                  "its end at %.0f, %.0f is %.0f m from the nearest junction that %s can use",
                  end.x,
                  end.y,
                  meters,
                  String.join(", ", new TreeSet<>(part.modes()))),
              String.format(Locale.ROOT, "ends must lie within %.0f m of a junction", joinMeters),
              "Draw it to a junction (layer nodes of network.gpkg), or write \"join: 500 m\".")
          .at(end.x, end.y));
    } else {
      node = builder.addNode(newNodeId(part.id()), end.x, end.y);
    }
    nodes.put(end, node);
    return node;
  }

  private String newNodeId(String road) {
    int number = 1;
    while (builder.findNode(road + "-n" + number) != IdTable.NO_ID) {
      number++;
    }
    return road + "-n" + number;
  }

  private int nearestNode(Coordinate place, DrawnRoad road) {
    long modes = 0;
    for (String mode : road.modes()) {
      int known = before.modeTable().find(mode);
      modes |= known == ModeTable.NO_MODE ? 0 : ModeTable.bit(known);
    }
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int node = 0; node < nodeModes.length; node++) {
      double meters = Math.hypot(before.nodeX(node) - place.x, before.nodeY(node) - place.y);
      if (meters < least && (nodeModes[node] & modes) != 0) {
        nearest = node;
        least = meters;
      }
    }
    return nearest;
  }

  private void reportJoin(
      RoadMeasure measure, DrawnRoad part, Coordinate end, int node, double meters) {
    String found = String.format(
        Locale.ROOT,
        "its end was joined to junction \"%s\", %.0f m away",
        before.nodeId(node),
        meters);
    LOG.info("open-road \"{}\": {}", part.id(), found);
    if (meters > NOTABLE_JOIN_METERS) {
      problems.add(Problem.warning(
              "far-junction",
              measure.position(),
              "road \"" + part.id() + "\"",
              found,
              "an end should lie on the junction that is meant",
              "Look at it in network.gpkg; draw it to the junction, or lower \"join\".")
          .at(end.x, end.y));
    }
  }

  private void reportUnknown(
      RoadMeasure measure, RoadMeasure.Drawing drawing, List<DrawnRoad> all) {
    List<String> names = new ArrayList<>();
    for (DrawnRoad road : all) {
      names.add(road.id());
      if (!road.name().isEmpty()) {
        names.add(road.name());
      }
    }
    problems.add(Problem.error(
        "unknown-road",
        measure.position(),
        "road \"" + measure.road() + "\"",
        "no feature of " + drawing.file() + " has this id or name",
        "it has " + String.join(", ", names.subList(0, Math.min(names.size(), 10)))
            + (names.size() > 10 ? " …" : ""),
        NearestName.remedy(measure.road(), names, "Name one of these.")));
  }
}
