package vn.luong.sim.scoring;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How days are valued and what scores plans keep (MATSim {@code scoring}).
 *
 * @param learningRate weight of the last execution in a plan's score, in (0, 1]
 * @param averagingFromIteration from here on a plan's score is the mean of its executions since
 *     (MATSim {@code fractionOfIterationsToStartScoreMSA}); {@link #NEVER} for never
 * @param usesOldShortStays value of stays below zero utility as before 2013 (MATSim {@code
 *     usingOldScoringBelowZeroUtilityDuration})
 * @param waitsAsForPt what a second of waiting for any vehicle is worth more than travelling is told by what travelling by
 *     {@code pt} is worth, whatever the mode of the leg (MATSim); else by what travelling by that mode is worth, so that
 *     waiting for a bus and for a metro are worth the same
 * @param transitModes modes whose passengers wait for a vehicle
 * @param mindsFacilityHours true if a facility that is closed is worth no more than waiting, besides the opening hours of activity
 *     types (MATSim leaves that to code of the user's, {@code FacilityOpeningIntervalCalculator})
 * @param groups by subpopulation; {@link #OTHERS} for persons of none and of those not named
 */
public record ScoringParameters(
    double learningRate,
    int averagingFromIteration,
    boolean usesOldShortStays,
    boolean waitsAsForPt,
    Set<String> transitModes,
    boolean mindsFacilityHours,
    Map<String, UtilityParameters> groups) {
  /** Key of the parameters that hold where no subpopulation says otherwise. */
  public static final String OTHERS = "";

  public static final int NEVER = Integer.MAX_VALUE;

  public ScoringParameters {
    transitModes = Set.copyOf(transitModes);
    groups = Map.copyOf(groups);
    if (!(learningRate > 0 && learningRate <= 1)) {
      throw new IllegalArgumentException("learning rate " + learningRate + " is not in (0, 1]");
    }
    if (!groups.containsKey(OTHERS)) {
      throw new IllegalArgumentException("no parameters for persons without subpopulation");
    }
  }

  /** The same where only activity types have opening hours, as in MATSim. */
  public ScoringParameters(
      double learningRate,
      int averagingFromIteration,
      boolean usesOldShortStays,
      boolean waitsAsForPt,
      Set<String> transitModes,
      Map<String, UtilityParameters> groups) {
    this(
        learningRate,
        averagingFromIteration,
        usesOldShortStays,
        waitsAsForPt,
        transitModes,
        false,
        groups);
  }

  /** The same where people mind the opening hours of facilities. */
  public ScoringParameters withFacilityHours() {
    return new ScoringParameters(
        learningRate,
        averagingFromIteration,
        usesOldShortStays,
        waitsAsForPt,
        transitModes,
        true,
        groups);
  }

  /** The same utilities for everybody, a plan's score is that of its last execution. */
  public static ScoringParameters of(UtilityParameters everybody) {
    return new ScoringParameters(1, NEVER, false, true, Set.of("pt"), Map.of(OTHERS, everybody));
  }

  /** The same where waiting is valued in MATSim's way, with these utilities. */
  public ScoringParameters asInMatsim(Map<String, UtilityParameters> newGroups) {
    return new ScoringParameters(
        learningRate, averagingFromIteration, usesOldShortStays, true, transitModes, newGroups);
  }

  /** Key of the parameters that hold for a subpopulation; null is no subpopulation. */
  String groupOf(String subpopulation) {
    return subpopulation != null && groups.containsKey(subpopulation) ? subpopulation : OTHERS;
  }

  /** All modes that have parameters in any group. */
  SortedSet<String> modeNames() {
    SortedSet<String> names = new TreeSet<>();
    groups.values().forEach(group -> names.addAll(group.modes().keySet()));
    return names;
  }

  /** True if anybody minds how far legs of some mode are, so that the mobsim has to measure it. */
  public boolean countsDistance() {
    return groups.values().stream()
        .flatMap(group -> group.modes().values().stream())
        .anyMatch(ModeParameters::countsDistance);
  }
}
