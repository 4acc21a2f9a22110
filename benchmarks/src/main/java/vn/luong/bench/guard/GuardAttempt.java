package vn.luong.bench.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import vn.luong.bench.Options;
import vn.luong.bench.city.ExpectedEvents;
import vn.luong.bench.city.YardstickWorld;
import vn.luong.sim.mobsim.Mobsim;

/**
 * One attempt of the guard, in a virtual machine of its own because each compiles a little differently: some runs to warm
 * up, some that count. Prints a line per run and, last, the figure of the attempt; ends with 1 if events are wrong.
 */
final class GuardAttempt {
  /** What stands before the figure in the last line. */
  static final String FIGURE = "figure=";

  private static final int WARM_UP_RUNS = 2;
  private static final int COUNTED_RUNS = 3;
  private static final String WORLD = "yardstick." + YardstickWorld.STANDARD_AGENTS;

  private GuardAttempt() {}

  public static void main(String[] arguments) {
    Options options = new Options(arguments);
    int extraLoads = options.number(Guard.EXTRA_LOADS, 0);
    options.requireAllKnown();
    OptionalLong expected = ExpectedEvents.find(WORLD);
    Mobsim mobsim = YardstickWorld.of(YardstickWorld.STANDARD_AGENTS).mobsim(1);
    ReferenceKernel kernel = new ReferenceKernel();
    ReferenceKernel ballast = new ReferenceKernel();
    List<GuardedRun> counted = new ArrayList<>();
    for (int run = -WARM_UP_RUNS; run < COUNTED_RUNS; run++) {
      GuardedRun guarded = new GuardedRun(kernel, ballast, extraLoads);
      guarded.execute(mobsim);
      if (!ExpectedEvents.check(WORLD, expected, guarded.checksum())) {
        System.exit(1);
      }
      print(run, guarded);
      if (run >= 0) {
        counted.add(guarded);
      }
    }
    // The result is printed so that the loads cannot be left out.
    System.out.printf("loads %016x%n", kernel.result() ^ ballast.result());
    System.out.printf(Locale.ROOT, FIGURE + "%.0f%n", GuardFigure.of(counted));
  }

  private static void print(int run, GuardedRun guarded) {
    double mobsim = 0;
    double slices = 0;
    for (int stretch = 0; stretch < guarded.stretchCount(); stretch++) {
      mobsim += guarded.stretchNanos(stretch) / 1e9;
      slices += guarded.sliceNanos(stretch) / 1e9;
    }
    System.out.printf(
        Locale.ROOT,
        "%s mobsim=%.3f s, reference-second=%.3f s, alone %.0f%n",
        run < 0 ? "warm-up" : "run " + run,
        mobsim,
        slices / guarded.stretchCount() * ReferenceKernel.SLICES_PER_SECOND,
        GuardFigure.of(List.of(guarded)));
  }
}
