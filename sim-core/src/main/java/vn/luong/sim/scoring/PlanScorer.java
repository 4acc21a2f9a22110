package vn.luong.sim.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.units.Units;

/**
 * Scores everybody's day while it happens. A stay counts when it ends, a leg when it arrives;
 * {@link #finish} adds the night: if the day ends with the type of activity it began with, both are
 * one stay from the last arrival to the first departure a day later.
 *
 * <p>Distance is what the mobsim says of a vehicle that leaves traffic, of the driver; what the
 * vehicle drove between boarding and alighting by the links it entered, of a passenger; and what
 * {@code travelled} says of a teleported leg.
 *
 * <p>Layout: one row per person: score, state, time since, first activity and its end, leg
 * distance, flags: 33 bytes. Only if passengers mind distance, moves of vehicles are looked at and
 * 8 bytes per vehicle kept for its odometer; else a day's moves, nearly all of its events, cost
 * nothing here.
 *
 * <p>Threads: one; events come from one thread.
 */
public final class PlanScorer implements EventSink {
  private static final double SECONDS_PER_DAY = 24 * Units.SECONDS_PER_HOUR;
  private static final String TRANSIT_INTERACTION = "pt" + Population.INTERACTION_SUFFIX;
  /**
   * First activity type of surveys that do not know it; taken for the type of the last (MATSim).
   */
  private static final String NOT_SPECIFIED = "not specified";

  private static final int NOT_SEEN = Integer.MIN_VALUE;
  private static final int NO_TYPE = -1;

  /** Flags of a person. */
  private static final int IS_TRANSIT_LEG = 1;

  private static final int HAS_BOARDED_IN_TRIP = 2;
  private static final int HAS_TRANSIT_LEG_IN_TRIP = 4;

  private final Population population;
  private final Network network;
  private final List<GroupUtilities> groups = new ArrayList<>();
  private final byte[] groupOfPerson;
  private final long transitModes;
  private final boolean[] endsTransitTrip;
  private final int notSpecifiedType;
  /** True if passengers mind how far their vehicles drive. */
  private final boolean followsVehicles;

  private final double[] score;
  /**
   * Activity type while at one, {@code ~mode} while on a leg, {@link #NOT_SEEN} before the first
   * event.
   */
  private final int[] state;
  /** Start of the activity or departure of the leg. */
  private final int[] sinceTime;

  private final int[] firstType;
  private final int[] firstEndTime;
  private final double[] legMeters;
  private final byte[] flags;
  /** Modes used today as bits; null if no mode has a daily constant. */
  private final long[] usedModes;

  private double[] odometerMeters = new double[0];
  private boolean valuesStandingAside;

  /**
   * Makes a scorer for these persons; their activity types and subpopulations must be known by now.
   * Modes that have parameters are added to the scenario's modes.
   *
   * @throws IllegalArgumentException if there are more than 256 subpopulations with parameters of
   *     their own
   */
  public PlanScorer(Population population, ScoringParameters parameters) {
    this.population = population;
    network = population.network();
    parameters.modeNames().forEach(population.modeTable()::add);
    int personCount = population.personCount();
    groupOfPerson = new byte[personCount];
    assignGroups(parameters);
    transitModes = bitsOf(parameters, population.modeTable());
    endsTransitTrip = new boolean[population.activityTypes().size()];
    for (int type = 0; type < endsTransitTrip.length; type++) {
      endsTransitTrip[type] = !population.activityTypes().text(type).equals(TRANSIT_INTERACTION);
    }
    notSpecifiedType = population.activityTypes().find(NOT_SPECIFIED);
    followsVehicles = groups.stream().anyMatch(group -> group.countsDistanceOf(transitModes));
    score = new double[personCount];
    state = new int[personCount];
    sinceTime = new int[personCount];
    firstType = new int[personCount];
    firstEndTime = new int[personCount];
    legMeters = new double[personCount];
    flags = new byte[personCount];
    usedModes = groups.stream().anyMatch(GroupUtilities::countsDays) ? new long[personCount] : null;
    reset();
  }

  private void assignGroups(ScoringParameters parameters) {
    Map<String, Integer> indexOf = new HashMap<>();
    for (int person = 0; person < groupOfPerson.length; person++) {
      String name = parameters.groupOf(
          population.personAttributes().findText(person, Population.SUBPOPULATION));
      Integer index = indexOf.get(name);
      if (index == null) {
        index = groups.size();
        indexOf.put(name, index);
        groups.add(new GroupUtilities(parameters.groups().get(name), parameters, population));
      }
      groupOfPerson[person] = (byte) (int) index;
    }
    if (groups.size() > 1 << Byte.SIZE) {
      throw new IllegalArgumentException(
          groups.size() + " groups of scoring parameters, at most 256");
    }
  }

  private static long bitsOf(ScoringParameters parameters, ModeTable modeTable) {
    long bits = 0;
    for (int mode = 0; mode < modeTable.size(); mode++) {
      if (parameters.transitModes().contains(modeTable.name(mode))) {
        bits |= ModeTable.bit(mode);
      }
    }
    return bits;
  }

  /**
   * Forgets everything: the next event is the first of a new day.
   *
   * @throws IllegalStateException if there are persons or activity types that were not there when
   *     it was made
   */
  public void reset() {
    if (population.personCount() != score.length
        || population.activityTypes().size() != endsTransitTrip.length) {
      throw new IllegalStateException("made for " + score.length + " persons and "
          + endsTransitTrip.length + " activity types, now there are " + population.personCount()
          + " and " + population.activityTypes().size());
    }
    Arrays.fill(score, 0);
    Arrays.fill(state, NOT_SEEN);
    Arrays.fill(firstType, NO_TYPE);
    Arrays.fill(flags, (byte) 0);
    Arrays.fill(odometerMeters, 0);
    if (usedModes != null) {
      Arrays.fill(usedModes, 0);
    }
  }

  @Override
  public void accept(EventBuffer events) {
    if (!followsVehicles) {
      for (int number = 0; number < events.otherCount(); number++) {
        take(events, events.otherRow(number));
      }
      return;
    }
    for (int row = 0; row < events.size(); row++) {
      take(events, row);
    }
  }

  private void take(EventBuffer events, int row) {
    switch (events.kind(row)) {
      case ACTIVITY_END ->
        endActivity(events.person(row), events.time(row), events.activityType(row));
      case ACTIVITY_START ->
        startActivity(events.person(row), events.time(row), events.activityType(row));
      case DEPARTURE -> depart(events.person(row), events.time(row), events.mode(row));
      case ARRIVAL -> arrive(events.person(row), events.time(row));
      case PERSON_ENTERS_VEHICLE ->
        enterVehicle(events.person(row), events.time(row), events.vehicle(row));
      case PERSON_LEAVES_VEHICLE -> leaveVehicle(events.person(row), events.vehicle(row));
      case VEHICLE_LEAVES_TRAFFIC -> leaveTraffic(events.person(row), events.drivenMeters(row));
      case TRAVELLED -> travel(events.person(row), events.distanceMeters(row));
      case STUCK_AND_ABORT -> abort(events.person(row));
      case PERSON_MONEY -> pay(events.person(row), events.amount(row));
      case LINK_ENTER -> {
        if (followsVehicles) {
          drive(events.vehicle(row), events.link(row));
        }
      }
      case LINK_LEAVE,
          VEHICLE_ENTERS_TRAFFIC,
          TRANSIT_DRIVER_STARTS,
          VEHICLE_ABORTS,
          STUCK_AND_CONTINUE,
          WAITING_FOR_TRANSIT,
          VEHICLE_ARRIVES_AT_STOP,
          VEHICLE_DEPARTS_AT_STOP,
          BOARDING_DENIED -> {}
    }
  }

  /** Adds the night to everybody's score; call once, after the last event. */
  public void finish() {
    for (int person = 0; person < score.length; person++) {
      if (firstType[person] != NO_TYPE) {
        score[person] += night(person);
      }
    }
  }

  /**
   * From now on time spent in interactions of public transport counts as waiting: people let vehicles pass that are too
   * full. In MATSim such interactions last no time.
   */
  public void valueStandingAside() {
    valuesStandingAside = true;
  }

  /**
   * Counts what time on board weighed more than in an empty vehicle, at what a second on board costs.
   *
   * @param mode mode of the legs on board, as the rate of riding may differ
   * @param weighedSeconds on legs of this mode, by person
   */
  public void addCrowding(int mode, IntToDoubleFunction weighedSeconds) {
    for (int person = 0; person < score.length; person++) {
      score[person] += weighedSeconds.applyAsDouble(person) * groupOf(person).ofRiding(mode);
    }
  }

  /**
   * Counts something that no event of the day says by itself.
   *
   * @param utils by person
   */
  public void addUtility(IntToDoubleFunction utils) {
    for (int person = 0; person < score.length; person++) {
      score[person] += utils.applyAsDouble(person);
    }
  }

  /** Score of the person's day, in utils; 0 for whom nothing happened. */
  public double score(int person) {
    return score[person];
  }

  private double night(int person) {
    GroupUtilities group = groupOf(person);
    int first = firstType[person];
    int firstEnd = firstEndTime[person];
    int last = state[person];
    if (last < 0) {
      // Still on the way: the first activity counts from midnight, there is no last one.
      return group.ofActivity(first).of(0, firstEnd);
    }
    if (last == first || first == notSpecifiedType) {
      return group.ofActivity(last).of(sinceTime[person], firstEnd + SECONDS_PER_DAY);
    }
    return group.ofActivity(first).of(0, firstEnd)
        + group.ofActivity(last).of(sinceTime[person], SECONDS_PER_DAY);
  }

  private void drive(int vehicle, int link) {
    if (vehicle >= odometerMeters.length) {
      growOdometers(vehicle);
    }
    odometerMeters[vehicle] += network.lengthMeters(link);
  }

  private void endActivity(int person, int time, int type) {
    if (isDriver(person)) {
      return;
    }
    if (endsTransitTrip[type]) {
      flags[person] = 0;
    }
    if (state[person] == NOT_SEEN) {
      firstType[person] = type;
      firstEndTime[person] = time;
    } else {
      score[person] += groupOf(person).ofActivity(type).of(sinceTime[person], time);
      if (valuesStandingAside && !endsTransitTrip[type]) {
        score[person] += groupOf(person).ofStandingAside() * (time - sinceTime[person]);
      }
    }
  }

  private void startActivity(int person, int time, int type) {
    if (!isDriver(person)) {
      state[person] = type;
      sinceTime[person] = time;
    }
  }

  private void depart(int person, int time, int mode) {
    if (isDriver(person)) {
      return;
    }
    state[person] = ~mode;
    sinceTime[person] = time;
    legMeters[person] = 0;
    if (!ModeTable.contains(transitModes, mode)) {
      flags[person] &= ~IS_TRANSIT_LEG;
      return;
    }
    if ((flags[person] & HAS_TRANSIT_LEG_IN_TRIP) != 0) {
      // The constant is per trip for transit, but every leg adds it on arrival.
      score[person] -= groupOf(person).ofTravel(mode).constant();
    }
    flags[person] |= IS_TRANSIT_LEG | HAS_TRANSIT_LEG_IN_TRIP;
  }

  private void enterVehicle(int person, int time, int vehicle) {
    if (isDriver(person)) {
      return;
    }
    if ((flags[person] & IS_TRANSIT_LEG) != 0) {
      GroupUtilities group = groupOf(person);
      if ((flags[person] & HAS_BOARDED_IN_TRIP) != 0) {
        score[person] += group.ofLineSwitch();
      }
      flags[person] |= HAS_BOARDED_IN_TRIP;
      score[person] += group.ofTravel(~state[person]).waitingSurcharge(time - sinceTime[person]);
    }
    if (followsVehicles && (flags[person] & IS_TRANSIT_LEG) != 0) {
      legMeters[person] -= odometer(vehicle);
    }
  }

  private void leaveVehicle(int person, int vehicle) {
    if (followsVehicles && !isDriver(person) && (flags[person] & IS_TRANSIT_LEG) != 0) {
      legMeters[person] += odometer(vehicle);
    }
  }

  private void leaveTraffic(int driver, double drivenMeters) {
    if (!isDriver(driver)) {
      legMeters[driver] = drivenMeters;
    }
  }

  private void travel(int person, double meters) {
    if (!isDriver(person)) {
      legMeters[person] = meters;
    }
  }

  private void arrive(int person, int time) {
    if (isDriver(person)) {
      return;
    }
    int mode = ~state[person];
    TravelUtility travel = groupOf(person).ofTravel(mode);
    score[person] += travel.ofLeg(time - sinceTime[person], legMeters[person]);
    if (usedModes != null && !ModeTable.contains(usedModes[person], mode)) {
      usedModes[person] |= ModeTable.bit(mode);
      score[person] += travel.ofDay();
    }
  }

  /** Money is worth the same whatever it is paid for (MATSim {@code CharyparNagelMoneyScoring}). */
  private void pay(int person, double amount) {
    if (!isDriver(person)) {
      score[person] += groupOf(person).ofMoney() * amount;
    }
  }

  private void abort(int person) {
    if (!isDriver(person)) {
      score[person] += groupOf(person).ofAborting();
    }
  }

  private GroupUtilities groupOf(int person) {
    return groups.get(groupOfPerson[person] & 0xFF);
  }

  /** Drivers of transit vehicles have indices after those of the population; nobody scores them. */
  private boolean isDriver(int person) {
    return person < 0 || person >= score.length;
  }

  private double odometer(int vehicle) {
    return vehicle < odometerMeters.length ? odometerMeters[vehicle] : 0;
  }

  private void growOdometers(int vehicle) {
    odometerMeters =
        Arrays.copyOf(odometerMeters, Math.max(vehicle + 1, odometerMeters.length * 2));
  }
}
