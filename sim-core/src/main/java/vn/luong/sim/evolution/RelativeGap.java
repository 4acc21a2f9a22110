package vn.luong.sim.evolution;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongHeapPriorityQueue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.replanning.PersonChunks;
import vn.luong.sim.trips.PathComparison;
import vn.luong.sim.trips.TripRouting;

/**
 * How far a day is from a user equilibrium of routes: (Σ cost as driven − Σ cost of the best
 * responses) / Σ cost as driven, over the road legs that a sample of persons drove to their ends
 * (Boyce, Ralevic-Dekic and Bar-Gera, "Convergence of traffic assignments: how much is enough?", J.
 * Transp. Eng. 130 (2004)).
 *
 * <p>Cost as driven is the router's generalised cost of the links between start link and end link
 * with the seconds that this very vehicle needed for them, at the hours it was there. The best
 * response is the router's best path for who leaves the start link when the vehicle did, at the
 * day's travel times (tables of time bins), with which people will replan. Both differ by more than
 * the choice of route: a vehicle may be luckier than the mean of its time bin, so single gains can
 * be negative. Over everybody these differences cancel, since the tables are the means of the same
 * vehicles. Waiting to get out of the start link and the drive on the end link are left out, as the
 * router leaves them out; gains by other modes or times do not count.
 *
 * <p>The sample is the same in all iterations, so that gaps can be compared. Persons who do not
 * drive stay in it: they may tomorrow.
 *
 * <p>Threads: call from one; the measure uses several and is the same for any number.
 */
final class RelativeGap {
  private static final long PURPOSE = RandomStream.keyOfText("relative-gap-sample");

  private final int personCount;
  private final int threads;
  private final BitSet sample;
  private final DrivenLegs driven;

  /** Draws this many persons, all if there are no more; 0 to measure nothing. */
  RelativeGap(int personCount, EvolutionParameters parameters) {
    this.personCount = personCount;
    this.threads = parameters.threads();
    this.sample = draw(personCount, parameters.gapSampleSize(), parameters.seed());
    this.driven = new DrivenLegs(sample);
  }

  /** Those with the smallest keyed numbers. */
  private static BitSet draw(int personCount, int size, long seed) {
    BitSet drawn = new BitSet(personCount);
    if (size >= personCount) {
      drawn.set(0, personCount);
      return drawn;
    }
    // A person's number above the person itself, so that no two are alike; the largest on top.
    LongHeapPriorityQueue smallest =
        new LongHeapPriorityQueue(size + 1, Collections.reverseOrder()::compare);
    for (int person = 0; person < personCount; person++) {
      double number = RandomStream.doubleAt(seed, person, 0, PURPOSE);
      smallest.enqueue((long) (number * (1L << 31)) << Integer.SIZE | person);
      if (smallest.size() > size) {
        smallest.dequeueLong();
      }
    }
    while (!smallest.isEmpty()) {
      drawn.set((int) smallest.dequeueLong());
    }
    return drawn;
  }

  /** Begins a day; what happens is to be shown to the answer, which is {@link EventSink#NONE} if it need not be. */
  EventSink startDay() {
    driven.reset();
    return sample.isEmpty() ? EventSink.NONE : driven;
  }

  /** The gap of the day at the travel times of a routing. */
  RouteGap measure(TripRouting routing) {
    int legCount = driven.legCount();
    double[] taken = new double[legCount];
    double[] least = new double[legCount];
    List<IntConsumer> workers = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      workers.add(new Worker(routing, taken, least));
    }
    PersonChunks.run(legCount, "measuring the relative gap", workers);
    return byPerson(taken, least);
  }

  private RouteGap byPerson(double[] takenOfLeg, double[] leastOfLeg) {
    int[] positionOf = new int[sample.length()];
    int size = 0;
    for (int person = sample.nextSetBit(0); person >= 0; person = sample.nextSetBit(person + 1)) {
      positionOf[person] = size++;
    }
    double[] taken = new double[size];
    double[] least = new double[size];
    for (int leg = 0; leg < takenOfLeg.length; leg++) {
      int position = positionOf[driven.person(leg)];
      taken[position] += takenOfLeg[leg];
      least[position] += leastOfLeg[leg];
    }
    return RouteGap.of(taken, least, personCount);
  }

  /** Compares one leg after the other. */
  private final class Worker implements IntConsumer {
    private final PathComparison comparison;
    private final double[] taken;
    private final double[] least;
    private final IntArrayList path = new IntArrayList();
    private final IntArrayList leaveTimes = new IntArrayList();

    Worker(TripRouting routing, double[] taken, double[] least) {
      this.comparison = new PathComparison(routing);
      this.taken = taken;
      this.least = least;
    }

    @Override
    public void accept(int leg) {
      if (!driven.isDriven(leg)) {
        return;
      }
      driven.read(leg, path, leaveTimes);
      if (comparison.compareDriven(
          driven.person(leg), driven.mode(leg), path.toIntArray(), leaveTimes.toIntArray())) {
        taken[leg] = comparison.takenCost();
        least[leg] = comparison.leastCost();
      }
    }
  }
}
