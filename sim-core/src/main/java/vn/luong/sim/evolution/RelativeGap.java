package vn.luong.sim.evolution;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import vn.luong.sim.population.Population;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.trips.PathComparison;
import vn.luong.sim.trips.TripRouting;

/**
 * How far a day is from a user equilibrium of routes: (Σ cost of the paths taken − Σ cost of the
 * best paths) / Σ cost of the paths taken, over the road legs in the selected plans of a sample of
 * persons. Both costs are the router's generalised costs at the travel times measured on that very
 * day (tables of time bins), for the planned time of departure, so the gap is never negative and 0
 * if nobody can gain by another route (Boyce, Ralevic-Dekic and Bar-Gera, "Convergence of traffic
 * assignments: how much is enough?", J. Transp. Eng. 130 (2004)).
 *
 * <p>The sample is the same in all iterations, so that gaps can be compared. Gains by other modes
 * or times do not count.
 */
final class RelativeGap {
  private static final long PURPOSE = RandomStream.keyOfText("relative-gap-sample");

  private final Population population;
  private final IntArrayList sample = new IntArrayList();

  /** Draws about this many persons; 0 to measure nothing. */
  RelativeGap(Population population, long seed, int sampleSize) {
    this.population = population;
    double share = sampleSize / (double) Math.max(1, population.personCount());
    for (int person = 0; person < population.personCount(); person++) {
      if (RandomStream.doubleAt(seed, person, 0, PURPOSE) < share) {
        sample.add(person);
      }
    }
  }

  /** The gap at the travel times of a routing; NaN if nobody in the sample goes by road. */
  double measure(TripRouting routing) {
    PathComparison comparison = new PathComparison(routing);
    RoadLegs legs = new RoadLegs(population, routing.parameters().endTimeRule());
    double taken = 0;
    double least = 0;
    for (int position = 0; position < sample.size(); position++) {
      int person = sample.getInt(position);
      legs.seek(person);
      while (legs.advance()) {
        if (comparison.compare(person, legs.mode(), legs.path(), legs.departureTime())) {
          taken += comparison.takenCost();
          least += Math.min(comparison.takenCost(), comparison.leastCost());
        }
      }
    }
    return taken > 0 ? (taken - least) / taken : Double.NaN;
  }
}
