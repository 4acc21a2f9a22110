package vn.luong.sim.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteColumnTest {
  private static final int COUNT = 50;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void numbersLookedAtAreThoseTakenLater(int width) {
    ByteColumn column = columnOf(width);
    int[] ahead = new int[8];
    for (int number = 0; number < COUNT; number++) {
      Arrays.fill(ahead, -7);
      int count = column.peekFixed(width, ahead);

      // Four bytes are read at a time, so that a few at the end are not looked at.
      assertThat(count).isBetween(Math.min(8, COUNT - number - 4), Math.min(8, COUNT - number));
      for (int next = 0; next < count; next++) {
        assertThat(ahead[next]).isEqualTo(value(number + next, width));
      }
      assertThat(column.takeFixed(width)).isEqualTo(value(number, width));
    }
    assertThat(column.peekFixed(width, ahead)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aColumnCutOffInsideANumberIsSaidWhenItIsTakenOnly(int width) {
    byte[] whole = columnOf(width).bytes();
    for (int length = 0; length < 3 * width; length++) {
      ByteColumn column = new ByteColumn();
      System.arraycopy(whole, 0, column.receive(length), 0, length);
      int[] ahead = new int[8];

      assertThat(column.peekFixed(width, ahead)).isLessThanOrEqualTo(length / width);
      for (int number = 0; number < length / width; number++) {
        column.takeFixed(width);
      }
      assertThatThrownBy(() -> column.takeFixed(width)).isInstanceOf(MalformedBlockException.class);
      assertThat(column.peekFixed(width, ahead)).isZero();
    }
  }

  private static ByteColumn columnOf(int width) {
    ByteColumn column = new ByteColumn();
    for (int number = 0; number < COUNT; number++) {
      column.putFixed(value(number, width), width);
    }
    return column;
  }

  private static int value(int number, int width) {
    return number * 0x9E3779B1 & -1 >>> (Integer.SIZE - Byte.SIZE * width);
  }
}
