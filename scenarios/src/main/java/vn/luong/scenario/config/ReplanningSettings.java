package vn.luong.scenario.config;

import java.util.List;
import java.util.Optional;

/**
 * How persons change their plans from iteration to iteration, keys under {@code replanning}.
 *
 * @param reroute share who look for new routes, whoever they are
 * @param rerouteByGain share who look for new routes, the likelier the more time they lost against what they expected
 * @param shiftDeparture share who shift their departure times
 * @param shiftRangeSeconds how far they shift at most
 * @param changeMode share who change the mode of a tour
 * @param changeModeAmong modes to change between
 * @param memory plans a person remembers
 * @param innovateUntil share of the iterations after which only known plans are chosen
 * @param annealing how the shares above fall until then; empty if they stay
 */
public record ReplanningSettings(
    double reroute,
    double rerouteByGain,
    double shiftDeparture,
    double shiftRangeSeconds,
    double changeMode,
    List<String> changeModeAmong,
    int memory,
    double innovateUntil,
    Optional<Annealing> annealing) {
  /** Curves by which innovation may fall. */
  public static final List<String> CURVES =
      List.of("linear", "geometric", "exponential", "msa", "sigmoid");

  /**
   * How the share of persons who make new plans falls, keys under {@code anneal}; MATSim's {@code replanningAnnealer}.
   *
   * @param curve one of {@link #CURVES}
   * @param to share it never falls below
   * @param shape steepness of the geometric, msa and sigmoid curves
   * @param halfLife of the exponential and sigmoid curves: iterations, or up to 1 a share of those that innovate
   */
  public record Annealing(String curve, double to, double shape, double halfLife) {}

  public ReplanningSettings {
    changeModeAmong = List.copyOf(changeModeAmong);
  }

  /** Share who make a new plan of any kind. */
  public double innovation() {
    return reroute + rerouteByGain + shiftDeparture + changeMode;
  }
}
