package vn.luong.sim.replanning;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.random.RandomStream;

/**
 * Gives all trips of one subtour another mode, such that no vehicle appears from nowhere: a
 * chain-based mode can only be chosen where its vehicle stands, and a subtour that moves a vehicle
 * for good is left alone. Vehicles start the day where the plan does (MATSim {@code
 * ChooseRandomLegModeForSubtour}).
 */
final class SwitchSubtourModes implements PlanChange {
  private record Candidate(Subtour subtour, int mode) {}

  private final Population population;
  private final SubtourParameters parameters;
  private final ModeAvailability availability;
  private final int[] chainBasedModes;
  private final SwitchModes singleTripChange;

  SwitchSubtourModes(Population population, SubtourParameters parameters) {
    this.population = population;
    this.parameters = parameters;
    availability =
        new ModeAvailability(population, parameters.modes(), parameters.considersAvailability());
    chainBasedModes = parameters.chainBasedModes().stream()
        .mapToInt(population.modeTable()::add)
        .toArray();
    List<String> freeModes = new ArrayList<>(parameters.modes());
    freeModes.removeAll(parameters.chainBasedModes());
    singleTripChange = parameters.singleTripProbability() > 0 && freeModes.size() > 1
        ? SwitchModes.ofOneTrip(population, new ModeSwitchParameters(freeModes, false, true))
        : null;
  }

  @Override
  public Plan change(int person, Plan plan, RandomStream random) {
    PlanTrips trips = PlanTrips.of(plan, population);
    if (trips.count() == 0) {
      return plan;
    }
    if (singleTripChange != null
        && random.nextDouble() < parameters.singleTripProbability()
        && hasFreeTrip(trips)) {
      return singleTripChange.change(person, plan, random);
    }
    List<Candidate> candidates = candidates(trips, availability.modesOf(person));
    if (candidates.isEmpty()) {
      return plan;
    }
    Candidate chosen = candidates.get(random.nextInt(candidates.size()));
    int[] modes = new int[trips.count()];
    for (int trip = 0; trip < modes.length; trip++) {
      boolean isIn = chosen.subtour.firstTrip() <= trip && trip <= chosen.subtour.lastTrip();
      modes[trip] = isIn ? chosen.mode : trips.mode(trip);
    }
    return trips.withModes(modes);
  }

  private boolean hasFreeTrip(PlanTrips trips) {
    for (int trip = 0; trip < trips.count(); trip++) {
      if (!isChainBased(trips.mode(trip))) {
        return true;
      }
    }
    return false;
  }

  private List<Candidate> candidates(PlanTrips trips, IntArrayList available) {
    List<Subtour> subtours = Subtour.closedOf(trips);
    Subtour whole = new Subtour(0, trips.count() - 1);
    boolean hasFewConstraints =
        parameters.behavior() == SubtourParameters.Behavior.FEWER_CONSTRAINTS;
    if (hasFewConstraints && !subtours.contains(whole)) {
      subtours.add(0, whole);
    }
    // Closed tours that fill the day have no other above them, although the day is one more choice.
    boolean isFilled = hasFewConstraints && isFilled(subtours, whole);
    List<Candidate> candidates = new ArrayList<>();
    for (Subtour subtour : subtours) {
      boolean isRoot = subtours.stream()
          .noneMatch(other -> other.contains(subtour) && !(isFilled && other.equals(whole)));
      boolean mayChange = hasFewConstraints && isRoot || keepsVehiclesInPlace(trips, subtour);
      if (!mayChange || !hasKnownModes(trips, subtour)) {
        continue;
      }
      for (int mode : available) {
        if (!isUsedAlready(trips, subtour, mode) && isVehicleThere(trips, subtour, mode)) {
          candidates.add(new Candidate(subtour, mode));
        }
      }
    }
    return candidates;
  }

  /** True if each trip is in one of the other subtours. */
  private static boolean isFilled(List<Subtour> subtours, Subtour whole) {
    for (int trip = whole.firstTrip(); trip <= whole.lastTrip(); trip++) {
      int number = trip;
      if (subtours.stream()
          .noneMatch(subtour -> !subtour.equals(whole)
              && subtour.firstTrip() <= number
              && number <= subtour.lastTrip())) {
        return false;
      }
    }
    return true;
  }

  private boolean hasKnownModes(PlanTrips trips, Subtour subtour) {
    for (int trip = subtour.firstTrip(); trip <= subtour.lastTrip(); trip++) {
      if (!availability.isKnown(trips.mode(trip))) {
        return false;
      }
    }
    return true;
  }

  private boolean isUsedAlready(PlanTrips trips, Subtour subtour, int mode) {
    if (parameters.behavior() == SubtourParameters.Behavior.LISTED_MODES) {
      return trips.mode(subtour.firstTrip()) == mode;
    }
    for (int trip = subtour.firstTrip(); trip <= subtour.lastTrip(); trip++) {
      if (trips.mode(trip) != mode) {
        return false;
      }
    }
    return true;
  }

  /** True if every chain-based vehicle used in the subtour ends it where it was first taken. */
  private boolean keepsVehiclesInPlace(PlanTrips trips, Subtour subtour) {
    for (int mode : chainBasedModes) {
      int first = subtour.firstTrip();
      while (first <= subtour.lastTrip() && trips.mode(first) != mode) {
        first++;
      }
      if (first <= subtour.lastTrip()) {
        int last = lastTripBy(trips, mode, subtour.lastTrip());
        if (trips.originPlace(first) != trips.destinationPlace(last)) {
          return false;
        }
      }
    }
    return true;
  }

  /** True if the mode needs no vehicle, or its vehicle stands where the subtour begins. */
  private boolean isVehicleThere(PlanTrips trips, Subtour subtour, int mode) {
    if (!isChainBased(mode)) {
      return true;
    }
    int broughtBy = lastTripBy(trips, mode, subtour.firstTrip() - 1);
    long place = broughtBy < 0 ? trips.originPlace(0) : trips.destinationPlace(broughtBy);
    return place == trips.originPlace(subtour.firstTrip());
  }

  /** The last trip by this mode up to and including a trip, or -1. */
  private static int lastTripBy(PlanTrips trips, int mode, int upToTrip) {
    int trip = upToTrip;
    while (trip >= 0 && trips.mode(trip) != mode) {
      trip--;
    }
    return trip;
  }

  private boolean isChainBased(int mode) {
    for (int chainBased : chainBasedModes) {
      if (chainBased == mode) {
        return true;
      }
    }
    return false;
  }
}
