package vn.luong.sim.traffic;

import vn.luong.sim.events.EventBuffer;

/**
 * What happens to those who serve stops; asked when they are at the end of a link, and when they enter traffic there.
 *
 * <p>Links are those of the network as the input has it.
 *
 * <p>Threads: lanes ask at the same time, each about those who are on its own links.
 */
public interface StopService {
  /** Answer: the driver has no stop to serve on the link. */
  int NO_STOP = -1;
  /** Answer: the stop has been served; there may be another one on the link. */
  int SERVED = 0;

  /** True if somebody may stop on the link. */
  boolean hasStop(int link);

  /** True if the person drives a vehicle that serves stops. */
  boolean isServing(int person);

  /**
   * Goes on with what is to be done at the stop.
   *
   * @param person who drives
   * @param lane number of the lane that asks
   * @param events takes what happens
   * @return {@link #NO_STOP}, {@link #SERVED}, or seconds after which it is to be asked again
   */
  int serve(int person, int link, int now, int lane, EventBuffer events);

  /** True if nobody can pass while the vehicle stands at the stop that {@link #serve} was asked about last. */
  boolean blocksLane(int person);

  /** Of two that may leave their stops on one link at the same time: true if the first one goes first. */
  boolean leavesBefore(int person, int other);
}
