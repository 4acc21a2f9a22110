package vn.luong.scenario.external;

/** MATSim ended without results. The message holds its own words, what to do, and where its whole log is. */
public final class MatsimFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MatsimFailedException(String message) {
    super(message);
  }
}
