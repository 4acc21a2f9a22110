package vn.luong.sim.traffic;

/** In which order vehicles leave the queue of a link (MATSim {@code QSimConfigGroup.LinkDynamics}). */
public enum LinkDynamics {
  /** First in, first out: a fast vehicle waits behind a slow one. */
  FIFO,
  /** By earliest exit time: fast vehicles pass slow ones on the link, nobody passes a standing queue. */
  PASSING,
  /** By earliest exit time, and vehicles of the seepage modes filter to the front of the standing queue. */
  SEEPAGE,
  /**
   * By what each vehicle type does ({@link vn.luong.sim.vehicles.Manoeuvres}): those that pass leave by their own earliest
   * exit time, the others not before one of their kind that is ahead; those that filter go to the front of the standing
   * queue. Not in MATSim, where one rule holds for all vehicles of a run.
   */
  BY_VEHICLE_TYPE
}
