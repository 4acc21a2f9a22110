package vn.luong.sim.scoring;

import vn.luong.sim.network.ModeTable;
import vn.luong.sim.population.Population;

/** The utilities of one group of persons, by dense activity type and mode instead of by name. */
final class GroupUtilities {
  private static final String WALK = "walk";
  private static final String TRANSIT = "pt";

  private final ActivityUtility[] ofActivity;
  private final TravelUtility[] ofTravel;
  private final double lineSwitch;
  private final double aborted;
  /** Modes of which distance is worth something, as bits. */
  private final long distanceModes;

  private final boolean countsDays;
  private final double money;
  private final double[] ridingPerSecond;
  private final double standingAsidePerSecond;

  GroupUtilities(UtilityParameters parameters, ScoringParameters scoring, Population population) {
    ofActivity = new ActivityUtility[population.activityTypes().size()];
    for (int type = 0; type < ofActivity.length; type++) {
      ActivityParameters activity = findActivity(parameters, population, type);
      if (activity != null) {
        ofActivity[type] = new ActivityUtility(activity, parameters, scoring.usesOldShortStays());
      }
    }
    ofTravel = new TravelUtility[population.modeTable().size()];
    long distance = 0;
    boolean days = false;
    for (int mode = 0; mode < ofTravel.length; mode++) {
      ModeParameters travel = findMode(parameters, population.modeTable(), mode);
      if (travel != null) {
        ofTravel[mode] = new TravelUtility(travel, parameters, scoring.waitsAsForPt());
        distance |= ofTravel[mode].countsDistance() ? ModeTable.bit(mode) : 0;
        days |= ofTravel[mode].ofDay() != 0;
      }
    }
    lineSwitch = parameters.lineSwitch();
    aborted = parameters.abortedUtility();
    distanceModes = distance;
    countsDays = days;
    money = parameters.utilityOfMoney();
    double riding =
        parameters.modes().getOrDefault(TRANSIT, ModeParameters.STANDARD).travelingPerSecond();
    ridingPerSecond = new double[ofTravel.length];
    for (int mode = 0; mode < ofTravel.length; mode++) {
      ModeParameters travel = parameters
          .modes()
          .getOrDefault(population.modeTable().name(mode), ModeParameters.STANDARD);
      ridingPerSecond[mode] =
          Math.min(0, travel.travelingPerSecond() - parameters.performingPerSecond());
    }
    double waiting = parameters.waitingForTransitPerSecond();
    standingAsidePerSecond = Double.isNaN(waiting) ? riding : waiting;
  }

  /** Null if the type has no parameters. */
  ActivityUtility ofActivity(int type) {
    return ofActivity[type];
  }

  /** Null if the mode has no parameters. */
  TravelUtility ofTravel(int mode) {
    return ofTravel[mode];
  }

  /** Utils of entering a second, third … transit vehicle in a trip. */
  double ofLineSwitch() {
    return lineSwitch;
  }

  /** Utils of not getting through the day. */
  double ofAborting() {
    return aborted;
  }

  /** Utils of a unit of money. */
  double ofMoney() {
    return money;
  }

  /** Utils of a second on board by a mode, the time lost for activities included; at most 0. */
  double ofRiding(int mode) {
    return ridingPerSecond[mode];
  }

  /** Utils of a second at a stop while vehicles that are too full pass. */
  double ofStandingAside() {
    return standingAsidePerSecond;
  }

  /** True if distance by one of these modes is worth something. */
  boolean countsDistanceOf(long modes) {
    return (distanceModes & modes) != 0;
  }

  boolean countsDays() {
    return countsDays;
  }

  private static ActivityParameters findActivity(
      UtilityParameters parameters, Population population, int type) {
    ActivityParameters stated =
        parameters.activities().get(population.activityTypes().text(type));
    if (stated == null && population.isInteraction(type)) {
      return ActivityParameters.NOT_SCORED;
    }
    return stated;
  }

  /** Parameters of a mode; the walks of old MATSim versions count as walking. Null if there are none. */
  static ModeParameters findMode(UtilityParameters parameters, ModeTable modeTable, int mode) {
    String name = modeTable.name(mode);
    ModeParameters stated = parameters.modes().get(name);
    boolean isOldWalk = name.equals("transit_walk") || name.equals("non_network_walk");
    return stated == null && isOldWalk ? parameters.modes().get(WALK) : stated;
  }
}
