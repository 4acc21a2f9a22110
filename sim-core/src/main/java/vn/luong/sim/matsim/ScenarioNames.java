package vn.luong.sim.matsim;

import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventNames;
import vn.luong.sim.population.Population;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;

/**
 * The names of a scenario's things.
 *
 * @param population names of persons, links, modes, activity types and facilities
 * @param fleet names of vehicles
 * @param transit names of what belongs to public transport
 */
record ScenarioNames(Population population, Fleet fleet, TransitVehicles transit)
    implements EventNames {
  @Override
  public String personId(int person) {
    int driver = person - population.personCount();
    return driver < 0 ? population.personId(person) : transit.driverId(driver);
  }

  @Override
  public String linkId(int link) {
    return population.network().linkId(link);
  }

  @Override
  public String vehicleId(int vehicle) {
    return fleet.vehicleId(vehicle);
  }

  @Override
  public String modeName(int mode) {
    return population.modeTable().name(mode);
  }

  @Override
  public String activityType(int type) {
    return population.activityTypes().text(type);
  }

  @Override
  public String stopId(int stop) {
    return transit.schedule().stops().id(stop);
  }

  @Override
  public String lineId(int line) {
    return transit.schedule().lineId(line);
  }

  @Override
  public DepartureName departureName(int departure) {
    TransitSchedule schedule = transit.schedule();
    int route = schedule.departures().route(departure);
    return new DepartureName(
        schedule.lineId(schedule.routes().line(route)),
        schedule.routes().id(route),
        schedule.departures().id(departure));
  }

  @Override
  public String facilityId(int facility) {
    return facility == EventBuffer.NONE ? null : population.facilities().id(facility);
  }
}
