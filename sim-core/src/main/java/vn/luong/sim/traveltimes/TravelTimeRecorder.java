package vn.luong.sim.traveltimes;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;

/**
 * Measures travel times of links from events, separately for groups of network modes, with the rules of MATSim's
 * {@code TravelTimeCalculator}: a time counts in the bin in which the vehicle entered the link; the link where a
 * vehicle enters traffic, the one where it leaves traffic, and one where a transit vehicle stops are not measured;
 * vehicles that abort add nothing. Other than there, a bin's time is the true mean: MATSim rounds its running mean down
 * to a millisecond with every vehicle, which loses about a millisecond per four vehicles and depends on their order.
 *
 * <p>Layout: per group, bin and link one long that holds a count in its upper bits and a sum of whole seconds below,
 * so that the result does not depend on the order of events. When a vehicle entered its link is not kept here: the mobsim
 * says with the event how long it was there ({@link EventBuffer#secondsOnLink}).
 *
 * <p>Threads: events come from one thread; {@link #table} after them.
 */
public final class TravelTimeRecorder implements EventSink {
  /** All modes together. */
  public static final long ALL_MODES = -1L;

  private static final int SUM_BITS = 40;
  private static final long ONE_VEHICLE = 1L << SUM_BITS;
  private static final long SUM_MASK = ONE_VEHICLE - 1;

  private static final int LINK_LEAVE = EventKind.LINK_LEAVE.ordinal();
  private static final byte NO_GROUP = -1;

  private final Network network;
  private final int linkCount;
  private final TravelTimeParameters parameters;
  private final long[] groups;
  private final byte[] groupOfMode = new byte[ModeTable.MAX_MODES];
  /** By group: count and sum of bin · linkCount + link. */
  private final long[][] cells;

  /**
   * Makes a recorder.
   *
   * @param modeGroups sets of network modes (bits of the {@link ModeTable}) that get a table each; vehicles of
   *     other modes are not measured
   */
  public TravelTimeRecorder(Network network, TravelTimeParameters parameters, long... modeGroups) {
    this.network = network;
    this.linkCount = network.linkCount();
    this.parameters = parameters;
    this.groups = modeGroups.clone();
    this.cells = new long[groups.length][parameters.binCount() * network.linkCount()];
    Arrays.fill(groupOfMode, NO_GROUP);
    for (int mode = 0; mode < ModeTable.MAX_MODES; mode++) {
      for (int group = groups.length - 1; group >= 0; group--) {
        if (ModeTable.contains(groups[group], mode)) {
          groupOfMode[mode] = (byte) group;
        }
      }
    }
  }

  /** Forgets everything, for the next iteration. */
  public void reset() {
    for (long[] cellsOfGroup : cells) {
      Arrays.fill(cellsOfGroup, 0);
    }
  }

  /**
   * What was measured so far for the first group that holds the mode. If there is only one group, its times are those of
   * all modes.
   *
   * @throws IllegalArgumentException if there are several groups, and none holds it
   */
  public TravelTimeTable table(int mode) {
    byte group = groups.length == 1 ? 0 : groupOfMode[mode];
    if (group == NO_GROUP) {
      throw new IllegalArgumentException(
          "mode \"" + network.modeTable().name(mode) + "\" is not measured");
    }
    long[] cellsOfGroup = cells[group];
    return TravelTimeTable.of(network, parameters, new TravelTimeTable.VehicleTimes() {
      @Override
      public int vehicles(int cell) {
        return (int) (cellsOfGroup[cell] >>> SUM_BITS);
      }

      @Override
      public long seconds(int cell) {
        return cellsOfGroup[cell] & SUM_MASK;
      }
    });
  }

  /** Writes what was measured, after the last event of a day. */
  public void save(DataOutput out) throws IOException {
    out.writeInt(cells.length);
    for (long[] cellsOfGroup : cells) {
      out.writeInt(cellsOfGroup.length);
      for (long cell : cellsOfGroup) {
        out.writeLong(cell);
      }
    }
  }

  /**
   * Takes what {@link #save} wrote for measured.
   *
   * @throws IOException if it cannot be read, or is of other links, time bins or groups of modes
   */
  public void load(DataInput in) throws IOException {
    requireSame("groups of modes", in.readInt(), cells.length);
    for (long[] cellsOfGroup : cells) {
      requireSame("cells", in.readInt(), cellsOfGroup.length);
      for (int cell = 0; cell < cellsOfGroup.length; cell++) {
        cellsOfGroup[cell] = in.readLong();
      }
    }
  }

  private static void requireSame(String what, int found, int expected) throws IOException {
    if (found != expected) {
      throw new IOException("travel times of " + found + " " + what + ", not of " + expected);
    }
  }

  @Override
  public void accept(EventBuffer events) {
    int size = events.size();
    for (int row = 0; row < size; row++) {
      if (events.kindOrdinal(row) == LINK_LEAVE && events.secondsOnLink(row) != EventBuffer.NONE) {
        leaveLink(events.link(row), events.mode(row), events.time(row), events.secondsOnLink(row));
      }
    }
  }

  private void leaveLink(int link, int mode, int time, int seconds) {
    byte group = groupOfMode[mode];
    if (group != NO_GROUP) {
      int cell = parameters.bin(time - seconds) * linkCount + link;
      cells[group][cell] += ONE_VEHICLE + seconds;
    }
  }
}
