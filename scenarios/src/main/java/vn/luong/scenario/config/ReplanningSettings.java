package vn.luong.scenario.config;

import java.util.List;

/**
 * How persons change their plans from iteration to iteration, keys under {@code replanning}.
 *
 * @param reroute share who look for new routes
 * @param shiftDeparture share who shift their departure times
 * @param shiftRangeSeconds how far they shift at most
 * @param changeMode share who change the mode of a tour
 * @param changeModeAmong modes to change between
 * @param memory plans a person remembers
 * @param innovateUntil share of the iterations after which only known plans are chosen
 */
public record ReplanningSettings(
    double reroute,
    double shiftDeparture,
    double shiftRangeSeconds,
    double changeMode,
    List<String> changeModeAmong,
    int memory,
    double innovateUntil) {
  public ReplanningSettings {
    changeModeAmong = List.copyOf(changeModeAmong);
  }
}
