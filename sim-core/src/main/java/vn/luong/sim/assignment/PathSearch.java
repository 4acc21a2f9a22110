package vn.luong.sim.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import vn.luong.sim.road.RoadTree;

/**
 * Proposes the best path of every pair at the times of now, one tree per origin, several origins at once.
 *
 * <p>Threads: call from one; close it to end its own.
 */
final class PathSearch implements AutoCloseable {
  private final ClassPaths[] classes;
  private final LinkState state;
  private final ExecutorService pool;
  private final List<RoadTree[]> treesOfThread = new ArrayList<>();

  PathSearch(ClassPaths[] classes, LinkState state, int threads) {
    this.classes = classes;
    this.state = state;
    pool = Executors.newFixedThreadPool(threads);
    for (int thread = 0; thread < threads; thread++) {
      RoadTree[] trees = new RoadTree[classes.length];
      for (int index = 0; index < trees.length; index++) {
        UserClass userClass = classes[index].userClass();
        trees[index] = new RoadTree(userClass.graph(), userClass.mayPass());
      }
      treesOfThread.add(trees);
    }
  }

  /** Searches for all pairs of all classes; a pair without a way gets no path. */
  void run() {
    for (int index = 0; index < classes.length; index++) {
      search(index);
    }
  }

  private void search(int index) {
    ClassPaths paths = classes[index];
    UserClass userClass = paths.userClass();
    IntToDoubleFunction cost = link -> state.time(link) + userClass.charge().applyAsDouble(link);
    AtomicInteger next = new AtomicInteger();
    List<Callable<Void>> workers = new ArrayList<>();
    for (RoadTree[] trees : treesOfThread) {
      workers.add(() -> {
        OdDemand demand = userClass.demand();
        for (int row = next.getAndIncrement();
            row < demand.originCount();
            row = next.getAndIncrement()) {
          trees[index].grow(demand.originNode(row), cost);
          propose(paths, row, trees[index]);
        }
        return null;
      });
    }
    runAll(workers);
  }

  private void propose(ClassPaths paths, int row, RoadTree tree) {
    OdDemand demand = paths.userClass().demand();
    for (int pair = demand.firstPair(row); pair < demand.endPair(row); pair++) {
      double leastCost = tree.cost(demand.destination(pair));
      if (leastCost < Double.POSITIVE_INFINITY) {
        paths.propose(pair, tree.pathTo(demand.destination(pair)), leastCost, state);
      }
    }
  }

  private void runAll(List<Callable<Void>> workers) {
    try {
      for (Future<Void> one : pool.invokeAll(workers)) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while searching paths", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("paths could not be searched", e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
