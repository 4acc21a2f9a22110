package vn.luong.sim.evolution;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.BitSet;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;

/**
 * Notes how some persons drive: the links of each leg and when the vehicle left them. A leg counts
 * when its vehicle has left traffic at its end; who got stuck or is still on the way does not.
 *
 * <p>Layout: one row per link that a vehicle left: link, time and the next row of the same leg, 12
 * bytes; per leg its person, mode, end link and first row. Moves of others cost a look at a bit.
 *
 * <p>Threads: events come from one thread; readers after them.
 */
final class DrivenLegs implements EventSink {
  private static final int LINK_LEAVE = EventKind.LINK_LEAVE.ordinal();
  private static final int LINK_ENTER = EventKind.LINK_ENTER.ordinal();
  private static final int NO_ROW = -1;
  private static final int NO_LINK = -1;

  private final BitSet persons;
  private final BitSet vehicles = new BitSet();
  private final Int2IntOpenHashMap legOfVehicle = new Int2IntOpenHashMap();

  private final IntArrayList personOfLeg = new IntArrayList();
  private final IntArrayList modeOfLeg = new IntArrayList();
  /** {@link #NO_LINK} until the leg has ended. */
  private final IntArrayList endLinkOfLeg = new IntArrayList();

  private final IntArrayList firstRow = new IntArrayList();
  private final IntArrayList lastRow = new IntArrayList();

  private final IntArrayList links = new IntArrayList();
  private final IntArrayList times = new IntArrayList();
  private final IntArrayList nextRow = new IntArrayList();

  /** Notes the legs that these persons drive. */
  DrivenLegs(BitSet persons) {
    this.persons = persons;
  }

  /** Forgets everything, for the next day. */
  void reset() {
    vehicles.clear();
    legOfVehicle.clear();
    for (IntArrayList column : new IntArrayList[] {
      personOfLeg, modeOfLeg, endLinkOfLeg, firstRow, lastRow, links, times, nextRow
    }) {
      column.clear();
    }
  }

  @Override
  public void accept(EventBuffer events) {
    int size = events.size();
    for (int row = 0; row < size; row++) {
      int kind = events.kindOrdinal(row);
      if (kind == LINK_LEAVE) {
        if (vehicles.get(events.vehicle(row))) {
          leaveLink(events.vehicle(row), events.link(row), events.time(row));
        }
      } else if (kind != LINK_ENTER) {
        takeOther(events, row);
      }
    }
  }

  private void takeOther(EventBuffer events, int row) {
    switch (events.kind(row)) {
      case VEHICLE_ENTERS_TRAFFIC -> {
        int person = events.person(row);
        if (person >= 0 && persons.get(person)) {
          begin(person, events.vehicle(row), events.mode(row));
        }
      }
      case VEHICLE_LEAVES_TRAFFIC -> end(events.vehicle(row), events.link(row));
      case VEHICLE_ABORTS -> end(events.vehicle(row), NO_LINK);
      default -> {}
    }
  }

  private void begin(int person, int vehicle, int mode) {
    vehicles.set(vehicle);
    legOfVehicle.put(vehicle, personOfLeg.size());
    personOfLeg.add(person);
    modeOfLeg.add(mode);
    endLinkOfLeg.add(NO_LINK);
    firstRow.add(NO_ROW);
    lastRow.add(NO_ROW);
  }

  private void leaveLink(int vehicle, int link, int time) {
    int leg = legOfVehicle.get(vehicle);
    int row = links.size();
    if (lastRow.getInt(leg) == NO_ROW) {
      firstRow.set(leg, row);
    } else {
      nextRow.set(lastRow.getInt(leg), row);
    }
    lastRow.set(leg, row);
    links.add(link);
    times.add(time);
    nextRow.add(NO_ROW);
  }

  private void end(int vehicle, int link) {
    if (vehicles.get(vehicle)) {
      endLinkOfLeg.set(legOfVehicle.remove(vehicle), link);
      vehicles.clear(vehicle);
    }
  }

  /** Legs begun, in the order of their beginnings. */
  int legCount() {
    return personOfLeg.size();
  }

  int person(int leg) {
    return personOfLeg.getInt(leg);
  }

  /** Mode on the network. */
  int mode(int leg) {
    return modeOfLeg.getInt(leg);
  }

  /** True if the leg ended, on another link than it began. */
  boolean isDriven(int leg) {
    return endLinkOfLeg.getInt(leg) != NO_LINK && firstRow.getInt(leg) != NO_ROW;
  }

  /**
   * Reads a leg that was driven.
   *
   * @param path filled with its links, start link … end link
   * @param leaveTimes filled with the times at which they were left, that of the end link excepted
   */
  void read(int leg, IntArrayList path, IntArrayList leaveTimes) {
    path.clear();
    leaveTimes.clear();
    for (int row = firstRow.getInt(leg); row != NO_ROW; row = nextRow.getInt(row)) {
      path.add(links.getInt(row));
      leaveTimes.add(times.getInt(row));
    }
    path.add(endLinkOfLeg.getInt(leg));
  }
}
