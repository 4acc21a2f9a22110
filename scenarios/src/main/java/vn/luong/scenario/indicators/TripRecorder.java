package vn.luong.scenario.indicators;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntPredicate;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.vehicles.Fleet;

/**
 * The trips and legs of a day. A trip lasts from the end of one main activity to the start of the next; interaction
 * activities only join its legs. Its main mode is the one it was routed for if it has a leg that is not on foot, as in
 * {@link vn.luong.sim.evolution.ModeShares}; where the events do not say for which, the mode of its longest leg. Distances are those driven: every link but the first, or what a teleported leg states.
 *
 * <p>Layout: columns per trip and leg, 20 bytes per person, 8 per vehicle.
 *
 * <p>Threads: one.
 */
public final class TripRecorder implements EventSink {
  private static final int NONE = -1;

  private static final Set<EventKind> IS_OF_PERSON = EnumSet.of(
      EventKind.ACTIVITY_END,
      EventKind.ACTIVITY_START,
      EventKind.DEPARTURE,
      EventKind.ARRIVAL,
      EventKind.TRAVELLED,
      EventKind.PERSON_ENTERS_VEHICLE,
      EventKind.PERSON_LEAVES_VEHICLE,
      EventKind.STUCK_AND_ABORT);

  private final Population population;
  private final TripColumns trips = new TripColumns();
  private final LegColumns legs = new LegColumns();
  private final boolean[] isInteraction;
  private final int[] tripOfPerson;
  private final int[] legOfPerson;
  /** Where the odometer of the person's vehicle stood when the person got in. */
  private final double[] odometerAtStart;

  private final double[] odometerMeters;
  private final float[] longestLegMeters;
  private final IntPredicate isWanted;
  private int abortedCount;

  /** Of everybody. */
  public TripRecorder(Population population, Fleet fleet) {
    this(population, fleet, person -> true);
  }

  /**
   * Of some of the agents.
   *
   * @param isWanted whose trips count
   */
  TripRecorder(Population population, Fleet fleet, IntPredicate isWanted) {
    this.population = population;
    this.isWanted = isWanted;
    isInteraction = new boolean[population.activityTypes().size()];
    for (int type = 0; type < isInteraction.length; type++) {
      isInteraction[type] = population.isInteraction(type);
    }
    tripOfPerson = filledWithNone(population.personCount());
    legOfPerson = filledWithNone(population.personCount());
    odometerAtStart = new double[population.personCount()];
    longestLegMeters = new float[population.personCount()];
    odometerMeters = new double[fleet.vehicleCount()];
  }

  private static int[] filledWithNone(int length) {
    int[] values = new int[length];
    Arrays.fill(values, NONE);
    return values;
  }

  @Override
  public void accept(EventBuffer events) {
    int size = events.size();
    for (int row = 0; row < size; row++) {
      EventKind kind = events.kind(row);
      if (kind == EventKind.LINK_ENTER) {
        odometerMeters[events.vehicle(row)] += population.network().lengthMeters(events.link(row));
      } else if (IS_OF_PERSON.contains(kind)
          && events.person(row) < tripOfPerson.length
          && isWanted.test(events.person(row))) {
        // Persons beyond the population are transit drivers, who make no trips.
        accept(events, row, kind);
      }
    }
  }

  private void accept(EventBuffer events, int row, EventKind kind) {
    switch (kind) {
      case ACTIVITY_END -> endActivity(events, row);
      case ACTIVITY_START -> startActivity(events, row);
      case DEPARTURE -> depart(events, row);
      case ARRIVAL -> arrive(events, row);
      case TRAVELLED -> addDistance(events.person(row), events.distanceMeters(row));
      case PERSON_ENTERS_VEHICLE ->
        odometerAtStart[events.person(row)] = odometerMeters[events.vehicle(row)];
      case PERSON_LEAVES_VEHICLE ->
        addDistance(
            events.person(row),
            odometerMeters[events.vehicle(row)] - odometerAtStart[events.person(row)]);
      case STUCK_AND_ABORT -> abort(events.person(row));
      default -> {}
    }
  }

  private void endActivity(EventBuffer events, int row) {
    int person = events.person(row);
    if (!isInteraction[events.activityType(row)]) {
      tripOfPerson[person] = trips.add(person, events.time(row), x(events, row), y(events, row));
      longestLegMeters[person] = -1;
    }
  }

  private void startActivity(EventBuffer events, int row) {
    int person = events.person(row);
    int trip = tripOfPerson[person];
    int type = events.activityType(row);
    if (!isInteraction[type] && trip != NONE) {
      trips.arrive(trip, events.time(row), type, x(events, row), y(events, row));
      tripOfPerson[person] = NONE;
    }
  }

  private void depart(EventBuffer events, int row) {
    int person = events.person(row);
    int trip = tripOfPerson[person];
    if (trip != NONE) {
      int mode = events.mode(row);
      legOfPerson[person] = legs.add(trip, mode, events.time(row), events.link(row));
      boolean isOnFoot = population.modeTable().isOnFoot(mode);
      boolean isRouted = events.routingMode(row) != ModeTable.NO_MODE;
      int mainMode = trips.mainMode(trip);
      if (mainMode == TripColumns.UNKNOWN_MODE
          || !isOnFoot && population.modeTable().isOnFoot(mainMode)) {
        trips.setMainMode(trip, isOnFoot || !isRouted ? mode : events.routingMode(row));
      }
      if (isRouted) {
        longestLegMeters[person] = Float.POSITIVE_INFINITY;
      }
    }
  }

  private void arrive(EventBuffer events, int row) {
    int person = events.person(row);
    int leg = legOfPerson[person];
    if (leg != NONE) {
      legs.arrive(leg, events.time(row), events.link(row));
      legOfPerson[person] = NONE;
      if (legs.distanceMeters(leg) > longestLegMeters[person]) {
        longestLegMeters[person] = legs.distanceMeters(leg);
        trips.setMainMode(tripOfPerson[person], legs.mode(leg));
      }
    }
  }

  private void addDistance(int person, double meters) {
    int leg = legOfPerson[person];
    if (leg != NONE && !Double.isNaN(meters)) {
      legs.addDistance(leg, meters);
      trips.addDistance(tripOfPerson[person], meters);
    }
  }

  private void abort(int person) {
    abortedCount++;
    if (tripOfPerson[person] != NONE) {
      trips.abort(tripOfPerson[person]);
      tripOfPerson[person] = NONE;
      legOfPerson[person] = NONE;
    }
  }

  /** Where the activity is; the end of its link where the event has no coordinates. */
  private double x(EventBuffer events, int row) {
    if (Double.isNaN(events.x(row)) && events.link(row) != Network.NO_LINK) {
      return population.network().nodeX(population.network().toNode(events.link(row)));
    }
    return events.x(row);
  }

  private double y(EventBuffer events, int row) {
    if (Double.isNaN(events.y(row)) && events.link(row) != Network.NO_LINK) {
      return population.network().nodeY(population.network().toNode(events.link(row)));
    }
    return events.y(row);
  }

  Population population() {
    return population;
  }

  TripColumns trips() {
    return trips;
  }

  /** The legs of all trips. */
  public LegColumns legs() {
    return legs;
  }

  /** Who makes a trip. */
  public int personOf(int trip) {
    return trips.person(trip);
  }

  /** Persons that were taken out: stuck, or still on the way at the end of the day. */
  int abortedCount() {
    return abortedCount;
  }

  public int tripCount() {
    return trips.size();
  }
}
