package vn.luong.scenario.workerbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CoursePlannerTest {
  private static final List<CollectionPoint> PARK =
      List.of(stop("p1", 0, 0), stop("p2", 500, 0), stop("p3", 1000, 0));

  private static CollectionPoint stop(String id, double x, double y) {
    return new CollectionPoint(id, id, x, y, 1);
  }

  /** Every order of up to seven stops is tried. */
  @Test
  void stopsAreInTheOrderOfTheShortestWayToThePark() {
    SplittableRandom random = new SplittableRandom(1);
    for (int world = 0; world < 200; world++) {
      List<CollectionPoint> stops = new ArrayList<>();
      for (int number = random.nextInt(1, 8); number > 0; number--) {
        stops.add(stop("s" + number, random.nextDouble(-9000, 9000), random.nextDouble(9000)));
      }

      List<CollectionPoint> way = CoursePlanner.shortestWay(stops, PARK);

      assertThat(way).containsExactlyInAnyOrderElementsOf(stops);
      assertThat(meters(way)).isCloseTo(least(stops, new ArrayList<>()), within(1e-6));
    }
  }

  private static double least(List<CollectionPoint> left, List<CollectionPoint> begun) {
    if (left.isEmpty()) {
      return meters(begun);
    }
    double least = Double.POSITIVE_INFINITY;
    for (CollectionPoint next : left) {
      List<CollectionPoint> rest = new ArrayList<>(left);
      rest.remove(next);
      List<CollectionPoint> more = new ArrayList<>(begun);
      more.add(next);
      least = Math.min(least, least(rest, more));
    }
    return least;
  }

  private static double meters(List<CollectionPoint> way) {
    double meters = 0;
    for (int place = 1; place < way.size(); place++) {
      meters += way.get(place - 1).metersTo(way.get(place));
    }
    CollectionPoint last = way.get(way.size() - 1);
    return meters + PARK.stream().mapToDouble(last::metersTo).min().orElseThrow();
  }

  /** A ring of equal stops is cut into sectors, each of neighbours, none fuller than wanted. */
  @Test
  void theSweepCutsTheRingIntoSectors() {
    List<CoursePlanner.Demand> ring = new ArrayList<>();
    for (int number = 0; number < 24; number++) {
      double angle = 2 * Math.PI * number / 24;
      ring.add(new CoursePlanner.Demand(
          stop("r" + (100 + number), 8000 * Math.cos(angle), 8000 * Math.sin(angle)), 50));
    }

    List<Course> courses = new CoursePlanner(200, 8).courses(PARK, ring);

    assertThat(courses).hasSizeBetween(5, 6);
    for (Course course : courses) {
      assertThat(course.riders()).isBetween(60.0, 240.0);
      assertThat(course.collection()).hasSizeLessThanOrEqualTo(8);
      assertThat(course.park()).containsExactlyInAnyOrderElementsOf(PARK);
      for (int place = 1; place < course.collection().size(); place++) {
        assertThat(course.collection().get(place).metersTo(course.collection().get(place - 1)))
            .isLessThan(3 * 2 * Math.PI * 8000 / 24);
      }
    }
    // The few who live where no bus pays are not served.
    assertThat(courses.stream().mapToDouble(Course::riders).sum()).isBetween(1050.0, 1150.0);
  }

  @Test
  void aSmallParkHasOneCourse() {
    List<CoursePlanner.Demand> demands =
        List.of(new CoursePlanner.Demand(stop("far", 9000, 0), 12));

    assertThat(new CoursePlanner(500, 8).courses(PARK, demands)).hasSize(1);
  }
}
