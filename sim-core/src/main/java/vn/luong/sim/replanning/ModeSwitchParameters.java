package vn.luong.sim.replanning;

import java.util.List;

/**
 * Between which modes trips are switched (MATSim {@code changeMode}).
 *
 * @param modes modes to choose from
 * @param considersAvailability true if a person's attributes may rule out a mode, see {@code
 *     carAvail}
 * @param switchesListedModesOnly true if trips of other modes than these are left alone
 */
public record ModeSwitchParameters(
    List<String> modes, boolean considersAvailability, boolean switchesListedModesOnly) {
  /** MATSim's standard. */
  public static final ModeSwitchParameters STANDARD =
      new ModeSwitchParameters(List.of("car", "pt"), false, true);

  public ModeSwitchParameters {
    modes = List.copyOf(modes);
  }
}
