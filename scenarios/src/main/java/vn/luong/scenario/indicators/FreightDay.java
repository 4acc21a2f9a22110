package vn.luong.scenario.indicators;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.vehicles.Fleet;

/**
 * What trucks did on a day, by type of vehicle and not expanded: their trips, where they drove, and how long. First and last
 * links count as in {@link LinkTraffic}.
 *
 * <p>Layout: per type, hour and link 4 bytes where anything was seen; some bytes per truck.
 *
 * <p>Threads: one.
 */
final class FreightDay implements EventSink {
  private static final int UNKNOWN = Integer.MIN_VALUE;
  private static final int SECONDS_PER_HOUR = 3600;

  /** Sums of a type. */
  static final class Totals {
    int vehicles;
    double meters;
    double measuredMeters;
    long measuredSeconds;
    long freeSeconds;
    long secondsInTraffic;

    void add(Totals other) {
      vehicles += other.vehicles;
      meters += other.meters;
      measuredMeters += other.measuredMeters;
      measuredSeconds += other.measuredSeconds;
      freeSeconds += other.freeSeconds;
      secondsInTraffic += other.secondsInTraffic;
    }
  }

  private final Network network;
  private final Fleet fleet;
  private final TripRecorder trips;
  private final List<String> types = new ArrayList<>();
  private final List<Totals> totals = new ArrayList<>();
  /** Type of each truck among {@link #types}, by vehicle. */
  private final Int2IntOpenHashMap typeOfVehicle = new Int2IntOpenHashMap();

  private final Int2IntOpenHashMap linkEnterTime = new Int2IntOpenHashMap();
  private final Int2IntOpenHashMap trafficEnterTime = new Int2IntOpenHashMap();
  /** Volume by link; by type and hour, null where nothing was seen. */
  private final List<List<int[]>> volumes = new ArrayList<>();

  /**
   * A recorder of some of the agents.
   *
   * @param trucks who drives a truck
   */
  FreightDay(Population population, Fleet fleet, BitSet trucks) {
    network = population.network();
    this.fleet = fleet;
    trips = new TripRecorder(population, fleet, trucks::get);
    typeOfVehicle.defaultReturnValue(UNKNOWN);
    linkEnterTime.defaultReturnValue(UNKNOWN);
    Map<String, Integer> known = new LinkedHashMap<>();
    PlanCursor cursor = new PlanCursor(population.plans());
    for (int person = trucks.nextSetBit(0); person >= 0; person = trucks.nextSetBit(person + 1)) {
      int vehicle = fleet.vehicleOf(person, firstMode(cursor, population.plans(), person));
      if (vehicle != Fleet.NO_VEHICLE) {
        int type = known.computeIfAbsent(fleet.type(vehicle).id(), this::addType);
        typeOfVehicle.put(vehicle, type);
        totals.get(type).vehicles++;
      }
    }
  }

  private int addType(String id) {
    types.add(id);
    totals.add(new Totals());
    volumes.add(new ArrayList<>());
    return types.size() - 1;
  }

  private static int firstMode(PlanCursor cursor, PlanStore plans, int person) {
    if (plans.selectedPlan(person) == PlanStore.NO_PLAN) {
      return ModeTable.NO_MODE;
    }
    cursor.seek(plans.selectedPlan(person));
    while (cursor.advance()) {
      if (!cursor.isActivity()) {
        return cursor.mode();
      }
    }
    return ModeTable.NO_MODE;
  }

  @Override
  public void accept(EventBuffer events) {
    trips.accept(events);
    for (int row = 0; row < events.size(); row++) {
      switch (events.kind(row)) {
        case LINK_LEAVE,
            LINK_ENTER,
            VEHICLE_ENTERS_TRAFFIC,
            VEHICLE_LEAVES_TRAFFIC,
            VEHICLE_ABORTS -> {
          int type = typeOfVehicle.get(events.vehicle(row));
          if (type != UNKNOWN) {
            accept(events, row, type);
          }
        }
        default -> {}
      }
    }
  }

  private void accept(EventBuffer events, int row, int type) {
    int vehicle = events.vehicle(row);
    int time = events.time(row);
    Totals sums = totals.get(type);
    switch (events.kind(row)) {
      case LINK_LEAVE -> leave(vehicle, events.link(row), time, type);
      case LINK_ENTER -> {
        linkEnterTime.put(vehicle, time);
        sums.meters += network.lengthMeters(events.link(row));
      }
      case VEHICLE_ENTERS_TRAFFIC -> {
        linkEnterTime.remove(vehicle);
        trafficEnterTime.put(vehicle, time);
      }
      default -> {
        linkEnterTime.remove(vehicle);
        sums.secondsInTraffic += time - trafficEnterTime.get(vehicle);
      }
    }
  }

  private void leave(int vehicle, int link, int time, int type) {
    List<int[]> ofType = volumes.get(type);
    int hour = Math.max(0, time / SECONDS_PER_HOUR);
    while (ofType.size() <= hour) {
      ofType.add(null);
    }
    if (ofType.get(hour) == null) {
      ofType.set(hour, new int[network.linkCount()]);
    }
    ofType.get(hour)[link]++;
    int enterTime = linkEnterTime.get(vehicle);
    if (enterTime != UNKNOWN) {
      Totals sums = totals.get(type);
      int seconds = time - enterTime;
      sums.measuredMeters += network.lengthMeters(link);
      sums.measuredSeconds += seconds;
      sums.freeSeconds += Math.min(
          seconds,
          LinkTraffic.freeSeconds(
              network, link, fleet.type(vehicle).maximumSpeedMetersPerSecond()));
    }
  }

  /** Types of trucks there are, in the order of the agents. */
  List<String> types() {
    return List.copyOf(types);
  }

  Totals totals(int type) {
    return totals.get(type);
  }

  /** Trucks of a type that left the link's end in this hour. */
  int volume(int link, int hour, int type) {
    List<int[]> ofType = volumes.get(type);
    return hour < ofType.size() && ofType.get(hour) != null ? ofType.get(hour)[link] : 0;
  }

  /** Trips of the trucks. */
  TripRecorder trips() {
    return trips;
  }
}
