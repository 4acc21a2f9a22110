package vn.luong.scenario.run;

import java.util.List;
import vn.luong.sim.fares.ParkingParameters;
import vn.luong.sim.parking.ParkingLots;
import vn.luong.sim.population.Population;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;

/**
 * The lots of areas with a number of places, such as those that zoning draws: vehicles that are left at their streets, but those at home.
 * Searching in a full one costs as at stations, at what time in the vehicle is worth; people learn of it by the scores of their plans.
 */
final class AreaParking {
  /** A lot needs some place; an area with none is one where everybody searches. */
  private static final double LEAST_SPACES = 1e-3;

  private AreaParking() {}

  /** True if the places of some area are counted. */
  static boolean isIn(RunnableScenario scenario) {
    return !areas(scenario).isEmpty();
  }

  private static List<ParkingParameters.Area> areas(RunnableScenario scenario) {
    ParkingParameters parking = scenario.engine().passengers().parking();
    return parking == null
        ? List.of()
        : parking.areas().stream()
            .filter(area -> area.places() < Double.POSITIVE_INFINITY)
            .filter(area -> scenario.population().modeTable().find(area.mode()) >= 0)
            .toList();
  }

  /** Adds a lot for each area whose places are counted. */
  static void addTo(ParkingLots.Builder builder, RunnableScenario scenario) {
    Population population = scenario.population();
    for (ParkingParameters.Area area : areas(scenario)) {
      int mode = population.modeTable().find(area.mode());
      int lot = builder.addLot(
          StationParking.nameOf(area.name(), area.mode()),
          Math.max(LEAST_SPACES, area.places() * scenario.settings().sample()),
          costPerSecond(scenario.engine().scoring(), area.mode()),
          0);
      for (String link : area.links()) {
        int index = scenario.network().linkIds().find(link);
        if (index >= 0) {
          builder.addStreet(lot, mode, index);
        }
      }
    }
    int types = population.activityTypes().size();
    boolean[] isPassedThrough = new boolean[types];
    boolean[] takesNoPlace = new boolean[types];
    for (int type = 0; type < types; type++) {
      isPassedThrough[type] = population.isInteraction(type);
      takesNoPlace[type] = scenario
          .engine()
          .passengers()
          .parking()
          .freeActivities()
          .contains(population.activityTypes().text(type));
    }
    builder.setActivities(isPassedThrough, takesNoPlace);
  }

  /** Utils lost by a second more in the vehicle. */
  private static double costPerSecond(ScoringParameters scoring, String mode) {
    UtilityParameters everybody = scoring.groups().get(ScoringParameters.OTHERS);
    ModeParameters travelling = everybody.modes().getOrDefault(mode, ModeParameters.STANDARD);
    return Math.max(0, everybody.performingPerSecond() - travelling.travelingPerSecond());
  }
}
