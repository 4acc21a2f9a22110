package vn.luong.sim.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimTimeTest {

  @ParameterizedTest
  @CsvSource({
    "06:00:00, 21600",
    "06:00, 21600",
    "30:15:07, 108907",
    "00:00:00.5, 0.5",
    "90, 90",
    "-00:00:10, -10",
  })
  void readsClockTimes(String text, double seconds) {
    assertThat(SimTime.parse(text)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"undefined", "", "  "})
  void readsUndefined(String text) {
    assertThat(SimTime.parse(text)).isEqualTo(SimTime.UNDEFINED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6 o'clock", "06:60", "06:00:61", "1:2:3:4", "06:", "NaN", "06:-1:00"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> SimTime.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"06:00:00", "30:15:07", "undefined", "00:05:00.7", "-00:00:10"})
  void writesWhatItReads(String text) {
    assertThat(SimTime.format(SimTime.parse(text))).isEqualTo(text);
  }

  @Test
  void undefinedIsNotDefined() {
    assertThat(SimTime.isDefined(SimTime.UNDEFINED)).isFalse();
    assertThat(SimTime.isDefined(0)).isTrue();
  }
}
