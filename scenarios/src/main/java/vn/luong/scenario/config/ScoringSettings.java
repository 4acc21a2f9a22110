package vn.luong.scenario.config;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a day is valued, keys under {@code scoring}.
 *
 * @param performing utils per hour of an activity at its typical duration
 * @param late utils per hour of lateness
 * @param waiting utils per hour at a stop, on top of the time lost for activities
 * @param transfer utils of each boarding of a trip but the first
 * @param utilsPerThousandVnd utils of 1,000 VND
 * @param typicalSeconds typical duration by activity type
 */
public record ScoringSettings(
    double performing,
    double late,
    double waiting,
    double transfer,
    double utilsPerThousandVnd,
    Map<String, Double> typicalSeconds) {
  public ScoringSettings {
    typicalSeconds = Map.copyOf(new TreeMap<>(typicalSeconds));
  }
}
