package vn.luong.sim.traffic;

import java.util.Arrays;
import java.util.List;
import vn.luong.sim.arrays.NumberRows;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.vehicles.VehicleType;

/**
 * Everybody who is driving now: where the driver stands in a queue, when the link may be left, what of the route is left,
 * which vehicle. A driver is the number of a row that is used again after {@link #release}, so that the rows in use are
 * few and close together: of 100,000 persons with a trip in the morning ten thousand drive at once.
 *
 * <p>Layout: 32 bytes per driver (half a cache line): next and previous in the queue, earliest exit time, vehicle type,
 * position and end of the route, the next turns of it, vehicle. Person and mode are columns beside them that a move over a
 * node does not touch. A route is one byte per link: which of the out-links of the node is taken. Routes of those who
 * drive stand in {@link RoutePool}; four bytes at a time are read from there.
 *
 * <p>Threads: a row belongs to who owns the queue the driver stands in; rows are taken and released between phases.
 *
 * <p>Rejected: a row per person (at 100,000 persons twice the memory in use and every row a cache line of its own), a copy
 * of all turns before the clock starts (a tenth of the run), reading turns from the encoded plans (two cache misses every
 * four moves).
 */
public final class Drivers {
  static final int NONE = -1;

  /** Words per row, as a shift. */
  private static final int SHIFT = 2;
  /** Low: next in the queue; high: previous. */
  private static final int NEXT = 0;
  /** Low: earliest exit time; high: vehicle type. */
  private static final int EXIT_TIME = 1;
  /** Low: place of the next turn; high: end of the route. */
  private static final int TURN = 2;
  /** Low: the next turns; high: vehicle. */
  private static final int UPCOMING = 3;

  private final NumberRows rows;
  private int[] person;
  private byte[] mode;
  private int[] route;
  private final RoutePool routes = new RoutePool();
  private int firstFree = NONE;
  private int usedRows;
  private final double[] pceOfType;
  private final double[] flowConsumptionOfType;
  private final double[] maximumSpeedOfType;
  private final boolean[] isPassingType;
  private final boolean[] isFilteringType;
  private final String[] idOfType;

  /** Nobody drives. */
  public Drivers(List<VehicleType> types) {
    int capacity = 1024;
    rows = new NumberRows(capacity, SHIFT);
    person = new int[capacity];
    mode = new byte[capacity];
    route = new int[capacity];
    int typeCount = types.size();
    pceOfType = types.stream().mapToDouble(VehicleType::pce).toArray();
    flowConsumptionOfType = types.stream()
        .mapToDouble(type -> type.pce() / type.flowEfficiencyFactor())
        .toArray();
    maximumSpeedOfType =
        types.stream().mapToDouble(VehicleType::maximumSpeedMetersPerSecond).toArray();
    idOfType = types.stream().map(VehicleType::id).toArray(String[]::new);
    isPassingType = new boolean[typeCount];
    isFilteringType = new boolean[typeCount];
    for (int type = 0; type < typeCount; type++) {
      isPassingType[type] = types.get(type).manoeuvres().passing();
      isFilteringType[type] = types.get(type).manoeuvres().filtering();
    }
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
    rows.setBoth(row + EXIT_TIME, Integer.MIN_VALUE, type);
    int kept = routes.add(path, firstTurn, turnCount);
    rows.setBoth(row + TURN, kept, kept + turnCount);
    rows.setBoth(row + UPCOMING, routes.four(kept), vehicle);
    person[driver] = ofPerson;
    mode[driver] = (byte) networkMode;
    route[driver] = kept;
    return driver;
  }

  private void grow() {
    int capacity = person.length * 2;
    rows.grow(capacity);
    person = Arrays.copyOf(person, capacity);
    mode = Arrays.copyOf(mode, capacity);
    route = Arrays.copyOf(route, capacity);
  }

  /** The driver has left the vehicle; the number will be given to another one. */
  public void release(int driver) {
    int kept = route[driver];
    routes.remove(kept, rows.high((driver << SHIFT) + TURN) - kept);
    setNext(driver, firstFree);
    firstFree = driver;
  }

  public int person(int driver) {
    return person[driver];
  }

  public int vehicle(int driver) {
    return rows.high((driver << SHIFT) + UPCOMING);
  }

  public int mode(int driver) {
    return mode[driver];
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
    return rows.low(row + UPCOMING) >>> ((rows.low(row + TURN) & 3) << 3) & 0xFF;
  }

  /** The turn is done. */
  void advance(int driver) {
    int row = driver << SHIFT;
    int turn = rows.low(row + TURN) + 1;
    rows.setLow(row + TURN, turn);
    // No branch, for once in four is what a processor cannot guess.
    int isFourth = isMultipleOfFour(turn);
    int upcoming = routes.four(turn & isFourth) & isFourth | rows.low(row + UPCOMING) & ~isFourth;
    rows.setLow(row + UPCOMING, upcoming);
  }

  /** All bits set if it is one, else none. */
  private static int isMultipleOfFour(int turn) {
    return (turn & 3) - 1 >> Integer.SIZE - 1;
  }

  /** Where {@link #advance} will read the route, or 0 if it will not. */
  int nextPlaceInRoute(int driver) {
    int following = rows.low((driver << SHIFT) + TURN) + 1;
    return following & isMultipleOfFour(following);
  }

  /** Reads a route ahead; a number that only says that it was read. */
  int touchRoute(int place) {
    return routes.four(place);
  }

  /** True if some vehicle type is slower than the fastest links may be. */
  boolean hasSpeedLimits() {
    return Arrays.stream(maximumSpeedOfType).anyMatch(Double::isFinite);
  }

  private int type(int driver) {
    return rows.high((driver << SHIFT) + EXIT_TIME);
  }

  /** PCE the driver's vehicle takes of storage. */
  double pce(int driver) {
    return pceOfType[type(driver)];
  }

  /** PCE the driver's vehicle takes of flow capacity. */
  double flowConsumption(int driver) {
    return flowConsumptionOfType[type(driver)];
  }

  double maximumSpeed(int driver) {
    return maximumSpeedOfType[type(driver)];
  }

  /** True if the driver's vehicle overtakes slower ones on a link. */
  boolean isPassing(int driver) {
    return isPassingType[type(driver)];
  }

  /** True if the driver's vehicle filters to the front of a standing queue. */
  boolean isFiltering(int driver) {
    return isFilteringType[type(driver)];
  }

  /** True if the vehicle's type bears the name of one of these modes (how MATSim tells who is storage free). */
  boolean isTypeNamedAfter(int driver, long modes, ModeTable modeTable) {
    int named = modeTable.find(idOfType[type(driver)]);
    return named != ModeTable.NO_MODE && ModeTable.contains(modes, named);
  }

  boolean isOfMode(int driver, long modes) {
    return ModeTable.contains(modes, mode(driver));
  }
}
