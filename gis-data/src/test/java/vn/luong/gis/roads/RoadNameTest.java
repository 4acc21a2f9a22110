package vn.luong.gis.roads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoadNameTest {
  @ParameterizedTest
  @CsvSource({
    "QL13, QL.13, true",
    "QL13, Quốc lộ 13, true",
    "QL13, 13, true",
    "QL13, 130, false",
    "ĐT743, Tỉnh lộ 743, true",
    "ĐT743, TL 743, true",
    "ĐT743, DT743, true",
    "ĐT743, Đường tỉnh 743, true",
    "QL1, 1A, true",
    "QL1, QL.1A, true",
    "QL1, 1K, false",
    "ĐT743C, ĐT743, false",
    "ĐT743C, 743c, true",
    "ĐH502, Đường huyện 502, true",
    "Mỹ Phước - Tân Vạn, Đường Mỹ Phước Tân Vạn, true",
    "Vành đai 3, VÀNH ĐAI 3, true",
    "Yersin, Đường Yersin, true",
    "Hùng Vương, 13, false",
    "QL13, '', false",
  })
  void spellingsOfOneRoad(String road, String onTheMap, boolean isSame) {
    assertThat(RoadName.of(onTheMap).means(RoadName.of(road))).isEqualTo(isSame);
  }

  @Test
  void oneOfSeveralNamesIsEnough() {
    assertThat(RoadName.isSame("Quốc lộ 13", "Đại lộ Bình Dương (QL.13)")).isTrue();
    assertThat(RoadName.isSame("AH17/QL1A", "QL1A;AH1")).isTrue();
    assertThat(RoadName.isSame("QL1A", "QL13;AH1")).isFalse();
    assertThat(RoadName.isSame("", "")).isFalse();
  }

  @Test
  void roadWithSeveralWordsIsFoundAmongNames() {
    RoadName road = RoadName.of("Vành đai 3 (đoạn 1)");

    assertThat(road.isAmong("Vành đai 3 (đoạn 1)")).isTrue();
    assertThat(road.isAmong("Vành đai 3; Vành đai 3 đoạn 1")).isTrue();
    assertThat(road.isAmong("Đoạn 1")).isFalse();
    assertThat(road.isAmong(null)).isFalse();
  }
}
