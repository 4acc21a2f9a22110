package vn.luong.sim.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.units.SimTime;

class TransitLegRoutesTest {
  private static final String JSON = """
      {"transitRouteId":"out","boardingTime":"06:15:00","transitLineId":"61",\
      "accessFacilityId":"A","egressFacilityId":"C"}""";

  private final ProblemLog problems = new ProblemLog();
  private final TransitSchedule schedule = schedule();
  private final TransitLegRoutes routes = new TransitLegRoutes(schedule, "plans.xml", problems);

  /** Line 61 from A over B to C and again to B; line 77 from C to A. */
  private static TransitSchedule schedule() {
    TransitScheduleBuilder builder = new TransitScheduleBuilder();
    for (String stop : new String[] {"A", "B", "C"}) {
      builder.addStop(stop, StopProperties.of(0, 0, 0));
    }
    builder.addLine("61", "");
    addRoute(builder, "out", 0, 1, 2, 1);
    builder.addLine("77", "");
    addRoute(builder, "back", 2, 0);
    return builder.build();
  }

  private static void addRoute(TransitScheduleBuilder builder, String id, int... stops) {
    builder.addRoute(id);
    for (int stop : stops) {
      builder.addRouteStop(RouteStop.of(stop, 0, 0));
    }
  }

  @Test
  void routesAreResolvedToIndices() {
    TransitLegRoute route = routes.find(json(JSON), "person \"1\"").orElseThrow();

    assertThat(route).isEqualTo(new TransitLegRoute(0, 0, 0, 2, 22_500, null));
    assertThat(route.boardingStop(schedule.routes())).isZero();
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void routesAreWrittenAsMatsimDoes() {
    TransitLegRoute route = routes.find(json(JSON), "").orElseThrow();

    assertThat(route.toText(schedule).toRoute(3, 4, 60, 500))
        .isEqualTo(new TextRoute("default_pt", 3, 4, 60, 500, JSON));
  }

  @Test
  void chainedRoutesAreKept() {
    String chain = JSON.replace("}", """
        ,"chainedRoute":{"transitRouteId":"back","boardingTime":"06:15:00","transitLineId":"77",\
        "accessFacilityId":"C","egressFacilityId":"A"}}""");
    TransitLegRoute route = routes.find(json(chain), "").orElseThrow();

    assertThat(route.chained()).isEqualTo(new TransitLegRoute(1, 1, 2, 0, 22_500, null));
    assertThat(route.toText(schedule).toRoute(0, 0, 0, 0).text()).isEqualTo(chain);
  }

  @Test
  void olderTextIsUnderstoodWithAnyType() {
    String text = "PT1===A===61===out===C===and a description";

    for (String type : new String[] {TransitRouteText.OLD_ROUTE_TYPE, "generic"}) {
      assertThat(routes.find(new TextRoute(type, 0, 0, 0, 0, text), ""))
          .contains(new TransitLegRoute(0, 0, 0, 2, SimTime.UNDEFINED, null));
    }
  }

  @Test
  void anyRouteOfTheLineMayDo() {
    TransitLegRoute route = routes
        .find(
            json("{\"transitLineId\":\"61\",\"accessFacilityId\":\"A\",\"egressFacilityId\":\"B\","
                + "\"transitRouteId\":null,\"boardingTime\":\"undefined\"}"),
            "")
        .orElseThrow();

    assertThat(route)
        .isEqualTo(new TransitLegRoute(0, TransitRoutes.NO_ROUTE, 0, 1, SimTime.UNDEFINED, null));
    assertThat(route.boardingStop(schedule.routes())).isEqualTo(StopFacilities.NO_STOP);
  }

  @Test
  void otherRoutesAreNone() {
    assertThat(routes.find(Route.NONE, "")).isEmpty();
    assertThat(routes.find(new TeleportRoute(0, 0, 0, 0), "")).isEmpty();
    assertThat(routes.find(new TextRoute("other", 0, 0, 0, 0, "x"), "")).isEmpty();
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void escapesAndUnknownMembersArePassed() {
    TransitRouteText text = TransitRouteText.parse(
            json(
                " { \"a\" : [1, -2.5e3, {\"b\":[]}, true] ,"
                    + "\"accessFacilityId\":\"q\\\"\\\\\\u0041\\n\" ,\"c\":{}, \"egressFacilityId\":\"C\" } "))
        .orElseThrow();

    assertThat(text.accessStopId()).isEqualTo("q\"\\A\n");
    assertThat(text.lineId()).isNull();
    assertThat(TransitRouteText.parse(text.toRoute(0, 0, 0, 0))).contains(text);
  }

  @Test
  void whatDoesNotResolveIsTold() {
    routes.find(json(JSON.replace("\"61\"", "\"62\"").replace("\"A\"", "\"Z\"")), "person \"1\"");
    routes.find(json(JSON.replace("\"out\"", "\"in\"")), "person \"2\"");
    routes.find(
        json(JSON.replace("\"A\"", "\"C\"").replace("Id\":\"C\"}", "Id\":\"A\"}")), "person \"3\"");
    routes.find(json(JSON.replace("\"61\"", "null")), "person \"4\"");
    routes.find(json(JSON.substring(0, 40)), "person \"5\"");
    routes.find(json(JSON.replace("06:15:00", "early")), "person \"6\"");
    routes.find(new TextRoute("experimentalPt1", 0, 0, 0, 0, "PT1===A===61"), "person \"7\"");

    assertThat(
            problems.problems().stream().map(problem -> problem.subject() + " " + problem.kind()))
        .containsExactly(
            "person \"1\" route-unknown-transit-line",
            "person \"1\" route-unknown-transit-stop",
            "person \"2\" route-unknown-transit-route",
            "person \"3\" transit-route-not-ridden",
            "person \"4\" bad-transit-route",
            "person \"5\" bad-transit-route",
            "person \"6\" bad-transit-route",
            "person \"7\" bad-transit-route");
    assertThat(problems.problems().get(3).message())
        .startsWith("plans.xml person \"3\": transit route \"out\" of line \"61\" does not lead "
            + "from stop \"C\" to stop \"A\", both must be among its stops, in this order.");
    assertThat(problems.problems().get(6).message()).contains("early");
  }

  @Test
  void malformedTextIsRefused() {
    for (String text : new String[] {
      "",
      "[]",
      "{",
      "{\"a\"}",
      "{\"a\":}",
      "{\"a\":\"b",
      "{\"a\":\"\\x\"}",
      "{\"a\":1,}",
      JSON + "x",
      "{\"accessFacilityId\":\"A\"}",
      "{\"chainedRoute\":".repeat(10_000)
    }) {
      assertThatThrownBy(() -> TransitRouteText.parse(json(text)))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static TextRoute json(String text) {
    return new TextRoute(TransitRouteText.ROUTE_TYPE, 0, 0, 0, 0, text);
  }
}
