package vn.luong.scenario.workerbus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Makes courses to a park: a ray sweeps once round the park and takes up stops until they fill a course (Gillett and
 * Miller, "A heuristic algorithm for the vehicle-dispatch problem", 1974); the stops of a course are put into the order of
 * the shortest way to the park (exactly, by the dynamic programme of Held and Karp, 1962).
 */
final class CoursePlanner {
  /** A course may be fuller than wanted by this share rather than be cut. */
  private static final double TOLERANCE = 0.2;

  /** Stops with the most riders that together have so many of all are served. */
  private static final double SERVED_SHARE = 0.92;

  /** What is left at the end makes a course of its own, or joins the one before, or is not served. */
  private static final double LEAST_SHARE_OF_COURSE = 0.3;

  private final double ridersOfCourse;
  private final int mostStops;

  /** A stop with passengers of a day, one way. */
  record Demand(CollectionPoint stop, double riders) {}

  CoursePlanner(double ridersOfCourse, int mostStops) {
    this.ridersOfCourse = ridersOfCourse;
    this.mostStops = mostStops;
  }

  /**
   * The courses to a park.
   *
   * @param park its stops, one at least
   * @param demands stops where workers live
   */
  List<Course> courses(List<CollectionPoint> park, List<Demand> demands) {
    List<Demand> swept = sweep(park.get(0), served(demands));
    List<Course> courses = new ArrayList<>();
    List<Demand> open = new ArrayList<>();
    double riders = 0;
    for (Demand demand : swept) {
      boolean isFull =
          riders + demand.riders() > (1 + TOLERANCE) * ridersOfCourse || open.size() == mostStops;
      if (!open.isEmpty() && isFull) {
        courses.add(course(open, park));
        open.clear();
        riders = 0;
      }
      open.add(demand);
      riders += demand.riders();
    }
    if (!open.isEmpty()
        && (courses.isEmpty() || riders >= LEAST_SHARE_OF_COURSE * ridersOfCourse)) {
      courses.add(course(open, park));
    }
    return courses;
  }

  private static List<Demand> served(List<Demand> demands) {
    List<Demand> byRiders = new ArrayList<>(demands);
    byRiders.sort(Comparator.comparingDouble(Demand::riders)
        .reversed()
        .thenComparing(demand -> demand.stop().id()));
    double all = demands.stream().mapToDouble(Demand::riders).sum();
    double sum = 0;
    int count = 0;
    while (count < byRiders.size() && sum < SERVED_SHARE * all) {
      sum += byRiders.get(count++).riders();
    }
    return byRiders.subList(0, count);
  }

  /** By the direction from the park, beginning behind the widest gap. */
  private static List<Demand> sweep(CollectionPoint park, List<Demand> demands) {
    List<Demand> swept = new ArrayList<>(demands);
    swept.sort(Comparator.comparingDouble((Demand demand) -> angle(park, demand))
        .thenComparing(demand -> demand.stop().id()));
    int first = 0;
    double widest = 0;
    for (int place = 0; place < swept.size(); place++) {
      int before = (place + swept.size() - 1) % swept.size();
      double gap = angle(park, swept.get(place)) - angle(park, swept.get(before));
      gap += gap < 0 ? 2 * Math.PI : 0;
      if (gap > widest) {
        widest = gap;
        first = place;
      }
    }
    Collections.rotate(swept, -first);
    return swept;
  }

  private static double angle(CollectionPoint park, Demand demand) {
    return Math.atan2(demand.stop().y() - park.y(), demand.stop().x() - park.x());
  }

  private static Course course(List<Demand> demands, List<CollectionPoint> park) {
    List<CollectionPoint> stops = demands.stream().map(Demand::stop).toList();
    List<CollectionPoint> ordered = shortestWay(stops, park);
    return new Course(
        ordered,
        tour(ordered.get(ordered.size() - 1), park),
        demands.stream().mapToDouble(Demand::riders).sum());
  }

  /** The stops in the order of the shortest way through all of them that ends at the nearest stop of the park. */
  static List<CollectionPoint> shortestWay(
      List<CollectionPoint> stops, List<CollectionPoint> park) {
    int count = stops.size();
    // Least length from a stop to the park through a set of stops still to be visited.
    double[][] toGo = new double[1 << count][count];
    for (int at = 0; at < count; at++) {
      CollectionPoint stop = stops.get(at);
      toGo[0][at] = park.stream().mapToDouble(stop::metersTo).min().orElseThrow();
    }
    for (int left = 1; left < 1 << count; left++) {
      for (int at = 0; at < count; at++) {
        toGo[left][at] = Double.POSITIVE_INFINITY;
        for (int next = 0; next < count && (left >> at & 1) == 0; next++) {
          if ((left >> next & 1) != 0) {
            double meters = stops.get(at).metersTo(stops.get(next)) + toGo[left ^ 1 << next][next];
            toGo[left][at] = Math.min(toGo[left][at], meters);
          }
        }
      }
    }
    int left = (1 << count) - 1;
    int[] order = new int[count];
    Arrays.fill(order, -1);
    for (int place = 0; place < count; place++) {
      double least = Double.POSITIVE_INFINITY;
      for (int next = 0; next < count; next++) {
        if ((left >> next & 1) == 0) {
          continue;
        }
        double way = place == 0 ? 0 : stops.get(order[place - 1]).metersTo(stops.get(next));
        double meters = way + toGo[left ^ 1 << next][next];
        if (meters < least) {
          least = meters;
          order[place] = next;
        }
      }
      left ^= 1 << order[place];
    }
    return Arrays.stream(order).mapToObj(stops::get).toList();
  }

  /** The stops of the park, always the nearest next. */
  private static List<CollectionPoint> tour(CollectionPoint from, List<CollectionPoint> park) {
    List<CollectionPoint> left = new ArrayList<>(park);
    List<CollectionPoint> tour = new ArrayList<>();
    CollectionPoint at = from;
    while (!left.isEmpty()) {
      at = Collections.min(left, Comparator.comparingDouble(at::metersTo));
      left.remove(at);
      tour.add(at);
    }
    return tour;
  }
}
