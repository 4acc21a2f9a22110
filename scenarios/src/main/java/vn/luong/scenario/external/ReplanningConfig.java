package vn.luong.scenario.external;

import java.util.List;
import vn.luong.scenario.external.ScenarioConfig.Group;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.replanning.InnovationAnnealing;
import vn.luong.sim.replanning.ModeSwitchParameters;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.replanning.StrategySetting;
import vn.luong.sim.replanning.SubtourParameters;
import vn.luong.sim.replanning.TimeShiftParameters;
import vn.luong.sim.units.SimTime;

/** The module {@code replanning} and those of its strategies, of a config that is made of a scenario. */
record ReplanningConfig(MatsimConfig config) {
  void add(ReplanningParameters replanning) {
    Group group = Group.of(config, "replanning")
        .put("maxAgentPlanMemorySize", replanning.maxPlans())
        .put("planSelectorForRemoval", replanning.removal().matsimName())
        .put("fractionOfIterationsToDisableInnovation", replanning.innovationEndFraction());
    for (StrategySetting strategy : replanning.strategies()) {
      Group set = group
          .addSet("strategysettings")
          .put("strategyName", strategy.kind().matsimName())
          .put("weight", strategy.weight())
          .put("disableAfterIteration", strategy.lastIteration());
      if (strategy.subpopulation() != null) {
        set.put("subpopulation", strategy.subpopulation());
      }
    }
    add(replanning.annealing());
    add(replanning.timeShift());
    add(replanning.modeSwitch());
    add(replanning.subtours());
  }

  private void add(List<InnovationAnnealing> annealing) {
    if (annealing.isEmpty()) {
      return;
    }
    Group group = Group.of(config, "replanningAnnealer").put("activateAnnealingModule", true);
    for (InnovationAnnealing variable : annealing) {
      Group set = group
          .addSet("AnnealingVariable")
          .put("annealParameter", "globalInnovationRate")
          .put("annealType", variable.curve().matsimName())
          .put("endValue", variable.endShare())
          .put("shapeFactor", variable.shapeFactor())
          .put("halfLife", variable.halfLife());
      // Without it MATSim begins with what the weights of the strategies say.
      if (!Double.isNaN(variable.startShare())) {
        set.put("startValue", variable.startShare());
      }
      if (variable.subpopulation() != null) {
        set.put("subpopulation", variable.subpopulation());
      }
    }
  }

  private void add(TimeShiftParameters times) {
    Group.of(config, "timeAllocationMutator")
        .put("mutationRange", times.rangeSeconds())
        .put("mutationRangeStep", times.stepSeconds())
        .put("mutationAffectsDuration", times.affectsDuration())
        .put("latestActivityEndTime", SimTime.format(times.latestEndTime()))
        .put("mutateAroundInitialEndTimeOnly", times.aroundInitialTimes());
  }

  private void add(ModeSwitchParameters change) {
    Group.of(config, "changeMode")
        .put("modes", String.join(",", change.modes()))
        .put("ignoreCarAvailability", !change.considersAvailability())
        .put(
            "modeSwitchBehavior",
            change.switchesListedModesOnly()
                ? "fromSpecifiedModesToSpecifiedModes"
                : "fromAllModesToSpecifiedModes");
  }

  private void add(SubtourParameters subtours) {
    Group.of(config, "subtourModeChoice")
        .put("modes", String.join(",", subtours.modes()))
        .put("chainBasedModes", String.join(",", subtours.chainBasedModes()))
        .put("considerCarAvailability", subtours.considersAvailability())
        .put("probaForRandomSingleTripMode", subtours.singleTripProbability())
        .put(
            "behavior",
            switch (subtours.behavior()) {
              case LISTED_MODES -> "fromSpecifiedModesToSpecifiedModes";
              case FEWER_CONSTRAINTS -> "betweenAllAndFewerConstraints";
            });
  }
}
