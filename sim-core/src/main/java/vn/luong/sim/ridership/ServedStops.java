package vn.luong.sim.ridership;

import java.util.Arrays;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.TransitVehicles;

/**
 * Follows the transit vehicles of a day through their departures by what the events say.
 *
 * <p>Layout: 8 bytes per transit vehicle, and 4 per vehicle of the fleet up to the last of them.
 *
 * <p>Threads: one.
 */
public final class ServedStops {
  /** No transit vehicle, or one that serves no departure. */
  public static final int NONE = -1;

  private final Departures departures;
  private final int[] stopCountOfRoute;
  private final int[] transitVehicle;
  private final int[] departure;
  private final int[] position;

  /** Nobody drives yet. */
  public ServedStops(TransitVehicles vehicles) {
    departures = vehicles.schedule().departures();
    int routes = vehicles.schedule().routes().count();
    stopCountOfRoute = new int[routes];
    Arrays.setAll(stopCountOfRoute, vehicles.schedule().routes()::stopCount);
    int count = vehicles.vehicleCount();
    int last = NONE;
    for (int vehicle = 0; vehicle < count; vehicle++) {
      last = Math.max(last, vehicles.fleetVehicle(vehicle));
    }
    transitVehicle = new int[last + 1];
    Arrays.fill(transitVehicle, NONE);
    for (int vehicle = 0; vehicle < count; vehicle++) {
      if (vehicles.fleetVehicle(vehicle) >= 0) {
        transitVehicle[vehicles.fleetVehicle(vehicle)] = vehicle;
      }
    }
    departure = new int[count];
    position = new int[count];
    clear();
  }

  /** The day begins anew. */
  public void clear() {
    Arrays.fill(departure, NONE);
    Arrays.fill(position, 0);
  }

  /** The transit vehicle behind a vehicle of the fleet, or {@link #NONE}. */
  public int vehicle(int fleetVehicle) {
    return fleetVehicle < transitVehicle.length ? transitVehicle[fleetVehicle] : NONE;
  }

  /** Takes the event of a driver who starts. */
  public void begin(EventBuffer events, int row) {
    int vehicle = vehicle(events.vehicle(row));
    if (vehicle != NONE) {
      departure[vehicle] = events.departure(row) == EventBuffer.NONE ? NONE : events.departure(row);
      position[vehicle] = 0;
    }
  }

  /** The vehicle has departed from the route stop where it was. */
  public void goOn(int vehicle) {
    if (vehicle != NONE && isAtStop(vehicle)) {
      position[vehicle]++;
    }
  }

  /** True if there is a route stop where the vehicle is or comes next. */
  public boolean isAtStop(int vehicle) {
    int served = departure[vehicle];
    return served != NONE && position[vehicle] < stopCountOfRoute[departures.route(served)];
  }

  /** The departure that the vehicle serves, or {@link #NONE}. */
  public int departure(int vehicle) {
    return departure[vehicle];
  }

  /** Position in its route of the stop where the vehicle is or comes next. */
  public int position(int vehicle) {
    return position[vehicle];
  }
}
