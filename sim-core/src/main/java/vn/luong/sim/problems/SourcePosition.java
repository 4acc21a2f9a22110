package vn.luong.sim.problems;

/**
 * Where in the input a problem stands.
 *
 * @param source file name, option or table the user knows
 * @param line 1-based line, or {@link #NO_LINE}
 */
public record SourcePosition(String source, int line) {
  public static final int NO_LINE = -1;

  public static SourcePosition of(String source) {
    return new SourcePosition(source, NO_LINE);
  }

  @Override
  public String toString() {
    return line == NO_LINE ? source : source + ":" + line;
  }
}
