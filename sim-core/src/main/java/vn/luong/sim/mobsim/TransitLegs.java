package vn.luong.sim.mobsim;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.BitSet;
import java.util.Optional;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;
import vn.luong.sim.operations.OperationsParameters;
import vn.luong.sim.operations.StopQueues;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.TransitLegRoute;
import vn.luong.sim.population.TransitLegRoutes;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/**
 * The transit legs of everybody's selected plan, resolved against the schedule before the clock starts. A leg that has no
 * transit route is teleported, and so is one for which the passenger would stay on board over departures none of which go on
 * so; that is a warning.
 *
 * <p>Layout: legs of a person are consecutive; three ints per leg: waiting list, access stop, last egress
 * stop; which legs ride on when the vehicle goes on as another departure. One int per
 * person, the next leg.
 *
 * <p>Threads: the main loop's.
 */
final class TransitLegs {
  /** A leg that is teleported. */
  static final int NOT_RIDDEN = -1;

  private final Population population;
  private final OperationsParameters parameters;
  private final TransitSchedule schedule;
  private final StopQueues queues;
  private final ProblemLog problems;
  private final TransitLegRoutes routes;
  private final int[] nextLeg;
  private final IntArrayList waiting = new IntArrayList();
  private final IntArrayList accessStop = new IntArrayList();
  private final IntArrayList egressStop = new IntArrayList();
  private final BitSet ridesOn = new BitSet();

  TransitLegs(
      Population population,
      TransitSchedule schedule,
      OperationsParameters parameters,
      StopQueues queues,
      ProblemLog problems) {
    this(population, schedule, parameters, queues, new BitSet(), problems);
  }

  /**
   * Resolves the legs.
   *
   * @param leftOut persons whose legs are not looked at
   */
  TransitLegs(
      Population population,
      TransitSchedule schedule,
      OperationsParameters parameters,
      StopQueues queues,
      BitSet leftOut,
      ProblemLog problems) {
    this.population = population;
    this.parameters = parameters;
    this.schedule = schedule;
    this.queues = queues;
    this.problems = problems;
    routes = new TransitLegRoutes(schedule, population.source(), problems);
    nextLeg = new int[population.personCount()];
    PlanCursor cursor = new PlanCursor(population.plans());
    for (int person = 0; person < nextLeg.length; person++) {
      nextLeg[person] = waiting.size();
      int plan = population.plans().selectedPlan(person);
      if (plan != PlanStore.NO_PLAN && !leftOut.get(person)) {
        cursor.seek(plan);
        takePlan(person, cursor);
      }
    }
  }

  private void takePlan(int person, PlanCursor cursor) {
    int place = Network.NO_LINK;
    while (cursor.advance()) {
      if (cursor.isActivity()) {
        place = place == Network.NO_LINK ? cursor.link() : place;
      } else {
        if (parameters.isTransitMode(cursor.mode())) {
          takeLeg(person, cursor, place);
        }
        place = cursor.hasRoute() ? cursor.endLink() : Network.NO_LINK;
      }
    }
  }

  private void takeLeg(int person, PlanCursor cursor, int place) {
    String subject = "person \"" + population.personId(person) + "\" leg " + cursor.ordinal();
    int errors = problems.errorCount();
    Optional<TransitLegRoute> found = routes.find(cursor.route(), subject);
    if (found.isPresent() && (found.get().chained() == null || goesOn(found.get()))) {
      TransitLegRoute route = found.get();
      checkAccess(subject, route.accessStop(), place);
      ridesOn.set(waiting.size(), route.chained() != null);
      waiting.add(queues.waitingList(route.line(), route.accessStop()));
      accessStop.add(route.accessStop());
      egressStop.add(route.lastEgressStop());
      return;
    }
    if (problems.errorCount() == errors) {
      problems.add(Problem.warning(
          found.isPresent() ? "transit-leg-chained" : "transit-leg-without-route",
          SourcePosition.of(population.source()),
          subject,
          found.isPresent()
              ? "the passenger stays on board, but no vehicle of the line goes on to the last stop"
              : "a leg of a transit mode has no transit route",
          found.isPresent()
              ? "a chained departure is the next one of the same vehicle"
              : "transit legs have a route with access and egress stop",
          "Route the plan; the person will be teleported by the leg's travel time."));
    }
    waiting.add(NOT_RIDDEN);
    accessStop.add(StopFacilities.NO_STOP);
    egressStop.add(StopFacilities.NO_STOP);
  }

  /** True if some departure of the line leads, with those it goes on as, from the first stop to the last one. */
  private boolean goesOn(TransitLegRoute leg) {
    TransitRoutes all = schedule.routes();
    Departures departures = schedule.departures();
    IntRows ofLine = all.ofLine();
    for (int at = ofLine.start(leg.line()); at < ofLine.end(leg.line()); at++) {
      int route = ofLine.value(at);
      int access = all.findStop(route, leg.accessStop(), all.firstStop(route));
      int end = access == StopFacilities.NO_STOP ? 0 : departures.end(route);
      for (int departure = departures.first(route); departure < end; departure++) {
        if (departures.goesOnAs(departure) != Departures.NO_DEPARTURE
            && schedule.leadsTo(departure, access + 1, leg.lastEgressStop())) {
          return true;
        }
      }
    }
    return false;
  }

  private void checkAccess(String subject, int stop, int place) {
    int link = schedule.stops().link(stop);
    if (link != Network.NO_LINK && place != Network.NO_LINK && link != place) {
      problems.add(Problem.error(
          "waits-elsewhere",
          SourcePosition.of(population.source()),
          subject,
          "stop \"" + schedule.stops().id(stop) + "\" is on link \""
              + population.network().linkId(link) + "\", the person is on link \""
              + population.network().linkId(place) + "\"",
          "a passenger waits where the leg before ends",
          "Route the plan anew with this schedule."));
    }
  }

  /** The person's next transit leg; moves on to the one after. */
  int takeLeg(int person) {
    return nextLeg[person]++;
  }

  /** The waiting list of a leg, or {@link #NOT_RIDDEN}. */
  int waiting(int leg) {
    return waiting.getInt(leg);
  }

  int accessStop(int leg) {
    return accessStop.getInt(leg);
  }

  int egressStop(int leg) {
    return egressStop.getInt(leg);
  }

  /** Whether the person stays on board when the vehicle goes on as another departure. */
  boolean ridesOn(int leg) {
    return ridesOn.get(leg);
  }
}
