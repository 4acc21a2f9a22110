package vn.luong.scenario.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;

/**
 * Tries readers with damaged files. Every mutant must be read, or refused with problems, within {@value #MOST_SECONDS}
 * seconds of processor time; any other end is a failure, whose mutant is kept. Started as a program of its own, so that the heap can be
 * bounded:
 *
 * <pre>{@code java -Xmx512m … FuzzRun --mutants 100000 [--seed 1] [--targets network,yaml] [--keep DIR]}</pre>
 */
final class FuzzRun {
  private static final int MOST_SECONDS = 5;
  /** Times that long on the clock, while it takes less of a processor. */
  private static final int MOST_WAITS = 12;

  private static final int LONGEST_STACK = 12;

  private final PrintStream print = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Path folder;
  private final Path keep;
  private final Map<String, String> firstOfEachFailure = new LinkedHashMap<>();
  private ExecutorService worker = newWorker();
  private volatile Thread workerThread;
  private int failures;

  private FuzzRun(Path folder, Path keep) {
    this.folder = folder;
    this.keep = keep;
  }

  /** How mutants ended. */
  private enum End {
    READ,
    REFUSED,
    FAILED
  }

  /** Exit code 1 if any mutant failed. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> options = new TreeMap<>();
    for (int index = 0; index + 1 < arguments.length; index += 2) {
      options.put(arguments[index], arguments[index + 1]);
    }
    int mutants = Integer.parseInt(options.getOrDefault("--mutants", "2000"));
    long seed = Long.parseLong(options.getOrDefault("--seed", "1"));
    List<String> names = Arrays.asList(options.getOrDefault("--targets", "").split(","));
    Path folder = Files.createTempDirectory("luong-fuzz");
    Path keep = options.containsKey("--keep") ? Path.of(options.get("--keep")) : folder;
    Files.createDirectories(keep);
    FuzzRun run = new FuzzRun(folder, keep);
    List<FuzzTarget> targets = FuzzTargets.all(folder).stream()
        .filter(target -> names.contains("") || names.contains(target.name()))
        .toList();
    int failures = run.tryAll(targets, Math.max(1, mutants / targets.size()), seed);
    System.exit(failures > 0 ? 1 : 0);
  }

  private int tryAll(List<FuzzTarget> targets, int mutantsEach, long seed)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    for (FuzzTarget target : targets) {
      int[] ends = new int[End.values().length];
      long startOfTarget = System.nanoTime();
      checkGoodFile(target);
      for (int number = 0; number < mutantsEach; number++) {
        long mutantSeed = seed * 1_000_003 + number;
        byte[] mutant = Mutator.mutate(target.good(), target.isText(), mutantSeed);
        ends[tryMutant(target, mutant, mutantSeed).ordinal()]++;
      }
      print.printf(
          Locale.ROOT,
          "%-18s %7d mutants: %6d read, %6d refused, %d failed; %.1f s%n",
          target.name(),
          mutantsEach,
          ends[0],
          ends[1],
          ends[2],
          (System.nanoTime() - startOfTarget) / 1e9);
    }
    print.printf(
        Locale.ROOT,
        "%d mutants, %d failures, %.0f s, heap of %d MiB%n",
        mutantsEach * targets.size(),
        failures,
        (System.nanoTime() - start) / 1e9,
        Runtime.getRuntime().maxMemory() >> 20);
    firstOfEachFailure.forEach((what, where) -> print.println("FAILED " + what + "\n" + where));
    return failures;
  }

  /** A target whose own file is refused would prove nothing. */
  private void checkGoodFile(FuzzTarget target) throws IOException {
    ProblemLog problems = new ProblemLog();
    Path file = Files.write(folder.resolve(target.fileName()), target.good());
    try {
      target.reader().read(file, problems);
    } catch (InvalidInputException e) {
      e.problems().forEach(problems::add);
    }
    if (problems.hasErrors()) {
      failures++;
      firstOfEachFailure.put(
          target.name() + ": its own file is refused", problems.problems().toString());
    }
  }

  private End tryMutant(FuzzTarget target, byte[] mutant, long seed)
      throws IOException, InterruptedException {
    Path file = folder.resolve(target.fileName());
    Files.write(file, mutant);
    Future<End> end = worker.submit(() -> {
      workerThread = Thread.currentThread();
      return read(target, file);
    });
    long cpuBefore = cpuNanos();
    for (int waits = 1; ; waits++) {
      try {
        return end.get(MOST_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        // A busy machine is no hang, but a reader that waits for something is one.
        boolean isAtWork = cpuNanos() - cpuBefore < MOST_SECONDS * 1_000_000_000L;
        if (!isAtWork || waits == MOST_WAITS) {
          Throwable hang = new Throwable("no end after " + MOST_SECONDS + " s");
          hang.setStackTrace(workerThread.getStackTrace());
          worker.shutdownNow();
          worker = newWorker();
          return fail(target, seed, mutant, hang);
        }
      } catch (ExecutionException e) {
        return fail(target, seed, mutant, e.getCause());
      }
    }
  }

  /** Processor time of the thread that reads. */
  private long cpuNanos() {
    return workerThread == null
        ? 0
        : Math.max(0, ManagementFactory.getThreadMXBean().getThreadCpuTime(workerThread.getId()));
  }

  private static End read(FuzzTarget target, Path file) throws IOException {
    ProblemLog problems = new ProblemLog();
    try {
      target.reader().read(file, problems);
    } catch (InvalidInputException e) {
      return End.REFUSED;
    }
    return problems.hasErrors() ? End.REFUSED : End.READ;
  }

  private End fail(FuzzTarget target, long seed, byte[] mutant, Throwable failure)
      throws IOException {
    failures++;
    List<String> stack = new ArrayList<>();
    for (StackTraceElement element : failure.getStackTrace()) {
      if (stack.size() < LONGEST_STACK) {
        stack.add("    " + element);
      }
    }
    String place =
        stack.stream().filter(line -> line.contains("vn.luong")).findFirst().orElse("");
    String what = target.name() + ": " + failure.getClass().getName() + place;
    if (firstOfEachFailure.size() < 50 && !firstOfEachFailure.containsKey(what)) {
      Path kept = keep.resolve(target.name() + "-" + seed + "-" + target.fileName());
      Files.write(kept, mutant);
      firstOfEachFailure.put(what, failure + "\n" + String.join("\n", stack) + "\n  kept: " + kept);
    }
    return End.FAILED;
  }

  private static ExecutorService newWorker() {
    return Executors.newSingleThreadExecutor(task -> {
      Thread thread = new Thread(task, "reader");
      thread.setDaemon(true);
      return thread;
    });
  }
}
