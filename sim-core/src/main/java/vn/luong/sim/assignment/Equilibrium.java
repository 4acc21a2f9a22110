package vn.luong.sim.assignment;

import java.util.List;

/**
 * What an assignment came to: volumes and times of links, the paths of each pair, and how it got there. Pairs and classes
 * are numbered as in the input.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class Equilibrium {
  private final LinkState state;
  private final ClassPaths[] classes;
  private final List<EquilibriumIteration> iterations;
  private final boolean isReached;

  Equilibrium(
      LinkState state,
      ClassPaths[] classes,
      List<EquilibriumIteration> iterations,
      boolean isReached) {
    this.state = state;
    this.classes = classes;
    this.iterations = List.copyOf(iterations);
    this.isReached = isReached;
  }

  /** True if the gap asked for was reached. */
  public boolean isReached() {
    return isReached;
  }

  /** All iterations, at least one; the last one tells of the volumes here. */
  public List<EquilibriumIteration> iterations() {
    return iterations;
  }

  public EquilibriumIteration last() {
    return iterations.get(iterations.size() - 1);
  }

  public double volumePce(int link) {
    return state.volumePce(link);
  }

  /** Time on the link at its volume, in the unit of the {@link VolumeDelay}. */
  public double time(int link) {
    return state.time(link);
  }

  public int pathCount(int userClass, int pair) {
    return classes[userClass].pathCount(pair);
  }

  /** The links of a path, from the origin to the destination. */
  public int[] path(int userClass, int pair, int path) {
    return classes[userClass].links(pair, path).clone();
  }

  public double pathPce(int userClass, int pair, int path) {
    return classes[userClass].pce(pair, path);
  }

  /** What a path costs, with the charges of its class. */
  public double pathCost(int userClass, int pair, int path) {
    return state.cost(classes[userClass].links(pair, path), classes[userClass].userClass());
  }
}
