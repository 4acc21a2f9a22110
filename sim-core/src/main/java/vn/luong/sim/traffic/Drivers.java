package vn.luong.sim.traffic;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.List;
import vn.luong.sim.arrays.NumberRows;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.vehicles.VehicleType;

/**
 * Everybody who is driving now: where the driver stands in a queue, when the link may be left, what of the route is left,
 * which vehicle. A driver is the number of a row that is used again after {@link #release}, so that the rows in use are
 * few and close together: of 100,000 persons with a trip in the morning ten thousand drive at once.
 *
 * <p>Layout: 32 bytes per driver (half a cache line): next and previous in the queue, earliest exit time, kind of driver
 * (a pair of vehicle type and mode) with the time of entry, position and end of the route, the next turns of it, vehicle.
 * Beside them stand person and route, which a move over a node does not touch, and metres driven if somebody asks for them.
 * A route says of each link which of the out-links of the node is taken. Routes of those who drive
 * stand in {@link RoutePool}; a word of sixteen turns is read from there at a time, of fewer where nodes have many out-links.
 *
 * <p>Threads: a row belongs to who owns the queue the driver stands in. One thread takes and releases rows, not while links
 * are moved; while nodes are, it gives notice before the columns are replaced by longer ones.
 *
 * <p>Rejected: a row per person (at 100,000 persons twice the memory in use and every row a cache line of its own), a copy
 * of all turns before the clock starts (a tenth of the run), reading turns from the encoded plans (two cache misses every
 * four moves).
 */
public final class Drivers {
  static final int NONE = -1;

  /** Bits of a row that say when the driver came onto the link; the other fifteen of the int are the kind of driver. */
  static final int ENTER_BITS = 17;
  /** All bits set: how long the driver stays on the link is no travel time. */
  static final int NOT_MEASURED = (1 << ENTER_BITS) - 1;
  /**
   * Times of entry count modulo a day and a half. Who stays on one link for longer, because it is closed or nobody moves
   * there, is told without the whole cycles.
   */
  private static final int ENTER_CYCLE_SECONDS = NOT_MEASURED;

  private static final int MOST_KINDS = 1 << Integer.SIZE - ENTER_BITS;

  /** Words per row, as a shift. */
  static final int SHIFT = 2;
  /** Low: next in the queue; high: previous. */
  static final int NEXT = 0;
  /** Low: earliest exit time; high: kind of driver, and when the driver came onto the link. */
  static final int EXIT_TIME = 1;
  /** Low: place of the next turn; high: end of the route. */
  static final int TURN = 2;
  /** Low: the next turns; high: vehicle. */
  static final int UPCOMING = 3;

  private final NumberRows rows;
  private int[] person;
  private int[] route;
  /** Metres driven; null if nobody asks for them. */
  private double[] meters;

  private final RoutePool routes;
  /** Turns in a word of a route less one: these bits of a place are the turn's number in its word. */
  private final int turnMask;
  /** Log 2 of the bits of a turn. */
  private final int turnShift;
  /** The bits of a turn. */
  private final int turnBits;

  private int firstFree = NONE;
  private int usedRows;
  private final List<VehicleType> types;
  /** Numbers of the pairs of type and mode that drive, in the order of their first driver. */
  private final Long2IntOpenHashMap kinds = new Long2IntOpenHashMap();

  private final int[] typeOfKind;
  private final int[] modeOfKind;
  private final double[] pceOfKind;
  private final double[] flowConsumptionOfKind;
  private final double[] maximumSpeedOfKind;
  private final boolean[] isPassingKind;
  private final boolean[] isFilteringKind;
  private Runnable beforeGrowth = () -> {};

  /**
   * Nobody drives.
   *
   * @param mostTurns most out-links of any node
   * @param measuresDistance whether {@link #drivenMeters} will be asked for
   */
  public Drivers(List<VehicleType> types, int mostTurns, boolean measuresDistance) {
    int capacity = 1024;
    rows = new NumberRows(capacity, SHIFT);
    person = new int[capacity];
    route = new int[capacity];
    meters = measuresDistance ? new double[capacity] : null;
    routes = new RoutePool(mostTurns);
    turnShift = Integer.numberOfTrailingZeros(routes.turnBits());
    turnMask = Integer.SIZE / routes.turnBits() - 1;
    turnBits = (1 << routes.turnBits()) - 1;
    this.types = List.copyOf(types);
    kinds.defaultReturnValue(NONE);
    int mostKinds = (int) Math.min(MOST_KINDS, (long) types.size() * ModeTable.MAX_MODES);
    typeOfKind = new int[mostKinds];
    modeOfKind = new int[mostKinds];
    pceOfKind = new double[mostKinds];
    flowConsumptionOfKind = new double[mostKinds];
    maximumSpeedOfKind = new double[mostKinds];
    isPassingKind = new boolean[mostKinds];
    isFilteringKind = new boolean[mostKinds];
  }

  /** What is to be done before columns are replaced: others must not be reading or writing them then. */
  public void setBeforeGrowth(Runnable action) {
    beforeGrowth = action;
    routes.setBeforeGrowth(action);
  }

  /**
   * Puts a driver into a vehicle, at the start of a route.
   *
   * @param path bytes that hold the turns of the route
   * @param firstTurn position of the first turn
   * @param turnCount links of the route but the first
   * @return the driver
   */
  public int take(
      int ofPerson,
      int vehicle,
      int type,
      int networkMode,
      byte[] path,
      int firstTurn,
      int turnCount) {
    int driver = firstFree;
    if (driver == NONE) {
      driver = usedRows++;
      if (driver == person.length) {
        grow();
      }
    } else {
      firstFree = next(driver);
    }
    int row = driver << SHIFT;
    rows.setBoth(
        row + EXIT_TIME, Integer.MIN_VALUE, kindOf(type, networkMode) << ENTER_BITS | NOT_MEASURED);
    int kept = routes.add(path, firstTurn, turnCount);
    rows.setBoth(row + TURN, kept, kept + turnCount);
    rows.setBoth(row + UPCOMING, routes.word(kept), vehicle);
    person[driver] = ofPerson;
    route[driver] = kept;
    if (meters != null) {
      meters[driver] = 0;
    }
    return driver;
  }

  private void grow() {
    beforeGrowth.run();
    int capacity = person.length * 2;
    rows.grow(capacity);
    person = Arrays.copyOf(person, capacity);
    route = Arrays.copyOf(route, capacity);
    if (meters != null) {
      meters = Arrays.copyOf(meters, capacity);
    }
  }

  private int kindOf(int type, int networkMode) {
    long pair = (long) type << Integer.SIZE | networkMode;
    int kind = kinds.get(pair);
    return kind != NONE ? kind : addKind(pair, type, networkMode);
  }

  private int addKind(long pair, int type, int networkMode) {
    int kind = kinds.size();
    if (kind == MOST_KINDS) {
      throw new IllegalStateException(
          "vehicles of more than " + MOST_KINDS + " types drive; use fewer vehicle types");
    }
    VehicleType vehicleType = types.get(type);
    kinds.put(pair, kind);
    typeOfKind[kind] = type;
    modeOfKind[kind] = networkMode;
    pceOfKind[kind] = vehicleType.pce();
    flowConsumptionOfKind[kind] = vehicleType.pce() / vehicleType.flowEfficiencyFactor();
    maximumSpeedOfKind[kind] = vehicleType.maximumSpeedMetersPerSecond();
    isPassingKind[kind] = vehicleType.manoeuvres().passing();
    isFilteringKind[kind] = vehicleType.manoeuvres().filtering();
    return kind;
  }

  /** The driver has left the vehicle; the number will be given to another one. */
  public void release(int driver) {
    int kept = route[driver];
    routes.remove(kept, rows.high((driver << SHIFT) + TURN) - kept);
    setNext(driver, firstFree);
    firstFree = driver;
  }

  /** The rows, see {@link NumberRows#words}; others after somebody was {@link #take taken}. */
  long[] words() {
    return rows.words();
  }

  public int person(int driver) {
    return person[driver];
  }

  public int vehicle(int driver) {
    return rows.high((driver << SHIFT) + UPCOMING);
  }

  public int mode(int driver) {
    return modeOf(kind(driver));
  }

  /** The driver comes onto a link over a node, and can leave it at this time at the earliest. */
  void enterLink(int driver, int exitTime, int now) {
    int place = (driver << SHIFT) + EXIT_TIME;
    rows.setBoth(place, exitTime, entered(rows.word(place), inCycle(now)));
  }

  /** A time or a difference of times, modulo the cycle. A day needs no division. */
  static int inCycle(int seconds) {
    return seconds >= 0 && seconds < ENTER_CYCLE_SECONDS
        ? seconds
        : Math.floorMod(seconds, ENTER_CYCLE_SECONDS);
  }

  /** How long the driver stays on the link is no travel time, for a stop is served there. */
  void dismissTime(int driver) {
    int place = (driver << SHIFT) + EXIT_TIME;
    rows.setHigh(place, rows.high(place) | NOT_MEASURED);
  }

  /**
   * Seconds since the driver came onto the link, modulo {@link #ENTER_CYCLE_SECONDS}, or {@link EventBuffer#NONE} if that is
   * no travel time.
   */
  int secondsOnLink(int driver, int now) {
    return secondsOnLink(rows.word((driver << SHIFT) + EXIT_TIME), now);
  }

  /** The same, from the driver's word {@link #EXIT_TIME}. */
  static int secondsOnLink(long times, int now) {
    int entered = NumberRows.high(times) & NOT_MEASURED;
    return entered == NOT_MEASURED ? EventBuffer.NONE : inCycle(now - entered);
  }

  /** The high int of {@link #EXIT_TIME} of a driver who comes onto a link now. */
  static int entered(long times, int nowInCycle) {
    return NumberRows.high(times) & -1 << ENTER_BITS | nowInCycle;
  }

  boolean measuresDistance() {
    return meters != null;
  }

  /** The driver comes onto a link of this length. */
  void addMeters(int driver, double lengthMeters) {
    meters[driver] += lengthMeters;
  }

  /** Metres driven since the driver was taken: of the links entered over nodes; NaN if they are not measured. */
  public double drivenMeters(int driver) {
    return meters == null ? Double.NaN : meters[driver];
  }

  int next(int driver) {
    return rows.low((driver << SHIFT) + NEXT);
  }

  void setNeighbours(int driver, int preceding, int following) {
    rows.setBoth((driver << SHIFT) + NEXT, following, preceding);
  }

  void setNext(int driver, int following) {
    rows.setLow((driver << SHIFT) + NEXT, following);
  }

  int previous(int driver) {
    return rows.high((driver << SHIFT) + NEXT);
  }

  void setPrevious(int driver, int preceding) {
    rows.setHigh((driver << SHIFT) + NEXT, preceding);
  }

  /**
   * Seconds after midnight before which the driver cannot leave the queue; of the first driver of a buffer, when he came to
   * be the first.
   */
  int exitTime(int driver) {
    return rows.low((driver << SHIFT) + EXIT_TIME);
  }

  void setExitTime(int driver, int time) {
    rows.setLow((driver << SHIFT) + EXIT_TIME, time);
  }

  /** True if the driver is on the last link of the route. */
  boolean isOnLastLink(int driver) {
    int row = driver << SHIFT;
    return rows.low(row + TURN) == rows.high(row + TURN);
  }

  /** Which of the out-links of the next node the driver takes. */
  int turn(int driver) {
    int row = driver << SHIFT;
    return turn(rows.word(row + TURN), rows.word(row + UPCOMING));
  }

  /** The same, from the driver's words {@link #TURN} and {@link #UPCOMING}. */
  int turn(long turns, long upcoming) {
    return NumberRows.low(upcoming) >>> ((NumberRows.low(turns) & turnMask) << turnShift)
        & turnBits;
  }

  /** The turn is done. */
  void advance(int driver) {
    int row = driver << SHIFT;
    int turn = rows.low(row + TURN) + 1;
    rows.setLow(row + TURN, turn);
    if (isFirstOfWord(turn)) {
      rows.setLow(row + UPCOMING, routes.word(turn));
    }
  }

  /** True if a place in a route is the first of a word: the turns before it need no longer be kept. */
  boolean isFirstOfWord(int turn) {
    return (turn & turnMask) == 0;
  }

  /** Where the route is read when the next turn is done, or 0 if it is not; from the driver's word {@link #TURN}. */
  int nextPlaceInRoute(long turns) {
    int following = NumberRows.low(turns) + 1;
    // All bits set if it is the first of a word, else none.
    return following & (following & turnMask) - 1 >> Integer.SIZE - 1;
  }

  /** The turns of a route that stand in one word, by the place of the first. */
  int turnsOfWord(int place) {
    return routes.word(place);
  }

  /** True if some vehicle type is slower than the fastest links may be. */
  boolean hasSpeedLimits() {
    return types.stream().anyMatch(type -> Double.isFinite(type.maximumSpeedMetersPerSecond()));
  }

  private int kind(int driver) {
    return kind(rows.word((driver << SHIFT) + EXIT_TIME));
  }

  /** The kind of a driver, from the word {@link #EXIT_TIME}. */
  static int kind(long times) {
    return NumberRows.high(times) >>> ENTER_BITS;
  }

  int modeOf(int kind) {
    return modeOfKind[kind];
  }

  double pceOf(int kind) {
    return pceOfKind[kind];
  }

  /** Modes by kind of driver; not a copy. */
  int[] modeOfKinds() {
    return modeOfKind;
  }

  /** PCE by kind of driver; not a copy. */
  double[] pceOfKinds() {
    return pceOfKind;
  }

  double flowConsumptionOf(int kind) {
    return flowConsumptionOfKind[kind];
  }

  double maximumSpeedOf(int kind) {
    return maximumSpeedOfKind[kind];
  }

  boolean isPassingKind(int kind) {
    return isPassingKind[kind];
  }

  boolean isFilteringKind(int kind) {
    return isFilteringKind[kind];
  }

  /** PCE the driver's vehicle takes of storage. */
  double pce(int driver) {
    return pceOf(kind(driver));
  }

  /** PCE the driver's vehicle takes of flow capacity. */
  double flowConsumption(int driver) {
    return flowConsumptionOf(kind(driver));
  }

  double maximumSpeed(int driver) {
    return maximumSpeedOf(kind(driver));
  }

  /** True if the driver's vehicle overtakes slower ones on a link. */
  boolean isPassing(int driver) {
    return isPassingKind(kind(driver));
  }

  /** True if the driver's vehicle filters to the front of a standing queue. */
  boolean isFiltering(int driver) {
    return isFilteringKind(kind(driver));
  }

  /** True if the vehicle's type bears the name of one of these modes (how MATSim tells who is storage free). */
  boolean isTypeNamedAfter(int driver, long modes, ModeTable modeTable) {
    int named = modeTable.find(types.get(typeOfKind[kind(driver)]).id());
    return named != ModeTable.NO_MODE && ModeTable.contains(modes, named);
  }

  boolean isOfMode(int driver, long modes) {
    return ModeTable.contains(modes, mode(driver));
  }
}
