package vn.luong.sim.ids;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdTableRangeTest {

  @Test
  void idInsideALongerTextIsFoundLikeTheIdItself() {
    IdTable ids = new IdTable();
    for (int number = 0; number < 5000; number++) {
      ids.add("link_" + number);
      ids.add("đường " + number);
    }

    for (int number = 0; number < 6000; number++) {
      for (String id : new String[] {"link_" + number, "đường " + number, ""}) {
        String text = "a b " + id + " c";

        assertThat(ids.find(text, 4, 4 + id.length())).as(id).isEqualTo(ids.find(id));
      }
    }
  }
}
