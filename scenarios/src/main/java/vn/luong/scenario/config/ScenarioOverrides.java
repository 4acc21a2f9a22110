package vn.luong.scenario.config;

import java.util.Optional;

/**
 * What the command line says in place of the scenario file; empty where it says nothing.
 *
 * @param sample as typed, e.g. {@code 10%}
 * @param iterations number of the last iteration, ≥ 0
 * @param seed seed of all random numbers
 * @param threads threads to use, ≥ 1
 */
public record ScenarioOverrides(
    Optional<String> sample,
    Optional<Integer> iterations,
    Optional<Long> seed,
    Optional<Integer> threads) {

  public static final ScenarioOverrides NONE =
      new ScenarioOverrides(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
