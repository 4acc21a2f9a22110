package vn.luong.sim.matsim;

import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventNames;
import vn.luong.sim.population.Population;
import vn.luong.sim.vehicles.Fleet;

/**
 * The names of a scenario's things.
 *
 * @param population names of persons, links, modes, activity types and facilities
 * @param fleet names of vehicles
 */
record ScenarioNames(Population population, Fleet fleet) implements EventNames {
  @Override
  public String personId(int person) {
    return population.personId(person);
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
  public String facilityId(int facility) {
    return facility == EventBuffer.NONE ? null : population.facilities().id(facility);
  }
}
