package vn.luong.scenario.run;

/** Tells a person waiting how far a long job is. Calls come from one thread. */
public interface Progress {

  /**
   * A stage begins; the one before is over.
   *
   * @param name what is done now, e.g. {@code simulating}
   * @param steps how many steps it has, or 0 if nobody knows
   */
  void stage(String name, long steps);

  /**
   * The stage has come this far.
   *
   * @param step steps done so far
   * @param note a few words on the last step; may be empty
   */
  void step(long step, String note);

  /** So many steps of the stage were done before it began here. */
  default void skip(long steps) {}

  /** Something happened that is no step. */
  default void tell(String words) {}

  /** The last stage is over. */
  void done();

  /** Says nothing. */
  Progress SILENT = new Progress() {
    @Override
    public void stage(String name, long steps) {}

    @Override
    public void step(long step, String note) {}

    @Override
    public void done() {}
  };
}
