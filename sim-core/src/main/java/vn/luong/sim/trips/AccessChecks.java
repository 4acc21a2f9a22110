package vn.luong.sim.trips;

import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitSchedule;

/** Finds stops that send people to links that are not there, and ways that lead to no stop. */
public final class AccessChecks {
  private static final String SCHEDULE = "transit schedule";

  private AccessChecks() {}

  /**
   * Checks the ways to the stops of a schedule.
   *
   * @param problems takes errors for links, warnings for ways of no use
   */
  public static void run(
      TransitSchedule schedule, Network network, JourneyOptions options, ProblemLog problems) {
    StopFacilities stops = schedule.stops();
    for (AccessWay way : options.accessWays()) {
      boolean isOfUse = false;
      for (int stop = 0; stop < stops.count(); stop++) {
        boolean isAdmitted = way.search().admits(stops.attributes(), stop);
        isOfUse |= isAdmitted;
        if (isAdmitted && way.search().linkAttribute() != null) {
          checkLink(stops, stop, way.search().linkAttribute(), network, problems);
        }
      }
      if (!isOfUse) {
        problems.add(Problem.warning(
            "access-without-stops",
            SourcePosition.of(SCHEDULE),
            "access by \"" + network.modeTable().name(way.mode()) + "\"",
            "no stop has attribute \"" + way.search().attribute() + "\" with value \""
                + way.search().value() + "\"",
            "nobody will go to a stop by it",
            "Correct the filter, or give the stops the attribute."));
      }
    }
  }

  private static void checkLink(
      StopFacilities stops, int stop, String attribute, Network network, ProblemLog problems) {
    String link = stops.attributes().findText(stop, attribute);
    if (link != null && network.linkIds().find(link) == IdTable.NO_ID) {
      problems.add(Problem.error(
          "unknown-link",
          SourcePosition.of(SCHEDULE),
          "stop \"" + stops.id(stop) + "\"",
          "its attribute \"" + attribute + "\" names link \"" + link + "\", which is not there",
          "must be a link of the network",
          "Correct the attribute, or remove it."));
    }
  }
}
