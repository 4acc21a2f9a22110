package vn.luong.sim.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RandomStreamTest {

  @Test
  void sameKeyGivesSameNumbers() {
    RandomStream first = RandomStream.of(4711, 3, 17, 1);
    RandomStream second = RandomStream.of(0, 0, 0, 0);
    second.reset(4711, 3, 17, 1);

    double firstNumber = first.nextDouble();
    assertThat(second.nextDouble()).isEqualTo(firstNumber);
    assertThat(RandomStream.doubleAt(4711, 3, 17, 1)).isEqualTo(firstNumber);
    assertThat(second.nextLong()).isEqualTo(first.nextLong());
  }

  @Test
  void eachPartOfTheKeyMatters() {
    assertThat(RandomStream.of(1, 2, 3).nextLong())
        .isNotEqualTo(RandomStream.of(1, 3, 2).nextLong())
        .isNotEqualTo(RandomStream.of(2, 2, 3).nextLong())
        .isNotEqualTo(RandomStream.of(1, 2, 4).nextLong());
  }

  @Test
  void numbersAreUniformOverNeighbouringKeys() {
    int[] bins = new int[10];
    int keys = 100_000;
    for (int key = 0; key < keys; key++) {
      bins[(int) (RandomStream.doubleAt(4711, key, 0, 0) * bins.length)]++;
    }

    for (int bin : bins) {
      // Five standard deviations of a binomial count.
      assertThat((double) bin).isCloseTo(keys / 10.0, within(5 * Math.sqrt(keys * 0.09)));
    }
  }
}
