package vn.luong.scenario.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.luong.sim.traffic.InflowCapacity;
import vn.luong.sim.traffic.NodeTransition;
import vn.luong.sim.traffic.TrafficDynamics;

/**
 * The queue model of all roads, keys under {@code traffic}. Their values are the engine's names in small letters, such
 * as {@code vehicle-by-vehicle-random}; what is not said is as in MATSim's standard.
 *
 * @param dynamics how fast freed space becomes usable
 * @param inflowCapacity what gives way where the fundamental diagram allows less inflow than the stated flow capacity; only
 *     with {@link TrafficDynamics#KINEMATIC_WAVES}
 * @param nodeTransition order in which a junction serves the roads that lead to it
 */
public record TrafficSettings(
    TrafficDynamics dynamics, InflowCapacity inflowCapacity, NodeTransition nodeTransition) {
  static final String SECTION = "traffic";
  private static final String DYNAMICS = "dynamics";
  private static final String INFLOW_CAPACITY = "inflow-capacity";
  private static final String NODE_TRANSITION = "node-transition";
  private static final List<String> KEYS = List.of(DYNAMICS, INFLOW_CAPACITY, NODE_TRANSITION);

  static TrafficSettings of(YamlSection root) {
    YamlSection section = root.section(SECTION, KEYS);
    TrafficDynamics dynamics = value(section, DYNAMICS, TrafficDynamics.values());
    if (section.has(INFLOW_CAPACITY) && dynamics != TrafficDynamics.KINEMATIC_WAVES) {
      section.report(
          "no-effect",
          INFLOW_CAPACITY,
          "there are no kinematic waves",
          "only with them the fundamental diagram limits who may enter",
          "Write \"" + DYNAMICS + ": " + word(TrafficDynamics.KINEMATIC_WAVES)
              + "\" beside it, or remove it.");
    }
    return new TrafficSettings(
        dynamics,
        value(section, INFLOW_CAPACITY, InflowCapacity.values()),
        value(section, NODE_TRANSITION, NodeTransition.values()));
  }

  /** The value whose word stands under the key; the first one if there is none. */
  private static <E extends Enum<E>> E value(YamlSection section, String key, E[] values) {
    List<String> words = Arrays.stream(values).map(TrafficSettings::word).toList();
    return values[words.indexOf(section.word(key, words.get(0), words))];
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
