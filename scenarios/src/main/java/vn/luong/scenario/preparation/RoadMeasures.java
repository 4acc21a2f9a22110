package vn.luong.scenario.preparation;

import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeSet;
import vn.luong.gis.streets.SketchedNetwork;
import vn.luong.scenario.config.RoadMeasure;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.units.ClosedHours;

/**
 * Applies measures on roads: makes the network anew, with links left out or changed. A measure names a link by
 * its id, or all links of a road by its name.
 */
final class RoadMeasures {
  private final Network before;
  private final ProblemLog problems;
  private final boolean[] isClosed;
  private final LinkProperties[] properties;
  /** By link what measures make of its closed hours; null if they leave them. */
  private final ClosedHours[] closedHours;

  /** True if a new road could not be built: what is not known may be a part of it. */
  private final boolean isMissing;

  private RoadMeasures(Network before, boolean isMissing, ProblemLog problems) {
    this.before = before;
    this.isMissing = isMissing;
    this.problems = problems;
    isClosed = new boolean[before.linkCount()];
    properties = new LinkProperties[before.linkCount()];
    closedHours = new ClosedHours[before.linkCount()];
    for (int link = 0; link < properties.length; link++) {
      properties[link] = before.properties(link);
    }
  }

  /** The network after the measures; the same one if there are none. New roads are built first, so that others can change them. */
  static Network apply(Network before, List<RoadMeasure> measures, ProblemLog problems) {
    int errorsBefore = problems.errorCount();
    Network built = OpenedRoads.apply(before, measures, problems);
    boolean isMissing = problems.errorCount() > errorsBefore
        || measures.stream()
            .anyMatch(measure ->
                measure.kind() == RoadMeasure.Kind.OPEN && measure.drawing().isEmpty());
    List<RoadMeasure> others = measures.stream()
        .filter(measure -> measure.kind() != RoadMeasure.Kind.OPEN)
        .toList();
    if (others.isEmpty()) {
      return built;
    }
    RoadMeasures roads = new RoadMeasures(built, isMissing, problems);
    others.forEach(roads::apply);
    Network after = roads.rebuild();
    roads.checkConnected(after, others);
    return after;
  }

  private void apply(RoadMeasure measure) {
    int found = 0;
    for (int link = 0; link < properties.length; link++) {
      if (isMeant(before, link, measure.road())) {
        found++;
        change(link, measure);
      }
    }
    if (found == 0 && !measure.road().isEmpty() && !isMissing) {
      reportUnknown(measure);
    }
  }

  /** True if this is the id of the link, or the name of its road. */
  static boolean isMeant(Network network, int link, String road) {
    return network.linkId(link).equals(road)
        || road.equals(network.linkAttributes().findText(link, SketchedNetwork.NAME))
        || road.equals(network.linkAttributes().findText(link, RoadAttachment.ROAD));
  }

  private void change(int link, RoadMeasure measure) {
    measure.closing().ifPresent(closing -> closedHours[link] = hours(link, closing));
    if (measure.kind() == RoadMeasure.Kind.CLOSE) {
      isClosed[link] |= measure.closing().isEmpty();
      return;
    }
    LinkProperties old = properties[link];
    double lanes = orElse(measure.lanes(), old.laneCount());
    // More lanes carry more, unless the capacity is given as well.
    double capacity =
        orElse(measure.capacityPcePerHour(), old.capacityPcePerPeriod() * lanes / old.laneCount());
    properties[link] = new LinkProperties(
        old.lengthMeters(),
        orElse(measure.speedMetersPerSecond(), old.freeSpeedMetersPerSecond()),
        capacity,
        lanes,
        old.modes());
  }

  private ClosedHours hours(int link, RoadMeasure.Closing closing) {
    ClosedHours old = closedHours[link] == null ? Closures.of(before, link) : closedHours[link];
    return Closures.changed(closing, old, before.modeTable().namesOf(properties[link].modes()));
  }

  private static double orElse(double value, double otherwise) {
    return Double.isNaN(value) ? otherwise : value;
  }

  private void reportUnknown(RoadMeasure measure) {
    TreeSet<String> names = new TreeSet<>();
    for (int link = 0; link < properties.length; link++) {
      names.add(before.linkId(link));
      String name = before.linkAttributes().findText(link, SketchedNetwork.NAME);
      if (name != null) {
        names.add(name);
      }
    }
    problems.add(Problem.error(
        "unknown-road",
        measure.position(),
        "road \"" + measure.road() + "\"",
        "no link has this id or name",
        "expected a name such as \"QL13\" or a link id",
        NearestName.remedy(measure.road(), names, "Look the road up in network.gpkg of a run.")));
  }

  private Network rebuild() {
    NetworkBuilder after =
        NetworkBuilder.copyOf(before, link -> isClosed[link] ? null : properties[link]);
    for (int link = 0; link < closedHours.length; link++) {
      if (closedHours[link] != null && !isClosed[link]) {
        Closures.put(after, after.findLink(before.linkId(link)), closedHours[link]);
      }
    }
    return after.build();
  }

  /** What is closed must not cut anybody off: every link that is left can be reached, and left. */
  private void checkConnected(Network after, List<RoadMeasure> measures) {
    // A network of the user's own may have such links from the start, for modes nobody uses.
    int cutOff = cutOffLinks(after) - cutOffLinks(before);
    if (cutOff > 0) {
      problems.add(Problem.error(
          "network-cut",
          measures.get(0).position(),
          "",
          "with the closed roads " + cutOff + " links cannot be reached or left any more",
          "all remaining roads must be connected",
          "Close fewer links, or the cut-off ones as well."));
    }
  }

  /** Links that cannot be reached or left. */
  static int cutOffLinks(Network network) {
    if (network.linkCount() == 0) {
      return 0;
    }
    int start = network.fromNode(0);
    boolean[] reached = search(network, start, true);
    boolean[] left = search(network, start, false);
    int cutOff = 0;
    for (int link = 0; link < network.linkCount(); link++) {
      if (!reached[network.fromNode(link)] || !left[network.toNode(link)]) {
        cutOff++;
      }
    }
    return cutOff;
  }

  private static boolean[] search(Network network, int start, boolean isForward) {
    IntRows links = isForward ? network.outLinks() : network.inLinks();
    boolean[] seen = new boolean[network.nodeCount()];
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
    seen[start] = true;
    while (!open.isEmpty()) {
      int node = open.remove();
      for (int position = links.start(node); position < links.end(node); position++) {
        int link = links.value(position);
        int next = isForward ? network.toNode(link) : network.fromNode(link);
        if (!seen[next]) {
          seen[next] = true;
          open.add(next);
        }
      }
    }
    return seen;
  }
}
