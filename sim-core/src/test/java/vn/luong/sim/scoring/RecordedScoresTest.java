package vn.luong.sim.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.luong.sim.events.Event;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.events.MeasuringSink;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.matsim.EventsXmlReader;
import vn.luong.sim.matsim.FacilitiesXmlReader;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.matsim.PopulationXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.units.SimTime;

/**
 * Events that MATSim recorded, scored by us: the average of iteration 0 as in its {@code
 * scorestats}, and every person's score of iteration 10 as in its last plans (learning rate 1, so a
 * plan's score is that of its last execution).
 *
 * <p>MATSim recorded the events of both iterations. The scores of single persons stand only in its
 * last plans: of iteration 0 it kept plans from before the day, without scores, so that there the
 * average is all there is to compare with.
 */
class RecordedScoresTest {
  private static final double HOUR = 3600;
  private static final double TOLERANCE = 1e-9;

  /** A reference scenario with its recorded plans. */
  private static final class Recording {
    final Path folder;
    final Population population;

    Recording(String name) {
      folder = SharedFolder.require("reference/matsim/" + name);
      ProblemLog problems = new ProblemLog();
      Network network =
          NetworkXmlReader.read(folder.resolve("input/network.xml"), new ModeTable(), problems);
      Path facilities = folder.resolve("input/facilities.xml.gz");
      population = new Population(
          network,
          facilities.toFile().exists()
              ? FacilitiesXmlReader.read(facilities, network, problems)
              : new Facilities());
      PopulationXmlReader.read(folder.resolve("output/output_plans.xml.gz"), population, problems);
      problems.throwIfErrors();
    }

    PlanScorer score(int iteration, UtilityParameters utilities) {
      PlanScorer scorer = new PlanScorer(population, ScoringParameters.of(utilities));
      Replay replay = new Replay(population, scorer);
      ProblemLog problems = new ProblemLog();
      EventsXmlReader.read(
          folder.resolve("output/" + iteration + ".events.xml.gz"), problems, replay::accept);
      replay.flush();
      scorer.finish();
      return scorer;
    }

    double average(PlanScorer scorer) {
      double sum = 0;
      for (int person = 0; person < population.personCount(); person++) {
        sum += scorer.score(person);
      }
      return sum / population.personCount();
    }

    double largestDifference(PlanScorer scorer) {
      double largest = 0;
      for (int person = 0; person < population.personCount(); person++) {
        double recorded = population.plans().score(population.plans().selectedPlan(person));
        largest = Math.max(largest, Math.abs(recorded - scorer.score(person)));
      }
      return largest;
    }
  }

  /** Turns events as objects into rows; transit drivers are nobody. */
  private static final class Replay {
    final Population population;
    final EventSink scorer;
    final IdTable vehicles = new IdTable();
    final EventBuffer rows = new EventBuffer();

    Replay(Population population, PlanScorer scorer) {
      this.population = population;
      this.scorer = new MeasuringSink(population.network(), scorer);
    }

    void accept(Event event) {
      if (!rows.hasRoom(1)) {
        flush();
      }
      int time = (int) event.time();
      if (event instanceof Event.ActivityEvent activity) {
        rows.appendActivity(
            activity.kind(),
            time,
            person(activity.person()),
            link(activity.link()),
            population.activityTypes().find(activity.activityType()),
            EventBuffer.NONE,
            activity.x(),
            activity.y());
      } else if (event instanceof Event.Departure departure) {
        rows.appendDeparture(
            time,
            person(departure.person()),
            link(departure.link()),
            population.modeTable().find(departure.mode()),
            EventBuffer.NONE);
      } else if (event instanceof Event.PersonOnLink arrival) {
        rows.appendPersonOnLink(
            arrival.kind(), time, person(arrival.person()), link(arrival.link()), EventBuffer.NONE);
      } else if (event instanceof Event.PersonAndVehicle boarding) {
        rows.appendPersonAndVehicle(
            boarding.kind(), time, person(boarding.person()), vehicles.add(boarding.vehicle()));
      } else if (event instanceof Event.VehicleOnLink driving) {
        rows.appendVehicleOnLink(
            driving.kind(), time, vehicles.add(driving.vehicle()), link(driving.link()));
      } else if (event instanceof Event.Traffic traffic) {
        rows.appendTraffic(
            traffic.kind(),
            time,
            person(traffic.person()),
            link(traffic.link()),
            vehicles.add(traffic.vehicle()),
            EventBuffer.NONE);
      } else if (event instanceof Event.Travelled travelled) {
        rows.appendTravelled(
            time, person(travelled.person()), EventBuffer.NONE, travelled.distanceMeters());
      }
    }

    void flush() {
      scorer.accept(rows);
      rows.clear();
    }

    private int person(String id) {
      return population.personIds().find(id);
    }

    private int link(String id) {
      return id == null ? Network.NO_LINK : population.network().linkIds().find(id);
    }
  }

  private static final Map<String, ActivityParameters> HOME_AND_WORK = Map.of(
      "h", ActivityParameters.ofTypicalDuration(12 * HOUR).withMinimalDuration(8 * HOUR),
      "w",
          ActivityParameters.ofTypicalDuration(8 * HOUR)
              .withMinimalDuration(6 * HOUR)
              .withOpeningHours(7 * HOUR, 18 * HOUR)
              .withSchedule(9 * HOUR, SimTime.UNDEFINED));

  @Test
  void equilIsScoredAsRecorded() {
    Recording equil = new Recording("equil");
    UtilityParameters utilities = UtilityParameters.standard(
        Map.of(
            "car", ModeParameters.STANDARD,
            "pt", ModeParameters.STANDARD,
            "walk", ModeParameters.STANDARD),
        HOME_AND_WORK);

    assertThat(equil.average(equil.score(0, utilities)))
        .isCloseTo(64.75686659291274, within(TOLERANCE));
    assertThat(equil.largestDifference(equil.score(10, utilities))).isLessThan(TOLERANCE);
  }

  @Test
  void mixedTrafficIsScoredAsRecorded() {
    Recording mixed = new Recording("equil-mixedTraffic");
    UtilityParameters utilities = UtilityParameters.standard(
        Map.of(
            "car", ModeParameters.STANDARD,
            "bicycle", ModeParameters.STANDARD,
            "walk", ModeParameters.STANDARD),
        HOME_AND_WORK);

    assertThat(mixed.average(mixed.score(0, utilities)))
        .isCloseTo(-83.86449204151583, within(TOLERANCE));
    assertThat(mixed.largestDifference(mixed.score(10, utilities))).isLessThan(TOLERANCE);
  }

  @Test
  void siouxFallsWithTransitAndDistanceCostIsScoredAsRecorded() {
    Recording siouxFalls = new Recording("siouxfalls-10pct");
    UtilityParameters utilities = new UtilityParameters(
        0.96 / HOUR,
        0,
        -18 / HOUR,
        0,
        -0.18 / HOUR,
        0,
        0.062,
        Map.of(
            "car", ModeParameters.ofTraveling(0).withConstant(-0.562).withMoneyPerMeter(-0.0004),
            "pt", ModeParameters.ofTraveling(-0.18).withConstant(-0.124),
            "walk", ModeParameters.ofTraveling(-1.14)),
        Map.of(
            "home", ActivityParameters.ofTypicalDuration(13 * HOUR).withMinimalDuration(HOUR),
            "work",
                ActivityParameters.ofTypicalDuration(9 * HOUR)
                    .withMinimalDuration(8 * HOUR)
                    .withOpeningHours(8 * HOUR, 18 * HOUR)
                    .withSchedule(9 * HOUR, 17 * HOUR),
            "secondary",
                ActivityParameters.ofTypicalDuration(HOUR)
                    .withMinimalDuration(HOUR / 2)
                    .withOpeningHours(8 * HOUR, 20 * HOUR)));

    assertThat(siouxFalls.average(siouxFalls.score(0, utilities)))
        .isCloseTo(2.922525254191924, within(TOLERANCE));
    assertThat(siouxFalls.largestDifference(siouxFalls.score(10, utilities))).isLessThan(TOLERANCE);
  }

  @Test
  void groupsAreFoundByName() {
    UtilityParameters others = UtilityParameters.standard(Map.of(), Map.of());
    ScoringParameters parameters = new ScoringParameters(
        1, ScoringParameters.NEVER, false, true, Set.of(), Map.of("", others, "freight", others));

    assertThat(parameters.groupOf("freight")).isEqualTo("freight");
    assertThat(parameters.groupOf("tourist")).isEqualTo(ScoringParameters.OTHERS);
    assertThat(parameters.groupOf(null)).isEqualTo(ScoringParameters.OTHERS);
  }
}
