package vn.luong.gis.roads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.network.NetworkChanges;

class SpeedByTimeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 @ (06:00-09:00) | 06:00-09:00 30",
        "30@06:00-09:00 | 06:00-09:00 30",
        "30 @ (Mo-Fr 06:00-09:00,16:00-19:30) | 06:00-09:00 30;16:00-19:30 30",
        "30 @ (06:00-09:00); 40 @ (16:00-19:00) | 06:00-09:00 30;16:00-19:00 40",
        "40 @ (22:00-05:00) | 00:00-05:00 40;22:00-24:00 40",
        "20 mph @ (07:00-08:00) | 07:00-08:00 32.2",
        "30 @ (Sa-Su 06:00-09:00) | ''",
        "30 @ (PH) | ''",
        "30 @ (Fr-We 06:00-09:00) | 06:00-09:00 30",
        "30 @ (We) | 00:00-24:00 30",
        "30 @ (22:00-00:00) | 22:00-24:00 30",
        "30 @ (22:00-24:00) | 22:00-24:00 30",
        "30 @ (Mo-Fr 06:00-09:00; We 10:00-12:00) | 10:00-12:00 30",
        "30 @ (Mo-Fr 06:00-09:00; Th 10:00-12:00) | 06:00-09:00 30",
        "30 @ (Mo-Fr 06:00-09:00, We 10:00-12:00) | 06:00-09:00 30;10:00-12:00 30",
        "30 @ (Mo-Fr 06:00-20:00; We 12:00-13:00 off) | 06:00-12:00 30;13:00-20:00 30",
        "30 @ (Mo-Fr 06:00-20:00; We off) | ''",
        "30 @ (06:00-09:00,08:00-10:00) | 06:00-10:00 30",
      })
  void limitsOfAWorkingDay(String tag, String expected) {
    assertThat(SpeedByTime.parse(tag)).hasValue(expected);
  }

  @Test
  void fallbackRuleHoldsWhereThoseBeforeItDoNot() {
    assertThat(SpeedByTime.parse("30 @ (Sa 06:00-09:00 || 10:00-11:00)"))
        .hasValue("10:00-11:00 30");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "30",
        "30 @ (wet)",
        "30 @ (weight>3.5)",
        "30 @ (06:00-09:00 AND weight>3.5)",
        "slow @ (06:00-09:00)",
        "30 @ (sunset-sunrise)",
        "30 @ (2018 Jan 01-2018 Feb 01 06:00-09:00)",
        "30 @ (06:00-09:00); 40 @ (08:00-10:00)",
        "",
      })
  void whatDependsOnMoreThanTheClockIsNotUnderstood(String tag) {
    assertThat(SpeedByTime.parse(tag)).isEmpty();
  }

  @Test
  void aTrafficSignalGoesOnToDelay() {
    // 100 m at 36 km/h take 10 s, and the signal 13.6125 s; at 18 km/h they take 20 s.
    assertThat(SpeedByTime.withSignal("06:00-09:00 36;16:00-19:00 18", 100))
        .isEqualTo("06:00-09:00 15.2;16:00-19:00 10.7");
    assertThat(SpeedByTime.withSignal("", 100)).isEmpty();
  }

  @Test
  void limitsBecomeChangesAndEndAgain() {
    NetworkBuilder builder = new NetworkBuilder(new ModeTable());
    long car = ModeTable.bit(builder.modeTable().add("car"));
    builder.addNode("a", 0, 0);
    builder.addNode("b", 1000, 0);
    builder.addLink("ab", 0, 1, new LinkProperties(1000, 15, 1800, 1, car));
    int slow = builder.addLink("ba", 1, 0, new LinkProperties(1000, 15, 1800, 1, car));
    builder.linkAttributes().putText(slow, LinkTexts.SPEED_BY_TIME, "06:00-09:30 36");
    Network network = builder.build();

    NetworkChanges changes = SpeedByTime.changes(network);

    assertThat(changes.size()).isEqualTo(2);
    assertThat(changes.link(0)).isEqualTo(slow);
    assertThat(changes.startTime(0)).isEqualTo(6 * 3600);
    assertThat(changes.applyTo(15, 0)).isEqualTo(10);
    assertThat(changes.startTime(1)).isEqualTo(9.5 * 3600);
    assertThat(changes.applyTo(10, 1)).isEqualTo(15);
  }
}
