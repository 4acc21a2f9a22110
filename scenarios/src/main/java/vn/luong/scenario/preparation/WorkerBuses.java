package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.luong.gis.binhduong.TransitLines;
import vn.luong.gis.binhduong.TransitVehicleType;
import vn.luong.gis.binhduong.WorkerBusService;
import vn.luong.gis.binhduong.WorkerShift;
import vn.luong.gis.roads.StrongComponents;
import vn.luong.gis.transit.LineSketch;
import vn.luong.gis.transit.PlacementParameters;
import vn.luong.scenario.config.ModeSettings;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.config.TransitMeasure;
import vn.luong.scenario.config.TransitMeasure.Kind;
import vn.luong.scenario.config.WorkerBusSettings;
import vn.luong.scenario.landuse.Estate;
import vn.luong.scenario.people.FirstMode;
import vn.luong.scenario.people.SynthesisParameters;
import vn.luong.scenario.people.WorkTrips;
import vn.luong.scenario.people.WorkerBusReach;
import vn.luong.scenario.workerbus.WorkerBusLine;
import vn.luong.scenario.workerbus.WorkerBusPlan;
import vn.luong.scenario.workerbus.WorkerBusSketch;
import vn.luong.scenario.workerbus.WorkerBusTimetable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.TransitSchedule;

/** The company buses of a scenario: the lines of each park and shift after the measures. */
final class WorkerBuses {
  private static final int NAMES_SHOWN = 8;

  /** A line and how it runs. */
  private record Running(WorkerBusLine line, WorkerBusService service) {}

  private final ScenarioFile scenario;
  private final ProblemLog problems;
  private final Map<String, TransitVehicleType> vehicles = new LinkedHashMap<>();
  private final Map<String, Running> known = new LinkedHashMap<>();
  private final Map<String, Running> running = new LinkedHashMap<>();
  private final WorkerBusService service;

  private WorkerBuses(ScenarioFile scenario, ProblemLog problems) {
    this.scenario = scenario;
    this.problems = problems;
    TransitLines.readVehicleTypes().forEach(type -> vehicles.put(type.id(), type));
    service = service(WorkerBusService.read(), scenario.transit().workerBuses());
  }

  /**
   * The lines that run.
   *
   * @param roads the network before any line has links of its own
   * @param people how the population is drawn that the buses carry
   * @param problems takes names that nothing has
   */
  static WorkerBuses of(
      ScenarioFile scenario,
      Network roads,
      StudyArea area,
      SynthesisParameters people,
      ProblemLog problems) {
    WorkerBuses buses = new WorkerBuses(scenario, problems);
    if (buses.isWanted()) {
      buses.plan(roads, area, people);
      buses.begin(area.stock().estates());
    }
    scenario.transit().measures().stream()
        .filter(measure -> isMeant(measure.line()))
        .forEach(buses::apply);
    return buses;
  }

  /** True if a measure on this line is about company buses. */
  static boolean isMeant(String line) {
    return line.equals(WorkerBusLine.MODE) || line.startsWith(WorkerBusLine.MODE + ".");
  }

  private boolean isWanted() {
    boolean isMode = scenario.modes().stream()
        .anyMatch(mode ->
            mode.name().equals(WorkerBusLine.MODE) && mode.moves() == ModeSettings.Moves.RESERVED);
    return isMode
        && scenario.transit().files().isEmpty()
        && (scenario.network().isEmpty() || scenario.transit().workerBuses().isAsked());
  }

  private WorkerBusService service(WorkerBusService standard, WorkerBusSettings settings) {
    WorkerBusService asked = standard;
    if (!Double.isNaN(settings.share())) {
      asked = asked.withShare(settings.share());
    }
    if (!Double.isNaN(settings.ridersPerBus())) {
      asked = asked.withRidersPerBus(settings.ridersPerBus());
    }
    if (!settings.vehicle().isEmpty()) {
      asked = asked.withVehicle(
          vehicle(settings.vehicle(), settings.position(), "key \"transit.worker-buses.vehicle\""));
    }
    if (!Double.isNaN(settings.intervalSeconds())) {
      asked = asked.withInterval(settings.intervalSeconds());
    }
    return Double.isNaN(settings.fareVnd()) ? asked : asked.withFare(settings.fareVnd());
  }

  private void plan(Network roads, StudyArea area, SynthesisParameters people) {
    int mode = PlacementParameters.STANDARD.roadModeOn(roads);
    if (mode == ModeTable.NO_MODE) {
      return;
    }
    int[] partOfLink = StrongComponents.ofLinks(roads, mode);
    WorkTrips trips = WorkTrips.of(area.zones(), area.stock(), area.gateways(), people);
    new WorkerBusPlan(
            roads,
            link -> partOfLink[link] == StrongComponents.LARGEST,
            area.zoneOfLink(),
            area.zones(),
            area.stock().estates(),
            area.gateways(),
            trips,
            service,
            WorkerShift.read())
        .lines()
        .forEach(line -> known.put(line.id(), new Running(line, service)));
  }

  private void begin(List<Estate> parks) {
    Optional<List<String>> asked = scenario.transit().workerBuses().parks();
    if (asked.isEmpty()) {
      running.putAll(known);
      return;
    }
    List<String> ids = parks.stream().map(Estate::id).toList();
    for (String park : asked.get()) {
      if (!ids.contains(park)) {
        problems.add(Problem.error(
            "unknown-park",
            scenario.transit().workerBuses().position(),
            "key \"transit.worker-buses.parks\"",
            "there is no industrial park \"" + park + "\" in the scenario",
            "parks are " + some(ids),
            NearestName.remedy(park, ids, "Correct the name.")));
      }
      known.forEach((id, line) -> {
        if (line.line().isMeantBy(WorkerBusLine.familyOf(park))) {
          running.put(id, line);
        }
      });
    }
  }

  private void apply(TransitMeasure measure) {
    List<Running> meant = known.values().stream()
        .filter(one -> one.line().isMeantBy(measure.line()))
        .toList();
    if (meant.isEmpty()) {
      List<String> ids = known.keySet().stream().toList();
      fail(
          measure,
          "unknown-line",
          "there is no such line of worker buses in the scenario",
          ids.isEmpty()
              ? "no worker buses run: they need the mode \"worker-bus: {moves: reserved}\" and"
                  + " on an own network the key \"transit.worker-buses\""
              : "lines are " + WorkerBusLine.MODE + " for all, and " + some(ids),
          NearestName.remedy(measure.line(), ids, "Correct the name."));
      return;
    }
    checkKeys(measure);
    if (!measure.vehicle().isEmpty()) {
      vehicle(measure.vehicle(), measure.position(), what(measure));
    }
    for (Running one : meant) {
      String id = one.line().id();
      Running before = running.getOrDefault(id, one);
      if (measure.kind() == Kind.CLOSE) {
        running.remove(id);
      } else if (measure.kind() == Kind.OPEN || running.containsKey(id)) {
        running.put(id, new Running(one.line(), with(before.service(), measure)));
      }
    }
  }

  /** What a measure says, on top of what the line had. */
  private WorkerBusService with(WorkerBusService old, TransitMeasure measure) {
    WorkerBusService changed = old;
    if (vehicles.containsKey(measure.vehicle())) {
      changed = changed.withVehicle(measure.vehicle());
    }
    if (!Double.isNaN(measure.speedMetersPerSecond())) {
      changed = changed.withSpeed(measure.speedMetersPerSecond());
    }
    if (!Double.isNaN(measure.fare())) {
      changed = changed.withFare(measure.fare());
    }
    double headway =
        measure.headways().map(TransitMeasure.Headways::otherwiseSeconds).orElse(Double.NaN);
    return Double.isNaN(headway) ? changed : changed.withInterval(headway);
  }

  /** Their times follow from the shifts, their stops from where the workers live. */
  private void checkKeys(TransitMeasure measure) {
    boolean hasPeriods =
        measure.headways().map(headways -> !headways.periods().isEmpty()).orElse(false);
    if (hasPeriods || measure.hours().isPresent() || !measure.stations().isEmpty()) {
      fail(
          measure,
          "not-for-worker-buses",
          "it has spans of time, hours or stations",
          "worker buses run before and after their shift, from where the workers live",
          "Write a headway without spans, which is the time between buses of one shift, or remove"
              + " the key.");
    }
  }

  private String vehicle(String id, SourcePosition position, String what) {
    if (!vehicles.containsKey(id)) {
      List<String> ids = List.copyOf(vehicles.keySet());
      problems.add(Problem.error(
          "unknown-vehicle-type",
          position,
          what,
          "there is no vehicle \"" + id + "\"",
          "vehicles are " + String.join(", ", ids),
          NearestName.remedy(id, ids, "Write one of these.")));
      return service == null ? WorkerBusService.read().vehicle() : service.vehicle();
    }
    return id;
  }

  private void fail(
      TransitMeasure measure, String kind, String found, String expected, String remedy) {
    problems.add(Problem.error(kind, measure.position(), what(measure), found, expected, remedy));
  }

  private static String what(TransitMeasure measure) {
    return measure.kind().word() + " \"" + measure.line() + "\"";
  }

  private static String some(List<String> names) {
    return names.size() <= NAMES_SHOWN
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMES_SHOWN)) + " … (" + names.size() + ")";
  }

  /** The lines in the words of timetables, with vehicles of the sample. */
  List<LineSketch> sketches() {
    List<LineSketch> sketches = new ArrayList<>();
    for (Running one : running.values()) {
      TransitVehicleType type = vehicles.get(one.service().vehicle());
      sketches.add(WorkerBusSketch.of(
          one.line(),
          one.service(),
          SampledVehicles.of(PublicTransport.vehicleType(type), scenario.sample())));
    }
    return sketches;
  }

  /** What rides cost, by line. */
  Map<String, Double> fares() {
    Map<String, Double> fares = new LinkedHashMap<>();
    running.forEach((id, one) -> fares.put(id, one.service().fareVnd()));
    return fares;
  }

  /** Whom they take to work, once they have a place in a schedule. */
  WorkerBusReach reach(TransitSchedule schedule) {
    if (running.isEmpty()) {
      return WorkerBusReach.NONE;
    }
    ModeSettings walk = scenario.modes().stream()
        .filter(mode -> mode.name().equals(FirstMode.WALK))
        .findFirst()
        .orElseThrow();
    return new WorkerBusTimetable(
        running.values().stream().map(Running::line).toList(),
        schedule,
        service.share(),
        Math.min(service.walkMeters(), scenario.transit().reachMeters()),
        walk.speedMetersPerSecond() / walk.detourFactor());
  }
}
