package vn.luong.sim.population;

import java.util.Optional;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/** Resolves the routes of transit legs against a schedule, and tells what does not resolve. */
public final class TransitLegRoutes {
  private static final String REMEDY =
      "Remove the route so that it is found anew, or give the schedule it was made for.";

  private final TransitSchedule schedule;
  private final SourcePosition source;
  private final ProblemLog problems;

  /**
   * Makes a resolver.
   *
   * @param source what the user calls the plans, normally their file
   * @param problems takes what does not resolve
   */
  public TransitLegRoutes(TransitSchedule schedule, String source, ProblemLog problems) {
    this.schedule = schedule;
    this.source = SourcePosition.of(source);
    this.problems = problems;
  }

  /**
   * Resolves a leg's route; empty if it is none of a transit leg, or after a problem.
   *
   * @param subject whose it is, for problems, e.g. {@code person "17"}
   */
  public Optional<TransitLegRoute> find(Route route, String subject) {
    try {
      return TransitRouteText.parse(route).map(text -> resolve(text, subject));
    } catch (IllegalArgumentException e) {
      report(
          subject,
          "bad-transit-route",
          String.valueOf(e.getMessage()),
          "the text of a route like {\"transitRouteId\":\"…\",…}");
      return Optional.empty();
    }
  }

  /** The route by indices, or null after a problem. */
  private TransitLegRoute resolve(TransitRouteText text, String subject) {
    int line = text.lineId() == null
        ? missingLine(subject)
        : known("line", text.lineId(), schedule.findLine(text.lineId()), subject);
    int access = stop(text.accessStopId(), subject);
    int egress = stop(text.egressStopId(), subject);
    TransitLegRoute chained = text.chained() == null ? null : resolve(text.chained(), subject);
    if (line == TransitSchedule.NO_LINE
        || access == StopFacilities.NO_STOP
        || egress == StopFacilities.NO_STOP
        || text.chained() != null && chained == null) {
      return null;
    }
    int route = text.routeId() == null
        ? TransitRoutes.NO_ROUTE
        : known("route", text.routeId(), schedule.routes().find(line, text.routeId()), subject);
    if (text.routeId() != null && route == TransitRoutes.NO_ROUTE) {
      return null;
    }
    TransitLegRoute resolved =
        new TransitLegRoute(line, route, access, egress, text.boardingTime(), chained);
    return isRidden(resolved, text, subject) ? resolved : null;
  }

  private boolean isRidden(TransitLegRoute resolved, TransitRouteText text, String subject) {
    if (resolved.route() == TransitRoutes.NO_ROUTE
        || resolved.boardingStop(schedule.routes()) != StopFacilities.NO_STOP) {
      return true;
    }
    report(
        subject,
        "transit-route-not-ridden",
        "transit route \"" + text.routeId() + "\" of line \"" + text.lineId()
            + "\" does not lead from stop \"" + text.accessStopId() + "\" to stop \""
            + text.egressStopId() + "\"",
        "both must be among its stops, in this order");
    return false;
  }

  private int missingLine(String subject) {
    report(subject, "bad-transit-route", "transitLineId is missing", "it is required");
    return TransitSchedule.NO_LINE;
  }

  private int stop(String id, String subject) {
    return known("stop", id, schedule.stops().find(id), subject);
  }

  private int known(String kindOfThing, String id, int index, String subject) {
    if (index < 0) {
      report(
          subject,
          "route-unknown-transit-" + kindOfThing,
          "the route names transit " + kindOfThing + " \"" + id + "\"",
          "there is none in the schedule");
    }
    return index;
  }

  private void report(String subject, String kind, String found, String expected) {
    problems.add(Problem.error(kind, source, subject, found, expected, REMEDY));
  }
}
