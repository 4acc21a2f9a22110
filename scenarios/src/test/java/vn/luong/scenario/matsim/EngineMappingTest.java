package vn.luong.scenario.matsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.replanning.InnovationAnnealing;
import vn.luong.sim.replanning.PlanRemovalRule;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.traffic.InflowCapacity;
import vn.luong.sim.traffic.NodeTransition;
import vn.luong.sim.traffic.Seepage;
import vn.luong.sim.traffic.TrafficDynamics;
import vn.luong.sim.traffic.TrafficParameters;

/** From a MATSim config to the engine's parameters of replanning and of the queue model. */
class EngineMappingTest {
  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  private MatsimConfig config(String modules) throws IOException {
    Path file = Files.writeString(folder.resolve("config.xml"), """
        <?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE config SYSTEM "http://www.matsim.org/files/dtd/config_v2.dtd">
        <config>
        """ + modules + "</config>");
    return MatsimScenarioReader.readConfig(file, List.of(), false, problems);
  }

  private ReplanningParameters replanning(String modules) throws IOException {
    ReplanningParameters replanning =
        EngineMapping.of(config(modules), new ModeTable(), 1).replanning();
    assertThat(problems.problems()).isEmpty();
    return replanning;
  }

  private TrafficParameters traffic(String parameters) throws IOException {
    TrafficParameters traffic = EngineMapping.of(
            config("<module name=\"qsim\">" + parameters + "</module>"), new ModeTable(), 1)
        .mobsim()
        .traffic();
    assertThat(problems.problems()).isEmpty();
    return traffic;
  }

  @Test
  void queueModelIsMatsimsUnlessTheConfigSaysOtherwise() throws IOException {
    TrafficParameters standard = TrafficParameters.matsimDefaults();

    // Which modes would seep, if any did, is stated always.
    assertThat(traffic(""))
        .isEqualTo(standard
            .withSeepage(new Seepage(1, false, true))
            .withLinkDynamics(standard.linkDynamics()));
  }

  @ParameterizedTest
  @EnumSource(NodeTransition.class)
  void everyNodeTransitionCanBeChosenByItsNameInMatsim(NodeTransition transition)
      throws IOException {
    TrafficParameters traffic =
        traffic("<param name=\"nodeTransitionLogic\" value=\"" + transition.matsimName() + "\"/>");

    assertThat(traffic.nodeTransition()).isEqualTo(transition);
  }

  @ParameterizedTest
  @EnumSource(InflowCapacity.class)
  void everyInflowCapacityCanBeChosenByItsNameInMatsim(InflowCapacity setting) throws IOException {
    TrafficParameters traffic = traffic("<param name=\"trafficDynamics\" value=\"kinematicWaves\"/>"
        + "<param name=\"inflowCapacitySetting\" value=\"" + setting.matsimName() + "\"/>");

    assertThat(traffic.trafficDynamics()).isEqualTo(TrafficDynamics.KINEMATIC_WAVES);
    assertThat(traffic.inflowCapacity()).isEqualTo(setting);
  }

  @Test
  void unknownNodeTransitionIsToldWithThoseThereAre() throws IOException {
    config("<module name=\"qsim\"><param name=\"nodeTransitionLogic\" value=\"random\"/></module>");

    assertThat(problems.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.expected())
            .contains("moveVehByVehRandomDistribution_dontBlockNode"));
  }

  @Test
  void annealingIsThatOfTheConfigAndOffUnlessActivated() throws IOException {
    String variables = """
        <parameterset type="AnnealingVariable"><param name="annealType" value="sigmoid"/>
        <param name="defaultSubpopulation" value="person"/><param name="startValue" value="0.4"/>
        <param name="endValue" value="0.02"/><param name="halfLife" value="0.5"/><param name="shapeFactor" value="0.2"/>
        </parameterset>
        <parameterset type="AnnealingVariable"><param name="annealType" value="linear"/></parameterset>
        <parameterset type="AnnealingVariable"><param name="annealType" value="disabled"/></parameterset>
        </module>
        """;

    ReplanningParameters active = replanning(
        "<module name=\"replanningAnnealer\"><param name=\"activateAnnealingModule\" value=\"true\"/>"
            + variables);
    ReplanningParameters inactive = replanning("<module name=\"ReplanningAnnealer\">" + variables);

    assertThat(active.annealing())
        .containsExactly(
            new InnovationAnnealing(
                "person", InnovationAnnealing.Curve.SIGMOID, 0.4, 0.02, 0.2, 0.5),
            InnovationAnnealing.of(null, InnovationAnnealing.Curve.LINEAR));
    assertThat(inactive.annealing()).isEmpty();
  }

  @Test
  void annealingThatCannotBeDoneIsTold() throws IOException {
    config("""
        <module name="replanningAnnealer"><parameterset type="AnnealingVariable">
        <param name="annealParameter" value="learningRate"/>
        <param name="endValue" value="1.2"/>
        <param name="halfLife" value="0"/></parameterset></module>
        """);

    assertThat(problems.problems())
        .extracting(Problem::kind)
        .containsExactly("unsupported-parameter", "bad-value", "bad-value");
  }

  @ParameterizedTest
  @CsvSource({
    "WorstPlanSelector, WORST",
    "WorstPlanForRemovalSelector, WORST",
    "SelectRandom, RANDOM",
    "SelectExpBetaForRemoval, EXP_BETA",
    "ChangeExpBetaForRemoval, CHANGE_EXP_BETA",
  })
  void plansAreForgottenByTheRuleOfTheConfig(String name, PlanRemovalRule rule) throws IOException {
    assertThat(replanning("<module name=\"replanning\"><param name=\"planSelectorForRemoval\""
                + " value=\"" + name + "\"/></module>")
            .removal())
        .isEqualTo(rule);
  }
}
