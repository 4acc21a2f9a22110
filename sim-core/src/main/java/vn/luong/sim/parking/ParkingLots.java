package vn.luong.sim.parking;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;

/**
 * Lots at stations, and of areas with a number of places: how many vehicles stand there over the day, by the interactions where people
 * leave and take them, or by where their vehicles leave traffic;
 * what the day cost each person in fees and in searching; and what searching will cost the next day, from the fullest
 * moment of each quarter of an hour. The number of places may be any fraction, as in samples.
 *
 * <p>Nobody is turned away: who comes to a full lot finds a place at last, and has searched for it so long that it counts
 * in the score. How long that is, is learned: it grows from day to day where more come than there are places, until no
 * more come ({@link ParkingParameters}). So lots are a little too full while people learn, and full in the end. Vehicles
 * left overnight are forgotten.
 *
 * <p>Layout: quarters of an hour of all lots next to each other, 24 bytes each; 8 bytes per person.
 *
 * <p>Threads: one while a day runs; between days what is expected can be asked by all.
 */
public final class ParkingLots implements EventSink {
  private static final int BIN_SECONDS = 900;
  /** The last one holds all that comes later. */
  private static final int BIN_COUNT = 30 * 3600 / BIN_SECONDS;

  private static final int NO_LOT = StreetVehicles.NO_LOT;

  private final ParkingParameters parameters;
  private final List<String> names;
  private final double[] spaces;
  private final double[] costPerSecond;
  private final double[] fee;
  /** Lots by kind of activity and link. */
  private final Long2IntOpenHashMap arrivingAt;

  private final Long2IntOpenHashMap leavingFrom;

  /** Null if there are lots at stations only. */
  private final StreetVehicles streets;

  private final boolean[] isOfStreets;
  private final int[] parked;
  private final int[] lastBin;
  private final double[] fullest;
  private final double[] expected;
  /** Seconds of searching on top, learned from day to day. */
  private final double[] pressure;

  private final double[] cost;
  private boolean hasLearned;

  private ParkingLots(Builder builder) {
    parameters = builder.parameters;
    names = List.copyOf(builder.names);
    spaces = builder.spaces.toDoubleArray();
    costPerSecond = builder.costPerSecond.toDoubleArray();
    fee = builder.fee.toDoubleArray();
    arrivingAt = builder.arrivingAt;
    leavingFrom = builder.leavingFrom;
    isOfStreets = new boolean[spaces.length];
    builder.drivenTo.values().forEach(lot -> isOfStreets[lot] = true);
    streets = builder.drivenTo.isEmpty()
        ? null
        : new StreetVehicles(builder.drivenTo, builder.isPassedThrough, builder.takesNoPlace);
    parked = new int[spaces.length];
    lastBin = new int[spaces.length];
    fullest = new double[spaces.length * BIN_COUNT];
    expected = new double[spaces.length * BIN_COUNT];
    pressure = new double[spaces.length * BIN_COUNT];
    cost = new double[builder.personCount];
  }

  public static Builder builder(int personCount, ParkingParameters parameters) {
    return new Builder(personCount, parameters);
  }

  /** Of an activity type, or a mode, at a link. */
  static long key(int activityType, int link) {
    return (long) activityType << Integer.SIZE | link & 0xFFFFFFFFL;
  }

  /** Forgets the day: all lots are empty. What was learned stays. */
  public void reset() {
    Arrays.fill(parked, 0);
    Arrays.fill(lastBin, 0);
    Arrays.fill(fullest, 0);
    Arrays.fill(cost, 0);
    if (streets != null) {
      streets.reset();
    }
  }

  @Override
  public void accept(EventBuffer events) {
    for (int number = 0; number < events.otherCount(); number++) {
      int row = events.otherRow(number);
      EventKind kind = events.kind(row);
      if (kind == EventKind.ACTIVITY_START) {
        startActivity(events, row);
      } else if (kind == EventKind.ACTIVITY_END) {
        leave(leavingFrom.get(key(events.activityType(row), events.link(row))), events.time(row));
      } else if (streets != null && kind == EventKind.VEHICLE_LEAVES_TRAFFIC) {
        streets.leave(events, row);
      } else if (streets != null && kind == EventKind.VEHICLE_ENTERS_TRAFFIC) {
        leave(streets.driveAway(events, row), events.time(row));
      }
    }
  }

  private void startActivity(EventBuffer events, int row) {
    int lot = arrivingAt.get(key(events.activityType(row), events.link(row)));
    if (lot == NO_LOT && streets != null) {
      lot = streets.arrive(events, row);
    }
    if (lot != NO_LOT) {
      arrive(lot, events.person(row), events.time(row));
    }
  }

  private void leave(int lot, int time) {
    if (lot != NO_LOT && parked[lot] > 0) {
      passTo(lot, time);
      parked[lot]--;
    }
  }

  private void arrive(int lot, int person, int time) {
    passTo(lot, time);
    parked[lot]++;
    int cell = lot * BIN_COUNT + bin(time);
    fullest[cell] = Math.max(fullest[cell], parked[lot]);
    cost[person] += fee[lot] + costPerSecond[lot] * searchSeconds(lot, cell, parked[lot]);
  }

  /** Vehicles that stay are there in each quarter of an hour until now. */
  private void passTo(int lot, int time) {
    for (int bin = lastBin[lot] + 1; bin <= bin(time); bin++) {
      fullest[lot * BIN_COUNT + bin] = parked[lot];
      lastBin[lot] = bin;
    }
  }

  private static int bin(double time) {
    return (int) Math.max(0, Math.min(BIN_COUNT - 1, time / BIN_SECONDS));
  }

  private double searchSeconds(int lot, int cell, double parkedThere) {
    return spaces[lot] == Double.POSITIVE_INFINITY
        ? 0
        : parameters.searchSeconds(parkedThere, spaces[lot]) + pressure[cell];
  }

  /**
   * Blends the day into what is expected; the first day counts alone. Where there were more vehicles than places people will
   * search longer, where there were fewer, not so long.
   */
  public void learn() {
    double rate = hasLearned ? parameters.learningRate() : 1;
    hasLearned = true;
    for (int lot = 0; lot < spaces.length; lot++) {
      passTo(lot, Integer.MAX_VALUE);
      for (int cell = lot * BIN_COUNT; cell < (lot + 1) * BIN_COUNT; cell++) {
        expected[cell] += rate * (fullest[cell] - expected[cell]);
        double more = parameters.moreSearchSeconds(fullest[cell], spaces[lot]);
        pressure[cell] = Math.max(0, pressure[cell] + more);
      }
    }
  }

  /** What the person paid for parking and searching today, in the unit of generalised cost. */
  public double cost(int person) {
    return cost[person];
  }

  /**
   * What the next to come has to expect from searching; 0 where there is no lot. The fee is not in it.
   *
   * @param parkingType type of the interaction there
   * @param link link where the vehicle is left
   * @param time seconds after midnight
   */
  public double expectedCost(int parkingType, int link, double time) {
    int lot = arrivingAt.get(key(parkingType, link));
    if (lot == NO_LOT) {
      return 0;
    }
    int cell = lot * BIN_COUNT + bin(time);
    return costPerSecond[lot] * searchSeconds(lot, cell, expected[cell]);
  }

  public int lotCount() {
    return spaces.length;
  }

  public String name(int lot) {
    return names.get(lot);
  }

  /** True for the lot of an area that people drive to, false for one at a station. */
  public boolean isOfStreets(int lot) {
    return isOfStreets[lot];
  }

  /** Places of the lot in the sample; infinite if they are not counted. */
  public double spaces(int lot) {
    return spaces[lot];
  }

  /** The most vehicles that stood there at once today. */
  public int mostParked(int lot) {
    double most = 0;
    for (int bin = 0; bin < BIN_COUNT; bin++) {
      most = Math.max(most, fullest[lot * BIN_COUNT + bin]);
    }
    return (int) most;
  }

  /** The most vehicles that stood there at once in the quarter of an hour of a time today. */
  public int parkedAt(int lot, double time) {
    return (int) fullest[lot * BIN_COUNT + bin(time)];
  }

  /** Writes what was learned. */
  public void save(DataOutput out) throws IOException {
    out.writeBoolean(hasLearned);
    out.writeInt(expected.length);
    for (int cell = 0; cell < expected.length; cell++) {
      out.writeDouble(expected[cell]);
      out.writeDouble(pressure[cell]);
    }
  }

  /**
   * Reads what was learned.
   *
   * @throws IOException if it is of other lots
   */
  public void load(DataInput in) throws IOException {
    hasLearned = in.readBoolean();
    int count = in.readInt();
    if (count != expected.length) {
      throw new IOException("found " + count + " quarters of lots, not " + expected.length);
    }
    for (int cell = 0; cell < count; cell++) {
      expected[cell] = in.readDouble();
      pressure[cell] = in.readDouble();
    }
  }

  /** Collects what makes the lots. */
  public static final class Builder {
    private final int personCount;
    private final ParkingParameters parameters;
    private final List<String> names = new ArrayList<>();
    private final DoubleArrayList spaces = new DoubleArrayList();
    private final DoubleArrayList costPerSecond = new DoubleArrayList();
    private final DoubleArrayList fee = new DoubleArrayList();
    private final Long2IntOpenHashMap arrivingAt = new Long2IntOpenHashMap();
    private final Long2IntOpenHashMap leavingFrom = new Long2IntOpenHashMap();
    private final Long2IntOpenHashMap drivenTo = new Long2IntOpenHashMap();
    private boolean[] isPassedThrough = {};
    private boolean[] takesNoPlace = {};

    private Builder(int personCount, ParkingParameters parameters) {
      this.personCount = personCount;
      this.parameters = parameters;
      arrivingAt.defaultReturnValue(NO_LOT);
      leavingFrom.defaultReturnValue(NO_LOT);
      drivenTo.defaultReturnValue(NO_LOT);
    }

    /**
     * Adds a lot.
     *
     * @param name for people
     * @param lotSpaces places, scaled like the persons; above 0, may be infinite
     * @param lotCostPerSecond generalised cost of a second of searching
     * @param lotFee generalised cost of the fee
     * @return its index
     */
    public int addLot(String name, double lotSpaces, double lotCostPerSecond, double lotFee) {
      if (!(lotSpaces > 0 && lotCostPerSecond >= 0 && lotFee >= 0)) {
        throw new IllegalArgumentException("lot \"" + name + "\" with " + lotSpaces + " spaces, "
            + lotCostPerSecond + " per second, fee " + lotFee);
      }
      names.add(name);
      spaces.add(lotSpaces);
      costPerSecond.add(lotCostPerSecond);
      fee.add(lotFee);
      return names.size() - 1;
    }

    /**
     * A lot can be reached from a link, which must not lead to another one.
     *
     * @param parkingType type of the interaction where a vehicle is left
     * @param pickUpType type of the interaction where it is taken
     */
    public void addEntrance(int lot, int parkingType, int pickUpType, int link) {
      int known = arrivingAt.get(key(parkingType, link));
      if (known == NO_LOT) {
        arrivingAt.put(key(parkingType, link), lot);
        leavingFrom.put(key(pickUpType, link), lot);
      } else if (known != lot) {
        throw new IllegalArgumentException("lots \"" + names.get(known) + "\" and \""
            + names.get(lot) + "\" have the same entrance");
      }
    }

    /** A lot is where vehicles of a mode are left at a link; of several lots there the first counts. */
    public void addStreet(int lot, int mode, int link) {
      drivenTo.putIfAbsent(key(mode, link), lot);
    }

    /**
     * At which activities vehicles in lots of streets take places; needed where there are such lots.
     *
     * @param passedThrough by activity type, true for those that are part of a trip
     * @param noPlace by activity type, true for those at which people have places of their own
     */
    public void setActivities(boolean[] passedThrough, boolean[] noPlace) {
      isPassedThrough = passedThrough.clone();
      takesNoPlace = noPlace.clone();
    }

    /** The lot behind a link, or a negative number. */
    public int lotAt(int parkingType, int link) {
      return arrivingAt.get(key(parkingType, link));
    }

    /** More places for a lot. */
    public void addSpaces(int lot, double more) {
      spaces.set(lot, spaces.getDouble(lot) + more);
    }

    public ParkingLots build() {
      return new ParkingLots(this);
    }
  }
}
