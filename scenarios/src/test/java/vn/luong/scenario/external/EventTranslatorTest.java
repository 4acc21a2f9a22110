package vn.luong.scenario.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.cli.TinyMatsimScenario;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.indicators.Payments;
import vn.luong.scenario.matsim.MatsimScenarioReader;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.events.Event;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/** Money in the events that MATSim wrote. */
class EventTranslatorTest {
  @TempDir
  Path folder;

  @Test
  void tollsAndParkingAreTakenOverAndOtherMoneyIsTold() throws IOException {
    ProblemLog problems = new ProblemLog();
    RunnableScenario scenario = MatsimScenarioReader.read(
        MatsimScenarioReader.readConfig(
            Path.of(TinyMatsimScenario.in(folder).config()), List.of(), false, problems),
        1,
        problems);
    String person = scenario.population().personIds().text(0);
    Payments payments = new Payments();
    ProblemLog told = new ProblemLog();
    EventTranslator translator = new EventTranslator(
        "events.xml", scenario.population(), scenario.transit(), told, payments);

    for (Event event : List.of(
        new Event.PersonMoney(21_600, person, -12, "toll", null, null),
        new Event.PersonMoney(21_660, person, -3, "toll", "a company", "a gate"),
        new Event.PersonMoney(21_700, person, -5, "parking", null, null),
        new Event.PersonMoney(21_800, person, 99, "income tax", null, null),
        new Event.PersonMoney(21_900, person, 7, null, null, null))) {
      translator.accept(event);
    }
    translator.finish();

    assertThat(translator.eventCount()).isEqualTo(3);
    List<Double> revenues = new ArrayList<>();
    for (Indicator indicator : payments.indicators(10, "VND")) {
      revenues.add(indicator.value());
    }
    assertThat(revenues).containsExactly(150.0, 50.0);
    assertThat(told.problems())
        .extracting(Problem::kind)
        .containsOnly("unknown-purpose-of-money-in-events");
    assertThat(told.problems())
        .extracting(Problem::subject)
        .containsExactly("purpose of money \"income tax\"", "purpose of money \"null\"");
  }
}
