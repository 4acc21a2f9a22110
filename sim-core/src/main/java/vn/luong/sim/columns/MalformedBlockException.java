package vn.luong.sim.columns;

/** A block whose bytes are whole but make no sense; {@link EventFileReader} turns it into a problem. */
final class MalformedBlockException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
