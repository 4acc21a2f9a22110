package vn.luong.sim.transit;

import java.util.stream.IntStream;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.vehicles.Fleet;

/**
 * The vehicles that serve a schedule, and their drivers: one for each vehicle that departures name, with the index it
 * has there.
 *
 * <p>Drivers are no persons of the population. Where events need one, driver k is the person with index {@code
 * population.personCount() + k}.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class TransitVehicles {
  private static final String DRIVER_PREFIX = "pt_";

  private final TransitSchedule schedule;
  private final Fleet fleet;
  private final int[] fleetVehicle;
  private final IntRows departures;

  private TransitVehicles(TransitSchedule schedule, Fleet fleet) {
    this.schedule = schedule;
    this.fleet = fleet;
    Departures all = schedule.departures();
    fleetVehicle = IntStream.range(0, all.vehicleIds().size())
        .map(vehicle -> fleet.find(all.vehicleIds().text(vehicle)))
        .toArray();
    departures = departuresByVehicle(all);
  }

  /** Finds the schedule's vehicles in a fleet; those that are not there have no index in it. */
  public static TransitVehicles of(TransitSchedule schedule, Fleet fleet) {
    return new TransitVehicles(schedule, fleet);
  }

  /** No transit vehicles at all. */
  public static TransitVehicles none(Fleet fleet) {
    return new TransitVehicles(TransitSchedule.empty(), fleet);
  }

  /** In the order of time; at the same time in the order of the schedule. */
  private static IntRows departuresByVehicle(Departures all) {
    int vehicleCount = all.vehicleIds().size();
    int[] served = all.byVehicle();
    int[] offsets = new int[vehicleCount + 1];
    for (int departure : served) {
      offsets[all.vehicle(departure) + 1]++;
    }
    for (int vehicle = 0; vehicle < vehicleCount; vehicle++) {
      offsets[vehicle + 1] += offsets[vehicle];
    }
    return IntRows.of(offsets, served);
  }

  public TransitSchedule schedule() {
    return schedule;
  }

  public Fleet fleet() {
    return fleet;
  }

  public int vehicleCount() {
    return fleetVehicle.length;
  }

  /** The vehicle's index in the fleet, or {@link Fleet#NO_VEHICLE} if it is not there. */
  public int fleetVehicle(int vehicle) {
    return fleetVehicle[vehicle];
  }

  /** The departures that each vehicle serves, in the order of time. */
  public IntRows departures() {
    return departures;
  }

  /**
   * The driver's id as MATSim makes it: {@code pt_<vehicle>_<vehicle type>}.
   *
   * @throws IllegalStateException if the vehicle is not in the fleet
   */
  public String driverId(int vehicle) {
    String id = schedule.departures().vehicleIds().text(vehicle);
    if (fleetVehicle[vehicle] == Fleet.NO_VEHICLE) {
      throw new IllegalStateException("transit vehicle \"" + id + "\" is not in the fleet");
    }
    return DRIVER_PREFIX + id + "_" + fleet.type(fleetVehicle[vehicle]).id();
  }
}
