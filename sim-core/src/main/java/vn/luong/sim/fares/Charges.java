package vn.luong.sim.fares;

import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.population.Population;
import vn.luong.sim.transit.TransitVehicles;

/**
 * Stands between the mobsim and whoever listens, and puts what people pay among the events of the day, right after what they
 * pay for. Keeps what was taken on the day.
 *
 * <p>Threads: one; the same for any number of threads of the mobsim, as its events are.
 */
public final class Charges {
  /** Null if riding costs nothing. */
  private final FareMeter fares;
  /** Null if parking costs nothing. */
  private final ParkingMeter parking;

  private final EventBuffer copy = new EventBuffer();
  /** What is paid at one row. */
  private final EventBuffer paid = new EventBuffer();

  /**
   * Prepares to charge.
   *
   * @param fares null if riding costs nothing
   * @param parking null if parking costs nothing
   */
  public Charges(
      FareParameters fares,
      ParkingParameters parking,
      Population population,
      TransitVehicles vehicles) {
    this.fares = fares == null
        ? null
        : new FareMeter(
            fares,
            vehicles,
            population.network(),
            population.personAttributes(),
            population.personCount());
    this.parking = parking == null ? null : new ParkingMeter(parking, population);
  }

  /** True if the person holds a pass for public transport. */
  public static boolean holdsPass(AttributeTable personAttributes, int person) {
    return "true".equals(personAttributes.findText(person, FareParameters.PASS_ATTRIBUTE));
  }

  /** Begins a day: what it hands on is the day with its payments. */
  public EventSink into(EventSink target) {
    if (fares != null) {
      fares.clear();
    }
    if (parking != null) {
      parking.clear();
    }
    return events -> handOn(events, target);
  }

  /** Batches in which nobody pays are handed on as they are. */
  private void handOn(EventBuffer events, EventSink target) {
    copy.clear();
    int copied = 0;
    for (int number = 0; number < events.otherCount(); number++) {
      int row = events.otherRow(number);
      EventKind kind = events.kind(row);
      if (!maySettle(kind)) {
        note(events, row, kind);
        continue;
      }
      paid.clear();
      settle(events, row, kind, paid);
      if (paid.size() > 0) {
        // What is paid stands behind its row.
        copy.ensureRoom(row + 1 - copied + paid.size());
        copy.appendRows(events, copied, row + 1);
        copy.appendRows(paid, 0, paid.size());
        copied = row + 1;
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

  private boolean maySettle(EventKind kind) {
    return switch (kind) {
      case PERSON_LEAVES_VEHICLE -> fares != null;
      case ACTIVITY_START, VEHICLE_ENTERS_TRAFFIC -> parking != null;
      default -> false;
    };
  }

  private void settle(EventBuffer events, int row, EventKind kind, EventBuffer target) {
    if (kind == EventKind.PERSON_LEAVES_VEHICLE) {
      fares.alight(events, row, target);
    } else if (kind == EventKind.ACTIVITY_START) {
      parking.startActivity(events, row, target);
    } else {
      parking.driveAway(events, row, target);
    }
  }

  private void note(EventBuffer events, int row, EventKind kind) {
    switch (kind) {
      case TRANSIT_DRIVER_STARTS -> {
        if (fares != null) {
          fares.begin(events, row);
        }
      }
      case VEHICLE_DEPARTS_AT_STOP -> {
        if (fares != null) {
          fares.depart(events, row);
        }
      }
      case PERSON_ENTERS_VEHICLE -> {
        if (fares != null) {
          fares.board(events, row);
        }
      }
      case VEHICLE_LEAVES_TRAFFIC -> {
        if (parking != null) {
          parking.park(events, row);
        }
      }
      default -> {}
    }
  }

  /** What passengers paid to a line on the day, passes left out. */
  public double revenueOfLine(int line) {
    return fares == null ? 0 : fares.revenueOfLine(line);
  }

  /** What holders of passes paid for the day. */
  public double passRevenue() {
    return fares == null ? 0 : fares.passRevenue();
  }

  /** What drivers paid for parking on the day. */
  public double parkingRevenue() {
    return parking == null ? 0 : parking.revenue();
  }
}
