package vn.luong.sim.mobsim;

import vn.luong.sim.arrays.NumberRows;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;

/**
 * Where everybody is in their plan.
 *
 * <p>Layout: per person 32 bytes: the plan, the element (activity or leg) they are at and where its code stands (of those
 * who drive the activity that comes next, so that the leg is not decoded again), the next row in {@link NetworkLegs}, the
 * link they are on, when their activity or teleported leg ends, and which of these it is.
 *
 * <p>Threads: the main loop's.
 */
final class AgentStates {
  /** Words per row, as a shift. */
  private static final int SHIFT = 2;
  /** Low: the plan; high: the element. */
  private static final int PLAN = 0;
  /** Low: where the element's code stands; high: the next row of the legs. */
  private static final int PLACE = 1;

  private static final int END_TIME = 2;
  /** Low: link; high: what the person does. */
  private static final int LINK = 3;

  /** Is on the way by vehicle or waits for one, or has finished or given up. */
  static final int OTHER = 0;
  /** Is in an activity that will end. */
  static final int ACTIVITY = 1;
  /** Is on a teleported leg. */
  static final int TELEPORT = 2;

  private final NumberRows rows;
  private final PlanStore plans;
  /** Sum of what was read ahead: keeps the reads from being left out. */
  private int touched;

  /**
   * Everybody before their first activity.
   *
   * @param driverCount transit drivers, who come after the population and have no plan
   */
  AgentStates(Population population, NetworkLegs legs, int driverCount) {
    plans = population.plans();
    int personCount = population.personCount();
    rows = new NumberRows(personCount + driverCount, SHIFT);
    for (int driver = personCount; driver < personCount + driverCount; driver++) {
      rows.setLow((driver << SHIFT) + PLAN, PlanStore.NO_PLAN);
      rows.setLow((driver << SHIFT) + LINK, Network.NO_LINK);
      rows.setHigh((driver << SHIFT) + PLACE, legs.legCount());
    }
    for (int person = 0; person < personCount; person++) {
      int row = person << SHIFT;
      rows.setLow(row + PLAN, plans.selectedPlan(person));
      rows.setHigh(row + PLACE, legs.firstLeg(person));
      rows.setLow(row + LINK, legs.morningLink(person));
    }
  }

  /** Puts a cursor on the plan element the person is at. */
  void seek(int person, PlanCursor cursor) {
    int row = person << SHIFT;
    cursor.seek(rows.low(row + PLAN), rows.high(row + PLAN), rows.low(row + PLACE));
  }

  /** The person is now at the element the cursor stands on. */
  void moveTo(int person, PlanCursor cursor) {
    int row = person << SHIFT;
    rows.setHigh(row + PLAN, cursor.element());
    rows.setLow(row + PLACE, cursor.place());
  }

  /** The person is at the element after the one the cursor stands on as soon as the leg by vehicle is over. */
  void moveBehind(int person, PlanCursor cursor) {
    int row = person << SHIFT;
    rows.setHigh(row + PLAN, cursor.element() + 1);
    rows.setLow(row + PLACE, cursor.nextPlace());
  }

  /** The person's next network leg; moves on to the one after. */
  int takeLeg(int person) {
    int place = (person << SHIFT) + PLACE;
    int leg = rows.high(place);
    rows.setHigh(place, leg + 1);
    return leg;
  }

  int link(int person) {
    return rows.low((person << SHIFT) + LINK);
  }

  void setLink(int person, int newLink) {
    rows.setLow((person << SHIFT) + LINK, newLink);
  }

  /** When the activity or the teleported leg ends, seconds after midnight, with fractions. */
  double endTime(int person) {
    return rows.number((person << SHIFT) + END_TIME);
  }

  void setEndTime(int person, double time) {
    rows.setNumber((person << SHIFT) + END_TIME, time);
  }

  int doing(int person) {
    return rows.high((person << SHIFT) + LINK);
  }

  void setDoing(int person, int what) {
    rows.setHigh((person << SHIFT) + LINK, what);
  }

  /**
   * Reads ahead the states of several persons and where their plans stand, so that the processor waits for all of them at
   * once and not for one after the other.
   */
  void touch(int[] persons, int count) {
    int sum = 0;
    for (int position = 0; position < count; position++) {
      sum += rows.low((persons[position] << SHIFT) + LINK);
    }
    for (int position = 0; position < count; position++) {
      int row = persons[position] << SHIFT;
      sum += plans.touch(rows.low(row + PLAN), rows.low(row + PLACE));
    }
    touched = sum;
  }

  /** The person's next network leg. */
  int nextLeg(int person) {
    return rows.high((person << SHIFT) + PLACE);
  }
}
