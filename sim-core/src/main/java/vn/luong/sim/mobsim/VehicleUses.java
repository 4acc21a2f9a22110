package vn.luong.sim.mobsim;

import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.List;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.traffic.VehicleBehavior;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;

/**
 * Tells who wants to drive a vehicle while somebody else does, and what will become of it:
 *
 * <ul>
 *   <li>{@link VehicleBehavior#TELEPORT}: a warning, for the second waits until the first has arrived; then the vehicle
 *       comes.
 *   <li>{@link VehicleBehavior#WAIT}: a warning too, for MATSim runs such plans, and the second goes on if the vehicle is
 *       brought to him. Where it leaves a link more often than it comes there somebody waits until the end of the day,
 *       whoever is first and however long the legs take, and the message says so.
 *   <li>{@link VehicleBehavior#EXCEPTION}: the run would end there, also if the second sets out in the step in which the
 *       first arrives, for that comes later in the step. An error if it is certain: both set out from their first
 *       activity, which nothing can put off, and delays of the first only make it worse; or those who set out from their
 *       first activity cannot all find the vehicle. Else a warning, for who has been on the way before may come later, or
 *       not before the mobsim ends.
 * </ul>
 */
final class VehicleUses {
  /**
   * One leg with the vehicle.
   *
   * @param startTime on empty roads, seconds after midnight, or {@link SimTime#UNDEFINED}
   * @param endTime on empty roads, seconds after midnight, or {@link SimTime#UNDEFINED}
   * @param isExact true if the leg begins at its start time for sure, and does not end before its end time
   */
  record Use(
      int person, int startLink, int endLink, double startTime, double endTime, boolean isExact) {}

  private final Population population;
  private final Fleet fleet;
  private final VehicleBehavior behavior;
  private final int stepSeconds;
  private final ProblemLog problems;

  VehicleUses(
      Population population, Fleet fleet, MobsimParameters parameters, ProblemLog problems) {
    this.population = population;
    this.fleet = fleet;
    behavior = parameters.traffic().vehicleBehavior();
    stepSeconds = parameters.stepSeconds();
    this.problems = problems;
  }

  /**
   * Tells of each use that begins while another one lasts.
   *
   * @param morningLink where the vehicle stands before the first use
   * @param uses by start time
   */
  void check(int vehicle, int morningLink, List<Use> uses) {
    int strandingLink = behavior == VehicleBehavior.TELEPORT
        ? Network.NO_LINK
        : strandingLink(morningLink, uses, false);
    boolean isStrandingCertain = strandingLink(morningLink, uses, true) != Network.NO_LINK;
    Use longest = null;
    for (Use use : uses) {
      boolean isAtOnce = longest != null
          && SimTime.isDefined(use.startTime)
          && isAtOnce(longest, use)
          && use.person != longest.person;
      if (isAtOnce) {
        boolean isCertain = isStrandingCertain || isAtOnceForSure(longest, use);
        report(vehicle, longest, use, strandingLink, isCertain);
      }
      if (longest == null || use.endTime > longest.endTime) {
        longest = use;
      }
    }
  }

  private boolean isAtOnce(Use before, Use after) {
    return behavior == VehicleBehavior.EXCEPTION
        ? after.startTime <= before.endTime
        : after.startTime < before.endTime;
  }

  private boolean isAtOnceForSure(Use before, Use after) {
    // At which seconds longer steps begin is known only when the day begins.
    int latestStart = stepSeconds == 1 ? 0 : stepSeconds;
    return before.isExact && after.isExact && after.startTime + latestStart <= before.endTime;
  }

  private void report(int vehicle, Use before, Use after, int strandingLink, boolean isCertain) {
    SourcePosition position = SourcePosition.of(population.source());
    String subject = "vehicle \"" + fleet.vehicleId(vehicle) + "\"";
    String found = "is to be driven by person \""
        + population.personId(before.person)
        + "\" from "
        + SimTime.format(before.startTime)
        + " to "
        + SimTime.format(before.endTime)
        + " or later, and at "
        + SimTime.format(after.startTime)
        + " also by person \""
        + population.personId(after.person)
        + "\"";
    String expected = "a vehicle has one driver at a time";
    String remedy = "Give one of them another vehicle" + consequence(strandingLink);
    problems.add(
        behavior == VehicleBehavior.EXCEPTION && isCertain
            ? Problem.error("vehicle-twice-at-once", position, subject, found, expected, remedy)
            : Problem.warning("vehicle-twice-at-once", position, subject, found, expected, remedy));
  }

  private String consequence(int strandingLink) {
    String stranding = strandingLink == Network.NO_LINK
        ? ""
        : "; it leaves link \""
            + population.network().linkId(strandingLink)
            + "\" more often than it comes there, so ";
    return switch (behavior) {
      case TELEPORT -> "; the second will wait until it is free.";
      case WAIT ->
        stranding.isEmpty()
            ? "; the second will wait until it is brought."
            : stranding + "somebody will wait there until the end of the day.";
      case EXCEPTION ->
        stranding.isEmpty()
            ? "; the run ends where a vehicle is not where its driver is."
            : stranding + "the run would end there.";
    };
  }

  /**
   * A link from which the vehicle is to leave more often than it can be there, or to which it is never brought, whatever
   * the order of the uses and the time they take; {@link Network#NO_LINK} if there is none.
   *
   * @param isForSure true: only departures count that nothing can put off beyond the end of the mobsim
   */
  private static int strandingLink(int morningLink, List<Use> uses, boolean isForSure) {
    Int2IntOpenHashMap surplus = new Int2IntOpenHashMap();
    surplus.addTo(morningLink, 1);
    for (Use use : uses) {
      surplus.addTo(use.startLink, use.isExact || !isForSure ? -1 : 0);
      surplus.addTo(use.endLink, 1);
    }
    IntSet reached = reached(morningLink, uses);
    int worst = Network.NO_LINK;
    for (Int2IntMap.Entry entry : surplus.int2IntEntrySet()) {
      if (entry.getIntValue() < 0 && (worst == Network.NO_LINK || entry.getIntKey() < worst)) {
        worst = entry.getIntKey();
      }
    }
    for (Use use : uses) {
      boolean counts = use.isExact || !isForSure;
      if (worst == Network.NO_LINK && counts && !reached.contains(use.startLink)) {
        worst = use.startLink;
      }
    }
    return worst;
  }

  private static IntSet reached(int morningLink, List<Use> uses) {
    IntSet reached = new IntOpenHashSet();
    reached.add(morningLink);
    boolean isGrowing = true;
    while (isGrowing) {
      isGrowing = false;
      for (Use use : uses) {
        isGrowing |= reached.contains(use.startLink) && reached.add(use.endLink);
      }
    }
    return reached;
  }
}
