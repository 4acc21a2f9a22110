package vn.luong.sim.problems;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Collects problems while inputs are read, so that the user sees all of them at once. Bounded per kind: of a
 * million equal problems only the first {@value #KEPT_PER_KIND} are kept, all are counted.
 *
 * <p>Threads: safe to add from several threads; the order then is the order of arrival.
 */
public final class ProblemLog {
  static final int KEPT_PER_KIND = 1000;

  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> countByKind = new TreeMap<>();
  private int errorCount;

  public synchronized void add(Problem problem) {
    if (problem.severity() == Severity.ERROR) {
      errorCount++;
    }
    if (countByKind.merge(problem.kind(), 1, Integer::sum) <= KEPT_PER_KIND) {
      problems.add(problem);
    }
  }

  /** Adds what another log holds, as if it had been found here; the other one must not change meanwhile. */
  public void addAll(ProblemLog other) {
    other.problems().forEach(this::add);
    addUnkept(other);
  }

  /** What another log has counted but not kept. */
  private synchronized void addUnkept(ProblemLog other) {
    errorCount += other.errorCount();
    for (Problem problem : other.problems()) {
      countByKind.merge(problem.kind(), -1, Integer::sum);
      errorCount -= problem.severity() == Severity.ERROR ? 1 : 0;
    }
    other.countByKind().forEach((kind, count) -> countByKind.merge(kind, count, Integer::sum));
  }

  /** The problems kept, in the order they were added. */
  public synchronized List<Problem> problems() {
    return Collections.unmodifiableList(new ArrayList<>(problems));
  }

  /** How often each kind occurred, including those not kept; sorted by kind. */
  public synchronized Map<String, Integer> countByKind() {
    return new TreeMap<>(countByKind);
  }

  public synchronized int errorCount() {
    return errorCount;
  }

  public boolean hasErrors() {
    return errorCount() > 0;
  }

  /**
   * Ends the reading if anything is wrong with the input.
   *
   * @throws InvalidInputException with all problems, if there is an error among them
   */
  public void throwIfErrors() {
    if (hasErrors()) {
      throw new InvalidInputException(this);
    }
  }

  /**
   * Ends a step of the reading that went wrong, although earlier ones that did may go on.
   *
   * @param before errors there were when the step began
   * @throws InvalidInputException with all problems, if there are more errors by now
   */
  public void throwIfMoreErrorsThan(int before) {
    if (errorCount() > before) {
      throw new InvalidInputException(this);
    }
  }

  /**
   * Does a part of the reading that may end with problems, and takes these in, so that the other parts can be looked at
   * too.
   *
   * @return what the part makes, or null if it ended with problems
   */
  public <T> T collect(Supplier<T> part) {
    try {
      return part.get();
    } catch (InvalidInputException e) {
      if (e.log() != this) {
        e.problems().forEach(this::add);
      }
      return null;
    }
  }

  /** The same for a part that makes nothing. */
  public void collect(Runnable part) {
    collect(() -> {
      part.run();
      return null;
    });
  }
}
