package vn.luong.scenario.comparison;

import java.util.List;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.runfolder.RunManifest;

/** What {@code run.json} says of a run beside its traffic: who simulated it, how well people settled, what it took. */
final class RunFigures {
  private static final double BYTES_PER_MEGABYTE = 1e6;
  private static final String MATSIM = "matsim";

  private RunFigures() {}

  /** Name and version of the engine, for people. */
  static String engine(RunManifest run) {
    boolean isMatsim = MATSIM.equals(run.versions().get("engine"));
    String version = run.versions().get(isMatsim ? MATSIM : "luong");
    return (isMatsim ? "MATSim" : "Luồng") + (version == null ? "" : " " + version);
  }

  /** The same figures for each run, in the same order. */
  static List<Indicator> of(RunManifest run) {
    List<RunManifest.IterationRow> rows = run.iterations();
    RunManifest.IterationRow last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
    double inIterations = rows.stream()
        .flatMap(row -> row.seconds().values().stream())
        .mapToDouble(Double::doubleValue)
        .sum();
    long peakBytes = run.memory().peakBytes();
    return List.of(
        Indicator.of(
            "run.mean_score",
            "Mean score",
            last == null ? Double.NaN : last.averageExecuted(),
            "utils",
            "Mean score of the plans executed in the last iteration."),
        Indicator.of(
            "run.relative_gap",
            "Gap of routes",
            relativeGapPercent(last),
            "%",
            "Share of the cost of driving that the best routes would save at the travel times of the last iteration."
                + " It is measured on a sample; run.json has its standard error, relativeGapError. MATSim does not"
                + " measure it, and runs of older versions hold a gap of planned departures, which is not shown."),
        Indicator.of(
            "run.iterations", "Iterations", rows.size(), "", "Iterations that were simulated."),
        Indicator.of(
            "run.seconds",
            "Time of the run",
            run.stages().stream().mapToDouble(RunManifest.Stage::seconds).sum(),
            "s",
            "Seconds from reading the inputs to the last file, on the machine of the run."),
        Indicator.of(
            "run.iteration_seconds",
            "Time per iteration",
            inIterations > 0 ? inIterations / rows.size() : Double.NaN,
            "s",
            "Mean seconds of an iteration: replanning, mobsim, scoring and what follows from them."),
        Indicator.of(
            "run.peak_memory",
            "Peak memory",
            peakBytes > 0 ? peakBytes / BYTES_PER_MEGABYTE : Double.NaN,
            "MB",
            "Largest memory of the process that simulated."));
  }

  /** NaN if there is none that can be compared: before drivers were counted, gaps were of planned departures. */
  private static double relativeGapPercent(RunManifest.IterationRow last) {
    boolean isAsDriven =
        last != null && last.relativeGap() != null && last.relativeGapPersons() != null;
    return isAsDriven ? 100 * last.relativeGap() : Double.NaN;
  }
}
