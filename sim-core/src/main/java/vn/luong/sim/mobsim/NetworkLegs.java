package vn.luong.sim.mobsim;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.traffic.VehicleBehavior;
import vn.luong.sim.vehicles.Fleet;

/**
 * The network legs of everybody's selected plan, looked at before the clock starts: which vehicle each takes, and where
 * vehicles stand in the morning. Their routes stay in the encoded plans and are read while driving.
 *
 * <p>Layout: legs of a person are consecutive; one int per leg. A vehicle stands where the first activity of its owner is
 * (MATSim {@code PopulationAgentSource}), for that is where it was left; if its owner does not drive it, see {@link
 * vn.luong.sim.traffic.Quirks#ownersPlaceVehicles}.
 *
 * <p>Threads: immutable once built, except for the vehicles' places.
 */
final class NetworkLegs {
  /** Place of a vehicle that no plan uses. */
  static final int NOWHERE = Network.NO_LINK;

  /** Persons whose routes say where the work will be; the events do not depend on it. */
  private static final int SAMPLED_PERSONS = 5_000;

  private final Population population;
  private final Fleet fleet;
  private final MobsimParameters parameters;
  private final int[] firstLeg;
  private final IntArrayList vehicle = new IntArrayList();
  private final int[] morningLink;
  private final int[] vehicleLink;
  /** Vehicles that somebody else than their owner drives, each followed by where that person begins the day. */
  private final IntArrayList borrowed = new IntArrayList();

  private boolean isFaulty;

  NetworkLegs(Population population, Fleet fleet, MobsimParameters parameters) {
    this.population = population;
    this.fleet = fleet;
    this.parameters = parameters;
    int personCount = population.personCount();
    firstLeg = new int[personCount];
    morningLink = new int[personCount];
    vehicleLink = new int[fleet.vehicleCount()];
    Arrays.fill(vehicleLink, NOWHERE);
    PlanCursor cursor = new PlanCursor(population.plans());
    for (int person = 0; person < personCount; person++) {
      firstLeg[person] = vehicle.size();
      morningLink[person] = Network.NO_LINK;
      int plan = population.plans().selectedPlan(person);
      if (plan != PlanStore.NO_PLAN) {
        cursor.seek(plan);
        takePlan(person, cursor);
      }
    }
    if (!isWithoutVehiclesOfOthers()) {
      placeBorrowed();
    }
  }

  /** In MATSim a run in which such vehicles were teleported would end in an exception; ours goes on. */
  private boolean isWithoutVehiclesOfOthers() {
    TrafficParameters traffic = parameters.traffic();
    return traffic.quirks().ownersPlaceVehicles()
        && traffic.vehicleBehavior() != VehicleBehavior.TELEPORT;
  }

  private void placeBorrowed() {
    for (int row = 0; row < borrowed.size(); row += 2) {
      int vehicleOfOther = borrowed.getInt(row);
      if (vehicleLink[vehicleOfOther] == NOWHERE) {
        vehicleLink[vehicleOfOther] = borrowed.getInt(row + 1);
      }
    }
  }

  private void takePlan(int person, PlanCursor cursor) {
    int place = Network.NO_LINK;
    long seenModes = 0;
    while (cursor.advance()) {
      if (cursor.isActivity()) {
        place = placeOf(cursor, place);
        if (cursor.ordinal() == 0) {
          morningLink[person] = place;
        }
        continue;
      }
      if (parameters.isMainMode(cursor.mode())) {
        takeNetworkLeg(person, cursor, place, !ModeTable.contains(seenModes, cursor.mode()));
        seenModes |= ModeTable.bit(cursor.mode());
      }
      if (cursor.hasRoute()) {
        if (morningLink[person] == Network.NO_LINK) {
          morningLink[person] = cursor.startLink();
        }
        place = cursor.endLink();
      } else {
        place = Network.NO_LINK;
      }
    }
  }

  /** Where an activity is: where the leg before it ended, else the link it states itself. */
  private int placeOf(PlanCursor cursor, int arrivedAt) {
    if (arrivedAt != Network.NO_LINK) {
      return arrivedAt;
    }
    if (cursor.link() != Network.NO_LINK || cursor.facility() < 0) {
      return cursor.link();
    }
    return population.facilities().link(cursor.facility());
  }

  private void takeNetworkLeg(int person, PlanCursor cursor, int place, boolean isFirstOfMode) {
    int vehicleOfLeg = vehicleOf(fleet, person, cursor);
    vehicle.add(vehicleOfLeg);
    boolean startsElsewhere = place != Network.NO_LINK && place != cursor.startLink();
    if (!cursor.hasLinkPath()
        || !cursor.isPathJoined()
        || startsElsewhere
        || vehicleOfLeg == Fleet.NO_VEHICLE) {
      isFaulty = true;
      return;
    }
    int beginsDay =
        morningLink[person] == Network.NO_LINK ? cursor.startLink() : morningLink[person];
    boolean isOwn = fleet.vehicleOf(person, cursor.mode()) == vehicleOfLeg;
    // Of vehicles that are in no file MATSim looks at the first leg with the mode only.
    boolean isOverlooked =
        isWithoutVehiclesOfOthers() && vehicleOfLeg >= fleet.namedCount() && !isFirstOfMode;
    if (!isOwn || isOverlooked) {
      borrowed.add(vehicleOfLeg);
      borrowed.add(beginsDay);
    } else if (vehicleLink[vehicleOfLeg] == NOWHERE) {
      vehicleLink[vehicleOfLeg] = beginsDay;
    }
  }

  /** The vehicle of a network leg: the one its route names, else the person's own for the mode. */
  static int vehicleOf(Fleet fleet, int person, PlanCursor cursor) {
    String named = cursor.vehicleId();
    return named == null ? fleet.vehicleOf(person, cursor.mode()) : fleet.find(named);
  }

  /** True if there is a leg that nobody could drive; {@link MobsimChecks} says which. */
  boolean isFaulty() {
    return isFaulty;
  }

  /** The fleet whose vehicles the legs take. */
  Fleet fleet() {
    return fleet;
  }

  /** Legs of all persons. */
  int legCount() {
    return vehicle.size();
  }

  /** Row of the person's first network leg; the others follow. */
  int firstLeg(int person) {
    return firstLeg[person];
  }

  /** The vehicle of a leg, or {@link Fleet#NO_VEHICLE} if there is no such leg. */
  int vehicleOrNone(int leg) {
    return leg < vehicle.size() ? vehicle.getInt(leg) : Fleet.NO_VEHICLE;
  }

  int vehicle(int leg) {
    return vehicle.getInt(leg);
  }

  /** Link of the person's first activity, or {@link Network#NO_LINK}. */
  int morningLink(int person) {
    return morningLink[person];
  }

  /** Where each vehicle stands in the morning, or {@link #NOWHERE}; not a copy. */
  int[] vehicleLink() {
    return vehicleLink;
  }

  /** How often each node is crossed on a sample of the routes, a measure of the work it gives. */
  int[] crossingsPerNode() {
    Network network = population.network();
    int[] crossings = new int[network.nodeCount()];
    PlanCursor cursor = new PlanCursor(population.plans());
    int[] path = new int[64];
    int stride = Math.max(1, firstLeg.length / SAMPLED_PERSONS);
    for (int person = 0; person < firstLeg.length; person += stride) {
      int plan = population.plans().selectedPlan(person);
      if (plan == PlanStore.NO_PLAN) {
        continue;
      }
      cursor.seek(plan);
      while (cursor.advance()) {
        if (cursor.isActivity() || !parameters.isMainMode(cursor.mode())) {
          continue;
        }
        path = IntArrays.ensureCapacity(path, cursor.pathLinkCount());
        cursor.copyPath(path, 0);
        for (int position = 0; position < cursor.pathLinkCount() - 1; position++) {
          crossings[network.toNode(path[position])]++;
        }
      }
    }
    return crossings;
  }
}
