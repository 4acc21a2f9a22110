package vn.luong.scenario.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GehTest {
  @Test
  void equalVolumesAreZeroApart() {
    assertThat(Geh.of(1200, 1200)).isZero();
    assertThat(Geh.of(0, 0)).isZero();
  }

  @Test
  void sameDifferenceCountsMoreOnASmallRoad() {
    assertThat(Geh.of(1200, 1000)).isCloseTo(Math.sqrt(80000.0 / 2200), within(1e-12));
    assertThat(Geh.of(300, 100)).isEqualTo(Math.sqrt(200)).isEqualTo(Geh.of(100, 300));
  }
}
