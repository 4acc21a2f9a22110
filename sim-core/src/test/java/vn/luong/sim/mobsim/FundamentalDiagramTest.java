package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.mobsim.RingRoad.Point;
import vn.luong.sim.traffic.InflowCapacity;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficDynamics;
import vn.luong.sim.traffic.TrafficParameters;

/**
 * Theory: flow and speed over density on a ring road where none, half, nine in ten and all of the vehicles are
 * motorbikes, with freed space usable at once and with gaps that travel upstream. Writes {@code
 * target/fundamental-diagram.svg}, the picture of {@code docs/decisions/0012-mixed-traffic.md}.
 */
class FundamentalDiagramTest {
  private static final double[] SHARES_OF_JAM = {
    0.02, 0.05, 0.1, 0.15, 0.2, 0.22, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1, 1.02
  };
  private static final double[] MOTORBIKE_SHARES = {0, 0.5, 0.9, 1};
  private static final List<TrafficDynamics> DYNAMICS =
      List.of(TrafficDynamics.QUEUE, TrafficDynamics.WITH_HOLES);

  /** Where free traffic turns to jam: 1,600 PCE/h at 60 km/h. */
  private static final int CRITICAL = 4;

  private static final int JAM = 15;
  private static final double GAP_KILOMETERS_PER_HOUR = 15;

  private static final Map<TrafficDynamics, Map<Double, List<Point>>> DIAGRAMS =
      new EnumMap<>(TrafficDynamics.class);

  @BeforeAll
  static void measure() {
    for (TrafficDynamics dynamics : DYNAMICS) {
      TrafficParameters rules = rules(dynamics);
      Map<Double, List<Point>> diagrams = new TreeMap<>();
      for (double motorbikeShare : MOTORBIKE_SHARES) {
        List<Point> points = new ArrayList<>();
        for (double shareOfJam : SHARES_OF_JAM) {
          points.add(RingRoad.measure(rules, motorbikeShare, shareOfJam));
        }
        diagrams.put(motorbikeShare, points);
      }
      DIAGRAMS.put(dynamics, diagrams);
    }
  }

  /** A full ring stands for ever: nobody is pushed. */
  private static TrafficParameters rules(TrafficDynamics dynamics) {
    return TrafficParameters.nativeDefaults()
        .withTrafficDynamics(dynamics, InflowCapacity.FROM_DIAGRAM)
        .withStuckRule(StuckRule.pushAfter(100_000));
  }

  private static List<Point> diagram(TrafficDynamics dynamics, double motorbikeShare) {
    return DIAGRAMS.get(dynamics).get(motorbikeShare);
  }

  private static List<List<Point>> all() {
    return DIAGRAMS.values().stream().flatMap(of -> of.values().stream()).toList();
  }

  @Test
  void freeTrafficFlowsAtFreeSpeed() {
    for (List<Point> points : all()) {
      for (Point point : points.subList(0, CRITICAL)) {
        double expected = point.pcePerKilometer() * RingRoad.FREE_KILOMETERS_PER_HOUR;
        assertThat(point.pcePerHour()).isCloseTo(expected, withinPercentage(1));
      }
    }
  }

  @Test
  void mostThatFlowsIsTheFlowCapacity() {
    for (List<Point> points : all()) {
      double most = points.stream().mapToDouble(Point::pcePerHour).max().orElseThrow();
      assertThat(most).isCloseTo(RingRoad.CAPACITY_PCE_PER_HOUR, withinPercentage(1));
    }
  }

  @Test
  void vehiclesPerHourAtCapacityRiseAsTheirMeanSizeFalls() {
    for (TrafficDynamics dynamics : DYNAMICS) {
      for (double share : MOTORBIKE_SHARES) {
        double meanPce = 1 - share * (1 - RingRoad.MOTORBIKE_PCE);
        assertThat(diagram(dynamics, share).get(CRITICAL).vehiclesPerHour())
            .isCloseTo(RingRoad.CAPACITY_PCE_PER_HOUR / meanPce, withinPercentage(1));
      }
    }
  }

  @Test
  void queueDischargesAtCapacityUntilTheRingIsFull() {
    for (double share : MOTORBIKE_SHARES) {
      List<Point> points = diagram(TrafficDynamics.QUEUE, share);
      assertThat(points.get(JAM - 1).pcePerHour())
          .isCloseTo(RingRoad.CAPACITY_PCE_PER_HOUR, withinPercentage(1));
      // Whole vehicles: the last of nine motorbikes and a car may be one too many for a moment.
      assertThat(points.get(JAM).pcePerHour())
          .isCloseTo(RingRoad.CAPACITY_PCE_PER_HOUR, withinPercentage(3));
      assertThat(points.get(JAM + 1).pcePerHour()).isZero();
    }
  }

  @Test
  void gapsMakeTheCongestedBranchFallAsFastAsTheyTravel() {
    for (double share : MOTORBIKE_SHARES) {
      List<Point> points = diagram(TrafficDynamics.WITH_HOLES, share);
      for (int place = CRITICAL + 2; place < JAM; place++) {
        Point point = points.get(place);
        Point next = points.get(place + 1);
        double slope = (point.pcePerHour() - next.pcePerHour())
            / (next.pcePerKilometer() - point.pcePerKilometer());
        assertThat(slope).isCloseTo(GAP_KILOMETERS_PER_HOUR, within(0.6));
      }
      assertThat(points.get(JAM).pcePerHour()).isLessThan(30);
    }
  }

  @Test
  void motorbikesAreNeverSlowerThanCarsAndMuchFasterInAJam() {
    for (TrafficDynamics dynamics : DYNAMICS) {
      List<Point> points = diagram(dynamics, 0.5);
      for (int place = 0; place < JAM; place++) {
        double car = points.get(place).cars().kilometersPerHour();
        double motorbike = points.get(place).motorbikes().kilometersPerHour();
        assertThat(motorbike).isGreaterThanOrEqualTo(0.995 * car);
        if (SHARES_OF_JAM[place] >= 0.4) {
          assertThat(motorbike).isGreaterThan(2 * car);
        }
        // When four motorbikes have overtaken a car it goes.
        assertThat(motorbike).isLessThan(4.1 * car);
      }
    }
  }

  /** Where cars are few motorbikes have each other to wait for, and both drive equally fast. */
  @Test
  void fewCarsDriveAsFastAsTheMotorbikesAroundThem() {
    for (TrafficDynamics dynamics : DYNAMICS) {
      for (Point point : diagram(dynamics, 0.9).subList(0, JAM)) {
        double car = point.cars().kilometersPerHour();
        assertThat(point.motorbikes().kilometersPerHour()).isBetween(0.995 * car, 1.05 * car);
      }
    }
  }

  /**
   * Motorbikes are never slower than cars. With each car no more than four motorbikes go before their time, which take as
   * much flow as it does: so it goes half as fast as in order at the least.
   */
  @ParameterizedTest(name = "{0} of a hundred vehicles are cars")
  @ValueSource(ints = {1, 19, 25, 75, 90, 99})
  void inAJamNeitherKindHasToWaitForEver(int cars) {
    for (TrafficDynamics dynamics : DYNAMICS) {
      Point point = RingRoad.measure(rules(dynamics), 1 - cars / 100.0, 0.5);
      double car = point.cars().kilometersPerHour();
      double motorbike = point.motorbikes().kilometersPerHour();
      double inOrder = point.pcePerHour() / point.pcePerKilometer();
      assertThat(motorbike).isGreaterThanOrEqualTo(car);
      assertThat(car).isBetween(0.5 * inOrder, 1.01 * inOrder);
    }
  }

  @Test
  void aloneMotorbikesAreCarsOfAQuarterOfTheSize() {
    for (TrafficDynamics dynamics : DYNAMICS) {
      for (int place = 0; place < JAM; place++) {
        Point cars = diagram(dynamics, 0).get(place);
        Point motorbikes = diagram(dynamics, 1).get(place);
        assertThat(motorbikes.pcePerHour()).isCloseTo(cars.pcePerHour(), within(20.0));
      }
    }
  }

  @Test
  void picture() throws IOException {
    DiagramDrawing drawing = new DiagramDrawing(DYNAMICS.size(), 3, 160);
    // The first is drawn widest, so that those drawn over it do not hide it.
    String[] names = {"cars", "half and half", "10% cars", "motorbikes"};
    String[] colors = {"#56b4e9", "#009e73", "#cc79a7", "#d55e00"};
    int[] widths = {7, 4, 3, 1};
    for (int share = 0; share < MOTORBIKE_SHARES.length; share++) {
      drawing.legend(share, 0, names[share], colors[share], false);
      if (isMixed(share)) {
        drawing.legend(share, 1, "cars of these", colors[share], true);
      }
    }
    for (int column = 0; column < DYNAMICS.size(); column++) {
      String dynamics = column == 0 ? "space free at once" : "gaps travel at 15 km/h";
      drawing.panel(column, 0, "flow, PCE/h; " + dynamics, 2000);
      drawing.panel(column, 1, "flow, vehicles/h; " + dynamics, 8000);
      drawing.panel(column, 2, "speed of each kind, km/h; " + dynamics, 80);
      for (int share = 0; share < MOTORBIKE_SHARES.length; share++) {
        List<Point> points = diagram(DYNAMICS.get(column), MOTORBIKE_SHARES[share]);
        String style = "stroke=\"" + colors[share] + "\" stroke-width=\"" + widths[share] + "\"";
        drawing.curve(column, 0, points, Point::pcePerHour, 2000, style);
        drawing.curve(column, 1, points, Point::vehiclesPerHour, 8000, style);
        ToDoubleFunction<Point> carSpeed = point -> point.cars().kilometersPerHour();
        ToDoubleFunction<Point> motorbikeSpeed = point -> point.motorbikes().kilometersPerHour();
        drawing.curve(column, 2, points, share == 0 ? carSpeed : motorbikeSpeed, 80, style);
        if (isMixed(share)) {
          drawing.curve(column, 2, points, carSpeed, 80, style + " stroke-dasharray=\"6 5\"");
        }
      }
    }
    Path file = Path.of("target/fundamental-diagram.svg");
    Files.createDirectories(file.getParent());
    Files.writeString(file, drawing.svg());
    assertThat(file).content().doesNotContain("NaN");
  }

  private static boolean isMixed(int share) {
    return share > 0 && share < MOTORBIKE_SHARES.length - 1;
  }
}
