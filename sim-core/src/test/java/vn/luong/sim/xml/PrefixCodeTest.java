package vn.luong.sim.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.random.RandomStream;

class PrefixCodeTest {
  /** The example of RFC 1951, section 3.2.2, by counts that give its lengths (3, 3, 3, 3, 3, 2, 4, 4). */
  @Test
  void wordsAreNumberedAsTheStandardSays() {
    PrefixCode code = new PrefixCode(8, 15);
    code.build(new int[] {10, 10, 10, 10, 10, 20, 5, 5});

    assertThat(IntStream.range(0, 8).map(code::length)).containsExactly(3, 3, 3, 3, 3, 2, 4, 4);
    // 010 011 100 101 110 00 1110 1111, turned round.
    assertThat(IntStream.range(0, 8).map(code::word))
        .containsExactly(0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 7, 15})
  void wordsAreWithinTheLimitAndFillTheCode(int mostBits) {
    RandomStream random = RandomStream.of(mostBits);
    PrefixCode code = new PrefixCode(16, mostBits);
    for (int round = 0; round < 500; round++) {
      int[] counts = new int[16];
      for (int symbol = 0; symbol < counts.length; symbol++) {
        counts[symbol] = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(1 << random.nextInt(28));
      }
      code.build(counts);

      long shares = 0;
      for (int symbol = 0; symbol < counts.length; symbol++) {
        int length = code.length(symbol);
        assertThat(length).isLessThanOrEqualTo(mostBits);
        if (counts[symbol] > 0) {
          assertThat(length).isPositive();
        }
        shares += length == 0 ? 0 : 1L << (15 - length);
      }
      assertThat(shares).isEqualTo(1L << 15);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void thereAreTwoWordsAtLeast(int symbols) {
    PrefixCode code = new PrefixCode(30, 15);
    int[] counts = new int[30];
    counts[7] = symbols;
    code.build(counts);

    assertThat(IntStream.range(0, 30).filter(symbol -> code.length(symbol) > 0)).hasSize(2);
    assertThat(code.length(7)).isEqualTo(symbols);
    assertThat(code.usedSymbols()).isEqualTo(symbols == 0 ? 2 : 8);
  }
}
