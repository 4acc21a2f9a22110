package vn.luong.bench.guard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.luong.bench.Options;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunManifest;

/**
 * Fails (exit code 1) when {@code run.json} of a finished run says that something went wrong on the way that the exit code
 * of the run does not tell: legs that got lost, a gap that did not fall, too much memory, or replanning that takes longer
 * than it may beside the mobsim. The last is a ratio of times of the same run, so that slow machines pass.
 *
 * <p>Options: {@code --run DIR}; {@code --most-memory GIB} (6); {@code --most-replanning RATIO} (1), time of replanning by that of
 * the mobsim, over all iterations after the first one, in which nobody replans.
 *
 * <p>2% of Bình Dương 2030 over four days has 3.1 GiB, a gap that falls from 17% to 15% over 48% on the second day, and a
 * ratio of 0.25.
 */
public final class RunGuard {
  private static final double BYTES_PER_GIB = 1L << 30;
  private static final String REPLANNING = "replanning";
  private static final String MOBSIM = "mobsim";

  private final RunManifest run;
  private final List<String> failures = new ArrayList<>();

  private RunGuard(RunManifest run) {
    this.run = run;
  }

  public static void main(String[] arguments) {
    Options options = new Options(arguments);
    Path folder = Path.of(options.text("--run", ""));
    double mostGib = Double.parseDouble(options.text("--most-memory", "6"));
    double mostReplanning = Double.parseDouble(options.text("--most-replanning", "1"));
    options.requireAllKnown();
    RunManifest run = RunManifest.read(RunFolder.open(folder));
    List<String> failures = failures(run, mostGib, mostReplanning);
    failures.forEach(failure -> System.err.println("run guard: " + failure));
    if (!failures.isEmpty()) {
      System.exit(1);
    }
  }

  /** What went wrong in a run, in words; empty if nothing did. */
  static List<String> failures(RunManifest run, double mostGib, double mostReplanning) {
    RunGuard guard = new RunGuard(run);
    guard.checkLegs();
    guard.checkGap();
    guard.checkMemory(mostGib);
    guard.checkReplanning(mostReplanning);
    return guard.failures;
  }

  private void check(boolean passes, String figures, Object... values) {
    String text = String.format(Locale.ROOT, figures, values);
    System.out.println("run guard: " + text);
    if (!passes) {
      failures.add("FAILED: " + text);
    }
  }

  private void checkLegs() {
    RunManifest.MobsimCounts day = run.mobsim();
    check(
        day.departures() > 0 && day.departures() == day.arrivals() + day.aborted() + day.onTheWay(),
        "%,d departures; %,d arrivals + %,d aborted + %,d on the way, as many are expected, no legs lost",
        day.departures(),
        day.arrivals(),
        day.aborted(),
        day.onTheWay());
  }

  private void checkGap() {
    List<RunManifest.IterationRow> rows = run.iterations();
    Double first = rows.get(0).relativeGap();
    Double last = rows.get(rows.size() - 1).relativeGap();
    check(
        first != null && last != null && last < first,
        "gap of the last day %s, expected to be below that of the first, %s",
        last,
        first);
  }

  private void checkMemory(double mostGib) {
    double gib = run.memory().peakBytes() / BYTES_PER_GIB;
    check(gib > 0 && gib <= mostGib, "memory of %.2f GiB, expected at most %.2f", gib, mostGib);
  }

  private void checkReplanning(double mostRatio) {
    double replanning = 0;
    double mobsim = 0;
    for (RunManifest.IterationRow row :
        run.iterations().subList(1, run.iterations().size())) {
      replanning += row.seconds().getOrDefault(REPLANNING, 0.0);
      mobsim += row.seconds().getOrDefault(MOBSIM, 0.0);
    }
    check(
        replanning > 0 && replanning <= mostRatio * mobsim,
        "replanning of %.2f s beside %.2f s of mobsim, expected at most %.2f times as much",
        replanning,
        mobsim,
        mostRatio);
  }
}
