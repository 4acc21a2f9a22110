package vn.luong.scenario.preparation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import vn.luong.gis.binhduong.PlannedRoad;
import vn.luong.gis.roads.RoadName;
import vn.luong.gis.spatial.NearestLink;
import vn.luong.gis.streets.SketchedNetwork;
import vn.luong.scenario.config.RoadMeasure;
import vn.luong.scenario.people.FirstMode;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.road.RoadGraph;
import vn.luong.sim.road.RoadTree;

/**
 * Measures name roads as the bundled network calls them. On a network of the user's own they attach to the links that bear
 * the same number or name in another spelling, else to the ways along the course of the bundled road. The links get the
 * road's name as attribute {@link #ROAD}, and the match is told.
 */
final class RoadAttachment {
  /** Attribute of links of a foreign network: name of the bundled road that they are. */
  static final String ROAD = "bundledRoad";

  private static final String REF = "ref";
  private static final Set<String> MAIN_ROADS = Set.of(
      "motorway",
      "trunk",
      "primary",
      "secondary",
      "tertiary",
      "motorway_link",
      "trunk_link",
      "primary_link");

  /** The bundled road's ends may lie that far from the real ones. */
  private static final double REACH_METERS = 1500;

  /** A way between two ends that is longer than so many times the bundled road is another road. */
  private static final double LONGEST_DETOUR = 1.6;

  /** Ways rather follow main roads, as if others took so many times as long. */
  private static final double SIDE_ROAD_FACTOR = 3;

  private final Network own;
  private final Supplier<Network> bundledRoads;
  private final ProblemLog problems;
  private Network bundled;

  private RoadAttachment(Network own, Supplier<Network> bundledRoads, ProblemLog problems) {
    this.own = own;
    this.bundledRoads = bundledRoads;
    this.problems = problems;
  }

  /**
   * Marks the links of a network that the roads of measures attach to; roads that it knows by name or id are left alone, and
   * so are those that the bundled network does not know either.
   *
   * @param own a network that nobody else uses yet
   * @param bundledRoads the bundled network; asked for only if it is needed
   * @param problems takes a note for each road that was attached
   */
  static void attach(
      Network own,
      List<RoadMeasure> measures,
      Supplier<Network> bundledRoads,
      ProblemLog problems) {
    RoadAttachment attachment = new RoadAttachment(own, bundledRoads, problems);
    Set<String> done = new TreeSet<>();
    for (RoadMeasure measure : measures) {
      if (measure.kind() == RoadMeasure.Kind.OPEN) {
        // There will be such a road: nothing is to be looked for in its place.
        done.add(measure.road());
      }
    }
    for (RoadMeasure measure : measures) {
      if (done.add(measure.road())) {
        int[] known = attachment.linksCalled(measure.road());
        if (known.length == 0) {
          attachment.attach(measure);
        } else {
          attachment.noteKnown(measure, known);
        }
      }
    }
  }

  /** Warns of roads that the bundled network builds until a year and a network of the user's own does not have. */
  static void tellMissing(
      Network own,
      List<PlannedRoad> planned,
      int year,
      SourcePosition position,
      ProblemLog problems) {
    RoadAttachment attachment = new RoadAttachment(own, () -> own, problems);
    List<String> missing = planned.stream()
        .filter(road -> road.fromYear() <= year)
        .map(PlannedRoad::name)
        .distinct()
        .filter(road -> attachment.linksOfNumber(RoadName.of(road)).length == 0)
        .toList();
    if (!missing.isEmpty()) {
      problems.add(Problem.warning(
          "planned-roads-missing",
          position,
          "key \"network\"",
          "the network has no road named " + String.join(", ", missing),
          "the bundled network of " + year + " has them",
          "Add them to the map, or open them by measures."));
    }
  }

  /** Links that measures of this name or id mean without any help. */
  private int[] linksCalled(String road) {
    return IntStream.range(0, own.linkCount())
        .filter(link -> own.linkId(link).equals(road) || road.equals(name(own, link)))
        .toArray();
  }

  private void noteKnown(RoadMeasure measure, int[] links) {
    problems.add(Problem.note(
            "road-attached",
            measure.position(),
            subject(measure),
            String.format(
                Locale.ROOT,
                "%d links of the network, %.1f km, have this name or id",
                links.length,
                kilometers(links)),
            "",
            "")
        .at(own.nodeX(own.fromNode(links[0])), own.nodeY(own.fromNode(links[0]))));
  }

  private static String subject(RoadMeasure measure) {
    return "road \"" + measure.road() + "\"";
  }

  private double kilometers(int[] links) {
    return IntStream.of(links).mapToDouble(own::lengthMeters).sum() / 1000;
  }

  private void attach(RoadMeasure measure) {
    int[] byNumber = linksOfNumber(RoadName.of(measure.road()));
    Course course = byNumber.length > 0 ? Course.NONE : linksAlong(measure.road());
    int[] links = byNumber.length > 0 ? byNumber : course.links();
    for (int link : links) {
      own.linkAttributes().putText(link, ROAD, measure.road());
    }
    if (links.length > 0) {
      report(measure, links, course);
    }
  }

  private int[] linksOfNumber(RoadName road) {
    AttributeTable attributes = own.linkAttributes();
    return IntStream.range(0, own.linkCount())
        .filter(
            link -> road.isAmong(attributes.findText(link, REF)) || road.isAmong(name(own, link)))
        .toArray();
  }

  /**
   * The ways along a road.
   *
   * @param links links of the own network, rising
   * @param bundledMeters length of the bundled road, both directions
   * @param followedMeters length of the part of it that ways were found for
   * @param greatestMeters how far the ends of these ways are from those of the bundled links, at most
   */
  private record Course(
      int[] links, double bundledMeters, double followedMeters, double greatestMeters) {
    private static final Course NONE = new Course(new int[0], 0, 0, 0);
  }

  private Course linksAlong(String road) {
    bundled = bundled == null ? bundledRoads.get() : bundled;
    int[] pieces = IntStream.range(0, bundled.linkCount())
        .filter(link -> road.equals(name(bundled, link)))
        .toArray();
    int car = own.modeTable().find(FirstMode.CAR);
    if (pieces.length == 0 || car < 0) {
      return Course.NONE;
    }
    RoadTree tree = new RoadTree(RoadGraph.of(own, car), node -> true);
    NearestLink.Query near =
        NearestLink.of(own, link -> own.allows(link, car) && isMain(link)).query();
    Set<Integer> links = new TreeSet<>();
    double bundledMeters = 0;
    double followedMeters = 0;
    double greatest = 0;
    for (int piece : pieces) {
      bundledMeters += bundled.lengthMeters(piece);
      int from = nearestNode(near, bundled.fromNode(piece));
      int to = nearestNode(near, bundled.toNode(piece));
      if (from == Network.NO_NODE || to == Network.NO_NODE || from == to) {
        continue;
      }
      tree.grow(
          from, link -> own.freeTravelTimeSeconds(link) * (isMain(link) ? 1 : SIDE_ROAD_FACTOR));
      if (Double.isFinite(tree.cost(to))) {
        int[] way = tree.pathTo(to);
        double meters = IntStream.of(way).mapToDouble(own::lengthMeters).sum();
        if (meters <= LONGEST_DETOUR * bundled.lengthMeters(piece) + REACH_METERS) {
          IntStream.of(way).forEach(links::add);
          followedMeters += bundled.lengthMeters(piece);
          greatest = Math.max(greatest, distance(from, bundled.fromNode(piece)));
          greatest = Math.max(greatest, distance(to, bundled.toNode(piece)));
        }
      }
    }
    return new Course(
        links.stream().mapToInt(Integer::intValue).toArray(),
        bundledMeters,
        followedMeters,
        greatest);
  }

  /** Whether a link is worth attaching to; where the map tells no classes, all are. */
  private boolean isMain(int link) {
    String type = own.linkAttributes().findText(link, SketchedNetwork.TYPE);
    return type == null || MAIN_ROADS.contains(type);
  }

  private int nearestNode(NearestLink.Query near, int bundledNode) {
    int link = near.find(bundled.nodeX(bundledNode), bundled.nodeY(bundledNode), REACH_METERS);
    if (link == Network.NO_LINK) {
      return Network.NO_NODE;
    }
    int from = own.fromNode(link);
    int to = own.toNode(link);
    return distance(from, bundledNode) <= distance(to, bundledNode) ? from : to;
  }

  private double distance(int ownNode, int bundledNode) {
    return Math.hypot(
        own.nodeX(ownNode) - bundled.nodeX(bundledNode),
        own.nodeY(ownNode) - bundled.nodeY(bundledNode));
  }

  private void report(RoadMeasure measure, int[] links, Course course) {
    boolean isByName = course == Course.NONE;
    String how = isByName
        ? "they bear this number or name in another spelling"
        : String.format(
            Locale.ROOT,
            "they lie along the course of the bundled road, %.1f of its %.1f km, whose ends are up to %.0f m away",
            course.followedMeters() / 1000,
            course.bundledMeters() / 1000,
            course.greatestMeters());
    String found = String.format(
        Locale.ROOT,
        "the network has no road of this name; %d links of it, %.1f km, are taken: %s",
        links.length,
        kilometers(links),
        how);
    String remedy = "See the links with " + ROAD + "=" + measure.road()
        + " in output_network.xml.gz; if others are meant, name them by their ids.";
    Problem told = isByName
        ? Problem.note("road-attached", measure.position(), subject(measure), found, "", remedy)
        : Problem.warning(
            "road-attached",
            measure.position(),
            subject(measure),
            found,
            "names and numbers as in the network are safer",
            remedy);
    int first = links[0];
    problems.add(told.at(own.nodeX(own.fromNode(first)), own.nodeY(own.fromNode(first))));
  }

  private static String name(Network network, int link) {
    return network.linkAttributes().findText(link, SketchedNetwork.NAME);
  }
}
