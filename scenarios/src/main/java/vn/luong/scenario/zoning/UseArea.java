package vn.luong.scenario.zoning;

import java.util.Map;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;
import vn.luong.sim.problems.SourcePosition;

/**
 * An area with what a planner says of it.
 *
 * @param id unique in a scenario
 * @param name name for people
 * @param polygon polygon or multi-polygon, metres
 * @param position file and, in text files, line
 * @param numbers numbers by what they say, keys of {@link vn.luong.scenario.config.ZoningColumns}
 */
record UseArea(
    String id,
    String name,
    Geometry polygon,
    SourcePosition position,
    Map<String, Double> numbers) {

  UseArea {
    numbers = Map.copyOf(numbers);
  }

  OptionalDouble number(String key) {
    Double value = numbers.get(key);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  boolean says(String key) {
    return numbers.containsKey(key);
  }

  /** What to call it in messages. */
  String subject() {
    return "area \"" + id + "\"";
  }
}
