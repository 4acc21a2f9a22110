package vn.luong.sim.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.luong.sim.fares.FareParameters;
import vn.luong.sim.ridership.CrowdingParameters;

/**
 * People learn that a line is too full (Vickrey's bottleneck, 1969, at a bus stop).
 *
 * <p>1,200 people an hour come to a stop; the fast line carries half of them, the slow one takes W seconds longer. While all
 * take the fast line, the queue grows so that everybody who comes waits as many seconds longer as people have been coming.
 * After W seconds both lines cost the same, from then on half of the people take the slow line, and the queue stays until
 * nobody comes any more; after another W seconds it has gone.
 */
class CrowdedLineTest {
  private static final int SECONDS_LONGER = 600;
  private static final int PLACES = 10;
  private static final int HOUR = 3600;

  /** Full vehicles are not minded, only those into which one does not get. */
  private static final CrowdingParameters DENIAL_ONLY =
      CrowdingParameters.STANDARD.withLevels(List.of(new CrowdingParameters.Level(1, 1, 1)));

  @Test
  void peopleSpreadUntilTheQueueCostsWhatTheSlowLineDoes() {
    TwoLines first = new TwoLines(PLACES, 0, 600 + SECONDS_LONGER);
    TwoLines last = new TwoLines(PLACES, 0, 600 + SECONDS_LONGER);

    first.run(0, DENIAL_ONLY, 1);
    last.run(100, DENIAL_ONLY, 1);

    // On the first day the queue grows by ten a minute for an hour, and falls for another.
    double deniedFirst = 2 * 60 * (10 * 60 / 2.0);
    // At last it grows for W seconds, stays, and falls for W seconds.
    double minutes = SECONDS_LONGER / 60.0;
    double deniedLast = 10 * minutes * 60;
    double fast = 1200 - 10 * (60 - minutes);
    assertThat(first.passengers("fast")).isEqualTo(TwoLines.COMMUTERS);
    assertThat((double) first.ridership().deniedTotal())
        .isCloseTo(deniedFirst, within(0.03 * deniedFirst));
    assertThat((double) last.ridership().deniedTotal())
        .isCloseTo(deniedLast, within(0.25 * deniedLast));
    assertThat((double) last.passengers("fast")).isCloseTo(fast, within(0.08 * fast));
    assertThat(last.expectedExtraWait("fast", TwoLines.SIX + SECONDS_LONGER, TwoLines.SIX + HOUR))
        .isCloseTo(SECONDS_LONGER, within(0.15 * SECONDS_LONGER));
  }

  /** With a passenger on every seat a second weighs two: ten minutes are as bad as twenty. */
  @Test
  void peopleSpreadUntilCrowdingCostsWhatTheSlowLineDoes() {
    CrowdingParameters perSeat = CrowdingParameters.STANDARD.withLevels(
        List.of(new CrowdingParameters.Level(0, 1, 1), new CrowdingParameters.Level(4, 5, 5)));
    TwoLines world = new TwoLines(PLACES, 1000, 600 + 600);

    world.run(100, perSeat, 1);

    // Twenty people come for each departure, ten of them should take the fast line.
    double perDeparture = world.passengers("fast", TwoLines.SIX, TwoLines.SIX + HOUR) / 60.0;
    assertThat(perDeparture).isCloseTo(PLACES, within(0.06 * PLACES));
    assertThat(world.ridership().deniedTotal()).isZero();
  }

  @Test
  void whoStandsInAFullBusLosesWhatTheMultiplierSays() {
    CrowdingParameters nobodyMinds = DENIAL_ONLY;
    TwoLines minding = new TwoLines(PLACES, 1000, 1200);
    TwoLines notMinding = new TwoLines(PLACES, 1000, 1200);

    minding.run(0, CrowdingParameters.STANDARD, 1);
    notMinding.run(0, nobodyMinds, 1);

    for (int person = 0; person < TwoLines.COMMUTERS; person++) {
      double weighed = minding.ridership().weighedSeconds(person);
      // A second on board costs 6 utils an hour, and as much again for what it keeps from.
      assertThat(minding.score(person))
          .isCloseTo(notMinding.score(person) - weighed * 12 / 3600, within(1e-9));
      assertThat(weighed).isGreaterThan(0);
    }
    // Twenty on ten seats for ten minutes: half of them sit (1.55), half stand (2.44).
    double mean = IntStream.range(0, TwoLines.COMMUTERS)
        .mapToDouble(minding.ridership()::weighedSeconds)
        .average()
        .orElseThrow();
    assertThat(mean).isCloseTo(600 * (0.55 + 1.44) / 2, within(12.0));
  }

  /** On board of the train a second costs 3 utils an hour, and 6 for what it keeps from. */
  @Test
  void whatFullVehiclesWeighIsWorthWhatTheirModeIs() {
    TwoLines minding = new TwoLines(PLACES, 1000, 1200, -3);
    TwoLines notMinding = new TwoLines(PLACES, 1000, 1200, -3);

    minding.run(0, CrowdingParameters.STANDARD, 1);
    notMinding.run(0, DENIAL_ONLY, 1);

    for (int person = 0; person < TwoLines.COMMUTERS; person++) {
      double weighed = minding.ridership().weighedSeconds(person);
      assertThat(weighed).isGreaterThan(0);
      assertThat(minding.score(person))
          .isCloseTo(notMinding.score(person) - weighed * 9 / 3600, within(1e-9));
    }
  }

  /** Ten minutes are worth two utils; with a fast line that costs three more, only those with a pass take it. */
  @Test
  void whoPaysTakesTheCheaperLineAndWhoHoldsAPassTheFaster() {
    FareParameters fares = new FareParameters(
        new FareParameters.Tariff(1, 0),
        Map.of(),
        Map.of("fast", new FareParameters.Tariff(1, 3.0 / 12_020)),
        0,
        Double.POSITIVE_INFINITY,
        0.5);
    TwoLines world = new TwoLines(2000, 0, 600 + SECONDS_LONGER).withFares(fares, 400);
    TwoLines free = new TwoLines(2000, 0, 600 + SECONDS_LONGER);

    world.run(0, CrowdingParameters.STANDARD, 1);
    free.run(0, CrowdingParameters.STANDARD, 1);

    assertThat(world.passengers("fast")).isEqualTo(400);
    assertThat(world.passengers("slow")).isEqualTo(800);
    for (int person = 0; person < 400; person++) {
      assertThat(world.score(person)).isCloseTo(free.score(person) - 0.5, within(1e-9));
    }
  }

  /** Twenty people come for each departure; the one at 6:05 is known to carry 400, who have ten seats. */
  @Test
  void peopleLetAFullBusPassAndTakeTheNext() {
    TwoLines knowing =
        new TwoLines(PLACES, 1000, 1200).afterCrowdedDeparture(5, 400, CrowdingParameters.STANDARD);
    TwoLines ignorant = new TwoLines(PLACES, 1000, 1200);

    knowing.run(0, DENIAL_ONLY, 1);
    ignorant.run(0, DENIAL_ONLY, 1);

    assertThat(ignorant.passengersOfFast(5)).isEqualTo(20);
    assertThat(knowing.passengersOfFast(4)).isEqualTo(20);
    assertThat(knowing.passengersOfFast(5)).isZero();
    assertThat(knowing.passengersOfFast(6)).isEqualTo(40);
    assertThat(knowing.passengersOfFast(7)).isEqualTo(20);
    // Who has waited a minute longer has lost a minute of work and minded it like a minute on
    // board.
    for (int person = 82; person <= 100; person++) {
      assertThat(knowing.score(person))
          .isCloseTo(ignorant.score(person) - 60 * 12 / 3600.0, within(0.01));
    }
  }

  @Test
  void resultsDoNotDependOnThreads() {
    TwoLines one = new TwoLines(PLACES, PLACES, 900);
    TwoLines three = new TwoLines(PLACES, PLACES, 900);

    one.run(12, CrowdingParameters.STANDARD, 1);
    three.run(12, CrowdingParameters.STANDARD, 3);

    assertThat(three.plans()).isEqualTo(one.plans());
    assertThat(three.ridership().deniedTotal()).isEqualTo(one.ridership().deniedTotal());
  }
}
