package vn.luong.gis.transit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.gis.transit.LineSketch.Way;
import vn.luong.gis.transit.PlacedTransit.Matched;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.vehicles.VehicleType;

class TransitPlacementTest {
  private static final VehicleType BUS = VehicleType.ofMode("bus", "car");

  private final ProblemLog problems = new ProblemLog();

  @Test
  void stopIsOnTheSideWherePassengersGetOut() {
    Network network = GridRoads.of(6);
    StopSketch first = GridRoads.stopBeside("a", network, "0_1>1_1", 0.5);
    StopSketch second = GridRoads.stopBeside("b", network, "3_1>4_1", 0.5);
    StopSketch opposite = GridRoads.stopBeside("b2", network, "4_1>3_1", 0.5);
    StopSketch back = GridRoads.stopBeside("a2", network, "1_1>0_1", 0.5);

    PlacedTransit there = place(network, route(List.of(), first, second));
    PlacedTransit home = place(network, route(List.of(), opposite, back));

    assertThat(links(there, 0)).containsExactly("0_1>1_1", "1_1>2_1", "2_1>3_1", "3_1>4_1");
    assertThat(links(home, 0)).containsExactly("4_1>3_1", "3_1>2_1", "2_1>1_1", "1_1>0_1");
  }

  @Test
  void wayFollowsTheShapeInsteadOfTheShortestWay() {
    Network network = GridRoads.of(6);
    StopSketch first = GridRoads.stopBeside("a", network, "0_1>1_1", 0.5);
    StopSketch second = GridRoads.stopBeside("b", network, "3_1>4_1", 0.5);
    List<MapPoint> shape = points(100, 200, 200, 200, 200, 600, 600, 600, 600, 200, 700, 200);

    PlacedTransit placed = place(network, route(shape, first, second));

    assertThat(links(placed, 0))
        .containsExactly(
            "0_1>1_1", "1_1>1_2", "1_2>1_3", "1_3>2_3", "2_3>3_3", "3_3>3_2", "3_2>3_1", "3_1>4_1");
    assertThat(placed.routes().get(0).offShapeMeters()).isLessThan(1);
  }

  @Test
  void busGoesRoundTheBlockWhereTheStreetIsOneWay() {
    // The street y = 1 only leads east; the stops are in the order that needs the west.
    Network network = GridRoads.of(
        6, (from, to) -> !(from.endsWith("_1") && to.endsWith("_1") && from.compareTo(to) > 0));
    StopSketch first = GridRoads.stopBeside("a", network, "3_1>4_1", 0.5);
    StopSketch second = GridRoads.stopBeside("b", network, "1_1>2_1", 0.5);

    PlacedTransit placed = place(network, route(List.of(), first, second));

    List<String> links = links(placed, 0);
    assertThat(links).startsWith("3_1>4_1").endsWith("1_1>2_1").hasSize(7);
    assertJoined(placed, 0);
  }

  /**
   * A link so fast that no way can be bounded makes the search go everywhere; between streets of one length most ways have
   * equals, of which the same one must be taken.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void boundOfTheSearchChangesNoWay(int seed) {
    RandomStream random = RandomStream.of(seed);
    Set<String> closed = new HashSet<>();
    GridRoads.builder(12, (from, to) -> {
      if (random.nextDouble() < 0.2) {
        closed.add(from + ">" + to);
      }
      return true;
    });
    NetworkBuilder streets = GridRoads.builder(12, (from, to) -> !closed.contains(from + ">" + to));
    Network bounded = streets.build();
    NetworkBuilder more = GridRoads.builder(12, (from, to) -> !closed.contains(from + ">" + to));
    more.addLink(
        "fast",
        more.addNode("far", 1e6, 0),
        more.addNode("away", 1e6, 1e5),
        new LinkProperties(1e5, 1e12, 900, 1, ModeTable.bit(0)));
    Network unbounded = more.build();
    for (int line = 0; line < 20; line++) {
      StopSketch[] stops = new StopSketch[5];
      for (int stop = 0; stop < stops.length; stop++) {
        String link = bounded.linkId((int) (random.nextDouble() * bounded.linkCount()));
        stops[stop] = GridRoads.stopBeside("s" + stop, bounded, link, random.nextDouble());
      }

      List<String> ways = links(place(bounded, route(List.of(), stops)), 0);

      assertThat(ways).hasSizeGreaterThan(1);
      assertThat(links(place(unbounded, route(List.of(), stops)), 0)).isEqualTo(ways);
    }
  }

  @Test
  void forbiddenTurnIsNotTaken() {
    NetworkBuilder builder = GridRoads.builder(4, (from, to) -> true);
    builder.forbidTurn(1, builder.findLink("0_1>1_1"), builder.findLink("1_1>1_2"));
    Network network = builder.build();
    StopSketch first = GridRoads.stopBeside("a", network, "0_1>1_1", 0.5);
    StopSketch second = GridRoads.stopBeside("b", network, "1_1>1_2", 0.5);

    List<String> links = links(place(network, route(List.of(), first, second)), 0);

    assertThat(links).startsWith("0_1>1_1").endsWith("1_1>1_2").hasSizeGreaterThan(2);
  }

  @Test
  void stopFarFromAnyRoadGetsALinkOfItsOwnAndAWarning() {
    Network network = GridRoads.of(4);
    StopSketch first = GridRoads.stopBeside("a", network, "0_1>1_1", 0.5);
    StopSketch island = StopSketch.at("Bến đò 1", "Bến đò", 2000, 200);
    StopSketch last = GridRoads.stopBeside("b", network, "3_1>3_2", 0.5);

    PlacedTransit placed = place(network, route(List.of(), first, island, last));

    assertThat(links(placed, 0)).contains("pt_Bến_đò_1");
    assertJoined(placed, 0);
    assertThat(placed.stops().get(1).matched()).isEqualTo(Matched.NO_ROAD);
    assertThat(problems.countByKind()).containsEntry("stop-without-road", 1);
  }

  @Test
  void railGetsItsOwnWayWithTheSpeedOfTheTimetable() {
    Network network = GridRoads.of(4);
    List<StopCall> calls = List.of(
        StopCall.timed(StopSketch.at("A", "Ga A", 0, 0), 0, 0),
        StopCall.timed(StopSketch.at("B", "Ga B", 2000, 0), 103, 133),
        StopCall.timed(StopSketch.at("C", "Ga C", 2000, 3000), 286, 286));
    RouteSketch route = new RouteSketch(
        "r",
        "",
        calls,
        points(0, 0, 1000, 500, 2000, 0, 2000, 3000),
        Drive.FREE,
        List.of(DepartureSketch.at("0", 3600)));

    PlacedTransit placed = place(network, Way.OWN_WAY, route);

    assertThat(links(placed, 0)).containsExactly("pt_A", "pt_A_B", "pt_B", "pt_B_C", "pt_C");
    assertJoined(placed, 0);
    Network after = placed.network();
    int first = after.linkIds().index("pt_A_B");
    assertThat(after.lengthMeters(first))
        .isCloseTo(2236, org.assertj.core.api.Assertions.within(1.0));
    assertThat(after.freeTravelTimeSeconds(first)).isBetween(95.0, 103.0);
    assertThat(after.bendCount(first)).isEqualTo(1);
    assertThat(after.modeTable().namesOf(after.modes(first))).containsExactly("pt");
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void timesFollowFromTheWayWhereNoneAreStated() {
    Network network = GridRoads.of(6);
    StopSketch first = GridRoads.stopBeside("a", network, "0_1>1_1", 0.5);
    StopSketch middle = GridRoads.stopBeside("m", network, "2_1>3_1", 0.5);
    StopSketch last = GridRoads.stopBeside("b", network, "3_1>4_1", 0.5);
    RouteSketch route = new RouteSketch(
        "r",
        "",
        List.of(StopCall.untimed(first), StopCall.untimed(middle), StopCall.untimed(last)),
        List.of(),
        new Drive(5, 25),
        DepartureSketch.every(600, 6 * 3600, 7 * 3600, "d"));

    TransitRoutes routes = place(network, Way.ROADS, route).schedule().routes();

    assertThat(routes.arrivalOffsetSeconds(1)).isEqualTo(80);
    assertThat(routes.departureOffsetSeconds(1)).isEqualTo(105);
    assertThat(routes.arrivalOffsetSeconds(2)).isEqualTo(145);
  }

  @Test
  void forbiddenSequenceOfThreeLinksIsNotDriven() {
    NetworkBuilder builder = GridRoads.builder(5, (from, to) -> true);
    builder.forbidTurn(
        1, builder.findLink("0_1>1_1"), builder.findLink("1_1>2_1"), builder.findLink("2_1>2_2"));
    Network network = builder.build();
    StopSketch first = GridRoads.stopBeside("a", network, "0_1>1_1", 0.5);
    StopSketch middle = GridRoads.stopBeside("m", network, "1_1>2_1", 0.5);
    StopSketch last = GridRoads.stopBeside("b", network, "2_1>2_2", 0.5);

    // The sequence leads over a stop, where a search begins anew.
    List<String> links = links(place(network, route(List.of(), first, middle, last)), 0);

    assertThat(links).startsWith("0_1>1_1").contains("1_1>2_1").endsWith("2_1>2_2");
    assertThat(String.join(" ", links)).doesNotContain("0_1>1_1 1_1>2_1 2_1>2_2");
  }

  @Test
  void loopLineEndsWhereItBegan() {
    Network network = GridRoads.of(5);
    StopSketch start = GridRoads.stopBeside("a", network, "1_1>2_1", 0.5);
    StopSketch far = GridRoads.stopBeside("b", network, "3_3>2_3", 0.5);
    StopSketch side = GridRoads.stopBeside("c", network, "1_3>1_2", 0.5);

    PlacedTransit placed = place(network, route(List.of(), start, far, side, start));

    TransitRoutes routes = placed.schedule().routes();
    assertThat(routes.stop(3)).isEqualTo(routes.stop(0));
    assertThat(routes.linkPosition(3)).isGreaterThan(routes.linkPosition(2));
    assertThat(links(placed, 0)).startsWith("1_1>2_1").endsWith("1_1>2_1");
    assertJoined(placed, 0);
    assertThat(placed.stops()).hasSize(3);
  }

  @Test
  void trafficOnTheLeftStopsOnTheLeft() {
    Network network = GridRoads.of(4);
    StopSketch first = GridRoads.stopBeside("a", network, "0_1>1_1", 0.5);
    StopSketch second = GridRoads.stopBeside("b", network, "2_1>3_1", 0.5);
    LineSketch line = new LineSketch(
        "1", "", "bus", Way.ROADS, BUS, List.of(route(List.of(), second, first)), Map.of());

    PlacedTransit placed = new TransitPlacement(
            network, PlacementParameters.STANDARD.withDrivesOnRight(false))
        .place(TransitSketch.of(List.of(line)), problems);

    assertThat(links(placed, 0)).containsExactly("3_1>2_1", "2_1>1_1", "1_1>0_1");
  }

  @Test
  void stopBetweenTheCarriagewaysOfAWideRoadIsOnTheOneThatLeadsOn() {
    // Two one-way roads 30 m apart, joined at both ends; the stop stands nearer to the wrong one.
    ModeTable modes = new ModeTable();
    NetworkBuilder builder = new NetworkBuilder(modes);
    LinkProperties road = new LinkProperties(1000, 14, 1800, 2, ModeTable.bit(modes.add("car")));
    LinkProperties gap = new LinkProperties(30, 8, 900, 1, 1);
    int southWest = builder.addNode("sw", 0, 0);
    int southEast = builder.addNode("se", 1000, 0);
    int northEast = builder.addNode("ne", 1000, 30);
    int northWest = builder.addNode("nw", 0, 30);
    int farEast = builder.addNode("far", 2000, 0);
    builder.addLink("east", southWest, southEast, road);
    builder.addLink("on", southEast, farEast, road);
    builder.addLink("turn-e", southEast, northEast, gap);
    builder.addLink("west", northEast, northWest, road);
    builder.addLink("turn-w", northWest, southWest, gap);
    Network network = builder.build();
    StopSketch first = StopSketch.at("a", "", 300, 18);
    StopSketch last = StopSketch.at("b", "", 1800, -5);

    PlacedTransit placed = place(network, route(List.of(), first, last));

    assertThat(links(placed, 0)).containsExactly("east", "on");
  }

  @Test
  void transfersHoldForAllFacilitiesOfAStop() {
    Network network = GridRoads.of(6);
    StopSketch first = GridRoads.stopBeside("a", network, "0_1>1_1", 0.5);
    // In the middle of the road, so that each direction halts on its own link.
    StopSketch middle = StopSketch.at("m", "Trạm giữa", 500, 200);
    StopSketch last = GridRoads.stopBeside("b", network, "4_1>5_1", 0.5);
    StopSketch opposite = GridRoads.stopBeside("b2", network, "5_1>4_1", 0.5);
    StopSketch home = GridRoads.stopBeside("a2", network, "1_1>0_1", 0.5);
    List<RouteSketch> routes =
        List.of(route("there", first, middle, last), route("back", opposite, middle, home));
    LineSketch line = new LineSketch("1", "", "bus", Way.ROADS, BUS, routes, Map.of());
    TransitSketch sketch = new TransitSketch(
        List.of(line), List.of(new TransitSketch.Transfer("m", "a", 240)), List.of());

    TransitSchedule schedule = new TransitPlacement(network, PlacementParameters.STANDARD)
        .place(sketch, problems)
        .schedule();

    int one = schedule.stops().find("m");
    int other = schedule.stops().find("m.link:3_1>2_1");
    int a = schedule.stops().find("a");
    assertThat(other).isNotNegative();
    assertThat(schedule.stops().area(other)).isEqualTo(schedule.stops().area(one));
    assertThat(schedule.transferTimes().seconds(one, a, -1)).isEqualTo(240);
    assertThat(schedule.transferTimes().seconds(other, a, -1)).isEqualTo(240);
  }

  @Test
  void trainThatServesSeveralDeparturesFindsItsWayBack() {
    Network network = GridRoads.of(4);
    StopSketch here = StopSketch.at("A1", "Ga A", 0, 0);
    StopSketch there = StopSketch.at("B", "Ga B", 3000, 0);
    StopSketch otherPlatform = StopSketch.at("A2", "Ga A", 0, 10);
    RouteSketch out = new RouteSketch(
        "out",
        "",
        List.of(StopCall.untimed(here), StopCall.untimed(there)),
        List.of(),
        new Drive(20, 30),
        List.of(new DepartureSketch("1", 0, "t"), new DepartureSketch("2", 3600, "t")));
    RouteSketch back = new RouteSketch(
        "back",
        "",
        List.of(StopCall.untimed(there), StopCall.untimed(otherPlatform)),
        List.of(),
        new Drive(20, 30),
        List.of(new DepartureSketch("1", 1800, "t")));
    LineSketch line =
        new LineSketch("M", "", "subway", Way.OWN_WAY, BUS, List.of(out, back), Map.of());

    PlacedTransit placed = new TransitPlacement(network, PlacementParameters.STANDARD)
        .place(TransitSketch.of(List.of(line)), problems);

    assertThat(placed.vehicles()).containsExactly(new PlacedTransit.Vehicle("t", "bus"));
    assertThat(placed.network().linkIds().contains("pt_A2_A1")).isTrue();
    // 3 km at 20 m/s, and the halt's own link.
    assertThat(placed.schedule().routes().arrivalOffsetSeconds(1)).isBetween(150.0, 152.0);
  }

  /** A walk over a random grid with gaps: stops beside some of its links, its nodes as shape. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void randomWalkIsFoundAgain(long seed) {
    RandomWalk walk = new RandomWalk(seed);

    PlacedTransit placed = place(walk.network, route(walk.shape, walk.stops));

    assertThat(links(placed, 0)).as("seed %d", seed).containsExactlyElementsOf(walk.links);
    assertThat(placed.routes().get(0).matched()).isEqualTo(Matched.ROAD);
  }

  @Test
  void sameLinesGiveTheSameSchedule() {
    RandomWalk walk = new RandomWalk(7);

    PlacedTransit first = place(walk.network, route(walk.shape, walk.stops));
    PlacedTransit second = place(walk.network, route(walk.shape, walk.stops));

    assertThat(links(second, 0)).isEqualTo(links(first, 0));
    assertThat(second.stops()).isEqualTo(first.stops());
    assertThat(second.routes()).isEqualTo(first.routes());
  }

  /**
   * Drives on at random, never twice over a junction, so that there is one way only along the shape; stops and shape are a
   * few metres off.
   */
  private static final class RandomWalk {
    private static final int SIZE = 9;
    private static final int LENGTH = 24;
    private static final int LINKS_PER_STOP = 3;
    private static final int FEWEST_STOPS = 4;
    private static final double STOP_NOISE_METERS = 4;
    private static final double SHAPE_NOISE_METERS = 10;

    final Network network;
    final List<String> links = new ArrayList<>();
    final List<MapPoint> shape = new ArrayList<>();
    final StopSketch[] stops;
    private final Set<Integer> seen = new HashSet<>();
    private final RandomStream random;

    RandomWalk(long seed) {
      random = RandomStream.of(seed, 2);
      network = GridRoads.of(
          SIZE, (from, to) -> RandomStream.of(seed, (from + to).hashCode(), 1).nextDouble() < 0.85);
      // A walk that is caught soon begins anew on the next link.
      List<StopSketch> found = new ArrayList<>();
      for (int start = 0; found.size() < FEWEST_STOPS; start++) {
        found = walk(start);
      }
      stops = found.toArray(new StopSketch[0]);
      int last = (stops.length - 1) * LINKS_PER_STOP;
      links.subList(last + 1, links.size()).clear();
    }

    private List<StopSketch> walk(int start) {
      links.clear();
      shape.clear();
      seen.clear();
      List<StopSketch> found = new ArrayList<>();
      int link = start;
      for (int step = 0; step < LENGTH && link != Network.NO_LINK; step++) {
        links.add(network.linkId(link));
        seen.add(network.fromNode(link));
        MapPoint from = new MapPoint(
            network.nodeX(network.fromNode(link)), network.nodeY(network.fromNode(link)));
        shape.add(off(from, SHAPE_NOISE_METERS));
        if (step % LINKS_PER_STOP == 0) {
          StopSketch stop = GridRoads.stopBeside("s" + step, network, network.linkId(link), 0.4);
          MapPoint place = off(stop.place(), STOP_NOISE_METERS);
          found.add(StopSketch.at(stop.id(), stop.name(), place.x(), place.y()));
        }
        link = next(link);
      }
      return found;
    }

    private int next(int link) {
      int node = network.toNode(link);
      List<Integer> choices = new ArrayList<>();
      for (int at = network.outLinks().start(node); at < network.outLinks().end(node); at++) {
        int candidate = network.outLinks().value(at);
        if (!seen.contains(network.toNode(candidate))) {
          choices.add(candidate);
        }
      }
      double draw = random.nextDouble();
      return choices.isEmpty() ? Network.NO_LINK : choices.get((int) (draw * choices.size()));
    }

    private MapPoint off(MapPoint place, double meters) {
      return new MapPoint(
          place.x() + (2 * random.nextDouble() - 1) * meters,
          place.y() + (2 * random.nextDouble() - 1) * meters);
    }
  }

  private PlacedTransit place(Network network, RouteSketch route) {
    return place(network, Way.ROADS, route);
  }

  private PlacedTransit place(Network network, Way way, RouteSketch route) {
    LineSketch line = new LineSketch("1", "Tuyến 1", "bus", way, BUS, List.of(route), Map.of());
    return new TransitPlacement(network, PlacementParameters.STANDARD)
        .place(TransitSketch.of(List.of(line)), problems);
  }

  private static RouteSketch route(String id, StopSketch... stops) {
    List<StopCall> calls = Arrays.stream(stops).map(StopCall::untimed).toList();
    return new RouteSketch(
        id, "", calls, List.of(), Drive.FREE, List.of(DepartureSketch.at("0", 3600)));
  }

  private static RouteSketch route(List<MapPoint> shape, StopSketch... stops) {
    List<StopCall> calls = Arrays.stream(stops).map(StopCall::untimed).toList();
    return new RouteSketch(
        "r", "", calls, shape, Drive.FREE, List.of(DepartureSketch.at("0", 3600)));
  }

  private static List<MapPoint> points(double... coordinates) {
    List<MapPoint> points = new ArrayList<>();
    for (int at = 0; at < coordinates.length; at += 2) {
      points.add(new MapPoint(coordinates[at], coordinates[at + 1]));
    }
    return points;
  }

  private static List<String> links(PlacedTransit placed, int route) {
    List<String> ids = new ArrayList<>();
    for (int at = 0; at < placed.schedule().routes().links().size(route); at++) {
      ids.add(placed.network().linkId(placed.schedule().routes().links().value(route, at)));
    }
    return ids;
  }

  private static void assertJoined(PlacedTransit placed, int route) {
    TransitRoutes routes = placed.schedule().routes();
    Network network = placed.network();
    for (int at = 1; at < routes.links().size(route); at++) {
      int before = routes.links().value(route, at - 1);
      int link = routes.links().value(route, at);
      assertThat(network.fromNode(link)).isEqualTo(network.toNode(before));
    }
    for (int stop = routes.firstStop(route); stop < routes.endStop(route); stop++) {
      assertThat(routes.linkPosition(stop)).isNotEqualTo(TransitRoutes.OFF_ROUTE);
    }
  }
}
