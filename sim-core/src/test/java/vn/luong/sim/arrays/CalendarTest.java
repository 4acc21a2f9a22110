package vn.luong.sim.arrays;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.random.RandomStream;

class CalendarTest {

  @Test
  void itemsComeWhenTheyAreDueAndNotAfterTheEndOfTheRing() {
    WakeCalendar calendar = new WakeCalendar(16, 1);
    calendar.add(0, 101, 100);
    calendar.add(1, 101, 100);
    calendar.add(1, 103, 100);
    calendar.add(2, 1000, 100);

    assertThat(taken(calendar, 101)).containsExactly(0, 1);
    assertThat(taken(calendar, 102)).isEmpty();
    assertThat(taken(calendar, 103)).containsExactly(1);
    // The last second of a ring that began at 100.
    assertThat(taken(calendar, 115)).containsExactly(2);
    assertThat(taken(calendar, 116)).isEmpty();
  }

  @Test
  void ringOfLongerStepsEndsOnAStep() {
    WakeCalendar calendar = new WakeCalendar(16, 3);
    calendar.add(7, 1_000, 1);

    for (int now = 4; now < 16; now += 3) {
      assertThat(taken(calendar, now)).isEmpty();
    }
    assertThat(taken(calendar, 16)).containsExactly(7);
  }

  @Test
  void calendarEqualsSortedLists() {
    WakeCalendar calendar = new WakeCalendar(64, 1);
    TreeMap<Integer, List<Integer>> expected = new TreeMap<>();
    RandomStream random = RandomStream.of(2);
    for (int now = 0; now < 3_000; now++) {
      int additions = random.nextInt(200);
      for (int addition = 0; addition < additions; addition++) {
        int item = random.nextInt(1_000);
        int time = now + 1 + random.nextInt(63);
        calendar.add(item, time, now);
        expected.computeIfAbsent(time, key -> new ArrayList<>()).add(item);
      }
      List<Integer> due = expected.getOrDefault(now + 1, List.of());
      assertThat(taken(calendar, now + 1)).isEqualTo(due.stream().sorted().toList());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 15", "2, 14", "3, 15", "5, 15", "7, 14"})
  void nextTimeFindsWhatStandsInTheLastBucket(int stepSeconds, int farthestSeconds) {
    // The ring of 16 begins anew in each of these spans.
    for (int now : new int[] {0, 3, 100, 1_001}) {
      WakeCalendar calendar = new WakeCalendar(16, stepSeconds);
      assertThat(calendar.nextTime(now, now + 700 * stepSeconds, stepSeconds))
          .isEqualTo(now + 700 * stepSeconds);

      calendar.add(7, now + 500 * stepSeconds, now);

      int last = now + farthestSeconds;
      assertThat(calendar.nextTime(now, now + 700 * stepSeconds, stepSeconds)).isEqualTo(last);
      assertThat(calendar.nextTime(now, last - stepSeconds, stepSeconds))
          .isEqualTo(last - stepSeconds);
      assertThat(calendar.nextTime(last - stepSeconds, last, stepSeconds)).isEqualTo(last);
      assertThat(taken(calendar, last)).containsExactly(7);
      assertThat(calendar.nextTime(last, last + stepSeconds, stepSeconds))
          .isEqualTo(last + stepSeconds);
    }
  }

  @Test
  void nextTimeDoesNotCountBeyondTheLastSecondOfClocks() {
    int now = Integer.MAX_VALUE - 10;
    WakeCalendar calendar = new WakeCalendar(16, 1);
    assertThat(calendar.nextTime(now, Integer.MAX_VALUE, 1)).isEqualTo(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 60})
  void nextTimeEqualsTheFirstOfASortedSet(int stepSeconds) {
    WakeCalendar calendar = new WakeCalendar(512, stepSeconds);
    int steps = 511 / stepSeconds;
    TreeSet<Integer> expected = new TreeSet<>();
    RandomStream random = RandomStream.of(3);
    int now = 5;
    for (int jump = 0; jump < 2_000; jump++) {
      for (int addition = random.nextInt(3); addition > 0; addition--) {
        int time = now + (1 + random.nextInt(steps)) * stepSeconds;
        calendar.add(addition, time, now);
        expected.add(time);
      }
      int limit = now + (1 + random.nextInt(2 * steps)) * stepSeconds;
      int first = expected.isEmpty() ? limit : Math.min(limit, expected.first());
      now = calendar.nextTime(now, limit, stepSeconds);
      assertThat(now).isEqualTo(first);
      assertThat(calendar.take(now) > 0).isEqualTo(expected.remove(now));
    }
  }

  private static List<Integer> taken(WakeCalendar calendar, int now) {
    int count = calendar.take(now);
    return Arrays.stream(calendar.taken(), 0, count).sorted().boxed().toList();
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
    // From words full of members to words with one or none.
    for (int gap : new int[] {1, 2, 3, 9, 30, 100, 999}) {
      for (int member = 0; member < 20_000; member++) {
        if (member % gap != 0) {
          set.remove(member);
          expected.remove(member);
        }
      }
      assertThat(members(set))
          .isEqualTo(expected.stream().mapToInt(Integer::intValue).toArray());
    }
    set.clear();
    assertThat(set.next(0)).isEqualTo(ActiveSet.NONE);
    assertThat(set.size()).isZero();
    assertThat(members(set)).isEmpty();
  }

  @Test
  void fullSetIsListed() {
    ActiveSet set = new ActiveSet(5_000);
    int[] all = IntStream.range(0, 5_000).toArray();
    for (int member : all) {
      set.add(member);
    }
    assertThat(members(set)).isEqualTo(all);
  }

  private static int[] members(ActiveSet set) {
    int[] members = new int[set.size() + ActiveSet.SPARE_LENGTH];
    return Arrays.copyOf(members, set.copyTo(members));
  }
}
