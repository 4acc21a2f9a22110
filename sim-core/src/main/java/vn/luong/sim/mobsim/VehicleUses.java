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
 *   <li>{@link VehicleBehavior#TELEPORT}: a warning, for the second waits until the first has arrived; then the vehicle comes.
 *   <li>{@link VehicleBehavior#WAIT}: a warning too, for MATSim runs such plans, and the second goes on if the vehicle is
 *       brought to him. Where it leaves a link more often than it comes there somebody waits until the end of the day,
 *       whoever is first and however long the legs take, and the message says so.
 *   <li>{@link VehicleBehavior#EXCEPTION}: the run would end there. An error if that is certain: both set out from their first
 *       activity, so that no delay can part them, or the vehicle cannot be wherever it is wanted. Else a warning.
 * </ul>
 */
final class VehicleUses {
  /**
   * One leg with the vehicle.
   *
   * @param startTime at the earliest, seconds after midnight, or {@link SimTime#UNDEFINED}
   * @param endTime at the earliest, seconds after midnight, or {@link SimTime#UNDEFINED}
   * @param isExact true if the leg begins at its start time for sure
   */
  record Use(
      int person, int startLink, int endLink, double startTime, double endTime, boolean isExact) {}

  private final Population population;
  private final Fleet fleet;
  private final VehicleBehavior behavior;
  private final ProblemLog problems;

  VehicleUses(
      Population population, Fleet fleet, MobsimParameters parameters, ProblemLog problems) {
    this.population = population;
    this.fleet = fleet;
    behavior = parameters.traffic().vehicleBehavior();
    this.problems = problems;
  }

  /**
   * Tells of each use that begins while another one lasts.
   *
   * @param morningLink where the vehicle stands before the first use
   * @param uses by start time
   */
  void check(int vehicle, int morningLink, List<Use> uses) {
    int strandingLink =
        behavior == VehicleBehavior.TELEPORT ? Network.NO_LINK : strandingLink(morningLink, uses);
    Use longest = null;
    for (Use use : uses) {
      boolean isAtOnce = longest != null
          && SimTime.isDefined(use.startTime)
          && use.startTime < longest.endTime
          && use.person != longest.person;
      if (isAtOnce) {
        report(vehicle, longest, use, strandingLink);
      }
      if (longest == null || use.endTime > longest.endTime) {
        longest = use;
      }
    }
  }

  private void report(int vehicle, Use before, Use after, int strandingLink) {
    boolean isStranding = strandingLink != Network.NO_LINK;
    boolean isCertain = isStranding || before.isExact && after.isExact;
    SourcePosition position = SourcePosition.of("plans");
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
   */
  private static int strandingLink(int morningLink, List<Use> uses) {
    Int2IntOpenHashMap surplus = new Int2IntOpenHashMap();
    surplus.addTo(morningLink, 1);
    for (Use use : uses) {
      surplus.addTo(use.startLink, -1);
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
      if (worst == Network.NO_LINK && !reached.contains(use.startLink)) {
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
