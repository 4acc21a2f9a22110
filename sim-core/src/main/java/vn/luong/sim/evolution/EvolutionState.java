package vn.luong.sim.evolution;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vn.luong.sim.population.Population;
import vn.luong.sim.ridership.Ridership;
import vn.luong.sim.scoring.ScoreKeeping;
import vn.luong.sim.traveltimes.TravelTimeRecorder;

/**
 * What an evolution hands on from one iteration to the next, beside the reports: the plans with their
 * scores, what is known of how often they were executed, the travel times of the last day, and what is
 * expected of public transport. Random
 * numbers have no state: they are keyed by seed, iteration and person.
 *
 * <p>Modes, activity types, links and facilities stand in it as numbers, so it is of use only for the
 * same scenario read in the same way.
 *
 * <p>Threads: call between iterations, from the thread that runs them.
 */
public final class EvolutionState {
  /** Stands between the parts and at the end, so that a reader that is out of step fails at once. */
  private static final int END_OF_PART = 0x4C756F6E;

  private final Population population;
  private final ScoreKeeping scoreKeeping;
  private final TravelTimeRecorder travelTimes;
  private final Ridership ridership;

  public EvolutionState(
      Population population, ScoreKeeping scoreKeeping, TravelTimeRecorder travelTimes) {
    this(population, scoreKeeping, travelTimes, null);
  }

  /**
   * The state of an evolution that learns how full public transport is.
   *
   * @param ridership what it has learned; null if it does not
   */
  public EvolutionState(
      Population population,
      ScoreKeeping scoreKeeping,
      TravelTimeRecorder travelTimes,
      Ridership ridership) {
    this.population = population;
    this.scoreKeeping = scoreKeeping;
    this.travelTimes = travelTimes;
    this.ridership = ridership;
  }

  /** Writes the state after an iteration. */
  public void save(DataOutput out) throws IOException {
    population.plans().save(out);
    out.writeInt(END_OF_PART);
    scoreKeeping.save(out);
    out.writeInt(END_OF_PART);
    travelTimes.save(out);
    out.writeInt(END_OF_PART);
    if (ridership != null) {
      ridership.save(out);
      out.writeInt(END_OF_PART);
    }
  }

  /**
   * Makes the state what it was when it was written; for {@link Evolution#resume}.
   *
   * @throws IOException if it cannot be read, or is of another scenario; then the state is of no use
   */
  public void load(DataInput in) throws IOException {
    population.plans().load(in);
    requireEndOfPart(in);
    scoreKeeping.load(in);
    requireEndOfPart(in);
    travelTimes.load(in);
    requireEndOfPart(in);
    if (ridership != null) {
      ridership.load(in);
      requireEndOfPart(in);
    }
  }

  private static void requireEndOfPart(DataInput in) throws IOException {
    int found = in.readInt();
    if (found != END_OF_PART) {
      throw new IOException("found " + found + " where a part of the state ends");
    }
  }
}
