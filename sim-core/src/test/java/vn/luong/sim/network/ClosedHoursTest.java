package vn.luong.sim.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.units.ClosedHours;
import vn.luong.sim.units.ClosedHours.Span;

class ClosedHoursTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "truck 06:00-09:00,16:00-20:00 | truck 06:00-09:00,16:00-20:00",
        "truck 6:00-9:00;motorbike 06:00 - 22:00 | motorbike 06:00-22:00;truck 06:00-09:00",
        "truck 22:00-06:00 | truck 00:00-06:00,22:00-24:00",
        "truck 22:00-30:00 | truck 00:00-06:00,22:00-24:00",
        "truck 06:00-08:00,07:30-09:00;truck 09:00-10:00 | truck 06:00-10:00",
        "truck 00:00-24:00 | truck 00:00-24:00",
      })
  void readsAndWritesTheAttribute(String text, String expected) {
    assertThat(ClosedHours.parse(text)).map(ClosedHours::text).hasValue(expected);
    assertThat(ClosedHours.parse(expected)).isEqualTo(ClosedHours.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "truck",
        "06:00-09:00",
        "truck 6-9",
        "truck 06:00-09:60",
        "truck 24:00-26:00",
        "truck 06:00-40:00"
      })
  void anythingElseIsNotUnderstood(String text) {
    assertThat(ClosedHours.parse(text)).isEmpty();
  }

  @Test
  void modesAreAddedAndTakenOut() {
    ClosedHours hours = ClosedHours.NONE
        .with("truck", List.of(new Span(360, 540)))
        .with("truck", List.of(new Span(500, 600)))
        .with("bus", List.of(new Span(0, 60)));

    assertThat(hours.text()).isEqualTo("bus 00:00-01:00;truck 06:00-10:00");
    assertThat(hours.without("truck").text()).isEqualTo("bus 00:00-01:00");
    assertThat(hours.without("truck").without("bus")).isEqualTo(ClosedHours.NONE);
  }

  @Test
  void closedFromTheMinuteTheBanBeginsToTheOneItEndsEveryDay() {
    Network network = network("truck 06:00-09:00,22:00-24:00;boat 00:00-24:00");
    RoadClosures closures = RoadClosures.of(network);
    RoadClosures.OfMode truck = closures.ofMode(network.modeTable().find("truck"));

    assertThat(truck.isClosed(0, 6 * 3600 - 0.001)).isFalse();
    assertThat(truck.isClosed(0, 6 * 3600)).isTrue();
    assertThat(truck.isClosed(0, 9 * 3600 - 0.001)).isTrue();
    assertThat(truck.isClosed(0, 9 * 3600)).isFalse();
    assertThat(truck.isClosed(0, (24 + 7) * 3600)).isTrue();
    assertThat(truck.isClosed(0, -3600)).isTrue();
    assertThat(truck.isClosed(1, 7 * 3600)).isFalse();
    assertThat(closures.ofMode(network.modeTable().find("car"))).isNull();
  }

  @Test
  void nothingIsClosedWithoutTheAttribute() {
    assertThat(RoadClosures.of(network(null))).isSameAs(RoadClosures.NONE);
    assertThat(RoadClosures.NONE.isShutOut(0)).isFalse();
  }

  @Test
  void anAttributeThatCannotBeReadIsToldWithItsLink() {
    ProblemLog problems = new ProblemLog();

    NetworkChecks.run(network("truck in the morning"), "network.xml", problems);

    assertThat(problems.problems()).extracting(Problem::kind).containsExactly("bad-closed-hours");
    assertThat(problems.problems().get(0).toString())
        .contains("link \"ab\"", "truck in the morning");
  }

  private static Network network(String closed) {
    ModeTable modes = new ModeTable();
    long all = ModeTable.bit(modes.add("car")) | ModeTable.bit(modes.add("truck"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    int a = builder.addNode("a", 0, 0);
    int b = builder.addNode("b", 100, 0);
    int link = builder.addLink("ab", a, b, new LinkProperties(100, 10, 1000, 1, all));
    builder.addLink("ba", b, a, new LinkProperties(100, 10, 1000, 1, all));
    if (closed != null) {
      builder.linkAttributes().putText(link, ClosedHours.ATTRIBUTE, closed);
    }
    return builder.build();
  }
}
