package vn.luong.sim.evolution;

import vn.luong.sim.population.Population;
import vn.luong.sim.replanning.GainEstimate;
import vn.luong.sim.trips.PathComparison;
import vn.luong.sim.trips.TripRouting;
import vn.luong.sim.units.SimTime;

/**
 * How much longer a person's paths took on the last day than was expected when they were chosen.
 * They were the best then; so if times elsewhere are as they were, this is the most that better ones
 * can save now. It costs a walk along the paths, while the gain itself would cost the search for the
 * best ones, which is all that rerouting costs. Who was lucky gets 0.
 *
 * <p>Nothing is kept from day to day: it follows from the plans and the travel times.
 */
final class LostTime implements GainEstimate {
  private final RoadLegs legs;
  private final PathComparison paths;

  /** At the travel times of the last day. */
  LostTime(Population population, TripRouting routing) {
    legs = new RoadLegs(population, routing.parameters().endTimeRule());
    paths = new PathComparison(routing);
  }

  @Override
  public double of(int person) {
    double lost = 0;
    double taken = 0;
    legs.seek(person);
    while (legs.advance()) {
      double expected = legs.expectedSeconds();
      double seconds = paths.secondsOf(person, legs.mode(), legs.path(), legs.departureTime());
      if (SimTime.isDefined(expected) && seconds > 0) {
        lost += Math.max(0, seconds - expected);
        taken += seconds;
      }
    }
    return taken > 0 ? lost / taken : 0;
  }
}
