package vn.luong.scenario.external;

import java.util.List;
import java.util.Map;
import vn.luong.scenario.indicators.DayRecorder;
import vn.luong.scenario.indicators.IndicatorParameters;
import vn.luong.scenario.indicators.IndicatorTable;
import vn.luong.scenario.indicators.LinkDay;
import vn.luong.scenario.ridership.RidershipParameters;
import vn.luong.scenario.ridership.RidershipRecorder;
import vn.luong.scenario.ridership.TransitDay;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.scenario.runfolder.StatsFiles;
import vn.luong.sim.columns.EventFileNames;
import vn.luong.sim.columns.EventFileWriter;
import vn.luong.sim.events.EventChecksum;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.matsim.EventsXmlReader;
import vn.luong.sim.operations.BoardingRule;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * What a MATSim run left, made into the event log, the tables and the indicators of an ordinary run folder, by the same
 * code that makes those of our own engine.
 *
 * @param iterations its iterations
 * @param counts what its last day counted
 * @param linkDay traffic on the links on the last day
 * @param transitDay public transport on the last day
 * @param indicators indicators of the last day
 */
public record MatsimResults(
    List<RunManifest.IterationRow> iterations,
    RunManifest.MobsimCounts counts,
    LinkDay linkDay,
    TransitDay transitDay,
    IndicatorTable indicators) {

  public MatsimResults {
    iterations = List.copyOf(iterations);
  }

  /**
   * Reads the output and writes what follows from it.
   *
   * @param scenario the scenario the run was made of
   * @param times how long iterations took; empty if the run was not watched
   * @param folder takes event log, tables and indicators
   * @param problems takes what is wrong
   * @throws vn.luong.sim.problems.InvalidInputException if the output is damaged
   */
  static MatsimResults read(
      MatsimOutput output,
      RunnableScenario scenario,
      Map<Integer, MatsimLog.Times> times,
      RunFolder folder,
      ProblemLog problems) {
    Population population = OutputPlans.read(output.findPlans(), scenario.population(), problems);
    DayRecorder day = new DayRecorder(
        population,
        scenario.transit(),
        new IndicatorParameters(
            1 / scenario.settings().sample(),
            scenario.engine().mobsim().traffic().flowCapacityFactor(),
            scenario.settings().goods().subpopulation()));
    RidershipRecorder rides = new RidershipRecorder(
        population,
        scenario.transit(),
        scenario.engine().operations().boardingRule() != BoardingRule.STOP_ONLY);
    EventChecksum checksum = new EventChecksum();
    EventTranslator events;
    try (EventFileWriter log = new EventFileWriter(
        folder.file(RunFolder.EVENT_LOG), EventFileNames.of(population, scenario.transit()))) {
      events = new EventTranslator(
          output.events().toString(),
          population,
          scenario.transit(),
          problems,
          EventSink.toAll(day, rides, checksum, log));
      EventsXmlReader.read(output.events(), problems, events);
      events.finish();
    }
    if (events.eventCount() == 0) {
      problems.add(Problem.error(
          "no-events",
          SourcePosition.of(output.events().toString()),
          "",
          "it has no event of the scenario",
          "events of the scenario's persons are expected",
          "Is it the output of this scenario?"));
      problems.throwIfErrors();
    }
    day.write(folder, scenario.zones());
    TransitDay transitDay = new TransitDay(
        rides,
        day.trips(),
        RidershipParameters.ofSample(scenario.settings().sample())
            .withCosts(scenario.settings().operatingCosts()));
    transitDay.write(folder);
    IndicatorTable indicators = day.indicators()
        .with(transitDay.indicators())
        .with(day.payments()
            .indicators(
                1 / scenario.settings().sample(),
                scenario.settings().operatingCosts().currency()));
    indicators.write(folder);
    List<RunManifest.IterationRow> rows = MatsimStats.of(output).rows(times);
    if (output.find("scorestats.csv") == null) {
      StatsFiles.write(folder, rows);
    }
    return new MatsimResults(
        rows,
        new RunManifest.MobsimCounts(
            events.eventCount(),
            events.departureCount(),
            events.arrivalCount(),
            events.abortedCount(),
            events.onTheWayCount(),
            checksum.text()),
        day.linkDay(),
        transitDay,
        indicators);
  }
}
