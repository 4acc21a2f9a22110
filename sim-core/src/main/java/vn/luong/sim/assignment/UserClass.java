package vn.luong.sim.assignment;

import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import vn.luong.sim.road.RoadGraph;

/**
 * Travellers who may use the same links and mind the same things. All classes share the volume of a link, in PCE, and
 * the time it takes; what a class minds besides must not depend on volumes, so that the equilibrium is the minimum of an
 * objective (Dafermos, "The traffic assignment problem for multiclass-user transportation networks", 1972).
 *
 * @param name name for messages, e.g. the mode or the file of the trips
 * @param graph links it may use
 * @param demand its trips in PCE
 * @param charge by link, what it minds besides the time (distance, toll, a slower vehicle), ≥ 0, in units of time
 * @param mayPass by node, whether paths may lead through it; false for zones in whose place trips only start and end
 */
public record UserClass(
    String name,
    RoadGraph graph,
    OdDemand demand,
    IntToDoubleFunction charge,
    IntPredicate mayPass) {
  private static final IntToDoubleFunction NOTHING = link -> 0;

  public UserClass {
    Objects.requireNonNull(name);
    Objects.requireNonNull(graph);
    Objects.requireNonNull(demand);
    Objects.requireNonNull(charge);
    Objects.requireNonNull(mayPass);
  }

  /** Only time counts, and every node may be passed. */
  public static UserClass of(String name, RoadGraph graph, OdDemand demand) {
    return new UserClass(name, graph, demand, NOTHING, node -> true);
  }

  public UserClass withCharge(IntToDoubleFunction newCharge) {
    return new UserClass(name, graph, demand, newCharge, mayPass);
  }

  public UserClass withMayPass(IntPredicate newMayPass) {
    return new UserClass(name, graph, demand, charge, newMayPass);
  }
}
