package vn.luong.sim.mobsim;

import java.util.BitSet;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;

/**
 * Finds what keeps selected plans from being executed: legs that nobody could drive are errors, what the mobsim can make
 * something of (a mode the link does not allow, an end time before the one before) is a warning.
 */
public final class MobsimChecks {
  private static final int MAX_OUT_LINKS = 256;

  private final Population population;
  private final Network network;
  private final Fleet fleet;
  private final MobsimParameters parameters;
  private final ProblemLog problems;
  private final SourcePosition plans;
  private final SharedVehicles sharedVehicles;
  private int[] path = new int[64];
  private String subject = "";

  private MobsimChecks(
      Population population,
      Fleet fleet,
      MobsimParameters parameters,
      NetworkChanges changes,
      ProblemLog problems) {
    this.population = population;
    this.network = population.network();
    this.fleet = fleet;
    this.parameters = parameters;
    this.problems = problems;
    plans = SourcePosition.of(population.source());
    sharedVehicles = new SharedVehicles(population, fleet, parameters, changes);
  }

  /** Checks the vehicle types and everybody's selected plan, for a day on which no link changes. */
  public static void run(
      Population population, Fleet fleet, MobsimParameters parameters, ProblemLog problems) {
    run(population, fleet, parameters, NetworkChanges.NONE, new BitSet(), problems);
  }

  /**
   * Checks the vehicle types and selected plans.
   *
   * @param changes changes of links over the day
   * @param leftOut persons whose plans are not looked at
   */
  public static void run(
      Population population,
      Fleet fleet,
      MobsimParameters parameters,
      NetworkChanges changes,
      BitSet leftOut,
      ProblemLog problems) {
    MobsimChecks checks = new MobsimChecks(population, fleet, parameters, changes, problems);
    checks.checkVehicleTypes();
    checks.checkEndTime();
    PlanCursor cursor = new PlanCursor(population.plans());
    for (int person = 0; person < population.personCount(); person++) {
      int plan = population.plans().selectedPlan(person);
      if (plan != PlanStore.NO_PLAN && !leftOut.get(person)) {
        cursor.seek(plan);
        checks.checkPlan(person, cursor);
      }
    }
    checks.sharedVehicles.report(problems);
  }

  /** True if more links leave some node than a mobsim can tell apart: whoever comes there is a problem. */
  public static boolean hasCrowdedNode(Network network) {
    for (int node = 0; node < network.nodeCount(); node++) {
      if (network.outLinks().size(node) > MAX_OUT_LINKS) {
        return true;
      }
    }
    return false;
  }

  private void checkVehicleTypes() {
    for (VehicleType type : fleet.types().types()) {
      if (!(type.pce() >= 0) || !(type.flowEfficiencyFactor() > 0)) {
        problems.add(Problem.error(
            "vehicle-of-bad-size",
            SourcePosition.of("vehicles"),
            "vehicle type \"" + type.id() + "\"",
            "pce is " + type.pce() + ", flow efficiency is " + type.flowEfficiencyFactor(),
            "pce must be ≥ 0, flow efficiency > 0",
            "Correct the vehicle type."));
      } else if (type.pce() == 0) {
        problems.add(Problem.warning(
            "vehicle-without-size",
            SourcePosition.of("vehicles"),
            "vehicle type \"" + type.id() + "\"",
            "pce is 0: such vehicles take neither room nor flow capacity, and go where none is left",
            "pce > 0 for vehicles that take part in traffic",
            "Nothing, if that is meant; else state the pce of the vehicle type."));
      }
      if (!(type.maximumSpeedMetersPerSecond() > 0)) {
        problems.add(Problem.error(
            "vehicle-without-speed",
            SourcePosition.of("vehicles"),
            "vehicle type \"" + type.id() + "\"",
            "maximum speed is " + type.maximumSpeedMetersPerSecond() + " m/s",
            "must be > 0",
            "Correct the vehicle type."));
      }
    }
  }

  private void checkEndTime() {
    if (parameters.endTime() > MobsimParameters.LATEST_TIME) {
      problems.add(Problem.warning(
          "time-too-late",
          SourcePosition.of("mobsim"),
          "end time",
          "is " + SimTime.format(parameters.endTime()),
          "at most " + SimTime.format(MobsimParameters.LATEST_TIME),
          "The run will end then; state an earlier end."));
    }
  }

  private boolean isTooLate(double time) {
    boolean isEarlierOver = SimTime.isDefined(parameters.endTime())
        && parameters.endTime() < MobsimParameters.LATEST_TIME;
    return time > MobsimParameters.LATEST_TIME && !isEarlierOver;
  }

  private void failTooLate(String what, double time) {
    fail(
        "time-too-late",
        what + SimTime.format(time),
        "at most " + SimTime.format(MobsimParameters.LATEST_TIME)
            + " where the mobsim has no end time",
        "Correct it, or state when the mobsim ends.");
  }

  private void checkPlan(int person, PlanCursor cursor) {
    int place = Network.NO_LINK;
    double lastEnd = SimTime.UNDEFINED;
    while (cursor.advance()) {
      if (cursor.isActivity()) {
        subject = "person \"" + population.personId(person) + "\" activity " + cursor.ordinal();
        place = placeOf(cursor, place);
        checkEnd(cursor, lastEnd);
        lastEnd = Math.max(lastEnd, cursor.endTime());
        continue;
      }
      subject = "person \"" + population.personId(person) + "\" leg " + cursor.ordinal();
      if (!parameters.isMainMode(cursor.mode())) {
        checkTeleport(cursor);
      } else {
        int vehicle = checkDrive(person, cursor, place);
        if (vehicle != Fleet.NO_VEHICLE) {
          sharedVehicles.note(person, vehicle, cursor);
        }
      }
      place = cursor.endLink();
    }
  }

  private int placeOf(PlanCursor cursor, int arrivedAt) {
    if (arrivedAt != Network.NO_LINK
        && cursor.link() != Network.NO_LINK
        && arrivedAt != cursor.link()) {
      warn(
          "arrives-elsewhere",
          "is on " + linkName(cursor.link()) + ", the leg before ends on " + linkName(arrivedAt),
          "a leg ends where the next activity is",
          "Route the plan anew.");
    }
    if (arrivedAt != Network.NO_LINK) {
      return arrivedAt;
    }
    if (cursor.link() != Network.NO_LINK || cursor.facility() < 0) {
      return cursor.link();
    }
    return population.facilities().link(cursor.facility());
  }

  private void checkEnd(PlanCursor cursor, double lastEnd) {
    boolean isLast = cursor.ordinal() == cursor.activityCount() - 1;
    if (SimTime.isDefined(cursor.endTime()) && cursor.endTime() < lastEnd && !isLast) {
      warn(
          "end-before-start",
          "ends at "
              + SimTime.format(cursor.endTime())
              + ", the activity before at "
              + SimTime.format(lastEnd),
          "activities follow each other",
          "Correct the end times; the activity will end when it starts.");
    }
    if (!isLast && isTooLate(cursor.endTime())) {
      failTooLate("ends at ", cursor.endTime());
    } else if (!isLast && isTooLate(cursor.maxDurationSeconds())) {
      failTooLate("lasts for ", cursor.maxDurationSeconds());
    }
    boolean neverEnds =
        !SimTime.isDefined(cursor.endTime()) && !SimTime.isDefined(cursor.maxDurationSeconds());
    if (neverEnds && !isLast) {
      warn(
          "activity-without-end",
          "has neither end time nor longest stay",
          "all activities but the last end",
          "State an end; the rest of the plan will not be executed.");
    }
  }

  private void checkTeleport(PlanCursor cursor) {
    if (!SimTime.isDefined(cursor.routeTravelTimeSeconds())
        && !SimTime.isDefined(cursor.travelTimeSeconds())) {
      warn(
          "leg-without-time",
          "a leg of mode \"" + modeName(cursor) + "\" states no travel time",
          "a leg that does not drive has the travel time of its route or its own",
          "Route the plan; the person will be taken out at this leg.");
    }
    double seconds = SimTime.isDefined(cursor.routeTravelTimeSeconds())
        ? cursor.routeTravelTimeSeconds()
        : cursor.travelTimeSeconds();
    if (isTooLate(seconds)) {
      failTooLate("takes ", seconds);
    }
  }

  /** Checks a network leg; its vehicle, or {@link Fleet#NO_VEHICLE} if nobody could drive it. */
  private int checkDrive(int person, PlanCursor cursor, int place) {
    if (!cursor.hasLinkPath()) {
      fail(
          "leg-without-route",
          "a leg of mode \"" + modeName(cursor) + "\" has no route of links",
          place == Network.NO_LINK
              ? "activities of network trips lie on links, and their legs have routes"
              : "legs of network modes have routes",
          "Route the plan before it is simulated.");
      return Fleet.NO_VEHICLE;
    }
    if (place != Network.NO_LINK && place != cursor.startLink()) {
      fail(
          "departs-elsewhere",
          "the route starts on " + linkName(cursor.startLink()) + ", the person is on "
              + linkName(place),
          "a route starts where the person is",
          "Route the plan anew.");
      return Fleet.NO_VEHICLE;
    }
    int vehicle = NetworkLegs.vehicleOf(fleet, person, cursor);
    if (vehicle == Fleet.NO_VEHICLE) {
      fail(
          "no-vehicle",
          cursor.vehicleId() == null
              ? "there is no vehicle for mode \"" + modeName(cursor) + "\""
              : "the route names vehicle \"" + cursor.vehicleId() + "\", which does not exist",
          "every network leg has a vehicle",
          "Add the vehicle, or a vehicle type for the mode.");
      return Fleet.NO_VEHICLE;
    }
    if (path.length < cursor.pathLinkCount()) {
      path = new int[cursor.pathLinkCount() * 2];
    }
    cursor.copyPath(path, 0);
    return checkPath(cursor) ? vehicle : Fleet.NO_VEHICLE;
  }

  private boolean checkPath(PlanCursor cursor) {
    for (int position = 1; position < cursor.pathLinkCount(); position++) {
      int node = network.toNode(path[position - 1]);
      if (network.fromNode(path[position]) != node) {
        problems.add(Problem.error(
                "route-not-joined",
                plans,
                subject,
                linkName(path[position]) + " does not start where " + linkName(path[position - 1])
                    + " ends",
                "the links of a route follow each other",
                "Route the plan anew on this network.")
            .at(network.nodeX(node), network.nodeY(node)));
        return false;
      }
      if (network.outLinks().size(node) > MAX_OUT_LINKS) {
        fail(
            "too-many-out-links",
            network.outLinks().size(node) + " links leave node \"" + network.nodeId(node) + "\"",
            "at most " + MAX_OUT_LINKS,
            "Split the node.");
        return false;
      }
    }
    for (int position = 0; position < cursor.pathLinkCount(); position++) {
      if (!network.allows(path[position], cursor.mode())) {
        warn(
            "mode-not-allowed",
            "mode \"" + modeName(cursor) + "\" uses " + linkName(path[position]),
            "which does not allow it",
            "Route the plan anew, or allow the mode; the vehicle will drive there all the same.");
        break;
      }
    }
    return true;
  }

  private String modeName(PlanCursor cursor) {
    return network.modeTable().name(cursor.mode());
  }

  private String linkName(int link) {
    return link == Network.NO_LINK ? "no link" : "link \"" + network.linkId(link) + "\"";
  }

  private void fail(String kind, String found, String expected, String remedy) {
    problems.add(Problem.error(kind, plans, subject, found, expected, remedy));
  }

  private void warn(String kind, String found, String expected, String remedy) {
    problems.add(Problem.warning(kind, plans, subject, found, expected, remedy));
  }
}
