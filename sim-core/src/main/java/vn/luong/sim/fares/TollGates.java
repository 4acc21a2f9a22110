package vn.luong.sim.fares;

import java.util.Arrays;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.events.MoneyPurpose;

/**
 * Stands between the mobsim and whoever listens, and has drivers pay when they enter links with toll. Who starts on such a link does not
 * pay for it, as in MATSim.
 *
 * <p>Layout: 5 bytes per vehicle.
 *
 * <p>Threads: one; the same for any number of threads of the mobsim, as its events are.
 */
public final class TollGates {
  private static final int NOBODY = -1;
  private static final byte NO_MODE = -1;

  private final TollTable table;
  private final int personCount;
  private final int[] driver;
  private final byte[] mode;
  private final EventBuffer copy = new EventBuffer();

  /**
   * Prepares to charge.
   *
   * @param personCount drivers with higher numbers, those of public transport, pay nothing
   */
  public TollGates(TollTable table, int personCount, int vehicleCount) {
    this.table = table;
    this.personCount = personCount;
    driver = new int[vehicleCount];
    mode = new byte[vehicleCount];
  }

  /** Begins a day: what it hands on is the day with its payments. */
  public EventSink into(EventSink target) {
    Arrays.fill(driver, NOBODY);
    Arrays.fill(mode, NO_MODE);
    return events -> handOn(events, target);
  }

  /** Batches in which nobody pays are handed on as they are. */
  private void handOn(EventBuffer events, EventSink target) {
    copy.clear();
    int copied = 0;
    int enter = EventKind.LINK_ENTER.ordinal();
    int begin = EventKind.VEHICLE_ENTERS_TRAFFIC.ordinal();
    for (int row = 0; row < events.size(); row++) {
      int kind = events.kindOrdinal(row);
      if (kind == begin) {
        note(events, row);
      } else if (kind == enter) {
        int vehicle = events.vehicle(row);
        if (mode[vehicle] == NO_MODE) {
          continue;
        }
        double toll = table.money(mode[vehicle], events.link(row), events.time(row));
        if (toll > 0) {
          copy.ensureRoom(row + 2 - copied);
          copy.appendRows(events, copied, row + 1);
          copy.appendMoney(
              events.time(row), driver[vehicle], MoneyPurpose.TOLL, EventBuffer.NONE, -toll);
          copied = row + 1;
        }
      }
    }
    if (copied == 0) {
      target.accept(events);
      return;
    }
    copy.ensureRoom(events.size() - copied);
    copy.appendRows(events, copied, events.size());
    target.accept(copy);
  }

  private void note(EventBuffer events, int row) {
    int vehicle = events.vehicle(row);
    boolean pays = events.person(row) < personCount && table.hasTolls(events.mode(row));
    driver[vehicle] = events.person(row);
    mode[vehicle] = pays ? (byte) events.mode(row) : NO_MODE;
  }
}
