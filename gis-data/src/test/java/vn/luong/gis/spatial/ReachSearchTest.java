package vn.luong.gis.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.traveltimes.TravelTimeTable;
import vn.luong.sim.units.ClosedHours;

/** A ladder of streets by eye: A(0,0) – B(1000,0) – C(2000,0), and C – D(2000,500) for those who may only come back. */
class ReachSearchTest {
  private static final int CAR = 0;
  private static final int AB = 0;
  private static final int BA = 1;
  private static final int BC = 2;
  private static final int DC = 3;
  private static final double ANY_SPEED = Double.POSITIVE_INFINITY;

  private final Network network = network();

  @Test
  void onFootStreetsLeadBothWaysAndTheWayToTheStreetCounts() {
    ReachSearch search = ReachSearch.walking(network, link -> true);

    NetworkReach reach = search.from(900, 30, 0, 400);

    assertThat(reach.costAt(AB, 0.9)).isCloseTo(30, within(1e-9));
    assertThat(reach.costAt(AB, 0.6)).isCloseTo(330, within(1e-9));
    assertThat(reach.costAt(AB, 0.5)).isInfinite();
    assertThat(reach.costAt(BA, 0.4)).isCloseTo(330, within(1e-9));
    assertThat(reach.costAt(BC, 0.25)).isCloseTo(30 + 100 + 250, within(1e-9));
    assertThat(reach.costBeside(BC, 1200, 40)).isCloseTo(30 + 100 + 200 + 40, within(1e-9));
    assertThat(reach.costAt(DC, 0.5)).isInfinite();
  }

  @Test
  void onFootAOneWayStreetIsWalkedAgainstItsDirection() {
    NetworkReach reach = ReachSearch.walking(network, link -> true).from(2000, 0, 0, 300);

    assertThat(reach.costAt(DC, 0.5)).isCloseTo(250, within(1e-9));
  }

  @Test
  void inAVehicleOneWayStreetsAreMinded() {
    TravelTimeTable free = TravelTimeTable.free(network);

    NetworkReach reach =
        ReachSearch.driving(network, CAR, free, ANY_SPEED, 1).from(900, 30, 0, 1000);

    // 30 s on foot to the road, then 10 m/s.
    assertThat(reach.costAt(AB, 1)).isCloseTo(30 + 10, within(1e-6));
    assertThat(reach.costAt(BA, 0.5)).isCloseTo(30 + 40, within(1e-6));
    assertThat(reach.costAt(BC, 1)).isCloseTo(30 + 110, within(1e-6));
    assertThat(reach.costAt(DC, 1)).isInfinite();
  }

  @Test
  void linksThatAreClosedAtTheHourLeadNoFurther() {
    NetworkBuilder builder = NetworkBuilder.copyOf(network);
    int end = builder.addNode("E", 3000, 0);
    int beyond = builder.addLink("CE", network.toNode(BC), end, network.properties(BC));
    builder.linkAttributes().putText(BC, ClosedHours.ATTRIBUTE, "car 06:00-09:00");
    Network closed = builder.build();
    ReachSearch search =
        ReachSearch.driving(closed, CAR, TravelTimeTable.free(closed), ANY_SPEED, 1);

    NetworkReach before = search.from(0, 0, 6 * 3600 - 101, 2000);
    NetworkReach after = search.from(0, 0, 6 * 3600 - 100, 2000);

    assertThat(before.costAt(beyond, 1)).isCloseTo(300, within(1e-6));
    assertThat(after.costAt(BC, 1)).isCloseTo(200, within(1e-6));
    assertThat(after.costAt(beyond, 1)).isInfinite();
  }

  @Test
  void linksTakeTheTimeOfTheHourInWhichTheyAreEntered() {
    // BC takes 100 s before 08:00 and 900 s afterwards.
    TravelTimeParameters hours = new TravelTimeParameters(3600, 24 * 3600);
    int links = network.linkCount();
    TravelTimeTable times = TravelTimeTable.ofSeconds(
        network, hours, cell -> cell % links == BC && cell / links >= 8 ? 900 : 100);
    ReachSearch search = ReachSearch.driving(network, CAR, times, ANY_SPEED, 1);

    NetworkReach before = search.from(0, 0, 8 * 3600 - 101, 2000);
    NetworkReach after = search.from(0, 0, 8 * 3600 - 99, 2000);

    assertThat(before.costAt(BC, 1)).isCloseTo(200, within(1e-6));
    assertThat(after.costAt(BC, 1)).isCloseTo(1000, within(1e-6));
  }

  @Test
  void theVehicleMayBeSlowerThanTheRoad() {
    TravelTimeTable free = TravelTimeTable.free(network);

    NetworkReach reach = ReachSearch.driving(network, CAR, free, 5, 1).from(0, 0, 0, 1000);

    assertThat(reach.costAt(AB, 1)).isCloseTo(200, within(1e-6));
  }

  @Test
  void ofSeveralPointsTheBestForEachPlaceCounts() {
    ReachSearch search = ReachSearch.walking(network, link -> true);

    NetworkReach reach = search.fromAny(
        new double[] {0, 1000, 2000}, new double[] {0, 10, 0}, new double[] {0, 200, 9999}, 0, 800);

    assertThat(reach.costAt(AB, 0.5)).isCloseTo(500, within(1e-9));
    assertThat(reach.costAt(AB, 0.7)).isCloseTo(510, within(1e-9));
    assertThat(reach.costAt(BC, 0.5)).isCloseTo(710, within(1e-9));
    assertThat(reach.costAt(BC, 0.7)).isInfinite();
  }

  @Test
  void theAreaIsTheReachedPartOfTheStreetsWidened() {
    NetworkReach reach = ReachSearch.walking(network, link -> true).from(500, 0, 0, 400);

    Geometry half = ReachArea.of(reach, 200, 50);
    Geometry whole = ReachArea.of(reach, 400, 50);

    // 2 · 200 m of street, 50 m to each side, round ends.
    assertThat(half.getArea()).isCloseTo(400 * 100 + Math.PI * 2500, within(500.0));
    assertThat(contains(half, 690, 0)).isTrue();
    assertThat(contains(half, 760, 0)).isFalse();
    assertThat(contains(whole, 890, 40)).isTrue();
    assertThat(contains(whole, 890, 60)).isFalse();
    assertThat(whole.contains(half)).isTrue();
  }

  @Test
  void nothingIsReachedWhereThereIsNoStreet() {
    NetworkReach reach = ReachSearch.walking(network, link -> false).from(500, 0, 0, 400);

    assertThat(reach.pieceCount()).isZero();
    assertThat(ReachArea.of(reach, 400, 50).isEmpty()).isTrue();
  }

  private static boolean contains(Geometry area, double x, double y) {
    return area.contains(new GeometryFactory().createPoint(new Coordinate(x, y)));
  }

  private static Network network() {
    ModeTable modes = new ModeTable();
    long car = ModeTable.bit(modes.add("car"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    builder.addNode("A", 0, 0);
    builder.addNode("B", 1000, 0);
    builder.addNode("C", 2000, 0);
    builder.addNode("D", 2000, 500);
    builder.addLink("AB", 0, 1, new LinkProperties(1000, 10, 1000, 1, car));
    builder.addLink("BA", 1, 0, new LinkProperties(1000, 10, 1000, 1, car));
    builder.addLink("BC", 1, 2, new LinkProperties(1000, 10, 1000, 1, car));
    builder.addLink("DC", 3, 2, new LinkProperties(500, 10, 1000, 1, car));
    return builder.build();
  }
}
