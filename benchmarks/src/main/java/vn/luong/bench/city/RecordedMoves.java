package vn.luong.bench.city;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.traffic.TrafficNetwork;

/**
 * The moves of a day as the mobsim made them: step by step, in its order, with its numbers of links and of drivers' rows,
 * which are used again as soon as their driver has arrived.
 */
final class RecordedMoves implements EventSink {
  private static final int NONE = -1;

  private final TrafficNetwork network;
  private final int[] rowOfVehicle;
  private final IntArrayList freeRows = new IntArrayList();
  private final IntArrayList driver = new IntArrayList();
  private final IntArrayList fromLink = new IntArrayList();
  private final IntArrayList toLink = new IntArrayList();
  private final IntArrayList stepStart = new IntArrayList();
  private final IntArrayList stepTime = new IntArrayList();
  private int rowCount;

  RecordedMoves(TrafficNetwork network, int vehicleCount) {
    this.network = network;
    rowOfVehicle = new int[vehicleCount];
    Arrays.fill(rowOfVehicle, NONE);
  }

  @Override
  public void accept(EventBuffer events) {
    for (int row = 0; row < events.size(); row++) {
      EventKind kind = events.kind(row);
      if (kind == EventKind.LINK_LEAVE) {
        beginStep(events.time(row));
        driver.add(rowOf(events.vehicle(row)));
        fromLink.add(network.newLink(events.link(row)));
      } else if (kind == EventKind.LINK_ENTER) {
        toLink.add(network.newLink(events.link(row)));
      } else if (kind == EventKind.VEHICLE_LEAVES_TRAFFIC) {
        freeRows.add(rowOf(events.vehicle(row)));
        rowOfVehicle[events.vehicle(row)] = NONE;
      }
    }
  }

  private int rowOf(int vehicle) {
    if (rowOfVehicle[vehicle] == NONE) {
      rowOfVehicle[vehicle] = freeRows.isEmpty() ? rowCount++ : freeRows.popInt();
    }
    return rowOfVehicle[vehicle];
  }

  private void beginStep(int time) {
    if (stepTime.isEmpty() || stepTime.getInt(stepTime.size() - 1) != time) {
      stepTime.add(time);
      stepStart.add(driver.size());
    }
  }

  int linkCount() {
    return network.linkCount();
  }

  /** Rows that drivers need: the most who drive at once. */
  int rowCount() {
    return rowCount;
  }

  int moveCount() {
    return driver.size();
  }

  int stepCount() {
    return stepTime.size();
  }

  int time(int step) {
    return stepTime.getInt(step);
  }

  int firstMove(int step) {
    return stepStart.getInt(step);
  }

  int endMove(int step) {
    return step + 1 < stepStart.size() ? stepStart.getInt(step + 1) : driver.size();
  }

  /** Per move the driver's row; longer than there are moves. */
  int[] drivers() {
    return driver.elements();
  }

  /** Per move the link that is left; longer than there are moves. */
  int[] fromLinks() {
    return fromLink.elements();
  }

  /** Per move the link that is entered; longer than there are moves. */
  int[] toLinks() {
    return toLink.elements();
  }
}
