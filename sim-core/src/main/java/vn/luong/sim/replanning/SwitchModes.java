package vn.luong.sim.replanning;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.random.RandomStream;

/**
 * Gives one trip, or all trips of the plan, another mode (MATSim {@code ChangeSingleTripMode},
 * {@code ChangeTripMode}). Takes no care of where vehicles stand; see {@link SwitchSubtourModes}.
 */
final class SwitchModes implements PlanChange {
  private final Population population;
  private final ModeAvailability availability;
  private final boolean switchesListedModesOnly;
  private final boolean switchesAllTrips;

  private SwitchModes(
      Population population,
      ModeAvailability availability,
      boolean switchesListedModesOnly,
      boolean switchesAllTrips) {
    this.population = population;
    this.availability = availability;
    this.switchesListedModesOnly = switchesListedModesOnly;
    this.switchesAllTrips = switchesAllTrips;
  }

  static SwitchModes ofOneTrip(Population population, ModeSwitchParameters parameters) {
    return new SwitchModes(
        population,
        new ModeAvailability(population, parameters.modes(), parameters.considersAvailability()),
        parameters.switchesListedModesOnly(),
        false);
  }

  static SwitchModes ofAllTrips(Population population, ModeSwitchParameters parameters) {
    return new SwitchModes(
        population,
        new ModeAvailability(population, parameters.modes(), parameters.considersAvailability()),
        parameters.switchesListedModesOnly(),
        true);
  }

  @Override
  public Plan change(int person, Plan plan, RandomStream random) {
    PlanTrips trips = PlanTrips.of(plan, population);
    IntArrayList changeable = new IntArrayList();
    for (int trip = 0; trip < trips.count(); trip++) {
      if (!switchesListedModesOnly || availability.isKnown(trips.mode(trip))) {
        changeable.add(trip);
      }
    }
    // All trips get the same mode; it is the first trip that must be one to switch.
    if (changeable.isEmpty() || (switchesAllTrips && changeable.getInt(0) != 0)) {
      return plan;
    }
    int trip = switchesAllTrips ? 0 : changeable.getInt(random.nextInt(changeable.size()));
    IntArrayList others = availability.modesOf(person);
    others.rem(trips.mode(trip));
    if (others.isEmpty()) {
      return plan;
    }
    int newMode = others.getInt(random.nextInt(others.size()));
    int[] modes = new int[trips.count()];
    Arrays.setAll(modes, other -> switchesAllTrips || other == trip ? newMode : trips.mode(other));
    return trips.withModes(modes);
  }
}
