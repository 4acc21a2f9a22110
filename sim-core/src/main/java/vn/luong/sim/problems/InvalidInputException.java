package vn.luong.sim.problems;

import java.util.List;
import java.util.stream.Collectors;

/** The user's input cannot be used; carries every problem found. Commands turn it into exit code 2. */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemLog log;

  public InvalidInputException(ProblemLog log) {
    super(log.problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .map(Problem::message)
        .collect(Collectors.joining("\n")));
    this.log = log;
  }

  public InvalidInputException(Problem problem) {
    this(logOf(problem));
  }

  public ProblemLog log() {
    return log;
  }

  public List<Problem> problems() {
    return log.problems();
  }

  private static ProblemLog logOf(Problem problem) {
    ProblemLog log = new ProblemLog();
    log.add(problem);
    return log;
  }
}
