package vn.luong.sim.mobsim;

import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;

/**
 * Finds vehicles that plans want to be driven by two persons at once, be it that a route names somebody else's or that
 * several have the same one. First {@link #note} looks at every network leg; only plans with a vehicle that more than one
 * person may drive are looked at again by {@link #report}, at free speed ({@link PlanClock}). What that means for them is
 * said by {@link VehicleUses}.
 *
 * <p>Layout: 4 bytes per named vehicle, and what is known of those that are shared.
 */
final class SharedVehicles {
  private static final int NOBODY = -1;

  private final Population population;
  private final Fleet fleet;
  private final MobsimParameters parameters;
  private final int[] userOfNamed;
  private final IntSet shared = new IntOpenHashSet();
  private final TreeMap<Integer, List<VehicleUses.Use>> usesByVehicle = new TreeMap<>();
  /** Metres per second that links have at most on this day, if changes raise it above that of the network. */
  private final Int2DoubleOpenHashMap raisedSpeed;

  private int[] path = new int[64];

  SharedVehicles(
      Population population, Fleet fleet, MobsimParameters parameters, NetworkChanges changes) {
    this.population = population;
    this.fleet = fleet;
    this.parameters = parameters;
    userOfNamed = new int[fleet.namedCount()];
    Arrays.fill(userOfNamed, NOBODY);
    raisedSpeed = raisedSpeeds(population.network(), changes);
  }

  private static Int2DoubleOpenHashMap raisedSpeeds(Network network, NetworkChanges changes) {
    Int2DoubleOpenHashMap present = new Int2DoubleOpenHashMap();
    Int2DoubleOpenHashMap highest = new Int2DoubleOpenHashMap();
    for (int row = 0; row < changes.size(); row++) {
      if (changes.kind(row) == NetworkChanges.Kind.FREE_SPEED) {
        int link = changes.link(row);
        double before = present.getOrDefault(link, network.freeSpeedMetersPerSecond(link));
        double after = changes.applyTo(before, row);
        present.put(link, after);
        highest.mergeDouble(link, after, Math::max);
      }
    }
    return highest;
  }

  /** Somebody drives a vehicle on the leg that the cursor stands on. */
  void note(int person, int vehicle, PlanCursor cursor) {
    if (vehicle < userOfNamed.length) {
      if (userOfNamed[vehicle] != NOBODY && userOfNamed[vehicle] != person) {
        shared.add(vehicle);
      }
      userOfNamed[vehicle] = person;
    } else if (cursor.vehicleId() != null && fleet.vehicleOf(person, cursor.mode()) != vehicle) {
      shared.add(vehicle);
    }
  }

  /** Tells of the vehicles that were noted and are wanted by two at once. */
  void report(ProblemLog problems) {
    if (shared.isEmpty()) {
      return;
    }
    PlanCursor cursor = new PlanCursor(population.plans());
    for (int person = 0; person < population.personCount(); person++) {
      int plan = population.plans().selectedPlan(person);
      if (plan != PlanStore.NO_PLAN && hasSharedVehicle(person, plan, cursor)) {
        cursor.seek(plan);
        takeUses(person, cursor);
      }
    }
    // Where the vehicles stand in the morning follows from everybody's plan.
    NetworkLegs legs = new NetworkLegs(population, fleet, parameters);
    VehicleUses check = new VehicleUses(population, fleet, parameters, problems);
    usesByVehicle.forEach((vehicle, uses) -> {
      uses.sort(Comparator.comparingDouble(VehicleUses.Use::startTime));
      check.check(vehicle, legs.vehicleLink()[vehicle], uses);
    });
  }

  private boolean hasSharedVehicle(int person, int plan, PlanCursor cursor) {
    cursor.seek(plan);
    while (cursor.advance()) {
      if (isByShared(person, cursor)) {
        return true;
      }
    }
    return false;
  }

  private boolean isByShared(int person, PlanCursor cursor) {
    return !cursor.isActivity()
        && parameters.isMainMode(cursor.mode())
        && cursor.hasLinkPath()
        && shared.contains(NetworkLegs.vehicleOf(fleet, person, cursor));
  }

  private void takeUses(int person, PlanCursor cursor) {
    PlanClock clock = new PlanClock(parameters);
    while (cursor.advance()) {
      if (cursor.isActivity()) {
        clock.endActivity(cursor);
        if (!clock.isRunning()) {
          return;
        }
        continue;
      }
      double startTime = clock.time();
      boolean isExact = clock.isExact();
      clock.endLeg(seconds(person, cursor));
      if (isByShared(person, cursor)) {
        usesByVehicle
            .computeIfAbsent(
                NetworkLegs.vehicleOf(fleet, person, cursor), vehicle -> new ArrayList<>())
            .add(new VehicleUses.Use(
                person, cursor.startLink(), cursor.endLink(), startTime, clock.time(), isExact));
      }
    }
  }

  /** How long a leg takes on empty roads, or if all goes as its route says; {@link SimTime#UNDEFINED} if unknown. */
  private double seconds(int person, PlanCursor cursor) {
    int vehicle = parameters.isMainMode(cursor.mode()) && cursor.hasLinkPath()
        ? NetworkLegs.vehicleOf(fleet, person, cursor)
        : Fleet.NO_VEHICLE;
    if (vehicle == Fleet.NO_VEHICLE) {
      return SimTime.isDefined(cursor.routeTravelTimeSeconds())
          ? cursor.routeTravelTimeSeconds()
          : cursor.travelTimeSeconds();
    }
    if (path.length < cursor.pathLinkCount()) {
      path = new int[cursor.pathLinkCount() * 2];
    }
    cursor.copyPath(path, 0);
    return driveSeconds(cursor.pathLinkCount(), fleet.type(vehicle).maximumSpeedMetersPerSecond());
  }

  /** On empty roads at the highest speeds of the day; the last link has no step over a node, but to leave the first one takes one. */
  private double driveSeconds(int linkCount, double maximumSpeed) {
    Network network = population.network();
    int step = parameters.stepSeconds();
    double seconds = 0;
    for (int position = 1; position < linkCount; position++) {
      int link = path[position];
      double free =
          Math.max(freeTravelTimeSeconds(link), network.lengthMeters(link) / maximumSpeed);
      seconds += Math.floor(free / step) * step + step;
    }
    return seconds;
  }

  private double freeTravelTimeSeconds(int link) {
    Network network = population.network();
    double ofNetwork = network.freeTravelTimeSeconds(link);
    return raisedSpeed.containsKey(link)
        ? Math.min(ofNetwork, network.lengthMeters(link) / Math.max(0, raisedSpeed.get(link)))
        : ofNetwork;
  }
}
