package vn.luong.sim.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

  @Test
  void findsTheNameThatWasMeant() {
    assertThat(NearestName.of("iteratons", List.of("seed", "iterations", "name")))
        .contains("iterations");
    assertThat(NearestName.of("StuckTime", List.of("stuckTime", "endTime"))).contains("stuckTime");
  }

  @Test
  void findsNothingWhereNothingIsNear() {
    assertThat(NearestName.of("colour", List.of("seed", "iterations"))).isEmpty();
  }
}
