package vn.luong.scenario.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.luong.scenario.counts.CountComparison.Row;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.sim.counts.CountStations;

class CountComparisonTest {

  @Test
  void gehIsThatOfHourlyVolumes() {
    assertThat(new Row(0, 7, 1000, 1100).geh()).isCloseTo(3.086, within(1e-3));
    assertThat(new Row(0, 7, 100, 0).geh()).isCloseTo(14.142, within(1e-3));
    assertThat(new Row(0, 7, 0, 0).geh()).isZero();
  }

  @Test
  void relativeErrorIsBoundedAsInMatsim() {
    assertThat(new Row(0, 7, 200, 150).relativeErrorPercent()).isEqualTo(-25);
    assertThat(new Row(0, 7, 1, 100).relativeErrorPercent()).isEqualTo(1000);
    assertThat(new Row(0, 7, 0, 3).relativeErrorPercent()).isEqualTo(1000);
    assertThat(new Row(0, 7, 0, 0).relativeErrorPercent()).isZero();
  }

  @Test
  void onlyCountedHoursAreComparedAndVolumesAreScaled() {
    CountStations stations = new CountStations();
    int station = stations.add("bridge", 3, CountStations.ANY_MODE);
    stations.setVolume(station, 7, 900);
    stations.setVolume(station, 8, 400);
    CountSettings settings =
        new CountSettings(stations, 10, CountSettings.ALL_MODES, AveragedIterations.NEVER);

    CountComparison comparison = CountComparison.of(settings, (place, hour) -> hour * 13);

    assertThat(comparison.rows())
        .containsExactly(new Row(station, 7, 900, 910), new Row(station, 8, 400, 1040));
    Map<String, Indicator> indicators = CountIndicators.of(comparison).stream()
        .collect(Collectors.toMap(Indicator::id, Function.identity()));
    assertThat(indicators.get("counts.geh_below_5").value()).isEqualTo(50);
    assertThat(indicators.get("counts.bias").value()).isEqualTo(50);
    assertThat(indicators.get("counts.mean_relative_error").value())
        .isCloseTo((100.0 / 90 + 160) / 2, within(1e-9));
  }

  @Test
  void withoutCountsThereAreNoIndicators() {
    CountComparison comparison = CountComparison.of(CountSettings.NONE, (station, hour) -> 1);

    assertThat(CountIndicators.of(comparison)).isEqualTo(List.of());
  }
}
