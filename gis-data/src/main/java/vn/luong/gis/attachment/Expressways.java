package vn.luong.gis.attachment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.luong.gis.attachment.Attachment.Kind;
import vn.luong.gis.attachment.Attachment.Status;
import vn.luong.gis.attachment.Corridor.Interchange;
import vn.luong.gis.attachment.Corridor.Run;
import vn.luong.gis.attachment.Corridor.Waypoint;
import vn.luong.gis.attachment.JoinedPlaces.Joined;
import vn.luong.gis.streets.RoadSketch.Profile;
import vn.luong.gis.streets.StreetClass;

/**
 * Lays expressways: each from the first to the last of its interchanges that has a road to join, or another expressway that is built
 * there. Nothing else meets them.
 */
final class Expressways {
  /** An expressway lies beside what it joins. */
  private static final double BESIDE_METERS = 60;

  private static final double SHORTEST_RAMP_METERS = 400;
  private static final double RAMP_LENGTH_FACTOR = 1.3;

  /** One expressway with the interchanges found so far. */
  private static final class Road {
    private final Run run;
    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;

    private Road(Run run) {
      this.run = run;
    }

    private boolean reach(int number) {
      boolean isMore = number < first || number > last;
      first = Math.min(first, number);
      last = Math.max(last, number);
      return isMore;
    }

    private boolean isBuilt() {
      return first < last;
    }
  }

  private final NetworkDraft draft;
  private final JoinedPlaces places;
  private final AtGradeRoads atGrade;
  private final PlannedLinks links;
  private final List<Attachment> attachments;
  private final List<Road> roads = new ArrayList<>();
  private final Map<String, Integer> nodes = new HashMap<>();

  Expressways(
      NetworkDraft draft,
      JoinedPlaces places,
      AtGradeRoads atGrade,
      PlannedLinks links,
      List<Attachment> attachments) {
    this.draft = draft;
    this.places = places;
    this.atGrade = atGrade;
    this.links = links;
    this.attachments = attachments;
  }

  /** Takes a part of a corridor on which there is an expressway all the way. */
  void add(Run run) {
    roads.add(new Road(run));
  }

  /** Lays all that were added; returns for each the numbers of the waypoints between which it lies, null if nowhere. */
  List<int[]> build() {
    findAnchors();
    for (Road road : roads) {
      if (road.isBuilt()) {
        build(road);
      }
    }
    for (Road road : roads) {
      if (road.isBuilt()) {
        addRamps(road);
      }
    }
    List<int[]> built = new ArrayList<>();
    roads.forEach(road -> built.add(road.isBuilt() ? new int[] {road.first, road.last} : null));
    return built;
  }

  /** An interchange of two expressways counts for one as soon as the other is there. */
  private void findAnchors() {
    for (Road road : roads) {
      for (int number = road.run.first(); number <= road.run.last(); number++) {
        if (meetsRoad(road.run, number)) {
          road.reach(number);
        }
      }
    }
    boolean isMore = true;
    while (isMore) {
      isMore = false;
      for (Road road : roads) {
        for (int number = road.run.first(); number <= road.run.last(); number++) {
          isMore |= meetsExpressway(road.run.waypoint(number)) && road.reach(number);
        }
      }
    }
  }

  private boolean meetsRoad(Run run, int number) {
    Waypoint point = run.waypoint(number);
    boolean isOnPlanned = places.interchangesAt(point).stream().anyMatch(places::joinsPlannedRoad)
        && atGrade.nodeAt(point).isPresent();
    return isOnPlanned || places.place(run, number, name(run, number)).isPresent();
  }

  private boolean meetsExpressway(Waypoint point) {
    return places.interchangesAt(point).stream()
        .filter(places::joinsPoint)
        .anyMatch(
            interchange -> roads.stream().anyMatch(other -> isOn(other, interchange.joins())));
  }

  /** Whether the waypoint lies on the part of an expressway that is known to be built. */
  private static boolean isOn(Road road, String point) {
    for (int number = Math.max(road.first, road.run.first()); number <= road.last; number++) {
      if (road.run.waypoint(number).id().equals(point)) {
        return true;
      }
    }
    return false;
  }

  private static Profile profile(Run run, int number) {
    int segment = Math.min(number, run.last() - 1);
    return run.corridor().segments().get(segment).expressway().orElseThrow();
  }

  private static String name(Run run, int number) {
    return profile(run, number).name();
  }

  private void build(Road road) {
    Run run = road.run;
    double meters = 0;
    int before = node(run, road.first);
    for (int number = road.first; number < road.last; number++) {
      int next = node(run, number + 1);
      meters += links.addBoth(before, next, new double[0], profile(run, number), 0);
      before = next;
    }
    attachments.add(new Attachment(
        Kind.NEW_ROAD,
        Status.ATTACHED,
        name(run, road.first),
        run.corridor().id(),
        String.format(
            Locale.ROOT,
            "laid over %.1f km from %s to %s",
            meters / 1000,
            words(run.waypoint(road.first)),
            words(run.waypoint(road.last))),
        Double.NaN,
        2 * meters,
        draft.x(before),
        draft.y(before)));
  }

  private static String words(Waypoint point) {
    return point.name().isEmpty() ? point.id() : point.name();
  }

  private int node(Run run, int number) {
    Waypoint point = run.waypoint(number);
    return nodes.computeIfAbsent(point.id(), id -> {
      double[] place = places.passing(run, number, name(run, number));
      double[] direction = run.directionAt(number);
      return draft.addNode(
          "e." + id,
          place[0] - BESIDE_METERS * direction[1],
          place[1] + BESIDE_METERS * direction[0]);
    });
  }

  private void addRamps(Road road) {
    for (int number = road.first; number <= road.last; number++) {
      Waypoint point = road.run.waypoint(number);
      int from = nodes.get(point.id());
      for (Interchange interchange : places.interchangesAt(point)) {
        for (int to : targets(road.run, number, interchange)) {
          addRamp(road, number, interchange, from, to);
        }
      }
    }
  }

  /** The nodes that an interchange leads to; of a road with two carriageways there are two. */
  private List<Integer> targets(Run run, int number, Interchange interchange) {
    Waypoint point = run.waypoint(number);
    if (places.joinsPoint(interchange)) {
      Integer other = nodes.get(interchange.joins());
      return other == null ? List.of() : List.of(other);
    }
    if (places.joinsPlannedRoad(interchange)) {
      return atGrade.nodeAt(point).map(List::of).orElse(List.of());
    }
    Optional<Joined> joined = places.place(run, number, name(run, number));
    joined
        .map(Joined::attachment)
        .filter(place -> !attachments.contains(place))
        .ifPresent(attachments::add);
    return joined.map(Joined::nodes).orElse(List.of());
  }

  private void addRamp(Road road, int number, Interchange interchange, int from, int to) {
    Run run = road.run;
    boolean isEnd = number == road.first || number == road.last;
    int carriageways = Math.max(1, targets(run, number, interchange).size());
    Profile ramp = new Profile(
        "Nút giao " + words(run.waypoint(number)),
        StreetClass.MOTORWAY_LINK,
        interchange.lanes() / carriageways,
        interchange.freeSpeedMetersPerSecond(),
        RAMP_LENGTH_FACTOR);
    // Where an expressway ends, one drives straight on.
    links.addBoth(from, to, new double[0], ramp, isEnd ? 0 : SHORTEST_RAMP_METERS);
  }
}
