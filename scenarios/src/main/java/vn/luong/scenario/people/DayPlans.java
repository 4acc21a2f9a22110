package vn.luong.scenario.people;

import vn.luong.scenario.landuse.Sector;
import vn.luong.scenario.people.StreetPlaces.Place;
import vn.luong.scenario.people.WorkerBusReach.Commute;
import vn.luong.sim.population.Plan;
import vn.luong.sim.random.RandomStream;

/**
 * Makes a person's day: work with shifts, lunch at home, errands and evening trips; school in sessions; shopping and
 * visits; staying at home. Rates are our estimates, chosen to meet 2.4–2.6 trips per person and day and the purposes of
 * the fact sheet (section 10).
 *
 * <p>Threads: immutable, safe to share.
 */
final class DayPlans {
  private static final double HOUR = 3600;

  private static final double WORKS_TODAY = 0.91;
  private static final double WORKS_AT_HOME = 0.09;
  private static final double IN_SCHOOL_TODAY = 0.95;

  private static final double LUNCH_REACH_METERS = 4000;
  private static final double LUNCH_AT_HOME = 0.26;
  private static final double BUSINESS_TRIP = 0.14;
  private static final double SHOPS_ON_THE_WAY = 0.17;
  private static final double GOES_OUT_AFTER_WORK = 0.24;

  private static final double ALL_DAY_SCHOOL = 0.40;
  private static final double MORNING_SCHOOL = 0.32;
  private static final double GOES_OUT_AFTER_SCHOOL = 0.22;

  private static final double STAYS_AT_HOME = 0.38;
  private static final double GOES_OUT_TWICE = 0.26;
  private static final double SHOPPING_SHARE = 0.55;

  private final DestinationChoice destinations;
  private final ActivityTypes types;
  private final FirstMode modes;
  private final WorkerBusReach workerBuses;
  private final double detourFactor;

  DayPlans(
      DestinationChoice destinations,
      ActivityTypes types,
      FirstMode modes,
      WorkerBusReach workerBuses,
      SynthesisParameters parameters) {
    this.destinations = destinations;
    this.types = types;
    this.modes = modes;
    this.workerBuses = workerBuses;
    this.detourFactor = parameters.detourFactor();
  }

  /** A resident's day; sets the sector of those who work. */
  Plan of(Resident resident, RandomStream random) {
    if (resident.isEmployed) {
      return workday(resident, random);
    }
    DaySketch day = startAt(types.home, resident.home);
    if (resident.isInSchool && random.nextDouble() < IN_SCHOOL_TODAY) {
      addSchool(day, resident, random);
    } else {
      addErrands(day, resident, random);
    }
    return day.toPlan();
  }

  private DaySketch startAt(int type, Place place) {
    return new DaySketch(modes, detourFactor, type, place);
  }

  private Plan workday(Resident resident, RandomStream random) {
    int destination = destinations.workZone(resident.zone, random);
    DestinationChoice.Workplace workplace = destinations.workplace(destination, random);
    resident.sector = workplace.sector();
    double today = random.nextDouble();
    boolean worksAtHome = resident.sector != Sector.INDUSTRY
        && !destinations.isGateway(destination)
        && random.nextDouble() < WORKS_AT_HOME;
    if (today >= WORKS_TODAY || worksAtHome) {
      DaySketch day = startAt(types.home, resident.home);
      addErrands(day, resident, random);
      return day.toPlan();
    }
    int mode = destinations.isGateway(destination)
        ? modeAcrossTheBorder(resident, workplace.place(), random)
        : mode(resident, workplace.place(), random);
    WorkHours hours = WorkHours.of(resident.sector, random);
    resident.workerBusLines = workerBuses.linesFor(workplace.estate(), hours.startTime());
    if (resident.workerBusLines != null) {
      Commute commute =
          byWorkerBus(workplace, hours, resident.home, mode, !resident.hasMotorbike, random);
      if (commute != null) {
        return ofWorkerBus(resident, workplace.place(), hours, commute, random);
      }
    }
    return hours.isOverMidnight()
        ? nightShift(resident, workplace.place(), mode, hours, random)
        : dayAtWork(resident, workplace.place(), mode, hours, random);
  }

  /** The way to work by the company's bus; null if there is none, or another mode is taken. */
  private Commute byWorkerBus(
      DestinationChoice.Workplace workplace,
      WorkHours hours,
      Place home,
      int otherwise,
      boolean isCaptive,
      RandomStream random) {
    double uniform = random.nextDouble();
    double bus = random.nextDouble();
    boolean wants =
        modes.isGivenUpForWorkerBus(otherwise) && (isCaptive || uniform < workerBuses.share());
    return wants ? workerBuses.find(workplace.estate(), hours, home, workplace.place(), bus) : null;
  }

  /** Whoever goes by the company's bus goes straight to work and straight home. */
  private Plan ofWorkerBus(
      Resident resident, Place work, WorkHours hours, Commute commute, RandomStream random) {
    int bus = modes.workerBus();
    if (hours.isOverMidnight()) {
      DaySketch day = startAt(types.work, work);
      day.leaveAt(commute.leavesWork(), bus, types.home, resident.home);
      if (random.nextDouble() < GOES_OUT_AFTER_WORK) {
        addOuting(day, resident, (15 + 3 * random.nextDouble()) * HOUR, random);
      }
      day.leaveAt(commute.leavesHome(), bus, types.work, work);
      return day.toPlan();
    }
    DaySketch day = startAt(types.home, resident.home);
    day.leaveAt(commute.leavesHome(), bus, types.work, work);
    day.leaveAt(commute.leavesWork(), bus, types.home, resident.home);
    if (hours.endTime() < 19.5 * HOUR && random.nextDouble() < GOES_OUT_AFTER_WORK) {
      addOuting(day, resident, (17.75 + 2 * random.nextDouble()) * HOUR, random);
    }
    return day.toPlan();
  }

  /** A mode for a tour from home to a place. */
  private int mode(Resident resident, Place place, RandomStream random) {
    int mode = modes.of(resident, meters(resident.home, place), random);
    return modes.possible(mode, resident, resident.home, place);
  }

  private int modeAcrossTheBorder(Resident resident, Place place, RandomStream random) {
    int mode = modes.ofCommuter(random);
    if (modes.isCar(mode) && !resident.hasCar || !resident.hasMotorbike) {
      int other = modes.of(resident, Double.MAX_VALUE, random);
      return modes.possible(other, resident, resident.home, place);
    }
    return modes.possible(mode, resident.home, place);
  }

  private Plan nightShift(
      Resident resident, Place work, int mode, WorkHours hours, RandomStream random) {
    DaySketch day = startAt(types.work, work);
    day.leaveAt(
        hours.endTime() - 24 * HOUR + 600 * random.nextDouble(), mode, types.home, resident.home);
    if (random.nextDouble() < GOES_OUT_AFTER_WORK) {
      addOuting(day, resident, (15 + 3 * random.nextDouble()) * HOUR, random);
    }
    day.arriveAt(hours.startTime() - early(random), mode, types.work, work);
    return day.toPlan();
  }

  private Plan dayAtWork(
      Resident resident, Place work, int mode, WorkHours hours, RandomStream random) {
    DaySketch day = startAt(types.home, resident.home);
    day.arriveAt(hours.startTime() - early(random), mode, types.work, work);
    boolean isLong = !hours.isShift() && hours.startTime() < 10 * HOUR;
    double pause = random.nextDouble();
    if (isLong && pause < LUNCH_AT_HOME && meters(resident.home, work) < LUNCH_REACH_METERS) {
      day.leaveAt((11.25 + random.nextDouble() * 0.75) * HOUR, mode, types.home, resident.home);
      day.arriveAt((13 + random.nextDouble() * 0.5) * HOUR, mode, types.work, work);
    } else if (isLong && resident.sector == Sector.SERVICES && pause > 1 - BUSINESS_TRIP) {
      Place client = destinations.leisure(resident.zone, random);
      double start = (9 + 5 * random.nextDouble()) * HOUR;
      day.leaveAt(start, mode, types.business, client);
      day.leaveAt(start + (0.8 + random.nextDouble()) * HOUR, mode, types.work, work);
    }
    double end = hours.endTime() + 900 * random.nextDouble();
    if (!hours.isShift() && random.nextDouble() < SHOPS_ON_THE_WAY) {
      day.leaveAt(end, mode, types.shop, destinations.shop(resident.zone, random));
      end = day.arrivalTime() + (0.4 + 0.6 * random.nextDouble()) * HOUR;
    }
    day.leaveAt(end, mode, types.home, resident.home);
    if (hours.endTime() < 19.5 * HOUR && random.nextDouble() < GOES_OUT_AFTER_WORK) {
      addOuting(day, resident, (17.75 + 2 * random.nextDouble()) * HOUR, random);
    }
    return day.toPlan();
  }

  /** How long before the start of work people mean to be there. */
  private static double early(RandomStream random) {
    return 300 + 1500 * random.nextDouble() * random.nextDouble();
  }

  private void addSchool(DaySketch day, Resident pupil, RandomStream random) {
    Place school = pupil.isStudent
        ? destinations.campus(pupil.zone, random)
        : destinations.school(pupil.zone, random);
    double meters = meters(pupil.home, school);
    int mode = mode(pupil, school, random);
    double session = random.nextDouble();
    double start = (6.75 + (pupil.age < 6 ? 1.25 : 0.75) * random.nextDouble()) * HOUR;
    double end = (16 + 1.5 * random.nextDouble()) * HOUR;
    if (session >= ALL_DAY_SCHOOL) {
      boolean isMorning = session < ALL_DAY_SCHOOL + MORNING_SCHOOL;
      start = isMorning ? start : (12.5 + 0.5 * random.nextDouble()) * HOUR;
      end = isMorning ? (11 + 0.5 * random.nextDouble()) * HOUR : end;
    }
    day.arriveAt(start, mode, types.school, school);
    if (session < ALL_DAY_SCHOOL * 0.5 && meters < LUNCH_REACH_METERS) {
      day.leaveAt((10.9 + 0.5 * random.nextDouble()) * HOUR, mode, types.home, pupil.home);
      day.arriveAt((13 + 0.3 * random.nextDouble()) * HOUR, mode, types.school, school);
    }
    day.leaveAt(end, mode, types.home, pupil.home);
    if (pupil.age >= 10 && random.nextDouble() < GOES_OUT_AFTER_SCHOOL) {
      addOuting(day, pupil, (17.5 + 2 * random.nextDouble()) * HOUR, random);
    }
  }

  private void addErrands(DaySketch day, Resident resident, RandomStream random) {
    double outings = random.nextDouble();
    if (outings < STAYS_AT_HOME) {
      return;
    }
    boolean goesTwice = outings > 1 - GOES_OUT_TWICE;
    boolean isInTheMorning = goesTwice || random.nextDouble() < 0.55;
    double first = isInTheMorning ? 7 + 4 * random.nextDouble() : 14 + 5 * random.nextDouble();
    addOuting(day, resident, first * HOUR, random);
    if (goesTwice) {
      addOuting(day, resident, (15 + 4.5 * random.nextDouble()) * HOUR, random);
    }
  }

  /** Out to a shop or to friends and home again. */
  private void addOuting(DaySketch day, Resident resident, double time, RandomStream random) {
    boolean isShopping = random.nextDouble() < SHOPPING_SHARE;
    Place place = isShopping
        ? destinations.shop(resident.zone, random)
        : destinations.leisure(resident.zone, random);
    int mode = mode(resident, place, random);
    day.leaveAt(time, mode, isShopping ? types.shop : types.leisure, place);
    double stay = isShopping ? 0.4 + 0.8 * random.nextDouble() : 0.8 + 1.7 * random.nextDouble();
    day.leaveAt(day.arrivalTime() + stay * HOUR, mode, types.home, resident.home);
  }

  /**
   * A day of somebody from outside.
   *
   * @param workerBusLines lines that are reserved for those of the workplace and shift; null if there are none
   */
  record Inbound(Plan plan, String workerBusLines) {}

  /** The day of somebody who lives outside and works or visits inside. */
  Inbound ofInbound(GatewayDemand gateway, int number, boolean isWorker, RandomStream random) {
    Place home = DestinationChoice.placeOf(gateway);
    int mode = modes.ofCommuter(random);
    int zone = destinations.workZoneOfInbound(number, random);
    DaySketch day = startAt(types.home, home);
    if (!isWorker) {
      double start = 7 + 9 * random.nextDouble();
      Place visited = destinations.leisure(zone, random);
      mode = modes.possible(mode, home, visited);
      day.leaveAt(start * HOUR, mode, types.leisure, visited);
      day.leaveAt(day.arrivalTime() + (1 + 3 * random.nextDouble()) * HOUR, mode, types.home, home);
      return new Inbound(day.toPlan(), null);
    }
    DestinationChoice.Workplace work = destinations.workplace(zone, random);
    mode = modes.possible(mode, home, work.place());
    WorkHours hours = WorkHours.of(work.sector(), random);
    String lines = workerBuses.linesFor(work.estate(), hours.startTime());
    if (lines != null) {
      Commute commute = byWorkerBus(work, hours, home, mode, false, random);
      if (commute != null) {
        return new Inbound(ofWorkerBus(home, work.place(), hours, commute), lines);
      }
    }
    double end = hours.endTime() + 900 * random.nextDouble();
    if (hours.isOverMidnight()) {
      day = startAt(types.work, work.place());
      day.leaveAt(end - 24 * HOUR, mode, types.home, home);
      day.arriveAt(hours.startTime() - early(random), mode, types.work, work.place());
    } else {
      day.arriveAt(hours.startTime() - early(random), mode, types.work, work.place());
      day.leaveAt(end, mode, types.home, home);
    }
    return new Inbound(day.toPlan(), lines);
  }

  private Plan ofWorkerBus(Place home, Place work, WorkHours hours, Commute commute) {
    int bus = modes.workerBus();
    boolean isAtWork = hours.isOverMidnight();
    DaySketch day = isAtWork ? startAt(types.work, work) : startAt(types.home, home);
    if (!isAtWork) {
      day.leaveAt(commute.leavesHome(), bus, types.work, work);
    }
    day.leaveAt(commute.leavesWork(), bus, types.home, home);
    if (isAtWork) {
      day.leaveAt(commute.leavesHome(), bus, types.work, work);
    }
    return day.toPlan();
  }

  /** The day of somebody who passes through the area and back. */
  Plan ofThrough(GatewayDemand from, GatewayDemand to, RandomStream random) {
    Place home = DestinationChoice.placeOf(from);
    Place exit = DestinationChoice.placeOf(to);
    int mode = modes.possible(modes.ofCommuter(random), home, exit);
    DaySketch day = startAt(types.home, home);
    day.leaveAt((5.5 + 8 * random.nextDouble()) * HOUR, mode, types.business, exit);
    day.leaveAt(day.arrivalTime() + (2 + 6 * random.nextDouble()) * HOUR, mode, types.home, home);
    return day.toPlan();
  }

  private double meters(Place from, Place to) {
    return detourFactor * Math.hypot(to.x() - from.x(), to.y() - from.y());
  }
}
