package vn.luong.scenario.access;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import vn.luong.sim.network.Network;

/**
 * The links at which there are jobs, as places to travel to; all jobs of a link are taken to be in its middle.
 *
 * <p>Layout: link and jobs by target, 12 bytes each.
 *
 * <p>Threads: immutable once made.
 */
final class JobPlaces {
  /** Where on their link the jobs are. */
  static final double SHARE = 0.5;

  private final Network network;
  private final int[] links;
  private final double[] jobs;

  JobPlaces(Network network, PeoplePlaces places) {
    this.network = network;
    links = IntStream.range(0, network.linkCount())
        .filter(link -> places.ofLink().size(link) > 0)
        .toArray();
    jobs = Arrays.stream(links).mapToDouble(places::weightAtLink).toArray();
  }

  int size() {
    return links.length;
  }

  int link(int target) {
    return links[target];
  }

  double x(int target) {
    return (network.nodeX(network.fromNode(links[target]))
            + network.nodeX(network.toNode(links[target])))
        / 2;
  }

  double y(int target) {
    return (network.nodeY(network.fromNode(links[target]))
            + network.nodeY(network.toNode(links[target])))
        / 2;
  }

  /**
   * Jobs within each of some travel times.
   *
   * @param seconds travel time to each target, infinite where it is not reached
   */
  double[] within(int[] minutes, IntToDoubleFunction seconds) {
    double[] sums = new double[minutes.length];
    for (int target = 0; target < links.length; target++) {
      double time = seconds.applyAsDouble(target);
      for (int limit = 0; limit < minutes.length; limit++) {
        if (time <= minutes[limit] * 60.0) {
          sums[limit] += jobs[target];
        }
      }
    }
    return sums;
  }
}
