package vn.luong.scenario.config;

import java.util.List;
import java.util.Optional;
import vn.luong.scenario.config.RoadMeasure.Closing;
import vn.luong.sim.units.ClosedHours;
import vn.luong.sim.units.ClosedHours.Span;

/**
 * Reads {@code modes} and {@code hours} of {@code close-road}, and {@code closed-hours} of {@code change-road} and {@code open-road}:
 * {@code none}, hours by mode, or the text of the link attribute.
 */
final class ClosingInterpreter {
  static final String CLOSED_HOURS = "closed-hours";
  private static final String MODES = "modes";
  private static final String HOURS = "hours";

  /** Keys of {@code close-road} beside its own. */
  static final List<String> KEYS = List.of(MODES, HOURS);

  private static final String EXAMPLE = "expected hours such as [06:00-09:00, 16:00-20:00]";
  private static final String REMEDY = "Correct the times; a span over midnight is 22:00-06:00.";
  private static final List<Span> ALL_DAY = List.of(new Span(0, ClosedHours.MINUTES_OF_DAY));

  private ClosingInterpreter() {}

  /** What {@code close-road} closes to some modes or for some hours; empty if to everybody and for good. */
  static Optional<Closing> closing(YamlSection section) {
    if (!section.has(MODES) && !section.has(HOURS)) {
      return Optional.empty();
    }
    List<Span> spans = section.has(HOURS) ? spans(section, HOURS) : ALL_DAY;
    List<String> modes = section.has(MODES) ? words(section, MODES) : List.of(Closing.ALL_MODES);
    if (modes.isEmpty()) {
      section.report(
          "bad-value",
          MODES,
          "it names no mode",
          "expected modes such as [truck]",
          "Name the modes, or remove the key to close the road to all of them.");
    }
    ClosedHours hours = ClosedHours.NONE;
    for (String mode : modes) {
      hours = hours.with(mode, spans);
    }
    return Optional.of(
        new Closing(section.positionOf(section.has(MODES) ? MODES : HOURS), hours, false));
  }

  /** The closed hours that a road is to have; empty if nothing is said of them. */
  static Optional<Closing> closedHours(YamlSection section) {
    if (!section.has(CLOSED_HOURS)) {
      return Optional.empty();
    }
    ClosedHours hours = ClosedHours.NONE;
    if (section.isSection(CLOSED_HOURS)) {
      YamlSection byMode = section.anySection(CLOSED_HOURS);
      for (String mode : byMode.keys()) {
        hours = hours.with(mode, spans(byMode, mode));
      }
    } else {
      String text = section.text(CLOSED_HOURS).orElse("none").trim();
      Optional<ClosedHours> stated =
          text.equals("none") ? Optional.of(hours) : ClosedHours.parse(text);
      if (stated.isEmpty()) {
        section.report(
            "bad-value",
            CLOSED_HOURS,
            "it is \"" + text + "\"",
            "expected none, or hours by mode such as {truck: 06:00-09:00}",
            REMEDY);
      }
      hours = stated.orElse(hours);
    }
    return Optional.of(new Closing(section.positionOf(CLOSED_HOURS), hours, true));
  }

  private static List<Span> spans(YamlSection section, String key) {
    String text = String.join(",", words(section, key));
    Optional<List<Span>> spans = ClosedHours.spans(text);
    if (spans.isEmpty()) {
      section.report("bad-value", key, "it is \"" + text + "\"", EXAMPLE, REMEDY);
    }
    return spans.orElse(List.of());
  }

  /** A list, or one word. */
  private static List<String> words(YamlSection section, String key) {
    return section.isList(key)
        ? section.words(key, List.of())
        : section.text(key).map(List::of).orElse(List.of());
  }
}
