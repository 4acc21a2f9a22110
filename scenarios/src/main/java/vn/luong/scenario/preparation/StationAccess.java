package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.luong.scenario.config.AccessSettings;
import vn.luong.scenario.config.ModeSettings;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.config.ScoringSettings;
import vn.luong.scenario.run.EngineParameters;
import vn.luong.scenario.run.StationParking;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.trips.AccessWay;
import vn.luong.sim.trips.JourneyOptions;
import vn.luong.sim.units.Units;

/**
 * Ways to stations, from the settings under {@code transit: access}: each becomes an {@link AccessWay} of the router, its
 * stops are marked by an attribute, and their places are noted for {@link StationParking}.
 */
final class StationAccess {
  private static final String PARK_AND_RIDE = "parkAndRide";
  private static final String TRUE = "true";
  private static final String BUS = "bus";
  private final ScenarioFile scenario;
  private final TransitSchedule schedule;
  private final StopFacilities stops;
  private final ModeTable modes;
  private final ProblemLog problems;
  private final Set<Integer> stations;

  private StationAccess(
      ScenarioFile scenario, TransitSchedule schedule, ModeTable modes, ProblemLog problems) {
    this.scenario = scenario;
    this.schedule = schedule;
    this.modes = modes;
    this.problems = problems;
    stops = schedule.stops();
    stations = stopsOfOthersThanBuses();
  }

  /**
   * The ways that the scenario names.
   *
   * @param schedule its stops get attributes
   * @param problems takes modes that cannot be used so, and stops that are not there
   */
  static List<AccessWay> ways(
      ScenarioFile scenario, TransitSchedule schedule, ModeTable modes, ProblemLog problems) {
    StationAccess stationAccess = new StationAccess(scenario, schedule, modes, problems);
    List<AccessWay> ways = new ArrayList<>();
    scenario
        .transit()
        .access()
        .forEach(settings -> stationAccess.way(settings).ifPresent(ways::add));
    return ways;
  }

  /** The parameters with these ways. */
  static EngineParameters apply(List<AccessWay> ways, EngineParameters parameters) {
    if (ways.isEmpty() || parameters.transitRouting() == null) {
      return parameters;
    }
    return parameters.withTransitRouting(
        parameters.transitRouting().withOptions(JourneyOptions.ofAccess(ways)));
  }

  private Set<Integer> stopsOfOthersThanBuses() {
    Set<Integer> found = new HashSet<>();
    TransitRoutes routes = schedule.routes();
    for (int at = 0; at < routes.routeStopCount(); at++) {
      if (!routes.transportMode(routes.routeOfStop(at)).equals(BUS)) {
        found.add(routes.stop(at));
      }
    }
    return found;
  }

  private Optional<AccessWay> way(AccessSettings settings) {
    Optional<ModeSettings> known = scenario.modes().stream()
        .filter(mode -> mode.name().equals(settings.mode()))
        .findFirst();
    List<String> usable = scenario.modes().stream()
        .filter(StationAccess::isUsable)
        .map(ModeSettings::name)
        .toList();
    if (known.isEmpty() || !isUsable(known.get())) {
      problems.add(Problem.error(
          "access-mode",
          settings.position(),
          "key \"transit.access." + settings.mode() + "\"",
          known.isEmpty() ? "there is no such mode" : "nobody can go to a stop by it",
          "must be one of " + String.join(", ", usable),
          NearestName.remedy(settings.mode(), usable, "Remove it.")));
      return Optional.empty();
    }
    ModeSettings mode = known.get();
    markStops(settings);
    boolean isOwn = mode.hire().isEmpty();
    return Optional.of(new AccessWay(
        modes.find(mode.name()),
        AccessWay.StopSearch.within(settings.mostMeters(), Math.max(1, settings.mostStops()))
            .withAttribute(attribute(settings), TRUE),
        isOwn ? AccessWay.PersonFilter.ownersOf(mode.name()) : AccessWay.PersonFilter.EVERYBODY,
        cost(settings, mode),
        isOwn));
  }

  private static boolean isUsable(ModeSettings mode) {
    return mode.moves() == ModeSettings.Moves.NETWORK
        || mode.moves() == ModeSettings.Moves.TELEPORTED;
  }

  private static String attribute(AccessSettings settings) {
    return settings.mode() + "Access";
  }

  /** What people mind of it when they score it; what makes up for something cannot count. */
  private AccessWay.Cost cost(AccessSettings settings, ModeSettings mode) {
    ScoringSettings scoring = scenario.scoring();
    double money = scoring.utilsPerThousandVnd() / Money.VND_PER_UNIT;
    double each = settings.feeVnd() * money;
    if (mode.hire().isPresent()) {
      each += mode.hire().get().fareVnd() * money + Math.max(0, -mode.constant());
    }
    return new AccessWay.Cost(
        Math.max(0, Units.perSecondFromPerHour(scoring.performing() - mode.utilsPerHour())),
        Units.perSecondFromPerHour(scoring.performing()),
        mode.costPerKilometer() / Units.METERS_PER_KILOMETER * money,
        each);
  }

  private void markStops(AccessSettings settings) {
    Set<Integer> named = new HashSet<>();
    settings.named().forEach(name -> named.addAll(stopsCalled(name, settings)));
    settings.spaces().keySet().stream()
        .filter(name -> !name.equals(AccessSettings.ELSE))
        .forEach(name -> noteSpaces(settings, name));
    Double others = settings.spaces().get(AccessSettings.ELSE);
    for (int stop = 0; stop < stops.count(); stop++) {
      boolean isWanted = switch (settings.stops()) {
        case ALL -> true;
        case STATIONS -> stations.contains(stop);
        case PARK_AND_RIDE -> TRUE.equals(stops.attributes().findText(stop, PARK_AND_RIDE));
        case NAMED -> named.contains(stop);
      };
      if (isWanted) {
        stops.attributes().putText(stop, attribute(settings), TRUE);
        String spaces = StationParking.spacesAttribute(settings.mode());
        if (others != null && stops.attributes().find(stop, spaces) == null) {
          StationParking.putSpaces(stops, stop, settings.mode(), others);
        }
      }
    }
  }

  private void noteSpaces(AccessSettings settings, String name) {
    for (int stop : stopsCalled(name, settings)) {
      StationParking.putSpaces(stops, stop, settings.mode(), settings.spaces().get(name));
    }
  }

  private Set<Integer> stopsCalled(String name, AccessSettings settings) {
    Set<Integer> found = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (int stop = 0; stop < stops.count(); stop++) {
      if (stops.id(stop).equals(name) || stops.name(stop).equals(name)) {
        found.add(stop);
      }
      names.add(stops.id(stop));
      names.add(stops.name(stop));
    }
    if (found.isEmpty()) {
      problems.add(Problem.error(
          "unknown-stop",
          settings.position(),
          "key \"transit.access." + settings.mode() + "\"",
          "there is no stop \"" + name + "\"",
          "must be the id or the name of a stop of the timetable",
          NearestName.remedy(name, names, "Correct the name.")));
    }
    return found;
  }
}
