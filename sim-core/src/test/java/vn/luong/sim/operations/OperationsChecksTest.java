package vn.luong.sim.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/** Schedules however they were made, on the links {@code a, b, c} of 1000 m in a row from x = 1000, and {@code far} elsewhere. */
class OperationsChecksTest {
  private static final int A = 0;
  private static final int B = 1;
  private static final int C = 2;
  private static final int FAR = 3;

  private final Network network = network();
  private final TransitScheduleBuilder schedule = new TransitScheduleBuilder();
  private final VehicleTypes types = new VehicleTypes();
  private int seats = 10;

  private static Network network() {
    NetworkBuilder builder = new NetworkBuilder(new ModeTable());
    for (int node = 0; node < 4; node++) {
      builder.addNode("n" + node, 1000 + node * 1000.0, 0);
    }
    builder.addNode("x", 9000, 9000);
    builder.addNode("y", 9000, 8000);
    LinkProperties road = new LinkProperties(1000, 10, 3600, 1, 1);
    builder.addLink("a", 0, 1, road);
    builder.addLink("b", 1, 2, road);
    builder.addLink("c", 2, 3, road);
    builder.addLink("far", 4, 5, road);
    return builder.build();
  }

  @BeforeEach
  void addStops() {
    schedule.addStop("atA", StopProperties.of(2000, 5, A));
    schedule.addStop("atB", StopProperties.of(3000, 5, B));
    schedule.addStop("atC", StopProperties.of(4000, 5, C));
    schedule.addStop("nowhere", StopProperties.of(2500, 60, Network.NO_LINK));
    schedule.addLine("1", "");
  }

  private void addRoute(int[] stops, double[] offsets, int... links) {
    schedule.addRoute("there");
    for (int at = 0; at < stops.length; at++) {
      schedule.addRouteStop(RouteStop.of(stops[at], offsets[at], offsets[at]));
    }
    for (int link : links) {
      schedule.addLink(link);
    }
  }

  private List<Problem> problems() {
    VehicleType car = VehicleType.ofMode("bus", "car");
    int type = types.add(new VehicleType(
        car.id(),
        car.lengthMeters(),
        car.widthMeters(),
        car.maximumSpeedMetersPerSecond(),
        car.pce(),
        car.flowEfficiencyFactor(),
        seats,
        0,
        car.networkMode(),
        car.manoeuvres(),
        car.boarding(),
        ""));
    Fleet.Builder fleet = Fleet.builder(types, new IdTable());
    fleet.addNamed("bus", type);
    ProblemLog problems = new ProblemLog();
    OperationsChecks.run(TransitVehicles.of(schedule.build(), fleet.build()), network, problems);
    return problems.problems();
  }

  @Test
  void soundScheduleHasNoProblem() {
    addRoute(new int[] {0, 1, 2}, new double[] {0, 100, 200}, A, B, C);
    schedule.addDeparture("d", 0, "bus");

    assertThat(problems()).isEmpty();
  }

  @Test
  void everyStopBesideTheRouteIsNamedWithItsPlace() {
    addRoute(new int[] {3, 1, 2}, new double[] {0, 100, 200}, A, B);
    schedule.addDeparture("d", 0, "bus");

    List<Problem> problems = problems();

    assertThat(problems)
        .extracting(Problem::kind)
        .containsExactly("stop-off-route", "stop-off-route");
    assertThat(problems).extracting(Problem::x).containsExactly(2500.0, 4000.0);
    assertThat(problems.get(0).message()).contains("stop \"nowhere\" is on no link");
  }

  @Test
  void timesThatGoBackwardsAreNamed() {
    addRoute(new int[] {0, 1, 2}, new double[] {0, 100, 60}, A, B, C);
    schedule.addDeparture("d", 0, "bus");

    assertThat(problems()).as("arrival and departure").hasSize(2).allSatisfy(problem -> {
      assertThat(problem.kind()).isEqualTo("times-backwards");
      assertThat(problem.message())
          .contains("stop \"atC\" is served 00:01:00", "must not be before 00:01:40");
      assertThat(problem.x()).isEqualTo(4000);
    });
  }

  @Test
  void linksThatDoNotJoinAreNamedWithTheirPlace() {
    addRoute(new int[] {0, 2}, new double[] {0, 100}, A, C);
    schedule.addDeparture("d", 0, "bus");

    assertThat(problems()).singleElement().satisfies(problem -> {
      assertThat(problem.kind()).isEqualTo("transit-route-not-joined");
      assertThat(problem.x()).isEqualTo(2000);
    });
  }

  @Test
  void stationFarFromItsLinkIsWarnedOf() {
    int stop = schedule.addStop("station", StopProperties.of(3500, 500, C));
    addRoute(new int[] {0, stop}, new double[] {0, 100}, A, B, C);
    schedule.addDeparture("d", 0, "bus");

    assertThat(problems()).singleElement().satisfies(problem -> {
      assertThat(problem.kind()).isEqualTo("stop-far-from-link");
      assertThat(problem.message()).contains("is 500 m from its link \"c\"");
      assertThat(problem.y()).isEqualTo(500);
    });
  }

  @Test
  void departureWithoutVehicleUnknownVehicleAndVehicleWithoutPlacesAreNamed() {
    seats = 0;
    addRoute(new int[] {0, 1}, new double[] {0, 100}, A, B);
    schedule.addDeparture("d", 0, null);
    schedule.addDeparture("e", 0, "tram");
    schedule.addDeparture("f", 0, "bus");

    assertThat(problems())
        .extracting(Problem::kind)
        .containsExactly(
            "departure-without-vehicle",
            "unknown-transit-vehicle",
            "transit-vehicle-without-places");
  }

  @Test
  void routeWithDeparturesButWithoutLinksIsNamedWithItsFile() {
    schedule.setSource("input/schedule.xml.gz");
    addRoute(new int[] {0, 1}, new double[] {0, 100});
    schedule.addDeparture("d", 0, "bus");

    assertThat(problems()).singleElement().satisfies(problem -> {
      assertThat(problem.kind()).isEqualTo("transit-route-without-links");
      assertThat(problem.message())
          .startsWith("input/schedule.xml.gz line \"1\" route \"there\": ");
    });
  }

  @Test
  void routeWithoutLinksOnWhichNobodyDrivesIsNot() {
    addRoute(new int[] {0, 1}, new double[] {0, 100});

    assertThat(problems()).isEmpty();
  }

  @Test
  void vehicleThatCannotGetToItsNextRunIsNamed() {
    addRoute(new int[] {0, 1}, new double[] {0, 100}, A, B);
    schedule.addDeparture("d", 0, "bus");
    int stop = schedule.addStop("island", StopProperties.of(9000, 8000, FAR));
    schedule.addRoute("elsewhere");
    schedule.addRouteStop(RouteStop.of(stop, 0, 0));
    schedule.addLink(FAR);
    schedule.addDeparture("e", 3600, "bus");

    assertThat(problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.kind()).isEqualTo("no-way-to-departure"));
  }
}
