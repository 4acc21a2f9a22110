package vn.luong.scenario.run;

import vn.luong.sim.fares.FareParameters;
import vn.luong.sim.fares.ParkingParameters;
import vn.luong.sim.fares.TollParameters;
import vn.luong.sim.ridership.CrowdingParameters;

/**
 * What travellers mind beside time and distance, each of it null where it does not count.
 *
 * @param crowding how full vehicles of public transport are, and being left behind
 * @param fares what rides cost
 * @param parking what it costs to leave a vehicle
 * @param tolls what driving on roads costs
 */
public record PassengerParameters(
    CrowdingParameters crowding,
    FareParameters fares,
    ParkingParameters parking,
    TollParameters tolls) {
  /** Nothing of it counts, as in MATSim without extensions. */
  public static final PassengerParameters NONE = new PassengerParameters(null, null, null, null);

  public PassengerParameters withTolls(TollParameters newTolls) {
    return new PassengerParameters(crowding, fares, parking, newTolls.isEmpty() ? null : newTolls);
  }

  boolean hasCharges() {
    return fares != null || parking != null;
  }
}
