package vn.luong.sim.traffic;

/** In which order vehicles leave the queue of a link (MATSim {@code QSimConfigGroup.LinkDynamics}). */
public enum LinkDynamics {
  /** First in, first out: a fast vehicle waits behind a slow one. */
  FIFO,
  /** By earliest exit time: fast vehicles pass slow ones on the link, nobody passes a standing queue. */
  PASSING,
  /** By earliest exit time, and vehicles of the seepage modes filter to the front of the standing queue. */
  SEEPAGE
}
