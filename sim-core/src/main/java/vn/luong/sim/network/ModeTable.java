package vn.luong.sim.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The modes of one scenario, text ↔ dense int, shared by its network, vehicles and plans. At most {@value
 * #MAX_MODES}, so that a set of modes fits in the bits of a long.
 *
 * <p>Threads: filled while inputs are read by one thread; safe to read from several afterwards.
 */
public final class ModeTable {
  public static final int MAX_MODES = 64;
  public static final int NO_MODE = -1;

  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> indexByName = new HashMap<>();

  /**
   * The mode's index; a new one if it was not there.
   *
   * @throws IllegalStateException if there are already {@value #MAX_MODES} others
   */
  public int add(String name) {
    Integer known = indexByName.get(name);
    if (known != null) {
      return known;
    }
    if (names.size() == MAX_MODES) {
      throw new IllegalStateException(
          "mode \"" + name + "\" would be number " + (MAX_MODES + 1) + ", at most " + MAX_MODES);
    }
    names.add(name);
    indexByName.put(name, names.size() - 1);
    return names.size() - 1;
  }

  /** The mode's index, or {@link #NO_MODE}. */
  public int find(String name) {
    return indexByName.getOrDefault(name, NO_MODE);
  }

  public String name(int mode) {
    return names.get(mode);
  }

  public int size() {
    return names.size();
  }

  public List<String> names() {
    return Collections.unmodifiableList(names);
  }

  /** True for walk and its kinds, e.g. {@code transit_walk}: by MATSim's convention their names end alike. */
  public boolean isOnFoot(int mode) {
    return names.get(mode).endsWith("walk");
  }

  /** The set that holds just this mode, as a bit. */
  public static long bit(int mode) {
    assert mode >= 0 && mode < MAX_MODES : "mode " + mode;
    return 1L << mode;
  }

  public static boolean contains(long modes, int mode) {
    return (modes & bit(mode)) != 0;
  }

  /** Names of a set's modes, in the order of their indices. */
  public List<String> namesOf(long modes) {
    List<String> result = new ArrayList<>();
    for (int mode = 0; mode < names.size(); mode++) {
      if (contains(modes, mode)) {
        result.add(names.get(mode));
      }
    }
    return result;
  }
}
