package vn.luong.sim.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdTableTest {

  @Test
  void numbersIdsInTheOrderOfAdding() {
    IdTable ids = new IdTable();

    assertThat(ids.add("Đại lộ Bình Dương")).isZero();
    assertThat(ids.add("b")).isEqualTo(1);
    assertThat(ids.add("Đại lộ Bình Dương")).isZero();

    assertThat(ids.size()).isEqualTo(2);
    assertThat(ids.text(0)).isEqualTo("Đại lộ Bình Dương");
    assertThat(ids.find("c")).isEqualTo(IdTable.NO_ID);
    assertThatThrownBy(() -> ids.index("c")).hasMessageContaining("\"c\"");
  }

  @Test
  void keepsManyIds() {
    IdTable ids = new IdTable();
    int count = 200_000;

    for (int index = 0; index < count; index++) {
      assertThat(ids.add("person_" + index)).isEqualTo(index);
    }

    for (int index = 0; index < count; index += 997) {
      assertThat(ids.find("person_" + index)).isEqualTo(index);
      assertThat(ids.text(index)).isEqualTo("person_" + index);
    }
  }

  @Test
  void ranksByTextLikeStrings() {
    String bicycle = "\uD83D\uDEB2";
    List<String> texts = List.of(
        "z2", "z10", "z1", "a", "Á", "", "link 3", "đ", "\uFFEE", bicycle, bicycle + "1", "\uD7FF");
    IdTable ids = new IdTable();
    texts.forEach(ids::add);

    int[] rank = ids.rankByText();

    List<String> sorted = new ArrayList<>(texts);
    Collections.sort(sorted);
    for (int index = 0; index < texts.size(); index++) {
      assertThat(sorted.get(rank[index])).isEqualTo(texts.get(index));
    }
  }
}
