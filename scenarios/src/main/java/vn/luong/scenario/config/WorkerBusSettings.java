package vn.luong.scenario.config;

import java.util.List;
import java.util.Optional;
import vn.luong.sim.problems.SourcePosition;

/**
 * Buses of companies for their workers, keys under {@code transit.worker-buses}. What is not said is as the region's tables
 * have it.
 *
 * @param position where the section begins
 * @param isAsked true if the section is there; without it they run on the region's own network only
 * @param share share of the workers they serve who ride with them; NaN as in the tables, 0 for no buses
 * @param ridersPerBus passengers that a bus is meant for; NaN as in the tables
 * @param vehicle id of a type of vehicle; empty as in the tables
 * @param intervalSeconds time between buses of a course and shift; NaN as in the tables
 * @param fareVnd what a ride costs; NaN as in the tables
 * @param parks ids of the parks they serve; empty for all
 */
public record WorkerBusSettings(
    SourcePosition position,
    boolean isAsked,
    double share,
    double ridersPerBus,
    String vehicle,
    double intervalSeconds,
    double fareVnd,
    Optional<List<String>> parks) {

  /** The tables' own, on the region's network. */
  public static WorkerBusSettings standard(SourcePosition position) {
    return new WorkerBusSettings(
        position, false, Double.NaN, Double.NaN, "", Double.NaN, Double.NaN, Optional.empty());
  }

  public WorkerBusSettings {
    parks = parks.map(List::copyOf);
  }
}
