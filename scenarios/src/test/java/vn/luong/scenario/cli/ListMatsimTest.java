package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luong.scenario.cli.Answer.luong;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.luong.scenario.runfolder.JsonFile;

/** {@code luong list --matsim}. */
class ListMatsimTest {
  @Test
  void everyParameterIsListedWithWhatHappensToIt() {
    Answer answer = luong("list", "--matsim");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(answer.out().lines())
        .contains(
            "honoured  qsim.stuckTime  a number, standard 10.0",
            "ignored   global.numberOfThreads  a whole number, standard 2",
            "refused   qsim.useLanes  true or false, standard false",
            "ignored   otfvis.*",
            "honoured  plans.inputCRS  text (only the same as global.coordinateSystem: nothing is transformed)")
        .startsWith(
            "# ignored, refused: of values other than the standard; the standard is as in MATSim")
        .anySatisfy(line -> assertThat(line)
            .startsWith("honoured  qsim.nodeTransitionLogic")
            .endsWith(" (MATSim's config files cannot set it, only its code)"))
        .anySatisfy(line -> assertThat(line)
            .startsWith("honoured  controller.mobsim  one of qsim")
            .contains("refused: hermes"));
  }

  @Test
  void programsGetTheSameTable() throws IOException {
    JsonNode rows = JsonFile.parse(luong("list", "--matsim", "--json").out(), JsonNode.class);

    TreeSet<String> effects = new TreeSet<>();
    rows.forEach(row -> effects.add(row.path("effect").asText()));
    assertThat(rows).hasSize((int) luong("list", "--matsim").out().lines().count() - 1);
    assertThat(rows)
        .filteredOn(row -> !row.path("note").asText().isEmpty())
        .extracting(
            row -> row.path("module").asText() + "." + row.path("parameter").asText())
        .containsExactly(
            "network.inputCRS",
            "plans.inputCRS",
            "facilities.inputCRS",
            "qsim.nodeTransitionLogic",
            "qsim.inflowCapacitySetting",
            "qsim.usingFastCapacityUpdate");
    assertThat(effects).containsExactly("honoured", "ignored", "refused");
  }
}
