package vn.luong.scenario.matsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.run.Preparation;
import vn.luong.scenario.run.Progress;
import vn.luong.scenario.run.RunStages;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.run.ScenarioRunner;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunTables;
import vn.luong.sim.events.Event;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.matsim.EventsXmlReader;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.trips.TripRouting;

/**
 * Iteration 0 of MATSim's Sioux Falls with the recorded plans: who gets in and out where, against the events that MATSim
 * recorded.
 */
class RecordedRidershipTest {
  private static final String FOLDER = "reference/matsim/siouxfalls-10pct";
  private static final double TOLERANCE = 0.01;

  @TempDir
  Path results;

  @Test
  void siouxFallsHasTheRecordedBoardingsPerStopAndLine() {
    Path folder = SharedFolder.require(FOLDER);
    ProblemLog problems = new ProblemLog();
    Recorded recorded = new Recorded();
    EventsXmlReader.read(folder.resolve("output/0.events.xml.gz"), problems, recorded);
    problems.throwIfErrors();

    try (RunTables tables = new RunTables(run(folder))) {
      Map<String, Double> boardings = counts(tables, "boardings");
      assertThat(sum(recorded.boardings)).isGreaterThan(1000);
      assertAgrees(boardings, recorded.boardings);
      assertAgrees(counts(tables, "alightings"), recorded.alightings);
      assertAgrees(byLine(boardings), byLine(recorded.boardings));
    }
  }

  private RunFolder run(Path folder) {
    ProblemLog problems = new ProblemLog();
    MatsimConfig config = MatsimScenarioReader.readConfig(
        folder.resolve("input/config.xml"),
        List.of(
            "--config:controller.lastIteration=0",
            "--config:controller.writeEventsInterval=0",
            "--config:controller.writePlansInterval=0",
            "--config:plans.inputPlansFile=../output/0.plans.xml.gz"),
        false,
        problems);
    RunnableScenario scenario = MatsimScenarioReader.read(config, 2, problems);
    TripRouting routing = Preparation.run(scenario, problems);
    problems.throwIfErrors();
    try (RunFolder target = RunFolder.create(results.resolve("run"))) {
      ScenarioRunner.run(scenario, routing, target, problems, new RunStages(Progress.SILENT));
      target.finish();
      return target;
    }
  }

  private static Map<String, Double> counts(RunTables tables, String column) {
    Map<String, Double> counts = new TreeMap<>();
    tables.query(
        "SELECT line, stop, sum(" + column + ") FROM stops GROUP BY 1, 2 HAVING sum(" + column
            + ") > 0",
        row -> counts.put(row.text(0) + " " + row.text(1), row.number(2)));
    return counts;
  }

  private static Map<String, Double> byLine(Map<String, Double> counts) {
    Map<String, Double> lines = new TreeMap<>();
    counts.forEach(
        (place, count) -> lines.merge(place.substring(0, place.indexOf(' ')), count, Double::sum));
    return lines;
  }

  /** The differences of all places together are small. */
  private static void assertAgrees(Map<String, Double> ours, Map<String, Double> theirs) {
    TreeSet<String> places = new TreeSet<>(ours.keySet());
    places.addAll(theirs.keySet());
    double difference = 0;
    for (String place : places) {
      difference += Math.abs(ours.getOrDefault(place, 0.0) - theirs.getOrDefault(place, 0.0));
    }
    assertThat(difference / sum(theirs)).as(ours + " and " + theirs).isLessThan(TOLERANCE);
  }

  private static double sum(Map<String, Double> counts) {
    return counts.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Counts MATSim's events by line and stop, with code of its own. */
  private static final class Recorded implements Consumer<Event> {
    final Map<String, Double> boardings = new TreeMap<>();
    final Map<String, Double> alightings = new TreeMap<>();
    private final Map<String, String> lineOfVehicle = new HashMap<>();
    private final Map<String, String> stopOfVehicle = new HashMap<>();

    @Override
    public void accept(Event event) {
      if (event instanceof Event.TransitDriverStarts start) {
        lineOfVehicle.put(start.vehicle(), start.line());
      } else if (event instanceof Event.VehicleAtStop atStop) {
        stopOfVehicle.put(atStop.vehicle(), atStop.stop());
      } else if (event instanceof Event.PersonAndVehicle move
          && !move.person().startsWith("pt_")
          && lineOfVehicle.containsKey(move.vehicle())) {
        String place = lineOfVehicle.get(move.vehicle()) + " " + stopOfVehicle.get(move.vehicle());
        if (move.kind() == EventKind.PERSON_ENTERS_VEHICLE) {
          boardings.merge(place, 1.0, Double::sum);
        } else if (move.kind() == EventKind.PERSON_LEAVES_VEHICLE) {
          alightings.merge(place, 1.0, Double::sum);
        }
      }
    }
  }
}
