package vn.luong.scenario.people;

import java.util.List;
import vn.luong.scenario.people.StreetPlaces.Place;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.random.RandomStream;

/**
 * The mode a resident begins with, for a whole tour, by ownership and distance. Shares by distance are our estimates,
 * chosen to meet the fact sheet's mode shares (section 10: motorbike 75 %, car 6 %, walk 11 %, bicycle 3 %, worker
 * bus 3 %, bus 1.5 %). Persons carried on somebody's motorbike or in a car are counted by surveys with those modes; here
 * they have the mode {@code ride}, because they bring no vehicle to the road. So do those in coaches across the border,
 * which are not modelled.
 */
public final class FirstMode {
  public static final String CAR = "car";
  public static final String MOTORBIKE = "motorbike";
  public static final String RIDE = "ride";
  public static final String PT = "pt";
  public static final String WORKER_BUS = "worker-bus";
  public static final String BICYCLE = "bicycle";
  public static final String WALK = "walk";

  /** Every mode that a plan may begin with. */
  public static final List<String> ALL =
      List.of(CAR, MOTORBIKE, RIDE, PT, WORKER_BUS, BICYCLE, WALK);

  /** Of those who cross the border, on a motorbike or in a car, and in a car in 2019. */
  private static final double VEHICLE_SHARE_OF_COMMUTERS = 0.89;

  private static final double CAR_SHARE_OF_COMMUTERS = 0.13;

  private final TransitReach reach;
  private final double carOfCommuters;
  private final int car;
  private final int motorbike;
  private final int ride;
  private final int pt;
  private final int workerBus;
  private final int bicycle;
  private final int walk;

  /**
   * Modes of this table.
   *
   * @param carGrowth how many times as many cars there are as in 2019
   * @param reach where public transport runs
   */
  FirstMode(ModeTable modes, double carGrowth, TransitReach reach) {
    this.reach = reach;
    carOfCommuters = carGrowth * CAR_SHARE_OF_COMMUTERS;
    car = modes.add(CAR);
    motorbike = modes.add(MOTORBIKE);
    ride = modes.add(RIDE);
    pt = modes.add(PT);
    workerBus = modes.add(WORKER_BUS);
    bicycle = modes.add(BICYCLE);
    walk = modes.add(WALK);
  }

  /** A mode for a tour of this person. */
  int of(Resident resident, double meters, RandomStream random) {
    double uniform = random.nextDouble();
    double again = random.nextDouble();
    if (resident.age < 16) {
      return again < 1.25 * walkShare(meters) ? walk : ofChild(resident, meters, uniform);
    }
    if (again < walkShare(meters)) {
      return walk;
    }
    if (resident.hasCar && meters > 1500 && uniform < 0.9) {
      return car;
    }
    return resident.hasMotorbike ? ofOwner(meters, uniform) : ofOther(meters, uniform);
  }

  /** Who crosses the border of the province. */
  int ofCommuter(RandomStream random) {
    double uniform = random.nextDouble();
    if (uniform < VEHICLE_SHARE_OF_COMMUTERS - carOfCommuters) {
      return motorbike;
    }
    if (uniform < VEHICLE_SHARE_OF_COMMUTERS) {
      return car;
    }
    return uniform < 0.95 ? ride : pt;
  }

  /** The mode, or what a resident takes where public transport does not lead from one place to the other. */
  int possible(int mode, Resident resident, Place from, Place to) {
    return possible(mode, from, to, resident.hasMotorbike && resident.age >= 16 ? motorbike : ride);
  }

  /** The mode, or what commuters take where public transport does not lead from one place to the other. */
  int possible(int mode, Place from, Place to) {
    return possible(mode, from, to, ride);
  }

  private int possible(int mode, Place from, Place to, int otherwise) {
    return mode != pt || reach.joins(from.x(), from.y(), to.x(), to.y()) ? mode : otherwise;
  }

  /** Door-to-door speed that people reckon with when they leave, metres per second. */
  double expectedSpeedMetersPerSecond(int mode) {
    if (mode == walk) {
      return 1.2;
    }
    if (mode == bicycle) {
      return 3.0;
    }
    if (mode == pt) {
      return 4.2;
    }
    return mode == workerBus ? 5.5 : 6.0;
  }

  /** The mode of those whom a bus of their company takes. */
  int workerBus() {
    return workerBus;
  }

  /** Whether somebody who would take this mode may take the bus of the company instead. */
  boolean isGivenUpForWorkerBus(int mode) {
    return mode != walk && mode != car;
  }

  boolean isCar(int mode) {
    return mode == car;
  }

  private static double walkShare(double meters) {
    if (meters < 700) {
      return 0.76;
    }
    if (meters < 1300) {
      return 0.52;
    }
    return meters < 2500 ? 0.20 : 0;
  }

  private int ofChild(Resident resident, double meters, double uniform) {
    if (resident.age >= 9 && meters < 5000 && uniform < 0.26) {
      return bicycle;
    }
    return meters > 3000 && uniform > 0.7 ? pt : ride;
  }

  private int ofOwner(double meters, double uniform) {
    if (meters > 3000 && uniform > 0.95) {
      return pt;
    }
    if (meters < 3500 && uniform < 0.02) {
      return bicycle;
    }
    return uniform > 0.42 && uniform < 0.45 ? ride : motorbike;
  }

  private int ofOther(double meters, double uniform) {
    if (meters < 4000 && uniform < 0.18) {
      return bicycle;
    }
    return meters > 3000 && uniform > 0.5 ? pt : ride;
  }
}
