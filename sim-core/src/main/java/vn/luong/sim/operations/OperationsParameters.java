package vn.luong.sim.operations;

import java.util.Objects;
import vn.luong.sim.network.ModeTable;

/**
 * How public transport is simulated.
 *
 * @param transitModes modes of legs that ride, as bits of the mode table (MATSim {@code transit.transitModes})
 * @param boardingRule which vehicles passengers get into
 * @param reportsDeniedBoarding whether there is an event for each passenger a full vehicle leaves behind (MATSim {@code
 *     vspExperimental.isGeneratingBoardingDeniedEvent})
 */
public record OperationsParameters(
    long transitModes, BoardingRule boardingRule, boolean reportsDeniedBoarding) {

  public OperationsParameters {
    Objects.requireNonNull(boardingRule);
  }

  /** What MATSim does when its config says nothing but the modes. */
  public static OperationsParameters of(long transitModes) {
    return new OperationsParameters(transitModes, BoardingRule.LINE_AND_STOP, false);
  }

  public OperationsParameters withDeniedBoarding(boolean isReported) {
    return new OperationsParameters(transitModes, boardingRule, isReported);
  }

  /** The same, but legs of these modes do not ride. */
  public OperationsParameters without(long otherModes) {
    return new OperationsParameters(
        transitModes & ~otherModes, boardingRule, reportsDeniedBoarding);
  }

  /** True if legs of this mode ride. */
  public boolean isTransitMode(int mode) {
    return ModeTable.contains(transitModes, mode);
  }
}
