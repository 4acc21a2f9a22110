package vn.luong.scenario.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantityTest {
  @Test
  void numbersCarryTheirUnits() {
    assertThat(Quantity.SHARE.parse("7%")).contains(0.07);
    assertThat(Quantity.SHARE.parse("0.07")).contains(0.07);
    assertThat(Quantity.DURATION.parse("20 min")).contains(1200.0);
    assertThat(Quantity.DURATION.parse("8.5h")).contains(30600.0);
    assertThat(Quantity.MONEY.parse("1,800 VND")).contains(1800.0);
    assertThat(Quantity.SPEED.parse("10 m/s")).contains(10.0);
  }

  @Test
  void aWrongOrMissingUnitIsNoQuantity() {
    assertThat(Quantity.SPEED.parse("20")).isEmpty();
    assertThat(Quantity.SPEED.parse("20 min")).isEmpty();
    assertThat(Quantity.NUMBER.parse("5%")).isEmpty();
    assertThat(Quantity.NUMBER.parse("five")).isEmpty();
    assertThat(Quantity.NUMBER.parse("1e999")).isEmpty();
  }
}
