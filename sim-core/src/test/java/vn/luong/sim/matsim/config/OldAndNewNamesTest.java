package vn.luong.sim.matsim.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.problems.ProblemLog;

/** One config in the names of today and in older ones: all settings must be the same. */
class OldAndNewNamesTest {
  private static final List<String> HONOURED_MODULES = List.of(
      "global",
      "network",
      "plans",
      "vehicles",
      "facilities",
      "controller",
      "qsim",
      "routing",
      "scoring",
      "replanning",
      "timeAllocationMutator",
      "subtourModeChoice",
      "changeMode",
      "travelTimeCalculator",
      "counts",
      "transit",
      "transitRouter",
      "linkStats",
      "eventsManager");

  private static final String TODAY = """
      <config>
        <module name="controller"><param name="lastIteration" value="7"/></module>
        <module name="eventsManager"><param name="numberOfThreads" value="1"/></module>
        <module name="qsim">
          <param name="flowCapacityFactor" value="0.1"/>
          <param name="storageCapacityFactor" value="0.3"/>
          <param name="mainMode" value="car,bike"/>
          <param name="seepMode" value="bike"/>
          <param name="vehiclesSource" value="fromVehiclesData"/>
        </module>
        <module name="changeMode"><param name="modes" value="car,bike"/></module>
        <module name="timeAllocationMutator"><param name="mutationRange" value="900"/></module>
        <module name="routing">
          <param name="accessEgressType" value="none"/>
          <parameterset type="teleportedModeParameters">
            <param name="mode" value="walk"/><param name="teleportedModeSpeed" value="1.5"/>
          </parameterset>
          <parameterset type="teleportedModeParameters">
            <param name="mode" value="pt"/><param name="teleportedModeFreespeedFactor" value="2.5"/>
          </parameterset>
        </module>
        <module name="scoring">
          <param name="brainExpBeta" value="2"/>
          <parameterset type="scoringParameters">
            <param name="performing" value="7"/>
            <param name="lateArrival" value="-20"/>
            <parameterset type="modeParams">
              <param name="mode" value="car"/>
              <param name="marginalUtilityOfTraveling_util_hr" value="-5"/>
              <param name="monetaryDistanceRate" value="-0.001"/>
            </parameterset>
            <parameterset type="modeParams">
              <param name="mode" value="pt"/>
              <param name="marginalUtilityOfTraveling_util_hr" value="-4"/>
              <param name="constant" value="-1"/>
            </parameterset>
            <parameterset type="modeParams"><param name="mode" value="walk"/></parameterset>
            <parameterset type="modeParams"><param name="mode" value="bike"/></parameterset>
            <parameterset type="modeParams"><param name="mode" value="ride"/></parameterset>
            <parameterset type="modeParams"><param name="mode" value="other"/></parameterset>
            <parameterset type="activityParams">
              <param name="activityType" value="home"/><param name="typicalDuration" value="12:00:00"/>
            </parameterset>
            <parameterset type="activityParams">
              <param name="activityType" value="work"/><param name="typicalDuration" value="08:00:00"/>
              <param name="openingTime" value="07:00:00"/>
            </parameterset>
          </parameterset>
        </module>
        <module name="replanning">
          <param name="maxAgentPlanMemorySize" value="4"/>
          <parameterset type="strategysettings">
            <param name="strategyName" value="ReRoute"/><param name="weight" value="0.1"/>
            <param name="disableAfterIteration" value="5"/>
          </parameterset>
          <parameterset type="strategysettings">
            <param name="strategyName" value="BestScore"/><param name="weight" value="0.9"/>
          </parameterset>
        </module>
      </config>
      """;

  private static final String OLD = """
      <config>
        <module name="controler"><param name="lastIteration" value="7"/></module>
        <module name="parallelEventHandling"><param name="numberOfThreads" value="1"/></module>
        <module name="qsim">
          <param name="flowCapFactor" value="0.1"/>
          <param name="storageCapFactor" value="0.3"/>
          <param name="mainModes" value="car,bike"/>
          <param name="seepModes" value="bike"/>
          <param name="useDefaultVehicles" value="false"/>
        </module>
        <module name="changeLegMode"><param name="modes" value="car,bike"/></module>
        <module name="TimeAllocationMutator"><param name="mutationRange" value="900"/></module>
        <module name="planscalcroute">
          <param name="insertingAccessEgressWalk" value="false"/>
          <param name="walkSpeed" value="1.5"/>
          <param name="ptSpeedFactor" value="2.5"/>
        </module>
        <module name="planCalcScore">
          <param name="BrainExpBeta" value="2"/>
          <param name="performing" value="7"/>
          <param name="lateArrival" value="-20"/>
          <param name="traveling" value="-5"/>
          <param name="monetaryDistanceRateCar" value="-0.001"/>
          <param name="travelingPt" value="-4"/>
          <param name="constantPt" value="-1"/>
          <param name="activityType_0" value="home"/>
          <param name="activityTypicalDuration_0" value="12:00:00"/>
          <param name="activityType_1" value="work"/>
          <param name="activityTypicalDuration_1" value="08:00:00"/>
          <param name="activityOpeningTime_1" value="07:00:00"/>
        </module>
        <module name="strategy">
          <param name="maxAgentPlanMemorySize" value="4"/>
          <param name="Module_1" value="ReRoute"/>
          <param name="ModuleProbability_1" value="0.1"/>
          <param name="ModuleDisableAfterIteration_1" value="5"/>
          <param name="Module_2" value="BestScore"/>
          <param name="ModuleProbability_2" value="0.9"/>
        </module>
      </config>
      """;

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void olderNamesGiveTheSameSettings() throws IOException {
    Path today = normalized("today", TODAY);
    Path old = normalized("old", OLD);

    assertThat(problems.errorCount()).isZero();
    assertThat(old).hasSameTextualContentAs(today);
  }

  @Test
  void everyModuleThatConcernsTheModelIsListedParameterByParameter() {
    MatsimModules modules = MatsimModules.standard();

    for (String module : HONOURED_MODULES) {
      assertThat(modules.parameters(module)).as(module).isNotEmpty();
    }
    assertThat(modules.moduleName("parallelEventHandling")).isEqualTo("eventsManager");
    assertThat(modules.isModule("swissRailRaptor")).isTrue();
  }

  private Path normalized(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".xml"), text);
    MatsimConfig config = ConfigXmlReader.read(file, problems);
    ConfigChecks.run(config, false, problems);
    Path written = folder.resolve(name + "-written.xml");
    ConfigXmlWriter.write(config, written);
    return written;
  }
}
