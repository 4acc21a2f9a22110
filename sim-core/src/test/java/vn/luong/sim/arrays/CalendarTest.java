package vn.luong.sim.arrays;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.luong.sim.random.RandomStream;

class CalendarTest {

  @Test
  void itemsComeWhenTheyAreDueAlsoFromBeyondTheRing() {
    TimeCalendar calendar = new TimeCalendar(4, 16, 1);
    calendar.add(0, 101, 100);
    calendar.add(1, 101, 100);
    calendar.add(2, 1000, 100);

    for (int now = 101; now <= 1000; now++) {
      int count = calendar.take(now);
      int[] taken = Arrays.copyOf(calendar.taken(), count);
      Arrays.sort(taken);
      assertThat(taken)
          .isEqualTo(now == 101 ? new int[] {0, 1} : now == 1000 ? new int[] {2} : new int[0]);
    }
    assertThat(calendar.size()).isZero();
    assertThat(calendar.time(2)).isEqualTo(TimeCalendar.NEVER);
  }

  @Test
  void activeSetEqualsASortedSet() {
    ActiveSet set = new ActiveSet(20_000);
    TreeSet<Integer> expected = new TreeSet<>();
    RandomStream random = RandomStream.of(1);
    for (int change = 0; change < 50_000; change++) {
      int member = random.nextInt(20_000);
      if (random.nextInt(3) > 0) {
        set.add(member);
        expected.add(member);
      } else {
        set.remove(member);
        expected.remove(member);
      }
      int from = random.nextInt(20_000);
      Integer next = expected.ceiling(from);
      assertThat(set.next(from)).isEqualTo(next == null ? ActiveSet.NONE : next);
    }
    assertThat(set.size()).isEqualTo(expected.size());
  }
}
