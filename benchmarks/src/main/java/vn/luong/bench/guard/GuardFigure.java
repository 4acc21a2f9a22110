package vn.luong.bench.guard;

import java.util.Arrays;
import java.util.List;

/**
 * Moves per reference-second of several runs of the same day. Each stretch of the day is told in reference-seconds, by the
 * slices around it, and counts with the median over the runs: a neighbour that disturbs one run for a while changes
 * nothing.
 */
final class GuardFigure {
  /** Slices before and after a stretch that tell how fast the machine was. */
  private static final int SLICES_EACH_SIDE = 4;

  private GuardFigure() {}

  /** The figure; the runs have the same events. */
  static double of(List<GuardedRun> runs) {
    int stretchCount = runs.get(0).stretchCount();
    double[] ofStretch = new double[runs.size()];
    double referenceSeconds = 0;
    for (int stretch = 0; stretch < stretchCount; stretch++) {
      for (int run = 0; run < ofStretch.length; run++) {
        ofStretch[run] =
            runs.get(run).stretchNanos(stretch) / sliceNanosAround(runs.get(run), stretch);
      }
      Arrays.sort(ofStretch);
      referenceSeconds += ofStretch[ofStretch.length / 2] / ReferenceKernel.SLICES_PER_SECOND;
    }
    return runs.get(0).moveCount() / referenceSeconds;
  }

  private static double sliceNanosAround(GuardedRun run, int stretch) {
    int first = Math.max(0, stretch - SLICES_EACH_SIDE);
    int last = Math.min(run.stretchCount() - 1, stretch + SLICES_EACH_SIDE);
    double sum = 0;
    for (int slice = first; slice <= last; slice++) {
      sum += run.sliceNanos(slice);
    }
    return sum / (last - first + 1);
  }
}
