package vn.luong.scenario.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrawTest {
  @Test
  void indexIsDrawnInProportionToItsWeight() {
    Draw draw = new Draw(new double[] {1, 0, 3});

    assertThat(draw.at(0)).isEqualTo(0);
    assertThat(draw.at(0.2499)).isEqualTo(0);
    assertThat(draw.at(0.25)).isEqualTo(2);
    assertThat(draw.at(0.999999)).isEqualTo(2);
  }

  @Test
  void whatHasNoWeightIsNeverDrawn() {
    assertThat(new Draw(new double[] {0, 0, 2, 0}).at(0)).isEqualTo(2);
    assertThat(new Draw(new double[] {0, 0}).at(0.5)).isEqualTo(Draw.NOTHING);
    assertThat(new Draw(new double[0]).at(0.5)).isEqualTo(Draw.NOTHING);
  }
}
