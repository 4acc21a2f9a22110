package vn.luong.sim.mobsim;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import vn.luong.sim.arrays.IntBag;
import vn.luong.sim.arrays.WakeCalendar;

/**
 * Who is due when: a time with a fraction is due at the first step that is not before it. Those who are due in one step
 * come in the order of their exact time, then of their id as text, descending, as MATSim's queues have it; who becomes due
 * while the others are served has his place among those who are not served yet.
 *
 * <p>Threads: the main loop's.
 */
final class DueAgents {
  private static final int CALENDAR_SECONDS = 1 << 15;
  /** Who is due later is looked at in between, as all beyond the calendar's end are; short enough to add to a clock. */
  private static final double LATEST_SECONDS = 1 << 29;

  private final WakeCalendar calendar;
  private final AgentStates agents;
  private final int stepSeconds;
  private final IntBag dueNow = new IntBag();
  private final int[] rank;
  private final IntComparator byTimeThenRank;
  private int[] taken = new int[64];
  /** Sum of what was read ahead: keeps the reads from being left out. */
  private int touched;

  /**
   * Nobody is due.
   *
   * @param rank rank of each person's id among the texts of all
   */
  DueAgents(AgentStates agents, int[] rank, int stepSeconds) {
    this.agents = agents;
    this.rank = rank;
    this.stepSeconds = stepSeconds;
    calendar = new WakeCalendar(CALENDAR_SECONDS, stepSeconds);
    byTimeThenRank = (left, right) -> {
      int byTime = Double.compare(agents.endTime(left), agents.endTime(right));
      return byTime != 0 ? byTime : Integer.compare(rank[right], rank[left]);
    };
  }

  /** The person is due at {@link AgentStates#endTime}, or now if that is past. */
  void add(int person, int now) {
    int steps = stepsUntilDue(person, now);
    if (steps <= 0) {
      dueNow.add(person);
    } else {
      calendar.add(person, now + steps * stepSeconds, now);
    }
  }

  private int stepsUntilDue(int person, int now) {
    double seconds = Math.min(agents.endTime(person) - now, LATEST_SECONDS);
    return (int) Math.ceil(seconds / stepSeconds);
  }

  /** True if somebody who was not due when {@link #take} was called has become due in the same step; see {@link #join}. */
  boolean hasMoreNow() {
    return dueNow.size() > 0;
  }

  /**
   * Takes out who is due now; read them with {@link #taken} before the next call.
   *
   * @return the number of persons
   */
  int take(int now) {
    int fromCalendar = calendar.take(now);
    if (fromCalendar + dueNow.size() == 0) {
      return 0;
    }
    int[] early = calendar.taken();
    taken = IntArrays.ensureCapacity(taken, fromCalendar + dueNow.size(), 0);
    int count = 0;
    for (int position = 0; position < dueNow.size(); position++) {
      taken[count++] = dueNow.value(position);
    }
    dueNow.clear();
    agents.touch(early, fromCalendar);
    touchRanks(early, fromCalendar);
    for (int position = 0; position < fromCalendar; position++) {
      int person = early[position];
      int steps = stepsUntilDue(person, now);
      if (steps <= 0) {
        taken[count++] = person;
      } else {
        // The time lay beyond the end of the calendar.
        calendar.add(person, now + steps * stepSeconds, now);
      }
    }
    IntArrays.quickSort(taken, 0, count, byTimeThenRank);
    return count;
  }

  /** The first step after now in which somebody may be due, or a limit if that comes first. */
  int nextTime(int now, int limit) {
    return dueNow.size() > 0 ? now + stepSeconds : calendar.nextTime(now, limit, stepSeconds);
  }

  /** Reads ahead what persons are sorted by. */
  private void touchRanks(int[] persons, int count) {
    int sum = 0;
    for (int position = 0; position < count; position++) {
      sum += rank[persons[position]];
    }
    touched = sum;
  }

  int taken(int ordinal) {
    return taken[ordinal];
  }

  /**
   * Puts those who have become due since {@link #take} among the taken.
   *
   * @param served how many of the taken are served; the others stay in their order behind them
   * @param count number of the taken, served or not
   * @return the number of the taken with those who joined
   */
  int join(int served, int count) {
    int joined = count;
    taken = IntArrays.grow(taken, count + dueNow.size(), count);
    for (int position = 0; position < dueNow.size(); position++) {
      int person = dueNow.value(position);
      // Nobody has the same time and rank, so what is found is a gap.
      int place = -1 - IntArrays.binarySearch(taken, served, joined, person, byTimeThenRank);
      System.arraycopy(taken, place, taken, place + 1, joined - place);
      taken[place] = person;
      joined++;
    }
    dueNow.clear();
    return joined;
  }
}
