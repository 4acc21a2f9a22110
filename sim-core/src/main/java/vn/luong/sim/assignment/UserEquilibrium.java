package vn.luong.sim.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Finds the user equilibrium: volumes at which no path in use costs more than another of the same pair (Wardrop 1952).
 * Each iteration looks for the best path of every pair at the times of now and adds it to those known, then {@link
 * PathBalance} shifts flow between the known ones.
 *
 * <p>Threads: several search paths, at the same times for all; one shifts flow. So the result has the same bits for any
 * number of threads.
 */
public final class UserEquilibrium {
  private final Network network;
  private final EquilibriumParameters parameters;
  private final LinkState state;
  private final ClassPaths[] classes;
  private final PathBalance balance;

  private UserEquilibrium(
      Network network,
      VolumeDelay delays,
      List<UserClass> userClasses,
      EquilibriumParameters parameters) {
    this.network = network;
    this.parameters = parameters;
    state = new LinkState(delays);
    classes = userClasses.stream().map(ClassPaths::new).toArray(ClassPaths[]::new);
    balance = new PathBalance(state, network.linkCount());
  }

  /**
   * Assigns demand to a network.
   *
   * @param userClasses on graphs of this network
   * @param listener hears of each iteration when it is measured
   * @param problems takes pairs that no path joins, as errors
   * @throws vn.luong.sim.problems.InvalidInputException if there is an error among the problems
   */
  public static Equilibrium find(
      Network network,
      VolumeDelay delays,
      List<UserClass> userClasses,
      EquilibriumParameters parameters,
      Consumer<EquilibriumIteration> listener,
      ProblemLog problems) {
    if (delays.linkCount() != network.linkCount()) {
      throw new IllegalArgumentException(
          delays.linkCount() + " volume-delay functions for " + network.linkCount() + " links");
    }
    for (UserClass userClass : userClasses) {
      if (userClass.graph().network() != network) {
        throw new IllegalArgumentException(
            "class \"" + userClass.name() + "\" is on another network");
      }
    }
    return new UserEquilibrium(network, delays, userClasses, parameters).find(listener, problems);
  }

  private Equilibrium find(Consumer<EquilibriumIteration> listener, ProblemLog problems) {
    List<EquilibriumIteration> iterations = new ArrayList<>();
    try (PathSearch search = new PathSearch(classes, state, parameters.threads())) {
      search.run();
      reportUnjoined(problems);
      problems.throwIfErrors();
      state.load(classes);
      for (int iteration = 1; ; iteration++) {
        search.run();
        EquilibriumIteration now = measure(iteration);
        iterations.add(now);
        listener.accept(now);
        boolean isReached = now.relativeGap() <= parameters.relativeGap();
        if (isReached || iteration == parameters.maxIterations()) {
          dropUnused();
          return new Equilibrium(state, classes, iterations, isReached);
        }
        balance.balance(classes, now.relativeGap());
        dropUnused();
        state.load(classes);
      }
    }
  }

  /** Forgets paths that nobody uses any more, and those proposed last if flow is not shifted again. */
  private void dropUnused() {
    for (ClassPaths paths : classes) {
      for (int pair = 0; pair < paths.pairCount(); pair++) {
        paths.dropUnused(pair);
      }
    }
  }

  private EquilibriumIteration measure(int iteration) {
    double taken = 0;
    double least = 0;
    double charged = 0;
    int pathCount = 0;
    for (ClassPaths paths : classes) {
      for (int pair = 0; pair < paths.pairCount(); pair++) {
        taken += paths.takenCost(pair);
        least += paths.leastCost(pair);
        charged += paths.charged(pair);
        for (int path = 0; path < paths.pathCount(pair); path++) {
          pathCount += paths.pce(pair, path) > 0 ? 1 : 0;
        }
      }
    }
    double gap = taken > 0 ? (taken - least) / taken : 0;
    return new EquilibriumIteration(
        iteration, gap, state.integral() + charged, taken, least, pathCount);
  }

  private void reportUnjoined(ProblemLog problems) {
    for (ClassPaths paths : classes) {
      OdDemand demand = paths.userClass().demand();
      for (int pair = 0; pair < paths.pairCount(); pair++) {
        if (paths.pathCount(pair) == 0) {
          problems.add(Problem.error(
              "no-route",
              SourcePosition.of(paths.userClass().name()),
              "trips from \"" + network.nodeId(demand.origin(pair)) + "\" to \""
                  + network.nodeId(demand.destination(pair)) + "\"",
              "no links lead from one to the other",
              "all pairs with trips must be joined",
              "Add the missing links to the network, or take these trips out."));
        }
      }
    }
  }
}
