package vn.luong.scenario.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.luong.scenario.indicators.DayRecorder;
import vn.luong.scenario.indicators.IndicatorParameters;
import vn.luong.scenario.ridership.RidershipParameters;
import vn.luong.scenario.ridership.RidershipRecorder;
import vn.luong.scenario.ridership.TransitDay;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.columns.EventFileNames;
import vn.luong.sim.columns.EventFileWriter;
import vn.luong.sim.events.BackgroundSink;
import vn.luong.sim.events.EventChecksum;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.evolution.EvolutionListener;
import vn.luong.sim.evolution.Execution;
import vn.luong.sim.evolution.IterationReport;
import vn.luong.sim.matsim.EventsXmlWriter;
import vn.luong.sim.matsim.PopulationXmlWriter;
import vn.luong.sim.operations.BoardingRule;

/**
 * Writes what iterations leave behind: MATSim's files at their intervals, and of the last day the event log, the
 * indicators and the checksum. If the run ended early by its gap, nobody knew that the day was the last one: {@link
 * #recordAgain} then executes it once more, which gives the same events.
 */
final class IterationFiles implements EvolutionListener, Closeable {
  static final String EVENT_LOG = RunFolder.EVENT_LOG;
  static final String MATSIM_EVENTS = "output_events.xml.gz";

  private final RunnableScenario scenario;
  private final RunSettings settings;
  private final RunFolder folder;
  private final RunStages stages;
  private final List<IterationReport> reports = new ArrayList<>();
  private final List<EventsXmlWriter> matsimEvents = new ArrayList<>();
  private BackgroundSink background;
  private EventFileWriter eventLog;
  private DayRecorder day;
  private RidershipRecorder ridership;
  private EventChecksum checksum;

  IterationFiles(RunnableScenario scenario, RunFolder folder, RunStages stages) {
    this.scenario = scenario;
    this.settings = scenario.settings();
    this.folder = folder;
    this.stages = stages;
  }

  /** Counts the iterations that an earlier process ran; their files are there. */
  void take(List<IterationReport> done) {
    reports.addAll(done);
  }

  @Override
  public EventSink executionStarts(int iteration) {
    List<EventSink> sinks = new ArrayList<>();
    if (isDue(iteration, settings.eventsInterval())) {
      sinks.add(newMatsimEvents(iteration));
    }
    if (isDue(iteration, settings.plansInterval())) {
      PopulationXmlWriter.write(
          scenario.population(),
          scenario.fleet(),
          folder.file(iterationFile(iteration, "plans.xml.gz")));
    }
    if (iteration == settings.lastIteration()) {
      addLastDay(sinks);
    }
    return inBackground(sinks);
  }

  /** What reads events for files does so beside the mobsim; its own loop goes on meanwhile. */
  private EventSink inBackground(List<EventSink> sinks) {
    if (sinks.isEmpty()) {
      return EventSink.NONE;
    }
    background =
        new BackgroundSink("event-files", EventSink.toAll(sinks.toArray(new EventSink[0])));
    return background;
  }

  private void addLastDay(List<EventSink> sinks) {
    day = new DayRecorder(
        scenario.population(),
        scenario.transit(),
        new IndicatorParameters(
            1 / settings.sample(),
            scenario.engine().mobsim().traffic().flowCapacityFactor(),
            settings.goods().subpopulation()));
    ridership = new RidershipRecorder(
        scenario.population(),
        scenario.transit(),
        scenario.engine().operations().boardingRule() != BoardingRule.STOP_ONLY);
    checksum = new EventChecksum();
    eventLog = new EventFileWriter(
        folder.file(EVENT_LOG), EventFileNames.of(scenario.population(), scenario.transit()));
    sinks.add(day);
    sinks.add(ridership);
    sinks.add(checksum);
    sinks.add(eventLog);
  }

  /** True if the last iteration was recorded when it ran. */
  boolean isRecorded() {
    return day != null;
  }

  /**
   * Records the last iteration by executing it again.
   *
   * @param other who wants to see the day as well
   */
  void recordAgain(Execution execution, EventSink other) {
    int iteration = reports.get(reports.size() - 1).iteration();
    List<EventSink> sinks = new ArrayList<>();
    addLastDay(sinks);
    sinks.add(other);
    if (settings.eventsInterval() > 0 && !isDue(iteration, settings.eventsInterval())) {
      sinks.add(newMatsimEvents(iteration));
    }
    execution.run(settings.seed(), iteration, inBackground(sinks));
    finishEvents();
  }

  /** Gives the MATSim events of the last iteration the name that MATSim gives those of a whole run. */
  void copyLastMatsimEvents() {
    if (settings.eventsInterval() == 0) {
      return;
    }
    int iteration = reports.get(reports.size() - 1).iteration();
    try {
      Files.copy(folder.file(eventsFile(iteration)), folder.file(MATSIM_EVENTS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void iterationEnded(IterationReport report) {
    finishEvents();
    reports.add(report);
    String gap = Double.isNaN(report.relativeGap())
        ? ""
        : String.format(
            Locale.ROOT,
            ", gap %.2f%% ± %.2f%%",
            100 * report.relativeGap(),
            100 * report.routeGap().standardError());
    stages.step(
        reports.size(),
        String.format(Locale.ROOT, "score %.2f%s", report.scores().executed(), gap));
  }

  List<IterationReport> reports() {
    return reports;
  }

  DayRecorder lastDay() {
    return day;
  }

  /** What the last day says of public transport. */
  TransitDay transitDay() {
    return new TransitDay(
        ridership,
        day.trips(),
        RidershipParameters.ofSample(settings.sample()).withCosts(settings.operatingCosts()));
  }

  String eventChecksum() {
    return checksum.text();
  }

  private boolean isDue(int iteration, int interval) {
    return interval > 0
        && (iteration == settings.firstIteration()
            || iteration == settings.lastIteration()
            || iteration % interval == 0);
  }

  private static String iterationFile(int iteration, String name) {
    return "ITERS/it." + iteration + "/" + iteration + "." + name;
  }

  private static String eventsFile(int iteration) {
    return iterationFile(iteration, "events.xml.gz");
  }

  private EventsXmlWriter newMatsimEvents(int iteration) {
    EventsXmlWriter writer = EventsXmlWriter.create(
        folder.file(eventsFile(iteration)), scenario.population(), scenario.transit());
    matsimEvents.add(writer);
    return writer;
  }

  private void finishEvents() {
    endBackground();
    matsimEvents.forEach(EventsXmlWriter::finish);
    close();
  }

  /** Closes the event files; those not finished are given up. */
  @Override
  public void close() {
    try {
      endBackground();
    } finally {
      matsimEvents.forEach(EventsXmlWriter::close);
      matsimEvents.clear();
      closeEventLog();
    }
  }

  private void endBackground() {
    if (background != null) {
      BackgroundSink ended = background;
      background = null;
      ended.close();
    }
  }

  private void closeEventLog() {
    if (eventLog != null) {
      EventFileWriter ended = eventLog;
      eventLog = null;
      ended.close();
    }
  }
}
