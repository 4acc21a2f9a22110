package vn.luong.scenario.preparation;

import java.util.TreeSet;
import vn.luong.scenario.config.ModeSettings;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.freight.FreightSynthesis;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/** Modes whose vehicles are on the road in a scenario: those of persons, and trucks if there are any. */
final class RoadModes {
  private RoadModes() {}

  /** Names in the order of the alphabet. */
  static TreeSet<String> of(ScenarioFile scenario) {
    TreeSet<String> names = new TreeSet<>();
    scenario.modes().stream()
        .filter(ModeSettings::isOnNetwork)
        .map(ModeSettings::name)
        .forEach(names::add);
    if (scenario.freight().hasTrucks()) {
      names.add(FreightSynthesis.MODE);
    }
    return names;
  }

  /**
   * The problem that a measure is about a mode that is not on the road.
   *
   * @param subject what the message is about, such as a key
   * @param known the modes that are on the road
   */
  static Problem unknown(
      SourcePosition position, String subject, String mode, TreeSet<String> known) {
    return Problem.error(
        "unknown-mode",
        position,
        subject,
        "no vehicle of a mode \"" + mode + "\" is on the road",
        "modes on the road are " + String.join(", ", known),
        mode.equals(FreightSynthesis.MODE)
            ? "Add \"freight: {share: 100%}\" to have trucks, or remove it."
            : NearestName.remedy(mode, known, "Remove it."));
  }
}
