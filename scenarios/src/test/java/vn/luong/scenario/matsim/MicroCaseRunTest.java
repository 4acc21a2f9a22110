package vn.luong.scenario.matsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.run.Preparation;
import vn.luong.scenario.run.Progress;
import vn.luong.scenario.run.RunExport;
import vn.luong.scenario.run.RunStages;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.run.ScenarioRunner;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.events.Event;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.testing.MicroCases;
import vn.luong.sim.traffic.NodeTransition;
import vn.luong.sim.trips.TripRouting;

/**
 * The events that the real QSim made of its micro cases, beside those of {@code luong run CONFIG}: the config as it is, with
 * the plans as they were before routing, and the node transition as an option where MATSim was told it by code.
 */
class MicroCaseRunTest {
  @TempDir
  Path results;

  @Test
  void noCaseIsMissing() {
    MicroCases.assertComplete();
  }

  @TestFactory
  Stream<DynamicTest> deterministicCasesGiveTheRecordedEventsSecondBySecond() {
    return MicroCases.deterministic(folder -> assertThat(MicroCases.sorted(run(folder)))
        .isEqualTo(MicroCases.sorted(MicroCases.recordedEvents(folder))));
  }

  /** Who merges when is drawn, so only what happened can be the same. */
  @TestFactory
  Stream<DynamicTest> randomCasesGiveAsManyEventsOfEachKind() {
    return MicroCases.random(folder -> assertThat(countByKind(run(folder)))
        .isEqualTo(countByKind(MicroCases.recordedEvents(folder))));
  }

  private static Map<EventKind, Integer> countByKind(List<Event> events) {
    Map<EventKind, Integer> counts = new TreeMap<>();
    events.forEach(event -> counts.merge(event.kind(), 1, Integer::sum));
    return counts;
  }

  private List<Event> run(Path folder) {
    NodeTransition transition = MicroCases.nodeTransition(folder);
    ProblemLog problems = new ProblemLog();
    MatsimConfig config = MatsimScenarioReader.readConfig(
        folder.resolve("config.xml"),
        transition == NodeTransition.EMPTY_BUFFER_RANDOM
            ? List.of()
            : List.of("--config:qsim.nodeTransitionLogic=" + transition.matsimName()),
        false,
        problems);
    RunnableScenario scenario = MatsimScenarioReader.read(config, 1, problems);
    assertThat(scenario.engine().mobsim().traffic().nodeTransition()).isEqualTo(transition);
    TripRouting routing = Preparation.run(scenario, problems);
    problems.throwIfErrors();
    String name = folder.getFileName().toString();
    try (RunFolder run = RunFolder.create(results.resolve(name));
        RunFolder export = RunFolder.create(results.resolve(name + "-xml"))) {
      ScenarioRunner.run(scenario, routing, run, problems, new RunStages(Progress.SILENT));
      RunExport.matsimEvents(run, export, problems);
      run.finish();
      export.finish();
    }
    problems.throwIfErrors();
    return MicroCases.readEvents(results.resolve(name + "-xml").resolve("output_events.xml.gz"));
  }
}
