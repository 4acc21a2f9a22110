package vn.luong.sim.raptor;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitScheduleBuilder;

/** A small random world: stops within walking distance of some others, routes with loops, few departures, odd rates. */
final class RandomTimetable {
  static final double SIDE_METERS = 2000;

  /** How vehicles stand at stops, and what a second on board costs compared with waiting. */
  enum Dwell {
    NONE_ANY_RATES,
    SOME_EQUAL_RATES,
    SOME_ANY_RATES
  }

  final RaptorTimetable timetable;
  final RaptorCosts costs;
  final double originX;
  final double originY;
  final double destinationX;
  final double destinationY;
  final int departureTime;

  /** What departures cost beside the rates of their route; many cost nothing. */
  final DepartureCosts.Source crowding;

  RandomTimetable(long seed, Dwell dwell) {
    this(seed, dwell, false);
  }

  /** The same, in which vehicles may go on as other departures with their passengers on board. */
  RandomTimetable(long seed, Dwell dwell, boolean isChained) {
    SplittableRandom random = new SplittableRandom(seed);
    WalkParameters walk = new WalkParameters(
        1 + random.nextDouble(),
        1 + random.nextDouble() * 0.5,
        100 + random.nextInt(900),
        random.nextInt(600),
        random.nextInt(700),
        random.nextBoolean() ? 0 : random.nextInt(120),
        5,
        1);
    timetable = RaptorTimetable.of(schedule(random, dwell, isChained), network(), walk);
    double waiting = random.nextInt(1, 20) / 3600.0;
    costs = costs(random, waiting, dwell);
    originX = random.nextDouble() * SIDE_METERS;
    originY = random.nextDouble() * SIDE_METERS;
    destinationX = random.nextDouble() * SIDE_METERS;
    destinationY = random.nextDouble() * SIDE_METERS;
    departureTime = random.nextInt(0, 2400);
    crowding = crowding(seed);
  }

  /** Half of the departures are crowded somewhere, and at some stops of these people are left behind. */
  private static DepartureCosts.Source crowding(long seed) {
    return new DepartureCosts.Source() {
      @Override
      public double sectionCost(int departure, int position, double seconds) {
        SplittableRandom random = of(departure, position);
        return isCrowded(departure) && random.nextBoolean()
            ? (float) (random.nextDouble() * seconds * 10 / 3600)
            : 0;
      }

      @Override
      public double boardingCost(int departure, int position) {
        SplittableRandom random = of(departure, position + 1000);
        return isCrowded(departure) && random.nextInt(3) == 0 ? (float) random.nextDouble() : 0;
      }

      private boolean isCrowded(int departure) {
        return of(departure, -1).nextBoolean();
      }

      private SplittableRandom of(int departure, int position) {
        return new SplittableRandom((seed * 1_000_003 + departure) * 1_000_003 + position);
      }
    };
  }

  /** The world's rates, with fares by distance. */
  RaptorCosts costsWithFares() {
    double[] along = new double[timetable.rowCount()];
    for (int row = 1; row < along.length; row++) {
      int route = timetable.route(row);
      boolean isFirst = route != timetable.route(row - 1);
      along[row] = isFirst ? 0 : along[row - 1] + 0.01 * ((row * 7 + route) % 30);
    }
    return costs.withWays(timetable, along);
  }

  /** The same rates, with prices by three zones on half of the routes; some stops belong to none. */
  RaptorCosts costsWithZones(long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    int[] zoneOfStop = new int[timetable.stopCount()];
    for (int stop = 0; stop < zoneOfStop.length; stop++) {
      zoneOfStop[stop] = random.nextInt(-1, 3);
    }
    boolean[] isPriced = new boolean[timetable.routeCount()];
    for (int route = 0; route < isPriced.length; route++) {
      isPriced[route] = random.nextBoolean();
    }
    int[] boarding = new int[timetable.rowCount()];
    int[] alighting = new int[timetable.rowCount()];
    for (int row = 0; row < boarding.length; row++) {
      alighting[row] = zoneOfStop[timetable.stop(row)];
      boarding[row] = isPriced[timetable.route(row)] ? alighting[row] : ZonePrices.NO_ZONE;
    }
    double[] price = new double[9];
    for (int pair = 0; pair < price.length; pair++) {
      price[pair] = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 2;
    }
    return costs.withZonePrices(new ZonePrices(3, boarding, alighting, price));
  }

  private static Network network() {
    return new NetworkBuilder(new ModeTable()).build();
  }

  private RaptorCosts costs(SplittableRandom random, double waiting, Dwell dwell) {
    double walking = random.nextInt(1, 20) / 3600.0;
    double perTransfer = random.nextBoolean() ? 0 : random.nextDouble();
    RaptorCosts same = RaptorCosts.of(timetable, waiting, waiting, walking, perTransfer);
    if (dwell == Dwell.SOME_EQUAL_RATES) {
      return same;
    }
    double[] riding = new double[timetable.routeCount()];
    double[] boarding = new double[timetable.routeCount()];
    for (int route = 0; route < riding.length; route++) {
      riding[route] = random.nextInt(0, 20) / 3600.0;
      boarding[route] = random.nextInt(3) == 0 ? random.nextDouble() : 0;
    }
    return same.withRoutes(riding, boarding);
  }

  private static TransitSchedule schedule(SplittableRandom random, Dwell dwell, boolean isChained) {
    TransitScheduleBuilder builder = new TransitScheduleBuilder();
    List<Ended> ended = new ArrayList<>();
    int stopCount = random.nextInt(3, 11);
    for (int stop = 0; stop < stopCount; stop++) {
      builder.addStop(
          "s" + stop,
          StopProperties.of(
              random.nextDouble() * SIDE_METERS,
              random.nextDouble() * SIDE_METERS,
              Network.NO_LINK));
    }
    for (int relation = random.nextInt(4); relation > 0; relation--) {
      builder.setTransferTime(
          random.nextInt(stopCount), random.nextInt(stopCount), random.nextInt(400));
    }
    int routeCount = random.nextInt(1, 7);
    for (int route = 0; route < routeCount; route++) {
      builder.addLine("l" + route, "");
      builder.addRoute("r");
      int seconds = addStops(builder, random, dwell, stopCount);
      for (int departure = random.nextInt(1, 7); departure > 0; departure--) {
        if (isChained) {
          addChained(builder, random, "d" + departure, seconds, ended);
        } else {
          builder.addDeparture("d" + departure, random.nextInt(0, 3600), null);
        }
      }
    }
    return builder.build();
  }

  /** Where a vehicle has come to its last stop. */
  private record Ended(int departure, String vehicle, int time) {}

  /**
   * Adds a departure of a new vehicle, or of one that has come somewhere. Most of these take their passengers along; some
   * do not, some would have to start before they have come, or have gone on to something else.
   */
  private static void addChained(
      TransitScheduleBuilder builder,
      SplittableRandom random,
      String id,
      int seconds,
      List<Ended> ended) {
    int time = random.nextInt(0, 3600);
    String vehicle = "v" + ended.size();
    Ended before = null;
    if (!ended.isEmpty() && random.nextInt(3) > 0) {
      before = ended.get(random.nextInt(ended.size()));
      vehicle = random.nextInt(10) == 0 ? vehicle : before.vehicle;
      time = random.nextInt(10) == 0 ? time : before.time + random.nextInt(300);
    }
    int departure = builder.addDeparture(id, time, vehicle);
    if (before != null && random.nextInt(6) > 0) {
      builder.addChain(before.departure, departure);
    }
    ended.add(new Ended(departure, vehicle, time + seconds));
  }

  /** Returns how long the vehicle is on the way. */
  private static int addStops(
      TransitScheduleBuilder builder, SplittableRandom random, Dwell dwell, int stopCount) {
    int time = random.nextInt(3) == 0 ? random.nextInt(200) : 0;
    for (int position = random.nextInt(2, 7); position > 0; position--) {
      int standing = dwell == Dwell.NONE_ANY_RATES ? 0 : random.nextInt(60);
      builder.addRouteStop(new RouteStop(
          random.nextInt(stopCount),
          time,
          time + standing,
          0,
          random.nextInt(8) != 0,
          random.nextInt(8) != 0,
          true));
      time += standing + random.nextInt(1, 400);
    }
    return time;
  }
}
