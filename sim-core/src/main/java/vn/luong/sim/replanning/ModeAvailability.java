package vn.luong.sim.replanning;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.population.Population;

/**
 * Who may use which of the modes to choose from. A person whose attribute {@code <mode>Avail} is
 * {@code never} may not use the mode, nor {@code car} if {@code hasLicense} is {@code no} (MATSim
 * {@code PersonUtils.canUseCar}, here for any mode, because a motorbike city asks the same of
 * {@code motorbike}).
 */
final class ModeAvailability {
  private static final String CAR = "car";
  private static final String LICENSE = "hasLicense";
  private static final String NO = "no";
  private static final String AVAILABLE_SUFFIX = "Avail";
  private static final String NEVER = "never";

  private final AttributeTable attributes;
  private final List<String> names;
  private final int[] modes;
  private final boolean isConsidered;

  /** Modes by name, added to the scenario's modes if they are new. */
  ModeAvailability(Population population, List<String> names, boolean isConsidered) {
    this.attributes = population.personAttributes();
    this.names = names;
    this.modes = names.stream().mapToInt(population.modeTable()::add).toArray();
    this.isConsidered = isConsidered;
  }

  /** The modes this person may use, in the order given. */
  IntArrayList modesOf(int person) {
    IntArrayList available = new IntArrayList(modes.length);
    for (int position = 0; position < modes.length; position++) {
      if (!isConsidered || canUse(person, names.get(position))) {
        available.add(modes[position]);
      }
    }
    return available;
  }

  /** True if the mode is one to choose from, for anybody. */
  boolean isKnown(int mode) {
    for (int known : modes) {
      if (known == mode) {
        return true;
      }
    }
    return false;
  }

  private boolean canUse(int person, String mode) {
    boolean lacksLicense = mode.equals(CAR) && NO.equals(attributes.findText(person, LICENSE));
    return !lacksLicense && !NEVER.equals(attributes.findText(person, mode + AVAILABLE_SUFFIX));
  }
}
