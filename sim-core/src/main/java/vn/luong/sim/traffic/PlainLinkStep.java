package vn.luong.sim.traffic;

import static vn.luong.sim.arrays.NumberRows.high;
import static vn.luong.sim.arrays.NumberRows.low;
import static vn.luong.sim.arrays.NumberRows.withHigh;
import static vn.luong.sim.arrays.NumberRows.withLow;
import static vn.luong.sim.arrays.NumberRows.word;

/**
 * What {@link LinkStep} does where nothing is unusual, written out over the words of the rows: nobody waits to enter or for
 * flow capacity, there is no stop, and who comes to the end of the link arrives or finds flow capacity. So it is for nearly
 * all links of a day. Everything else is left to {@link LinkStep} before anything of it is changed.
 *
 * <p>The compiled code has a third of the instructions, because arrays and words stay in registers; see decision 0013.
 */
final class PlainLinkStep {
  private static final int NONE = Drivers.NONE;
  /** A list of {@link DriverLists} with nobody. */
  private static final long NOBODY = word(NONE, NONE);

  /** A link with one of these flags is left to {@link LinkStep}. */
  private static final int IS_UNUSUAL =
      LinkRows.IS_WATCHED | LinkRows.HAS_WAITING | LinkRows.HAS_STOP;

  private final TrafficLane lane;
  private final Drivers drivers;
  private final LinkRows links;
  private final byte[] seepageRow;
  private final int stepSeconds;
  private final boolean isPlain;
  private final boolean isByVehicleType;

  PlainLinkStep(TrafficLane lane) {
    this.lane = lane;
    Traffic traffic = lane.traffic;
    drivers = traffic.drivers;
    links = traffic.links;
    seepageRow = traffic.seepageRow;
    stepSeconds = traffic.stepSeconds;
    isPlain = !traffic.isPolling && traffic.queues.heaps() == null;
    isByVehicleType = traffic.parameters.linkDynamics() == LinkDynamics.BY_VEHICLE_TYPE;
  }

  /** False if the rules are such that every link is left to {@link LinkStep}. */
  boolean isPlain() {
    return isPlain;
  }

  /**
   * Moves vehicles at the end of some links, one link after the other.
   *
   * @param due links to look at
   * @return position of the first link that is left to {@link LinkStep}, or {@code to}
   */
  int run(int[] due, int from, int to, int now) {
    long[] rows = links.rows.words();
    long[] side = links.side.words();
    long[] driverRows = drivers.words();
    double[] pceOfKind = drivers.pceOfKinds();
    for (int at = from; at < to; at++) {
      int link = due[at];
      int in = LinkRows.row(link);
      long flow = rows[in + LinkRows.FLOW_TIME];
      if ((high(flow) & IS_UNUSUAL) != 0) {
        return at;
      }
      long[] lists = rows;
      int list = in + LinkRows.QUEUE;
      if (isByVehicleType && low(side[LinkRows.filtering(link)]) != NONE) {
        if (low(rows[list]) != NONE) {
          return at;
        }
        lists = side;
        list = LinkRows.filtering(link);
      }
      int driver = low(lists[list]);
      while (driver != NONE) {
        int row = driver << Drivers.SHIFT;
        long times = driverRows[row + Drivers.EXIT_TIME];
        if (low(times) > now) {
          lane.wakeAt(link, low(times), now);
          break;
        }
        long turns = driverRows[row + Drivers.TURN];
        boolean isArriving = low(turns) == high(turns);
        long buffer = rows[in + LinkRows.BUFFER];
        double accumulated = Double.longBitsToDouble(rows[in + LinkRows.FLOW_ACCUMULATED]);
        if (!isArriving) {
          int since = low(rows[in + LinkRows.FLOW_TIME]);
          double perStep = Double.longBitsToDouble(rows[in + LinkRows.FLOW_PER_STEP]);
          if (since < now && low(buffer) != NONE) {
            return at;
          }
          if (since < now && accumulated < perStep) {
            double steps = stepSeconds == 1 ? now - since : (double) (now - since) / stepSeconds;
            double refilled = accumulated + steps * perStep;
            accumulated = refilled < perStep ? refilled : perStep;
          }
          if (!(accumulated > 0)) {
            return at;
          }
        }

        int kind = Drivers.kind(times);
        int next = low(driverRows[row + Drivers.NEXT]);
        lists[list] = next == NONE ? NOBODY : withLow(lists[list], next);
        double pce = pceOfKind[kind];
        double used = Double.longBitsToDouble(rows[in + LinkRows.STORAGE_USED]);
        double capacity = Double.longBitsToDouble(rows[in + LinkRows.STORAGE_CAPACITY]);
        rows[in + LinkRows.STORAGE_USED] = Double.doubleToRawLongBits(used - pce);
        if (used >= capacity && used - pce < capacity) {
          lane.freed(link);
        }
        if (isByVehicleType && lists != side) {
          seepageRow[link] = 0;
        }
        if (isArriving) {
          lane.arrive(driver, link);
        } else {
          rows[in + LinkRows.FLOW_ACCUMULATED] =
              Double.doubleToRawLongBits(accumulated - drivers.flowConsumptionOf(kind));
          rows[in + LinkRows.FLOW_TIME] = withLow(flow, now);
          int tail = high(buffer);
          driverRows[row + Drivers.NEXT] = word(NONE, tail);
          if (tail == NONE) {
            rows[in + LinkRows.BUFFER] = word(driver, driver);
            driverRows[row + Drivers.EXIT_TIME] = withLow(times, now);
          } else {
            rows[in + LinkRows.BUFFER] = withHigh(buffer, driver);
            int tailRow = tail << Drivers.SHIFT;
            driverRows[tailRow] = withLow(driverRows[tailRow], driver);
          }
          lane.offer(link);
        }
        driver = next;
      }
    }
    return to;
  }
}
