package vn.luong.sim.traffic;

import java.util.List;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.vehicles.VehicleType;

/**
 * Everybody who drives, by person index: where the driver stands in a queue, when the link may be left, what of the
 * route is left, which vehicle.
 *
 * <p>Layout: 8 ints per driver (half a cache line), so that a move touches one line per driver: next and previous in
 * the queue, earliest exit time, position and end of the route in the turns, vehicle, type, mode. Columns per vehicle
 * type beside it. The turns are one byte per link of a route: which of the out-links of the node is taken.
 *
 * <p>Threads: a row belongs to who owns the queue the driver stands in.
 *
 * <p>Rejected: a row per vehicle; a fleet has several vehicles per person of which one is driven.
 */
public final class Drivers {
  static final int NONE = -1;

  private static final int ROW = 3;
  private static final int NEXT = 0;
  private static final int PREVIOUS = 1;
  private static final int EXIT_TIME = 2;
  private static final int TURN = 3;
  private static final int END = 4;
  private static final int VEHICLE = 5;
  private static final int TYPE = 6;
  private static final int MODE = 7;

  private final int[] rows;
  private final byte[] turns;
  private final double[] pceOfType;
  private final double[] flowConsumptionOfType;
  private final double[] maximumSpeedOfType;
  private final String[] idOfType;

  /**
   * Drivers that stand nowhere.
   *
   * @param count persons
   * @param turns turns of all routes, referred to by {@link #depart}; not copied
   */
  public Drivers(int count, byte[] turns, List<VehicleType> types) {
    if (count > Integer.MAX_VALUE >> ROW) {
      throw new IllegalArgumentException(count + " persons, at most " + (Integer.MAX_VALUE >> ROW));
    }
    rows = new int[count << ROW];
    this.turns = turns;
    pceOfType = types.stream().mapToDouble(VehicleType::pce).toArray();
    flowConsumptionOfType = types.stream()
        .mapToDouble(type -> type.pce() / type.flowEfficiencyFactor())
        .toArray();
    maximumSpeedOfType =
        types.stream().mapToDouble(VehicleType::maximumSpeedMetersPerSecond).toArray();
    idOfType = types.stream().map(VehicleType::id).toArray(String[]::new);
  }

  /** Puts a driver into a vehicle, at the start of a route. */
  public void depart(int driver, int vehicle, int type, int mode, int firstTurn, int endTurn) {
    int row = driver << ROW;
    rows[row + EXIT_TIME] = Integer.MIN_VALUE;
    rows[row + TURN] = firstTurn;
    rows[row + END] = endTurn;
    rows[row + VEHICLE] = vehicle;
    rows[row + TYPE] = type;
    rows[row + MODE] = mode;
  }

  public int vehicle(int driver) {
    return rows[(driver << ROW) + VEHICLE];
  }

  public int mode(int driver) {
    return rows[(driver << ROW) + MODE];
  }

  int next(int driver) {
    return rows[(driver << ROW) + NEXT];
  }

  void setNext(int driver, int following) {
    rows[(driver << ROW) + NEXT] = following;
  }

  int previous(int driver) {
    return rows[(driver << ROW) + PREVIOUS];
  }

  void setPrevious(int driver, int preceding) {
    rows[(driver << ROW) + PREVIOUS] = preceding;
  }

  /** Seconds after midnight before which the driver cannot leave the link. */
  int exitTime(int driver) {
    return rows[(driver << ROW) + EXIT_TIME];
  }

  void setExitTime(int driver, int time) {
    rows[(driver << ROW) + EXIT_TIME] = time;
  }

  /** True if the driver is on the last link of the route. */
  boolean isOnLastLink(int driver) {
    int row = driver << ROW;
    return rows[row + TURN] == rows[row + END];
  }

  /** Which of the out-links of the next node the driver takes. */
  int turn(int driver) {
    return turns[rows[(driver << ROW) + TURN]] & 0xFF;
  }

  void advance(int driver) {
    rows[(driver << ROW) + TURN]++;
  }

  /** PCE the driver's vehicle takes of storage. */
  double pce(int driver) {
    return pceOfType[rows[(driver << ROW) + TYPE]];
  }

  /** PCE the driver's vehicle takes of flow capacity. */
  double flowConsumption(int driver) {
    return flowConsumptionOfType[rows[(driver << ROW) + TYPE]];
  }

  double maximumSpeed(int driver) {
    return maximumSpeedOfType[rows[(driver << ROW) + TYPE]];
  }

  /** True if the vehicle's type bears the name of one of these modes (how MATSim tells who is storage free). */
  boolean isTypeNamedAfter(int driver, long modes, ModeTable modeTable) {
    int mode = modeTable.find(idOfType[rows[(driver << ROW) + TYPE]]);
    return mode != ModeTable.NO_MODE && ModeTable.contains(modes, mode);
  }

  boolean isOfMode(int driver, long modes) {
    return ModeTable.contains(modes, mode(driver));
  }
}
