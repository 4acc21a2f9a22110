package vn.luong.gis.binhduong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Makes the stops of bus lines, of which only the course over junctions is known. Every strategic road has stops about
 * {@value #SPACING_METERS} m apart on the right-hand side of both directions, the same for all lines; a line also stops at
 * the junctions where it begins and ends. Between two junctions of a course that no road joins it takes the shortest way.
 */
final class StopsAlongRoads {
  /** Stops every 500–700 m are usual. */
  private static final double SPACING_METERS = 600;

  /** A line leaves out stops that are nearer than this to the one before. */
  private static final double LEAST_SPACING_METERS = 400;

  private static final double BESIDE_ROAD_METERS = 8;

  /** A junction that a search has come to. */
  private record Reached(String junction, double meters, Reached before) {}

  private final Map<String, Junction> junctions = new HashMap<>();
  private final Map<String, List<Road>> roadsFrom = new HashMap<>();

  StopsAlongRoads(BinhDuongTables tables) {
    tables.junctions().forEach(junction -> junctions.put(junction.id(), junction));
    for (Road road : tables.roads()) {
      roadsFrom.computeIfAbsent(road.from(), id -> new ArrayList<>()).add(road);
      roadsFrom.computeIfAbsent(road.to(), id -> new ArrayList<>()).add(road);
    }
  }

  /**
   * The course over these junctions.
   *
   * @throws IllegalArgumentException if a junction is unknown or cannot be reached
   */
  TransitCourse course(TransitService.Direction direction, List<String> via) {
    List<Junction> passed = new ArrayList<>(List.of(junction(via.get(0))));
    double length = 0;
    for (int leg = 1; leg < via.size(); leg++) {
      Reached end = way(via.get(leg - 1), via.get(leg));
      passed.addAll(junctionsTo(end));
      length += end.meters();
    }
    List<TransitHalt> halts = new ArrayList<>();
    halts.add(terminus(passed.get(0), passed.get(1), 0));
    double sinceLast = 0;
    for (int piece = 1; piece < passed.size(); piece++) {
      Junction from = passed.get(piece - 1);
      Junction to = passed.get(piece);
      double meters = meters(from, to);
      int count = (int) Math.max(1, Math.rint(meters / SPACING_METERS));
      double before = 0;
      for (int number = 0; number < count; number++) {
        double share = (number + 0.5) / count;
        sinceLast += (share - before) * meters;
        before = share;
        boolean isFarFromEnd =
            piece < passed.size() - 1 || (1 - share) * meters >= LEAST_SPACING_METERS;
        if (sinceLast >= LEAST_SPACING_METERS && isFarFromEnd) {
          halts.add(stop(from, to, share, number + 1));
          sinceLast = 0;
        }
      }
      sinceLast += (1 - before) * meters;
    }
    halts.add(terminus(passed.get(passed.size() - 2), passed.get(passed.size() - 1), 1));
    return new TransitCourse(direction, halts, passed, length);
  }

  private static TransitHalt terminus(Junction from, Junction to, int share) {
    String id = from.id() + "-" + to.id() + (share == 0 ? ".start" : ".end");
    return beside(from, to, share, id, share == 0 ? from.name() : to.name());
  }

  private static TransitHalt stop(Junction from, Junction to, double share, int number) {
    String name = share < 0.5 ? from.name() : to.name();
    return beside(from, to, share, from.id() + "-" + to.id() + "." + number, name);
  }

  /** A point on the right-hand side of the way from one junction to another. */
  private static TransitHalt beside(
      Junction from, Junction to, double share, String id, String name) {
    double alongX = to.x() - from.x();
    double alongY = to.y() - from.y();
    double scale = BESIDE_ROAD_METERS / Math.hypot(alongX, alongY);
    return new TransitHalt(
        id,
        name,
        from.x() + share * alongX + scale * alongY,
        from.y() + share * alongY - scale * alongX);
  }

  private static double meters(Junction from, Junction to) {
    return Math.hypot(to.x() - from.x(), to.y() - from.y());
  }

  private Junction junction(String id) {
    Junction junction = junctions.get(id);
    if (junction == null) {
      throw new IllegalArgumentException("no junction \"" + id + "\"");
    }
    return junction;
  }

  /** The shortest way, as its last step. */
  private Reached way(String from, String to) {
    PriorityQueue<Reached> open = new PriorityQueue<>(
        Comparator.comparingDouble(Reached::meters).thenComparing(Reached::junction));
    Set<String> done = new HashSet<>();
    open.add(new Reached(from, 0, null));
    while (!open.isEmpty()) {
      Reached best = open.remove();
      if (!done.add(best.junction())) {
        continue;
      }
      if (best.junction().equals(to)) {
        return best;
      }
      for (Road road : roadsFrom.getOrDefault(best.junction(), List.of())) {
        String next = road.from().equals(best.junction()) ? road.to() : road.from();
        double meters = meters(junction(best.junction()), junction(next)) * road.lengthFactor();
        open.add(new Reached(next, best.meters() + meters, best));
      }
    }
    throw new IllegalArgumentException("no road from junction " + from + " to " + to);
  }

  /** Junctions of a way without the first one. */
  private List<Junction> junctionsTo(Reached end) {
    List<Junction> way = new ArrayList<>();
    for (Reached step = end; step.before() != null; step = step.before()) {
      way.add(0, junction(step.junction()));
    }
    return way;
  }
}
