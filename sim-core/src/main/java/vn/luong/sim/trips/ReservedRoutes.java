package vn.luong.sim.trips;

import java.util.BitSet;
import vn.luong.sim.population.Population;
import vn.luong.sim.raptor.RaptorTimetable;
import vn.luong.sim.transit.ReservedLines;

/**
 * Which routes of a timetable of reserved lines a person may take.
 *
 * <p>Layout: a bit per group and route.
 *
 * <p>Threads: immutable, safe to share.
 */
final class ReservedRoutes {
  private static final BitSet NONE = new BitSet();

  private final Population population;
  private final ReservedLines lines;
  private final BitSet[] routesOfGroup;

  ReservedRoutes(RaptorTimetable timetable, ReservedLines lines, Population population) {
    this.population = population;
    this.lines = lines;
    routesOfGroup = new BitSet[lines.groupCount()];
    for (int group = 0; group < routesOfGroup.length; group++) {
      routesOfGroup[group] = new BitSet(timetable.routeCount());
    }
    for (int route = 0; route < timetable.routeCount(); route++) {
      routesOfGroup[lines.groupOfRoute(timetable.scheduleRoute(route))].set(route);
    }
  }

  /** Routes that the person may take; none for most people. Not to be changed. */
  BitSet of(int person) {
    String name = population.personAttributes().findText(person, ReservedLines.PERSON_ATTRIBUTE);
    int group = name == null ? ReservedLines.EVERYBODY : lines.findGroup(name);
    return group == ReservedLines.EVERYBODY ? NONE : routesOfGroup[group];
  }
}
