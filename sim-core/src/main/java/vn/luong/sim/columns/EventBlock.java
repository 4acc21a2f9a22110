package vn.luong.sim.columns;

import java.util.List;
import vn.luong.sim.events.EventKind;

/** The columns of one block and the numbers of the format that writer and reader share. */
final class EventBlock {
  static final int HEADER_MARK = 0x4C554F32; // LUO2
  /** Three letters that event logs of every version begin with; then comes the version's digit. */
  static final int ANY_VERSION = 0x4C554F00;

  static final int BLOCK_MARK = 0x424C434B; // BLCK
  static final int END_MARK = 0x444F4E45; // DONE

  /** Events after which a block is closed: about 200 kB, small enough to lose little when a run dies. */
  static final int EVENTS_PER_BLOCK = 1 << 16;

  /** Kinds of events below have their ordinal, later ones come after the moves. */
  static final int MOVE_TO_SUCCESSOR = EventKind.PERSON_MONEY.ordinal();

  static final int MOVE_TO_LINK = MOVE_TO_SUCCESSOR + TrafficMemory.SUCCESSORS;
  static final int MONEY = MOVE_TO_LINK + 1;
  static final int OPERATION_MASK = 0x1F;
  static final int TIME_SHIFT = 5;
  /** Value of the time bits that sends the reader to the column of times. */
  static final int LONG_TIME = 7;

  final ByteColumn operations = new ByteColumn();
  final ByteColumn movers = new ByteColumn();
  final ByteColumn times = new ByteColumn();
  final ByteColumn persons = new ByteColumn();
  final ByteColumn vehicles = new ByteColumn();
  final ByteColumn links = new ByteColumn();
  final ByteColumn details = new ByteColumn();
  final ByteColumn places = new ByteColumn();

  private final List<ByteColumn> columns =
      List.of(operations, movers, times, persons, vehicles, links, details, places);

  /** All columns in the order of the file. */
  List<ByteColumn> columns() {
    return columns;
  }

  /** Bytes that any number below this count fits in, 1 … 4. */
  static int bytesFor(int count) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, count - 1));
    return (bits + Byte.SIZE - 1) / Byte.SIZE;
  }

  void clear() {
    columns.forEach(ByteColumn::clear);
  }
}
