package vn.luong.bench.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.luong.bench.Options;

/**
 * Fails (exit code 1) when the mobsim has become slower than the figure in {@code benchmarks/guard.csv} allows, or when
 * its events are not the expected ones.
 *
 * <p>Two attempts out of three decide. On a known type of processor and version of Java a quarter may be missing. The ratio
 * of mobsim and reference kernel differs between types of processors, so on an unknown one only a figure below half of the
 * lowest known one fails.
 *
 * <p>Options: {@code --update} writes the median of three attempts into the file; {@code --extra-loads N} slows the mobsim
 * down by N loads per event, to see that the guard notices.
 */
public final class Guard {
  static final String EXTRA_LOADS = "--extra-loads";

  private static final int ATTEMPTS = 3;
  private static final int DECISIVE = 2;
  private static final double LEAST_SHARE = 0.75;
  private static final double LEAST_SHARE_ELSEWHERE = 0.5;

  private Guard() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = new Options(arguments);
    boolean updates = options.has("--update");
    String extraLoads = options.text(EXTRA_LOADS, "0");
    options.requireAllKnown();
    if (updates) {
      List<Double> figures = new ArrayList<>();
      while (figures.size() < ATTEMPTS) {
        figures.add(attempt(extraLoads));
      }
      GuardFigures.Row row =
          GuardFigures.Row.ofToday(figures.stream().sorted().toList().get(ATTEMPTS / 2));
      GuardFigures.update(row);
      System.out.println("guard: figure written: " + row);
    } else if (!isFastEnough(least(), extraLoads)) {
      System.exit(1);
    }
  }

  /** The smallest figure that passes here. */
  private static double least() {
    List<GuardFigures.Row> rows = GuardFigures.read();
    Optional<GuardFigures.Row> here =
        rows.stream().filter(GuardFigures.Row::isOfThisMachine).findFirst();
    if (here.isPresent()) {
      System.out.println("guard: held against " + here.get());
      return LEAST_SHARE * here.get().movesPerReferenceSecond();
    }
    System.out.printf(
        "guard: no figure for %s on Java %d; only half of the lowest known one is demanded."
            + " `benchmarks/run guard --update` adds one.%n",
        Machine.processor(), Machine.javaVersion());
    return LEAST_SHARE_ELSEWHERE
        * rows.stream()
            .mapToDouble(GuardFigures.Row::movesPerReferenceSecond)
            .min()
            .orElse(0);
  }

  private static boolean isFastEnough(double least, String extraLoads)
      throws IOException, InterruptedException {
    int passed = 0;
    int failed = 0;
    while (passed < DECISIVE && failed < DECISIVE) {
      double figure = attempt(extraLoads);
      boolean passes = figure >= least;
      passed += passes ? 1 : 0;
      failed += passes ? 0 : 1;
      System.out.printf(
          Locale.ROOT,
          "guard: %.0f moves per reference-second, at least %.0f: %s%n",
          figure,
          least,
          passes ? "passes" : "too slow");
    }
    System.out.println(passed == DECISIVE ? "guard: passed" : "guard: FAILED, mobsim too slow");
    return passed == DECISIVE;
  }

  /** Starts an attempt with the flags of this virtual machine; ends this one too if the events are wrong. */
  private static double attempt(String extraLoads) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(GuardAttempt.class.getName(), EXTRA_LOADS, extraLoads));
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    String last = "";
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println("  " + line);
        last = line;
      }
    }
    if (process.waitFor() != 0 || !last.startsWith(GuardAttempt.FIGURE)) {
      System.out.println("guard: FAILED, an attempt did not come to its end");
      System.exit(1);
    }
    return Double.parseDouble(last.substring(GuardAttempt.FIGURE.length()));
  }
}
