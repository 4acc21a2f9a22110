package vn.luong.scenario.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.luong.sim.units.Units;

/** Numbers as people write them, with units: {@code 5%}, {@code 20 km/h}, {@code 8.5 h}, {@code 1800 VND}. */
public enum Quantity {
  NUMBER("a number such as 0.25", Map.of("", 1.0)),
  SHARE("a share such as 5%", Map.of("%", 0.01, "", 1.0)),
  SPEED(
      "a speed such as 40 km/h",
      Map.of("km/h", Units.metersPerSecondFromKilometersPerHour(1), "m/s", 1.0)),
  DURATION("a duration such as 20 min", Map.of("h", 3600.0, "min", 60.0, "s", 1.0)),
  LENGTH("a length such as 7.5 m", Map.of("m", 1.0, "km", 1000.0)),
  MONEY("an amount such as 600 VND", Map.of("VND", 1.0, "", 1.0)),
  CAPACITY("a capacity such as 3200 pcu/h", Map.of("pcu/h", 1.0, "PCE/h", 1.0));

  private static final Pattern FORM =
      Pattern.compile("([-+]?[0-9]+(?:[_,][0-9]{3})*(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)\\s*(\\S*)");

  private final String example;
  private final Map<String, Double> units;

  Quantity(String example, Map<String, Double> units) {
    this.example = example;
    this.units = units;
  }

  /** What is expected, for messages. */
  String example() {
    return example;
  }

  /** The value in SI units, money in VND, capacity in PCE per hour; empty if the text is no such quantity. */
  public Optional<Double> parse(String text) {
    Matcher matcher = FORM.matcher(text.trim());
    if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
      return Optional.empty();
    }
    double number = Double.parseDouble(matcher.group(1).replaceAll("[_,]", ""));
    double factor = units.get(matcher.group(2));
    // Dividing gives the double nearest to the decimal: 7% is 0.07.
    double value = factor == 0.01 ? number / 100 : number * factor;
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }
}
