package vn.luong.scenario.crosscheck;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.indicators.IndicatorTable;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.scenario.runfolder.RunTables;

/**
 * Where two engines agree on one scenario, and where not. Tolerances are those within which two runs of MATSim with
 * different seeds are expected to lie, or that guidelines give; they are shown with each row.
 */
public final class Crosscheck {
  private static final double COUNT_PERCENT = 1;
  private static final double SHARE_POINTS = 2;
  private static final double TIME_PERCENT = 5;
  private static final double DISTANCE_PERCENT = 5;
  private static final double VOLUME_PERCENT = 5;
  private static final double LEAST_CORRELATION = 0.95;
  private static final double LEAST_GOOD_PERCENT = 85;
  private static final double SCORE_PERCENT = 2;
  private static final double SCORE_UTILS = 1;
  private static final double LEAST_SCORE_CORRELATION = 0.9;
  private static final String SHARE = "mode_share.";
  private static final String TIME = "mean_trip_time.";

  private final RunFolder luongRun;
  private final RunFolder matsimRun;
  private final RunManifest luong;
  private final RunManifest matsim;
  private final IndicatorTable luongIndicators;
  private final IndicatorTable matsimIndicators;
  private final HourlyVolumes volumes;
  private final List<Agreement> rows = new ArrayList<>();

  private Crosscheck(RunFolder luongRun, RunFolder matsimRun) {
    this.luongRun = luongRun;
    this.matsimRun = matsimRun;
    luong = RunManifest.read(luongRun);
    matsim = RunManifest.read(matsimRun);
    luongIndicators = IndicatorTable.read(luongRun);
    matsimIndicators = IndicatorTable.read(matsimRun);
    volumes = HourlyVolumes.of(luongRun, matsimRun);
  }

  /** Compares a run of our engine with one of MATSim's. */
  public static Crosscheck of(RunFolder luong, RunFolder matsim) {
    Crosscheck crosscheck = new Crosscheck(luong, matsim);
    crosscheck.addTrips();
    crosscheck.addShares();
    crosscheck.addVolumes();
    crosscheck.addTravelTimes();
    crosscheck.addScores();
    crosscheck.addCosts();
    return crosscheck;
  }

  private void addTrips() {
    byPercent("Trips", "trips", COUNT_PERCENT);
    byPercent("Trips", "trips_arrived", COUNT_PERCENT);
    rows.add(Agreement.byDifference(
        "Trips",
        "Persons that do not arrive",
        "% of persons",
        percentAborted(luongIndicators, luong),
        percentAborted(matsimIndicators, matsim),
        COUNT_PERCENT));
  }

  private static double percentAborted(IndicatorTable indicators, RunManifest run) {
    double persons = run.scenario().persons() / run.scenario().sample();
    return 100 * indicators.value("persons_aborted") / persons;
  }

  private void addShares() {
    for (String mode : modes(SHARE)) {
      rows.add(Agreement.byDifference(
          "Mode shares",
          mode,
          "%",
          zeroIfMissing(luongIndicators.value(SHARE + mode)),
          zeroIfMissing(matsimIndicators.value(SHARE + mode)),
          SHARE_POINTS));
    }
  }

  private void addVolumes() {
    rows.add(Agreement.byPercent(
        "Hourly volumes",
        "Vehicles at links' ends",
        "veh/day",
        volumes.luongTotal(),
        volumes.matsimTotal(),
        VOLUME_PERCENT));
    rows.add(Agreement.ofFit(
        "Hourly volumes",
        "Correlation over links and hours",
        "",
        volumes.correlation(),
        LEAST_CORRELATION));
    rows.add(Agreement.ofFit(
        "Hourly volumes",
        "Links and hours with GEH below 5",
        "%",
        volumes.goodShare(),
        LEAST_GOOD_PERCENT));
    byPercent("Hourly volumes", "vehicle_km", DISTANCE_PERCENT);
  }

  private void addTravelTimes() {
    rows.add(Agreement.byPercent(
        "Travel times",
        "All trips together",
        "h/day",
        totalHours(luongRun, luong),
        totalHours(matsimRun, matsim),
        TIME_PERCENT));
    byPercent("Travel times", "mean_trip_time", TIME_PERCENT);
    for (String mode : modes(TIME)) {
      byPercent("Travel times", TIME + mode, TIME_PERCENT);
    }
    byPercent("Travel times", "mean_trip_distance", DISTANCE_PERCENT);
    byPercent("Travel times", "vehicle_hours", TIME_PERCENT);
  }

  private static double totalHours(RunFolder run, RunManifest manifest) {
    double[] hours = new double[1];
    try (RunTables tables = new RunTables(run)) {
      tables.query(
          "SELECT coalesce(sum(travel_time_s::DOUBLE), 0) / 3600 FROM trips WHERE state = 'arrived'",
          row -> hours[0] = row.number(0));
    }
    return hours[0] / manifest.scenario().sample();
  }

  private void addScores() {
    double ours = lastScore(luong);
    double theirs = lastScore(matsim);
    rows.add(
        Math.abs(theirs) > 100 * SCORE_UTILS / SCORE_PERCENT
            ? Agreement.byPercent(
                "Scores", "Mean of executed plans", "utils", ours, theirs, SCORE_PERCENT)
            : Agreement.byDifference(
                "Scores", "Mean of executed plans", "utils", ours, theirs, SCORE_UTILS));
    PersonScores persons = PersonScores.of(luongRun, matsimRun);
    rows.add(Agreement.byDifference(
        "Scores",
        "Median difference of a person's score",
        "utils",
        persons.medianDifference(),
        0,
        SCORE_UTILS));
    rows.add(Agreement.ofFit(
        "Scores", "Correlation over persons", "", persons.correlation(), LEAST_SCORE_CORRELATION));
  }

  private static double lastScore(RunManifest run) {
    return run.iterations().isEmpty() ? Double.NaN : last(run).averageExecuted();
  }

  private static RunManifest.IterationRow last(RunManifest run) {
    return run.iterations().get(run.iterations().size() - 1);
  }

  private void addCosts() {
    rows.add(Agreement.byDifference(
        "Running",
        "Iterations",
        "iterations",
        luong.iterations().size(),
        matsim.iterations().size(),
        0));
    rows.add(Agreement.ofCost(
        "Running",
        "Time of an iteration",
        "s",
        secondsPerIteration(luong),
        secondsPerIteration(matsim)));
    rows.add(Agreement.ofCost(
        "Running",
        "Time of the last mobsim, for a million events",
        "s",
        secondsPerMillionEvents(luong),
        secondsPerMillionEvents(matsim)));
    rows.add(Agreement.ofCost(
        "Running",
        "Peak memory",
        "MB",
        luong.memory().peakBytes() / 1e6,
        matsim.memory().peakBytes() / 1e6));
  }

  private static double secondsPerIteration(RunManifest run) {
    double seconds = 0;
    for (RunManifest.IterationRow row : run.iterations()) {
      for (double stage : row.seconds().values()) {
        seconds += stage;
      }
    }
    return run.iterations().isEmpty() ? Double.NaN : seconds / run.iterations().size();
  }

  private static double secondsPerMillionEvents(RunManifest run) {
    return run.iterations().isEmpty()
        ? Double.NaN
        : last(run).seconds().getOrDefault("mobsim", Double.NaN) / run.mobsim().events() * 1e6;
  }

  /** Ends of the ids of indicators that begin so, of either run. */
  private TreeSet<String> modes(String prefix) {
    TreeSet<String> modes = new TreeSet<>();
    for (IndicatorTable table : List.of(luongIndicators, matsimIndicators)) {
      for (Indicator indicator : table.indicators()) {
        if (indicator.id().startsWith(prefix)) {
          modes.add(indicator.id().substring(prefix.length()));
        }
      }
    }
    return modes;
  }

  private static double zeroIfMissing(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  private void byPercent(String topic, String id, double tolerance) {
    Indicator indicator =
        luongIndicators.find(id).or(() -> matsimIndicators.find(id)).orElse(null);
    if (indicator != null) {
      rows.add(Agreement.byPercent(
          topic,
          indicator.label(),
          indicator.unit(),
          value(luongIndicators, id),
          value(matsimIndicators, id),
          tolerance));
    }
  }

  private static double value(IndicatorTable table, String id) {
    return table.find(id).map(Indicator::value).orElse(Double.NaN);
  }

  /** All rows, by topic. */
  public List<Agreement> rows() {
    return List.copyOf(rows);
  }

  /** How many of the judged rows agree. */
  public long agreedCount() {
    return rows.stream().filter(Agreement::isAgreed).count();
  }

  /** How many of the judged rows differ. */
  public long differentCount() {
    return rows.stream().filter(Agreement::isDifferent).count();
  }

  HourlyVolumes volumes() {
    return volumes;
  }

  RunFolder luongRun() {
    return luongRun;
  }

  RunFolder matsimRun() {
    return matsimRun;
  }

  RunManifest luong() {
    return luong;
  }

  RunManifest matsim() {
    return matsim;
  }
}
