package vn.luong.scenario.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luong.scenario.runfolder.RunManifest;

/** Takes the time of the stages of a command and tells its progress. */
public final class RunStages {
  private static final Logger LOG = LoggerFactory.getLogger(RunStages.class);

  private final Progress progress;
  private final List<RunManifest.Stage> stages = new ArrayList<>();
  private final Instant startedAt = Instant.now();
  private final long startNanos = System.nanoTime();
  private String name;
  private long stageStartNanos;

  public RunStages(Progress progress) {
    this.progress = progress;
  }

  /**
   * Ends the stage before and starts this one.
   *
   * @param steps number of its steps, 0 if unknown
   */
  public void start(String newName, long steps) {
    stop();
    name = newName;
    stageStartNanos = System.nanoTime();
    LOG.info("{} …", newName);
    progress.stage(newName, steps);
  }

  /** Tells that the running stage has come this far. */
  public void step(long step, String note) {
    LOG.info("{} {}: {}", name, step, note);
    progress.step(step, note);
  }

  /** Tells that an earlier process has done so many steps. */
  public void skip(long steps) {
    progress.skip(steps);
  }

  /** Tells something between the stages, for people only. */
  public void tell(String words) {
    progress.tell(words);
  }

  /** Ends the last stage. */
  public void done() {
    stop();
    progress.done();
  }

  private void stop() {
    if (name != null) {
      double seconds = secondsSince(stageStartNanos);
      LOG.info("{}: {} s", name, String.format(Locale.ROOT, "%.1f", seconds));
      stages.add(new RunManifest.Stage(name, seconds));
      name = null;
    }
  }

  /** When the first stage could start. */
  public Instant startedAt() {
    return startedAt;
  }

  /** Seconds since {@link #startedAt}. */
  public double totalSeconds() {
    return secondsSince(startNanos);
  }

  /** The stages so far, in their order. */
  public List<RunManifest.Stage> stages() {
    return List.copyOf(stages);
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
