package vn.luong.gis.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinksNearTest {
  @Test
  void bearingsAreClockwiseFromNorth() {
    assertThat(LinksNear.bearingDegrees(0, 1)).isZero();
    assertThat(LinksNear.bearingDegrees(2, 2)).isCloseTo(45, within(1e-9));
    assertThat(LinksNear.bearingDegrees(0, -1)).isCloseTo(180, within(1e-9));
    assertThat(LinksNear.bearingDegrees(-3, 0)).isCloseTo(270, within(1e-9));
    assertThat(LinksNear.bearingDegrees(0, 0)).isNaN();
  }

  @Test
  void anglesAreTheShorterWayRound() {
    assertThat(LinksNear.angleDegrees(350, 20)).isCloseTo(30, within(1e-9));
    assertThat(LinksNear.angleDegrees(90, 270)).isCloseTo(180, within(1e-9));
    assertThat(LinksNear.angleDegrees(0, 360)).isZero();
  }
}
