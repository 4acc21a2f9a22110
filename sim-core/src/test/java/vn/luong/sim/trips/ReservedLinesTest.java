package vn.luong.sim.trips;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.fares.FareParameters;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.TextRoute;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.transit.ReservedLines;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleTypes;

/** Lines for the early and the late shift of a factory, and a bus for everybody, all from the same stop to the factory. */
class ReservedLinesTest {
  private static final double SIX = 6 * 3600;
  private static final double RATE = 6 / 3600.0;

  private final ModeTable modes = new ModeTable();
  private final int walk = modes.add("walk");
  private final int pt = modes.add("pt");
  private final int car = modes.add("car");
  private final int workerBus = modes.add("worker-bus");
  private final int bus = modes.add("bus");
  private final Network network = network();
  private final Population population = new Population(network, new Facilities());
  private final TransitSchedule schedule = schedule();
  private final int anybody = person(null);
  private final int early = person("factory 06:00");
  private final int late = person("factory 14:00");
  private final int elsewhere = person("mill 06:00");

  private Network network() {
    NetworkBuilder builder = new NetworkBuilder(modes);
    builder.addNode("a", 0, 0);
    builder.addNode("b", 9_000, 0);
    builder.addNode("c", 10_000, 0);
    builder.addLink("way", 0, 1, new LinkProperties(9_000, 20, 2000, 1, ModeTable.bit(car)));
    builder.addLink("end", 1, 2, new LinkProperties(1_000, 20, 2000, 1, ModeTable.bit(car)));
    return builder.build();
  }

  private TransitSchedule schedule() {
    TransitScheduleBuilder builder = new TransitScheduleBuilder();
    int home = builder.addStop("home", StopProperties.of(0, 0, 0));
    int factory = builder.addStop("factory", StopProperties.of(10_000, 0, 1));
    addLine(builder, "public", "bus", null, home, factory, 1800);
    addLine(builder, "early", "worker-bus", "factory 06:00", home, factory, 900);
    addLine(builder, "late", "worker-bus", "factory 14:00", home, factory, 900);
    return builder.build();
  }

  private static void addLine(
      TransitScheduleBuilder builder,
      String id,
      String mode,
      String reservedFor,
      int from,
      int to,
      double seconds) {
    int line = builder.addLine(id, "");
    if (reservedFor != null) {
      builder.lineAttributes().putText(line, ReservedLines.LINE_ATTRIBUTE, reservedFor);
    }
    builder.addRoute(id);
    builder.setTransportMode(mode);
    builder.addLink(0);
    builder.addLink(1);
    builder.addRouteStop(RouteStop.of(from, 0, 0));
    builder.addRouteStop(RouteStop.of(to, seconds, seconds));
    builder.addDeparture("1", SIX, id);
  }

  private int person(String lines) {
    int person = population.addPerson("p" + population.personCount());
    if (lines != null) {
      population.personAttributes().putText(person, ReservedLines.PERSON_ATTRIBUTE, lines);
    }
    return person;
  }

  private TripRouting routing(long reserved) {
    RoutingParameters parameters = new RoutingParameters(
        List.of(),
        List.of(RoutingParameters.TeleportedMode.ofSpeed(walk, 1, 1)),
        RoutingParameters.AccessEgress.NONE,
        walk,
        car,
        EndTimeRule.END_TIME_THEN_DURATION,
        0);
    TransitRoutingParameters ofTransit = new TransitRoutingParameters(
            ModeTable.bit(pt),
            pt,
            Map.of(
                "bus", new TransitRoutingParameters.Aboard(bus, RATE),
                "worker-bus", new TransitRoutingParameters.Aboard(workerBus, RATE)),
            walk,
            new WalkParameters(1, 1, 500, 100, 100, 0, 0, 1),
            RATE,
            RATE,
            2 * RATE,
            0)
        .withReservedModes(reserved);
    Fleet fleet = Fleet.builder(new VehicleTypes(), population.personIds()).build();
    return new TripRouting(population, fleet, parameters)
        .withTransit(TransitRouting.of(schedule, population, ofTransit));
  }

  /** The legs of a trip to the factory: mode, and line of those on board. */
  private String trip(TripRouting routing, int person, int mode) {
    int stay = population.activityTypes().add("stay");
    Plan plan = Plan.of(
        List.of(Activity.at(stay, 0, 0, 0).withEndTime(SIX - 600), Activity.at(stay, 1, 10_000, 0)),
        List.of(Leg.of(mode)));
    StringBuilder text = new StringBuilder();
    for (Leg leg :
        new PlanRouter(routing.newRouter(1, 0)).routeAll(person, plan).legs()) {
      text.append(text.length() == 0 ? "" : " ").append(modes.name(leg.mode()));
      if (leg.route() instanceof TextRoute route) {
        for (String line : List.of("public", "early", "late")) {
          text.append(route.text().contains("\"" + line + "\"") ? "(" + line + ")" : "");
        }
      }
    }
    return text.toString();
  }

  @Test
  void onlyThoseForWhomALineIsReservedTakeIt() {
    TripRouting routing = routing(ModeTable.bit(workerBus));

    assertThat(trip(routing, early, workerBus)).isEqualTo("walk worker-bus(early) walk");
    assertThat(trip(routing, late, workerBus)).isEqualTo("walk worker-bus(late) walk");
    // Nothing runs for them: they walk all the way.
    assertThat(trip(routing, anybody, workerBus)).isEqualTo("walk");
    assertThat(trip(routing, elsewhere, workerBus)).isEqualTo("walk");
  }

  @Test
  void tripsByPublicTransportNeverGoByReservedLines() {
    TripRouting routing = routing(ModeTable.bit(workerBus));

    assertThat(trip(routing, early, pt)).isEqualTo("walk bus(public) walk");
    assertThat(trip(routing, anybody, pt)).isEqualTo("walk bus(public) walk");
  }

  @Test
  void faresAndCrowdingKeepTheRule() {
    FareParameters fares = FareParameters.flat(5);
    TripRouting routing = routing(ModeTable.bit(workerBus));
    TripRouting paying = routing.withTransit(routing.transit().withFares(fares, 0.01));

    assertThat(trip(paying, early, workerBus)).isEqualTo("walk worker-bus(early) walk");
    assertThat(trip(paying, elsewhere, workerBus)).isEqualTo("walk");
  }

  /** As in MATSim, where nobody asks who takes a line. */
  @Test
  void withoutAModeForThemReservedLinesAreLinesLikeOthers() {
    TripRouting routing = routing(0);

    assertThat(trip(routing, anybody, pt)).isEqualTo("walk worker-bus(early) walk");
  }
}
