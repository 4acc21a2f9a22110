package vn.luong.scenario.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import vn.luong.scenario.run.Progress;

/**
 * Progress for people: a bar with the time left on a terminal; elsewhere a line per stage and, for stages of known
 * length, a line per step with the time left.
 */
final class TerminalProgress implements Progress {
  private final PrintStream out;
  private final boolean isTerminal;
  private ProgressBar bar;
  private String stageName;
  private long stageSteps;
  private long skippedSteps;
  private long stageStartNanos;

  private TerminalProgress(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  /** Progress on the error stream, so that the standard output holds results only. */
  static TerminalProgress onErrorStream() {
    return new TerminalProgress(System.err, System.console() != null);
  }

  @Override
  public void stage(String name, long steps) {
    finishStage();
    stageName = name;
    stageSteps = steps;
    skippedSteps = 0;
    stageStartNanos = System.nanoTime();
    if (isTerminal && steps > 0) {
      bar = new ProgressBarBuilder()
          .setTaskName(name)
          .setInitialMax(steps)
          .setStyle(ProgressBarStyle.ASCII)
          .setUpdateIntervalMillis(200)
          .build();
    } else {
      out.println(name + " …");
    }
  }

  @Override
  public void step(long step, String note) {
    if (bar != null) {
      bar.stepTo(step);
      bar.setExtraMessage(note);
    } else if (stageSteps > 0) {
      out.printf(Locale.ROOT, "  %d/%d %s%s%n", step, stageSteps, note, timeLeft(step));
    }
  }

  @Override
  public void skip(long steps) {
    skippedSteps = steps;
    if (bar != null) {
      bar.stepTo(steps);
    }
  }

  @Override
  public void tell(String words) {
    if (bar != null) {
      out.println();
    }
    out.println("luong: " + words);
  }

  @Override
  public void done() {
    finishStage();
  }

  private void finishStage() {
    if (bar != null) {
      bar.close();
      bar = null;
    } else if (stageName != null && stageSteps == 0) {
      double seconds = (System.nanoTime() - stageStartNanos) / 1e9;
      if (seconds >= 1) {
        out.printf(Locale.ROOT, "  %s: %.1f s%n", stageName, seconds);
      }
    }
    stageName = null;
  }

  private String timeLeft(long step) {
    if (step <= skippedSteps || step >= stageSteps) {
      return "";
    }
    double secondsPerStep = (System.nanoTime() - stageStartNanos) / 1e9 / (step - skippedSteps);
    return ", " + words(Duration.ofSeconds(Math.round(secondsPerStep * (stageSteps - step))))
        + " left";
  }

  /** {@code 2 min 05 s}, {@code 12 s}. */
  static String words(Duration duration) {
    if (duration.toHours() > 0) {
      return String.format(
          Locale.ROOT, "%d h %02d min", duration.toHours(), duration.toMinutesPart());
    }
    return duration.toMinutes() > 0
        ? String.format(
            Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart())
        : duration.toSeconds() + " s";
  }
}
