package vn.luong.scenario.ridership;

import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;

/** What runs carry from one stop to the next: the only place where loads are held against seats and places. */
final class Sections {

  /** Takes the sections of runs one by one. */
  interface Visitor {
    /**
     * A vehicle has gone from a stop to the next one.
     *
     * @param fromVisit visit at the stop it left
     * @param toVisit visit at the stop it came to
     * @param meters metres between them
     * @param seconds seconds from leaving one to arriving at the other
     */
    void section(int departure, int fromVisit, int toVisit, double meters, int seconds);
  }

  private final VisitColumns visits;
  private final TransitVehicles vehicles;
  private final Departures departures;

  Sections(VisitColumns visits, TransitVehicles vehicles) {
    this.visits = visits;
    this.vehicles = vehicles;
    departures = vehicles.schedule().departures();
  }

  /** Visits the sections of a departure that were driven. Stops that were passed by join two into one. */
  void forEach(int departure, Visitor visitor) {
    int from = VisitColumns.NO_VISIT;
    for (int visit = visits.first(departure); visit < visits.end(departure); visit++) {
      if (from != VisitColumns.NO_VISIT && visits.isArrived(visit)) {
        visitor.section(
            departure,
            from,
            visit,
            visits.odometerMeters(visit) - visits.odometerMeters(from),
            visits.arrivalTime(visit) - visits.departureTime(from));
      }
      from = visits.isServed(visit) ? visit : from;
    }
  }

  /** Seats of the departure's vehicle, 0 if it has none. */
  int seats(int departure) {
    VehicleType type = type(departure);
    return type == null ? 0 : type.seatCount();
  }

  /** Seats and standing places of the departure's vehicle, 0 if it has none. */
  int places(int departure) {
    VehicleType type = type(departure);
    return type == null ? 0 : type.passengerCapacity();
  }

  /** The type of the departure's vehicle; null if it has none. */
  private VehicleType type(int departure) {
    int vehicle = departures.vehicle(departure);
    int inFleet =
        vehicle == Departures.NO_VEHICLE ? Fleet.NO_VEHICLE : vehicles.fleetVehicle(vehicle);
    return inFleet == Fleet.NO_VEHICLE ? null : vehicles.fleet().type(inFleet);
  }
}
