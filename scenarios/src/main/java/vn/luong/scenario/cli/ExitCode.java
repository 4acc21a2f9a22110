package vn.luong.scenario.cli;

/** What a command returns to the shell. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;

  private ExitCode() {}
}
