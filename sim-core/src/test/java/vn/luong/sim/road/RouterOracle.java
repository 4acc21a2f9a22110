package vn.luong.sim.road;

import static org.assertj.core.api.Assertions.assertThat;

import vn.luong.sim.network.Network;
import vn.luong.sim.random.RandomStream;

/** Asks routers the same random questions and holds their answers against {@link PlainDijkstra}'s. */
public final class RouterOracle {
  private final String name;
  private final long seed;
  private final RandomStream random;
  private final LinkCost cost;
  private final int[] links;
  private final PlainDijkstra plain;
  private final RoadRouter dijkstra;
  private final RoadRouter landmarks;
  private final RoadRouter hierarchy;
  private final LeastCosts.Limits limits;
  private final RoadPath path = new RoadPath();

  private RouterOracle(
      String name, RoadGraph graph, LinkCost cost, LeastCosts.Limits limits, long seed) {
    this.name = name;
    this.seed = seed;
    this.random = RandomStream.of(seed, 3);
    this.cost = cost;
    this.limits = limits;
    RoadTimes times = RoadTimes.of(graph, cost.travelTimes());
    plain = new PlainDijkstra(graph.mode(), cost);
    dijkstra = new RoadRouter(times, cost, RoadGuide.NONE);
    landmarks = new RoadRouter(times, cost, Landmarks.of(LeastCosts.of(times, limits), 8));
    hierarchy = new RoadRouter(times, cost, HierarchyGuide.of(times, limits));
    links = new int[graph.arcCount()];
    for (int arc = 0; arc < links.length; arc++) {
      links[arc] = graph.link(arc);
    }
  }

  /**
   * Compares answers.
   *
   * @param name of the world, for messages
   * @param limits within which vehicles and persons are drawn
   */
  public static RouterOracle of(
      String name, RoadGraph graph, LinkCost cost, LeastCosts.Limits limits, long seed) {
    return new RouterOracle(name, graph, cost, limits, seed);
  }

  /** Asks random questions; fails with the seed and the question, or if a guide does not make the search shorter. */
  public void ask(int questions) {
    compare(questions);
    // Where many targets cannot be reached, landmarks may know nothing.
    assertThat(landmarks.settledCount()).isLessThanOrEqualTo(dijkstra.settledCount());
    assertThat(hierarchy.settledCount()).isLessThan(landmarks.settledCount());
  }

  /** Asks random questions; fails with the seed and the question. */
  void compare(int questions) {
    for (int question = 0; question < questions; question++) {
      RoadQuery query = draw();
      String place = name + ", seed " + seed + ", question " + question + ": " + query;
      double expected = plain.cost(query);
      int[] links = check(dijkstra, query, expected, place + ", no guide");

      assertThat(check(landmarks, query, expected, place + ", landmarks"))
          .as(place)
          .isEqualTo(links);
      assertThat(check(hierarchy, query, expected, place + ", hierarchy"))
          .as(place)
          .isEqualTo(links);
    }
  }

  private RoadQuery draw() {
    int start = links[random.nextInt(links.length)];
    int end = links[random.nextInt(links.length)];
    RoadQuery query = RoadQuery.of(start, end, 28 * 3600 * random.nextDouble() - 3600);
    if (random.nextInt(4) == 0) {
      double speed = Math.min(limits.maximumSpeedMetersPerSecond(), 5 + 15 * random.nextDouble());
      query = query.withMaximumSpeed(speed);
    }
    if (random.nextInt(4) == 0) {
      query = query.withDistanceFactor(limits.leastDistanceFactor() + 2 * random.nextDouble());
    }
    return query;
  }

  private int[] check(RoadRouter router, RoadQuery query, double expected, String place) {
    boolean isFound = router.route(query, path);

    assertThat(isFound).as(place).isEqualTo(expected < Double.POSITIVE_INFINITY);
    if (!isFound) {
      return new int[0];
    }
    assertThat(path.cost()).as(place).isEqualTo(expected);
    int[] links = path.toArray();
    assertThat(router.costOf(query, links)).as(place).isEqualTo(expected);
    assertDriven(query, links, place);
    return links;
  }

  private void assertDriven(RoadQuery query, int[] links, String place) {
    Network network = cost.network();
    double time = query.departureTime();
    double meters = 0;
    for (int position = 1; position < links.length; position++) {
      int link = links[position];
      assertThat(network.fromNode(link)).as(place).isEqualTo(network.toNode(links[position - 1]));
      meters += network.lengthMeters(link);
      if (position < links.length - 1) {
        time += Math.max(
            cost.travelTimes().travelTimeSeconds(link, time),
            network.lengthMeters(link) / query.maximumSpeedMetersPerSecond());
      }
    }
    assertThat(path.travelTimeSeconds()).as(place).isEqualTo(time - query.departureTime());
    assertThat(path.distanceMeters()).as(place).isEqualTo(meters);
  }
}
