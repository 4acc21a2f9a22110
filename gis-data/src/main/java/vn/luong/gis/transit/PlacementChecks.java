package vn.luong.gis.transit;

import java.util.Locale;
import vn.luong.gis.transit.PlacedTransit.Matched;
import vn.luong.gis.transit.PlacedTransit.RouteMatch;
import vn.luong.gis.transit.PlacedTransit.StopMatch;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;

/** Tells what a planner should look at after lines were put on a network. */
final class PlacementChecks {
  private static final SourcePosition SOURCE = SourcePosition.of("transit on the network");
  /** Free speeds are not exact either. */
  private static final double FASTER = 1.1;

  private PlacementChecks() {}

  static void run(PlacedTransit placed, ProblemLog problems) {
    StopFacilities stops = placed.schedule().stops();
    for (int stop = 0; stop < stops.count(); stop++) {
      StopMatch match = placed.stops().get(stop);
      if (match.matched() == Matched.NO_ROAD) {
        problems.add(Problem.warning(
                "stop-without-road",
                SOURCE,
                "stop \"" + match.stopId() + "\" " + stops.name(stop),
                "no road leads to it",
                "stops of road lines lie beside roads",
                "A link was made for it. Add the road to the network, or correct the stop's place.")
            .at(stops.x(stop), stops.y(stop)));
      }
    }
    TransitRoutes routes = placed.schedule().routes();
    for (int route = 0; route < routes.count(); route++) {
      RouteMatch match = placed.routes().get(route);
      if (match.matched() != Matched.OWN_WAY
          && match.freeSeconds() > FASTER * match.plannedSeconds()
          && match.plannedSeconds() > 0) {
        problems.add(Problem.warning(
            "timetable-too-fast",
            SOURCE,
            "line \"" + placed.schedule().lineId(routes.line(route)) + "\" route \""
                + routes.id(route) + "\"",
            String.format(
                Locale.ROOT,
                "its timetable has %.0f s for %.1f km, which take %.0f s on the empty road",
                match.plannedSeconds(),
                match.lengthMeters() / 1000,
                match.freeSeconds()),
            "a vehicle can keep its timetable",
            "Look at its way on the map of routes: a stop may be on the wrong road."));
      }
    }
  }
}
