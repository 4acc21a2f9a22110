package vn.luong.gis.binhduong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PopulationGrowthTest {
  private final BinhDuongTables tables = BinhDuongTables.read();

  @Test
  void theFirstYearIsTheCensus() {
    assertThat(PopulationGrowth.residents(tables, 2019))
        .containsExactly(tables.wards().stream().mapToInt(Ward::population).toArray());
  }

  @Test
  void everyDistrictMeetsThePlanFor2030Exactly() {
    int[] residents = PopulationGrowth.residents(tables, 2030);
    Map<String, Integer> ofDistrict = new HashMap<>();
    for (int ward = 0; ward < residents.length; ward++) {
      ofDistrict.merge(tables.wards().get(ward).district(), residents[ward], Integer::sum);
    }

    assertThat(tables.districts()).hasSize(9);
    for (District district : tables.districts()) {
      assertThat(ofDistrict).containsEntry(district.id(), district.populationPlan2030());
    }
    assertThat(Arrays.stream(residents).sum()).isEqualTo(4_040_000);
  }

  /** Registers of the fact sheet (section 1) that were not used: 2.67 million in 2021, 3,105,479 in 2024. */
  @Test
  void theYearsBetweenAreNearTheRegisters() {
    assertThat((double) total(2021)).isCloseTo(2.67e6, within(0.03e6));
    assertThat((double) total(2024)).isCloseTo(3.105e6, within(0.08e6));
  }

  @Test
  void aWardKeepsItsShareOfTheDistrict() {
    int[] residents = PopulationGrowth.residents(tables, 2027);
    for (District district : tables.districts()) {
      double[] growth = new double[2];
      growth[0] = Double.POSITIVE_INFINITY;
      for (int ward = 0; ward < residents.length; ward++) {
        if (tables.wards().get(ward).district().equals(district.id())) {
          double factor = (double) residents[ward] / tables.wards().get(ward).population();
          growth[0] = Math.min(growth[0], factor);
          growth[1] = Math.max(growth[1], factor);
        }
      }
      assertThat(growth[1] / growth[0]).as(district.id()).isCloseTo(1, within(1e-3));
    }
  }

  @Test
  void nobodyKnowsOtherYears() {
    assertThatThrownBy(() -> PopulationGrowth.residents(tables, 2031))
        .hasMessageContaining("2031 is not between 2019 and 2030");
  }

  private int total(int year) {
    return Arrays.stream(PopulationGrowth.residents(tables, year)).sum();
  }
}
