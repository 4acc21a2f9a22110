package vn.luong.sim.transit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.luong.sim.network.Network;

class TransitScheduleTest {
  private final TransitScheduleBuilder builder = new TransitScheduleBuilder();

  @Test
  void routesAndDeparturesAreFoundWithinTheirLine() {
    addStops(2, 3);
    builder.addLine("61", "Bến Thành – Bình Dương");
    addRoute("out", 0, 1);
    builder.addDeparture("1", 18_000, "bus-1");
    builder.addDeparture("2", 19_000, null);
    addRoute("back", 1, 0);
    builder.addDeparture("1", 20_000, "bus-1");
    builder.addLine("77", "");
    addRoute("out", 0, 1);
    builder.addDeparture("1", 30_000, "bus-2");
    TransitSchedule schedule = builder.build();

    TransitRoutes routes = schedule.routes();
    Departures departures = schedule.departures();
    int line = schedule.findLine("77");
    assertThat(schedule.lineName(0)).isEqualTo("Bến Thành – Bình Dương");
    assertThat(routes.ofLine().size(0)).isEqualTo(2);
    int route = routes.find(line, "out");
    assertThat(route).isEqualTo(2);
    assertThat(routes.find(line, "back")).isEqualTo(TransitRoutes.NO_ROUTE);
    assertThat(departures.time(departures.find(route, "1"))).isEqualTo(30_000);
    assertThat(departures.find(route, "2")).isEqualTo(Departures.NO_DEPARTURE);
    assertThat(departures.end(0) - departures.first(0)).isEqualTo(2);
    assertThat(departures.vehicle(1)).isEqualTo(Departures.NO_VEHICLE);
    assertThat(departures.vehicle(2)).isEqualTo(departures.vehicle(0));
    assertThat(departures.vehicleIds().text(departures.vehicle(3))).isEqualTo("bus-2");
    assertThat(routes.transportMode(0)).isEqualTo("bus");
  }

  @Test
  void stopsAreServedTheFirstTimeTheRouteComesByAfterTheStopBefore() {
    addStops(7, 5, 7, Network.NO_LINK, 9);
    builder.addLine("loop", "");
    addRoute("r", 0, 1, 2, 3, 4, 0);
    for (int link : new int[] {7, 5, 6, 7}) {
      builder.addLink(link);
    }
    TransitRoutes routes = builder.build().routes();

    int[] positions = new int[routes.stopCount(0)];
    for (int stop = 0; stop < positions.length; stop++) {
      positions[stop] = routes.linkPosition(routes.firstStop(0) + stop);
    }
    assertThat(positions)
        .containsExactly(0, 1, 3, TransitRoutes.OFF_ROUTE, TransitRoutes.OFF_ROUTE, 3);
    assertThat(routes.findStop(0, 0, 1)).isEqualTo(5);
    assertThat(routes.findStop(0, 1, 2)).isEqualTo(StopFacilities.NO_STOP);
  }

  @Test
  void routeOfStopSkipsRoutesWithoutStops() {
    addStops(1, 2);
    builder.addLine("l", "");
    addRoute("a", 0, 1);
    addRoute("none");
    addRoute("b", 1, 0);
    TransitRoutes routes = builder.build().routes();

    assertThat(routes.routeOfStop(1)).isZero();
    assertThat(routes.routeOfStop(2)).isEqualTo(2);
    assertThat(routes.routeOfStop(3)).isEqualTo(2);
    assertThat(routes.stopCount(1)).isZero();
  }

  @Test
  void lastTransferTimeCounts() {
    addStops(1, 2);
    builder.setTransferTime(0, 1, 60);
    builder.setTransferTime(0, 0, 0);
    builder.setTransferTime(0, 1, 90);
    MinimalTransferTimes times = builder.build().transferTimes();

    assertThat(times.relationCount()).isEqualTo(2);
    assertThat(times.seconds(0, 1, 0)).isEqualTo(90);
    assertThat(times.seconds(1, 0, 30)).isEqualTo(30);
  }

  @Test
  void chainsLeadFromDepartureToDeparture() {
    addStops(1, 2);
    builder.addLine("l", "");
    addRoute("r", 0, 1);
    int first = builder.addDeparture("1", 0, null);
    builder.addDeparture("2", 60, null);
    int third = builder.addDeparture("3", 120, null);
    builder.addChain(third, first);
    builder.addChain(first, third);
    builder.addChain(first, builder.findDeparture("l", "r", "2"));
    Departures departures = builder.build().departures();

    assertThat(departures.chained().size(first)).isEqualTo(2);
    assertThat(departures.chained().value(first, 0)).isEqualTo(third);
    assertThat(departures.chained().value(first, 1)).isEqualTo(1);
    assertThat(departures.chained().size(1)).isZero();
    assertThat(departures.chained().value(third, 0)).isEqualTo(first);
  }

  @Test
  void idsAreUniqueInTheirScope() {
    addStops(1);
    builder.addLine("l", "");
    addRoute("r");
    builder.addDeparture("d", 0, null);

    assertThatThrownBy(() -> addStops(1)).hasMessageContaining("stop \"s0\" is there already");
    assertThatThrownBy(() -> addRoute("r")).hasMessageContaining("route \"r\"");
    assertThatThrownBy(() -> builder.addDeparture("d", 0, null)).hasMessageContaining("\"d\"");
    assertThatThrownBy(() -> builder.addLine("l", "")).hasMessageContaining("line \"l\"");
  }

  private void addStops(int... links) {
    for (int stop = 0; stop < links.length; stop++) {
      builder.addStop("s" + stop, StopProperties.of(stop, 0, links[stop]));
    }
  }

  private void addRoute(String id, int... stops) {
    builder.addRoute(id);
    builder.setTransportMode("bus");
    for (int ordinal = 0; ordinal < stops.length; ordinal++) {
      builder.addRouteStop(RouteStop.of(stops[ordinal], ordinal * 60, ordinal * 60 + 20));
    }
  }
}
