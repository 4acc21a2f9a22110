package vn.luong.sim.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.random.RandomStream;

/** The gap between what people drove and the best they could have driven. */
class RelativeGapTest {
  private static final int SIX = 6 * 3600;

  private final TwoRoutes world = new TwoRoutes();
  private final int car = world.population.modeTable().find("car");
  private final int home = world.population.network().linkIds().find("home");
  private final int work = world.population.network().linkIds().find("work");

  private RelativeGap gap(int sampleSize, int threads) {
    return new RelativeGap(
        TwoRoutes.COMMUTERS,
        new EvolutionParameters(4711, 0, StopCriterion.afterIteration(0), sampleSize, "", threads));
  }

  /** Somebody drives to work in the vehicle of the same number. */
  private void drive(EventBuffer events, int person, int road, int seconds) {
    events.ensureRoom(6);
    events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, SIX - 60, person, home, person, car);
    events.appendMove(SIX, person, home, road, car, EventBuffer.NONE);
    events.appendMove(SIX + seconds, person, road, work, car, seconds);
    events.appendLeavesTraffic(SIX + seconds + 50, person, work, person, car, 4000);
  }

  @Test
  void costAsDrivenIsComparedWithTheBestResponse() {
    RelativeGap gap = gap(TwoRoutes.COMMUTERS, 2);
    EventBuffer events = new EventBuffer(64);
    drive(events, 7, world.longRoad, 750);
    drive(events, 8, world.shortRoad, 170);

    gap.startDay().accept(events);
    RouteGap measured = gap.measure(world.routing());

    // Both could have driven 150 s on the empty short road; start link and end link do not count.
    assertThat(measured.share()).isCloseTo((600 + 20) / 920.0, within(1e-9));
    assertThat(measured.persons()).isEqualTo(2);
    assertThat(measured.standardError()).isZero();
  }

  @Test
  void whoDoesNotArriveAndWhoNeedNotMoveDoNotCount() {
    RelativeGap gap = gap(TwoRoutes.COMMUTERS, 1);
    EventBuffer events = new EventBuffer(64);
    events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, SIX, 1, home, 1, car);
    events.appendMove(SIX, 1, home, world.longRoad, car, EventBuffer.NONE);
    events.appendVehicleOnLink(EventKind.VEHICLE_ABORTS, SIX + 9, 1, world.longRoad);
    events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, SIX, 2, home, 2, car);
    events.appendMove(SIX, 2, home, world.longRoad, car, EventBuffer.NONE);
    events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, SIX, 3, home, 3, car);
    events.appendLeavesTraffic(SIX, 3, home, 3, car, 0);

    gap.startDay().accept(events);

    assertThat(gap.measure(world.routing())).isEqualTo(RouteGap.NONE);
  }

  @Test
  void aDayForgetsTheOneBefore() {
    RelativeGap gap = gap(TwoRoutes.COMMUTERS, 1);
    EventBuffer events = new EventBuffer(64);
    drive(events, 7, world.longRoad, 750);
    gap.startDay().accept(events);
    events.clear();
    drive(events, 8, world.shortRoad, 150);

    gap.startDay().accept(events);

    assertThat(gap.measure(world.routing())).isEqualTo(new RouteGap(0, 0, 1));
  }

  @Test
  void sampleHasAsManyPersonsAsAskedAndSpeaksForAllOfThem() {
    EventBuffer events = new EventBuffer(64);
    for (int person = 0; person < TwoRoutes.COMMUTERS; person++) {
      boolean isShort = RandomStream.doubleAt(1, person, 0, 0) < 0.75;
      drive(events, person, isShort ? world.shortRoad : world.longRoad, isShort ? 150 : 750);
    }
    RouteGap ofAll = measured(gap(TwoRoutes.COMMUTERS, 1), events);
    RouteGap ofSome = measured(gap(400, 1), events);

    assertThat(ofSome.persons()).isEqualTo(400);
    assertThat(ofAll.persons()).isEqualTo(TwoRoutes.COMMUTERS);
    assertThat(ofSome.standardError()).isBetween(0.01, 0.05);
    assertThat(ofSome.share()).isCloseTo(ofAll.share(), within(3 * ofSome.standardError()));
    assertThat(measured(gap(400, 3), events)).isEqualTo(ofSome);
    assertThat(measured(gap(5000, 1), events)).isEqualTo(ofAll);
  }

  private RouteGap measured(RelativeGap gap, EventBuffer events) {
    gap.startDay().accept(events);
    return gap.measure(world.routing());
  }

  @Test
  void nobodyIsMeasuredForNothing() {
    RelativeGap none = gap(0, 1);

    assertThat(none.startDay()).isSameAs(EventSink.NONE);
    assertThat(none.measure(world.routing()).share()).isNaN();
  }

  /** Samples of 200 of 1,000 persons, of whom a third does not drive. */
  @Test
  void standardErrorIsTheSpreadOfSamples() {
    int everybody = 1000;
    RandomStream random = RandomStream.of(4711);
    double[] taken = new double[everybody];
    double[] least = new double[everybody];
    for (int person = 0; person < everybody; person++) {
      taken[person] = person % 3 == 0 ? 0 : 300 + 900 * random.nextDouble();
      least[person] = taken[person] * (1 - 0.2 * random.nextDouble());
    }
    double truth = RouteGap.of(taken, least, everybody).share();
    SummaryStatistics shares = new SummaryStatistics();
    SummaryStatistics errors = new SummaryStatistics();
    for (int draw = 0; draw < 2000; draw++) {
      int[] persons = IntStream.range(0, everybody).toArray();
      for (int position = 0; position < 200; position++) {
        int other = position + (int) (random.nextDouble() * (everybody - position));
        int person = persons[other];
        persons[other] = persons[position];
        persons[position] = person;
      }
      int[] drawn = Arrays.copyOf(persons, 200);
      RouteGap gap = RouteGap.of(
          Arrays.stream(drawn).mapToDouble(person -> taken[person]).toArray(),
          Arrays.stream(drawn).mapToDouble(person -> least[person]).toArray(),
          everybody);
      shares.addValue(gap.share());
      errors.addValue(gap.standardError());
    }

    assertThat(shares.getMean()).isCloseTo(truth, within(0.001));
    assertThat(errors.getMean() / shares.getStandardDeviation()).isCloseTo(1, within(0.08));
  }
}
