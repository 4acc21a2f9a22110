package vn.luong.sim.ridership;

import java.util.Arrays;

/**
 * Who is on board of each transit vehicle and whether with a seat: who boarded first sits, and when somebody gets up, who
 * has been standing longest sits down. Counts what each passenger's time on board weighs more than in an empty vehicle,
 * by how full the vehicle is in each second.
 *
 * <p>Layout: 44 bytes per vehicle, 25 per passenger on board at the same time, 4 per person. A vehicle adds up what a
 * second has weighed for its seated and for its standing passengers; a passenger remembers the sums from when he sat down
 * or got in. So boarding and alighting cost the same however many are on board.
 *
 * <p>Threads: one.
 */
final class OnBoard {
  private static final int NONE = -1;

  private final CrowdingParameters parameters;
  private final int[] seats;
  private final int[] load;
  private final int[] last;
  private final int[] firstStanding;
  private final int[] lastTime;
  private final double[] seatedSum;
  private final double[] standingSum;

  private final int[] slotOfPerson;
  private int slotCount;
  private int freeSlot = NONE;
  private int[] next = new int[64];
  private int[] previous = new int[64];
  private boolean[] sits = new boolean[64];
  private double[] sumBefore = new double[64];
  private double[] weighed = new double[64];

  OnBoard(CrowdingParameters parameters, int[] seats, int personCount) {
    this.parameters = parameters;
    this.seats = seats.clone();
    load = new int[seats.length];
    last = new int[seats.length];
    firstStanding = new int[seats.length];
    lastTime = new int[seats.length];
    seatedSum = new double[seats.length];
    standingSum = new double[seats.length];
    slotOfPerson = new int[personCount];
    clear();
  }

  /** Everybody is out. */
  void clear() {
    slotCount = 0;
    freeSlot = NONE;
    Arrays.fill(load, 0);
    Arrays.fill(last, NONE);
    Arrays.fill(firstStanding, NONE);
    Arrays.fill(lastTime, 0);
    Arrays.fill(seatedSum, 0);
    Arrays.fill(standingSum, 0);
    Arrays.fill(slotOfPerson, NONE);
  }

  int load(int vehicle) {
    return load[vehicle];
  }

  void board(int vehicle, int person, int now) {
    advance(vehicle, now);
    int slot = newSlot();
    slotOfPerson[person] = slot;
    next[slot] = NONE;
    previous[slot] = last[vehicle];
    if (last[vehicle] != NONE) {
      next[last[vehicle]] = slot;
    }
    last[vehicle] = slot;
    sits[slot] = load[vehicle] < seats[vehicle];
    sumBefore[slot] = sits[slot] ? seatedSum[vehicle] : standingSum[vehicle];
    weighed[slot] = 0;
    if (!sits[slot] && firstStanding[vehicle] == NONE) {
      firstStanding[vehicle] = slot;
    }
    load[vehicle]++;
  }

  /** Seconds that the ride weighed more than in an empty vehicle; 0 if the person is not on board. */
  double alight(int vehicle, int person, int now) {
    int slot = slotOfPerson[person];
    if (slot == NONE) {
      return 0;
    }
    advance(vehicle, now);
    settle(vehicle, slot);
    if (firstStanding[vehicle] == slot) {
      firstStanding[vehicle] = next[slot];
    } else if (sits[slot] && firstStanding[vehicle] != NONE) {
      sitDown(vehicle, firstStanding[vehicle]);
    }
    unlink(vehicle, slot);
    slotOfPerson[person] = NONE;
    next[slot] = freeSlot;
    freeSlot = slot;
    load[vehicle]--;
    return weighed[slot];
  }

  private void sitDown(int vehicle, int slot) {
    settle(vehicle, slot);
    sits[slot] = true;
    sumBefore[slot] = seatedSum[vehicle];
    firstStanding[vehicle] = next[slot];
  }

  private void settle(int vehicle, int slot) {
    double sum = sits[slot] ? seatedSum[vehicle] : standingSum[vehicle];
    weighed[slot] += sum - sumBefore[slot];
  }

  private void unlink(int vehicle, int slot) {
    if (previous[slot] != NONE) {
      next[previous[slot]] = next[slot];
    }
    if (next[slot] == NONE) {
      last[vehicle] = previous[slot];
    } else {
      previous[next[slot]] = previous[slot];
    }
  }

  /** Adds up what the seconds since the last change have weighed. */
  private void advance(int vehicle, int now) {
    int seconds = now - lastTime[vehicle];
    lastTime[vehicle] = now;
    if (load[vehicle] > 0 && seconds > 0) {
      double factor = CrowdingParameters.loadFactor(load[vehicle], seats[vehicle]);
      seatedSum[vehicle] += seconds * parameters.seatedSurcharge(factor);
      standingSum[vehicle] += seconds * parameters.standingSurcharge(factor);
    }
  }

  private int newSlot() {
    if (freeSlot != NONE) {
      int slot = freeSlot;
      freeSlot = next[slot];
      return slot;
    }
    if (slotCount == next.length) {
      int larger = slotCount * 2;
      next = Arrays.copyOf(next, larger);
      previous = Arrays.copyOf(previous, larger);
      sits = Arrays.copyOf(sits, larger);
      sumBefore = Arrays.copyOf(sumBefore, larger);
      weighed = Arrays.copyOf(weighed, larger);
    }
    return slotCount++;
  }
}
