package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import vn.luong.gis.binhduong.TransitCourse;
import vn.luong.gis.binhduong.TransitHalt;
import vn.luong.gis.binhduong.TransitLine;
import vn.luong.gis.binhduong.TransitService;
import vn.luong.gis.binhduong.TransitVehicleType;
import vn.luong.scenario.config.TransitMeasure;
import vn.luong.scenario.config.TransitMeasure.Kind;
import vn.luong.scenario.config.TransitSettings;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/** Finds the lines that run in a scenario: those of its year or of its list, after its measures. */
final class LineMeasures {
  private final Map<String, TransitLine> known = new LinkedHashMap<>();
  private final Map<String, TransitVehicleType> vehicles = new LinkedHashMap<>();
  private final Map<String, TransitLine> running = new LinkedHashMap<>();
  private final ProblemLog problems;

  private LineMeasures(
      List<TransitLine> lines, List<TransitVehicleType> vehicles, ProblemLog problems) {
    lines.forEach(line -> known.put(line.id(), line));
    vehicles.forEach(type -> this.vehicles.put(type.id(), type));
    this.problems = problems;
  }

  /**
   * Lines that run, in the order of the tables.
   *
   * @param lines all lines of the region, planned ones among them
   * @param vehicles all types of vehicles
   * @param settings the lines that are asked for, and the measures
   * @param runsUnnamed tells which lines run that nobody named
   * @param problems takes names that nothing has, and measures on lines that do not run
   */
  static List<TransitLine> apply(
      List<TransitLine> lines,
      List<TransitVehicleType> vehicles,
      TransitSettings settings,
      Predicate<TransitLine> runsUnnamed,
      ProblemLog problems) {
    LineMeasures measures = new LineMeasures(lines, vehicles, problems);
    measures.begin(settings, runsUnnamed);
    settings.measures().stream()
        .filter(measure -> !WorkerBuses.isMeant(measure.line()))
        .forEach(measures::apply);
    return lines.stream()
        .filter(line -> measures.running.containsKey(line.id()))
        .map(line -> measures.running.get(line.id()))
        .toList();
  }

  private void begin(TransitSettings settings, Predicate<TransitLine> runsUnnamed) {
    if (settings.lines().isEmpty()) {
      known.values().stream().filter(runsUnnamed).forEach(line -> running.put(line.id(), line));
      return;
    }
    for (String id : settings.lines().get()) {
      if (known.containsKey(id)) {
        running.put(id, known.get(id));
      } else {
        problems.add(Problem.error(
            "unknown-line",
            settings.position(),
            "key \"transit.lines\"",
            "there is no line \"" + id + "\"",
            "lines are " + String.join(", ", known.keySet()),
            NearestName.remedy(
                id, known.keySet(), "Correct the name; `luong list --lines` shows all.")));
      }
    }
  }

  private void apply(TransitMeasure measure) {
    String id = measure.line();
    if (!known.containsKey(id)) {
      fail(
          measure,
          "unknown-line",
          "there is no such line",
          "lines are " + String.join(", ", known.keySet()),
          NearestName.remedy(
              id, known.keySet(), "Correct the name; `luong list --lines` shows all."));
    } else if (measure.kind() == Kind.OPEN) {
      running.put(id, changed(running.getOrDefault(id, known.get(id)), measure));
    } else if (!running.containsKey(id)) {
      fail(
          measure,
          "line-not-open",
          "the line does not run in this scenario",
          "expected one of " + String.join(", ", running.keySet()),
          measure.kind() == Kind.CLOSE
              ? "Remove the measure."
              : "Open it: write \"open-transit-line: " + id + "\".");
    } else if (measure.kind() == Kind.CLOSE) {
      running.remove(id);
    } else {
      running.put(id, changed(running.get(id), measure));
    }
  }

  private TransitLine changed(TransitLine line, TransitMeasure measure) {
    boolean hasFare = !Double.isNaN(measure.fare());
    boolean hasSpeed = !Double.isNaN(measure.speedMetersPerSecond());
    return new TransitLine(
        line.id(),
        line.name(),
        line.mode(),
        line.hasOwnWay(),
        line.fromYear(),
        measure.vehicle().isEmpty() ? line.vehicle() : vehicle(line, measure),
        hasSpeed ? measure.speedMetersPerSecond() : line.speedMetersPerSecond(),
        line.dwellSeconds(),
        hasFare ? new TransitLine.Fare(measure.fare(), 0, measure.fare()) : line.fare(),
        line.status(),
        measure.stations().isEmpty() ? line.courses() : courses(line, measure),
        services(line, measure));
  }

  private static List<TransitService> services(TransitLine line, TransitMeasure measure) {
    return LineHours.apply(line.services(), line.courses(), measure);
  }

  private TransitVehicleType vehicle(TransitLine line, TransitMeasure measure) {
    TransitVehicleType type = vehicles.get(measure.vehicle());
    if (type != null) {
      return type;
    }
    fail(
        measure,
        "unknown-vehicle-type",
        "there is no vehicle \"" + measure.vehicle() + "\"",
        "vehicles are " + String.join(", ", vehicles.keySet()),
        NearestName.remedy(measure.vehicle(), vehicles.keySet(), "Write one of these."));
    return line.vehicle();
  }

  /** The same courses with fewer stations. */
  private List<TransitCourse> courses(TransitLine line, TransitMeasure measure) {
    List<TransitCourse> courses = new ArrayList<>();
    for (TransitCourse course : line.courses()) {
      List<TransitHalt> kept = course.halts().stream()
          .filter(halt ->
              measure.stations().contains(halt.name()) || measure.stations().contains(halt.id()))
          .toList();
      if (kept.size() < 2) {
        fail(
            measure,
            "too-few-stations",
            "it serves " + kept.size() + " of its stations",
            "a line joins at least two",
            "Name more of its stations.");
        return line.courses();
      }
      TransitCourse shorter =
          new TransitCourse(course.direction(), kept, course.junctions(), course.lengthMeters());
      double length = course.lengthMeters() * shorter.straightMeters() / course.straightMeters();
      courses.add(new TransitCourse(course.direction(), kept, course.junctions(), length));
    }
    reportUnknownStations(line, measure);
    return courses;
  }

  private void reportUnknownStations(TransitLine line, TransitMeasure measure) {
    Map<String, TransitHalt> stations = new LinkedHashMap<>();
    for (TransitCourse course : line.courses()) {
      course.halts().forEach(halt -> stations.put(halt.name(), halt));
      course.halts().forEach(halt -> stations.put(halt.id(), halt));
    }
    for (String station : measure.stations()) {
      if (!stations.containsKey(station)) {
        fail(
            measure,
            "unknown-station",
            "it has no station \"" + station + "\"",
            "expected names or ids of its stations",
            NearestName.remedy(
                station, stations.keySet(), "Look them up in network.gpkg of a run."));
      }
    }
  }

  private void fail(
      TransitMeasure measure, String kind, String found, String expected, String remedy) {
    problems.add(Problem.error(
        kind,
        measure.position(),
        measure.kind().word() + " \"" + measure.line() + "\"",
        found,
        expected,
        remedy));
  }
}
