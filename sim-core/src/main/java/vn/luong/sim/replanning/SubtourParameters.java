package vn.luong.sim.replanning;

import java.util.List;

/**
 * How the modes of subtours are switched (MATSim {@code subtourModeChoice}).
 *
 * @param modes modes to choose from
 * @param chainBasedModes those of them that need a vehicle which stays where it is left
 * @param considersAvailability true if a person's attributes may rule out a mode, see {@code
 *     carAvail}
 * @param singleTripProbability probability of switching just one trip between modes that are not
 *     chain-based
 * @param behavior which subtours may change
 */
public record SubtourParameters(
    List<String> modes,
    List<String> chainBasedModes,
    boolean considersAvailability,
    double singleTripProbability,
    Behavior behavior) {

  /** Which subtours may change. */
  public enum Behavior {
    /**
     * Closed subtours all of whose trips are by the modes to choose from. MATSim's {@code
     * fromAllModesToSpecifiedModes} does the same: it leaves out subtours with other modes, too.
     */
    LISTED_MODES,
    /**
     * Also plans that do not end where they began, as a whole (MATSim {@code
     * betweenAllAndFewerConstraints}).
     */
    FEWER_CONSTRAINTS
  }

  /** MATSim's standard. */
  public static final SubtourParameters STANDARD = new SubtourParameters(
      List.of("car", "pt", "bike", "walk"),
      List.of("car", "bike"),
      false,
      0,
      Behavior.LISTED_MODES);

  public SubtourParameters {
    modes = List.copyOf(modes);
    chainBasedModes = List.copyOf(chainBasedModes);
    if (!(singleTripProbability >= 0 && singleTripProbability <= 1)) {
      throw new IllegalArgumentException(
          "probability " + singleTripProbability + " is not in [0, 1]");
    }
  }
}
