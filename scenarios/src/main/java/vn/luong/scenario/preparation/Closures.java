package vn.luong.scenario.preparation;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.luong.scenario.config.RoadMeasure;
import vn.luong.scenario.config.RoadMeasure.Closing;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.units.ClosedHours;
import vn.luong.sim.units.ClosedHours.Span;

/** Hours in which measures close roads to modes. */
final class Closures {
  private Closures() {}

  /** When a link is closed to whom. */
  static ClosedHours of(Network network, int link) {
    String text = network.linkAttributes().findText(link, ClosedHours.ATTRIBUTE);
    return text == null ? ClosedHours.NONE : ClosedHours.parse(text).orElse(ClosedHours.NONE);
  }

  /** Closes a link of a network that is being built. */
  static void put(NetworkBuilder builder, int link, ClosedHours hours) {
    if (hours.isEmpty()) {
      builder.linkAttributes().remove(link, ClosedHours.ATTRIBUTE);
    } else {
      builder.linkAttributes().putText(link, ClosedHours.ATTRIBUTE, hours.text());
    }
  }

  /**
   * What a measure makes of closed hours.
   *
   * @param modes those that may use the road, if it is closed to all of them
   */
  static ClosedHours changed(Closing closing, ClosedHours old, List<String> modes) {
    ClosedHours hours = closing.replaces() ? ClosedHours.NONE : old;
    for (Map.Entry<String, List<Span>> entry : closing.hours().spansOfMode().entrySet()) {
      boolean isForAll = entry.getKey().equals(Closing.ALL_MODES);
      for (String mode : isForAll ? modes : List.of(entry.getKey())) {
        hours = hours.with(mode, entry.getValue());
      }
    }
    return hours;
  }

  /** Reports modes of measures that no vehicle on the road has. */
  static void checkModes(ScenarioFile scenario, ProblemLog problems) {
    TreeSet<String> known = RoadModes.of(scenario);
    for (RoadMeasure measure : scenario.measures()) {
      measure.closing().ifPresent(closing -> {
        for (String mode : closing.hours().spansOfMode().keySet()) {
          if (!known.contains(mode) && !mode.equals(Closing.ALL_MODES)) {
            problems.add(
                RoadModes.unknown(closing.position(), "mode \"" + mode + "\"", mode, known));
          }
        }
      });
    }
  }
}
