package vn.luong.sim.columns;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.events.MoneyPurpose;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Reads the events of a {@code .luo} file in their order; the package's page describes the format. A file that was
 * cut off or damaged gives all events of the blocks before, and a warning in the problem log.
 *
 * <p>Threads: one.
 */
public final class EventFileReader implements Closeable {
  /** No writer makes columns longer than this; guards the memory against a damaged length. */
  private static final int LONGEST_COLUMN = 1 << 26;

  /** Enough for many cache misses at a time; a power of two. */
  private static final int MOVES_READ_AHEAD = 64;

  private final Path file;
  private final ProblemLog problems;
  private final DataInputStream in;
  private final EventFileNames names;
  private final EventBlock block = new EventBlock();
  private final TrafficMemory memory;
  private final PlaceMemory places;
  private final int moverBytes;
  private final CRC32 checksum = new CRC32();
  private int eventsLeftInBlock;
  private long eventCount;
  private int moves;
  private final int[] movers = new int[MOVES_READ_AHEAD];
  private boolean ended;
  private int lastTime;
  private int lastPerson;
  private int lastVehicle;
  private int lastLink;

  /**
   * Opens a file and reads its names.
   *
   * @param problems takes a warning if the file turns out to be cut off or damaged
   * @throws InvalidInputException if there is no such file or it is no event log of this version
   * @throws UncheckedIOException if the disk fails
   */
  public EventFileReader(Path file, ProblemLog problems) {
    this.file = file;
    this.problems = problems;
    if (!Files.isRegularFile(file)) {
      throw invalid("missing-file", "there is no such file", "Check the path.");
    }
    try {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
      try {
        names = readHeader();
        memory = new TrafficMemory(names.vehicleCount(), names.linkCount());
        places = new PlaceMemory(names.personCount());
        moverBytes = EventBlock.bytesFor(names.vehicleCount());
      } catch (IOException | InvalidInputException e) {
        in.close();
        throw e;
      }
    } catch (EOFException e) {
      throw invalid("damaged-events", "the file ends inside its header", "Run again.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ids of persons, links, vehicles, modes, activity types and facilities. */
  public EventFileNames names() {
    return names;
  }

  /** Events read so far. */
  public long eventCount() {
    return eventCount;
  }

  /** Hands all remaining events to the sink, in batches. */
  public void readAll(EventSink sink) {
    EventBuffer events = new EventBuffer();
    while (read(events)) {
      sink.accept(events);
    }
  }

  /**
   * Replaces what is in the buffer by the next events.
   *
   * @return false if there are none left
   */
  public boolean read(EventBuffer events) {
    events.clear();
    events.ensureRoom(2);
    try {
      while (events.hasRoom(2) && (eventsLeftInBlock > 0 || openBlock())) {
        int before = events.size();
        readOperation(events);
        eventsLeftInBlock -= events.size() - before;
        eventCount += events.size() - before;
      }
    } catch (MalformedBlockException | IndexOutOfBoundsException e) {
      endEarly("a block makes no sense");
    }
    return events.size() > 0;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EventFileNames readHeader() throws IOException {
    checkMark(in.readInt());
    int length = in.readInt();
    int expected = in.readInt();
    byte[] header = in.readNBytes(Math.max(0, length));
    checksum.update(header);
    if (header.length != length || (int) checksum.getValue() != expected) {
      throw invalid("damaged-events", "the header is damaged", "Run again.");
    }
    return EventFileNames.fromBytes(header);
  }

  private void checkMark(int mark) {
    if (mark == EventBlock.HEADER_MARK) {
      return;
    }
    if ((mark & ~0xFF) == EventBlock.ANY_VERSION) {
      throw invalid(
          "other-event-log-version",
          "the file is of version " + (char) (mark & 0xFF) + " of the format, not "
              + (char) (EventBlock.HEADER_MARK & 0xFF),
          "Run again, or use the version of luong that wrote the file.");
    }
    throw invalid("not-an-event-log", "the file does not begin with LUO2", "Give a .luo file.");
  }

  /** Loads the next block; false at the end of the file. */
  private boolean openBlock() {
    if (ended) {
      return false;
    }
    try {
      int mark = in.readInt();
      if (mark == EventBlock.END_MARK) {
        if (in.readLong() != eventCount) {
          endEarly("events are missing");
        }
        ended = true;
        return false;
      }
      if (mark != EventBlock.BLOCK_MARK || !loadBlock()) {
        endEarly("a block is damaged");
        return false;
      }
      return true;
    } catch (EOFException e) {
      endEarly("the file ends before its end mark");
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean loadBlock() throws IOException {
    int events = in.readInt();
    int[] lengths = new int[block.columns().size()];
    for (int column = 0; column < lengths.length; column++) {
      lengths[column] = in.readInt();
      if (lengths[column] < 0 || lengths[column] > LONGEST_COLUMN) {
        return false;
      }
    }
    int expected = in.readInt();
    checksum.reset();
    for (int column = 0; column < lengths.length; column++) {
      byte[] bytes = block.columns().get(column).receive(lengths[column]);
      in.readFully(bytes, 0, lengths[column]);
      checksum.update(bytes, 0, lengths[column]);
    }
    eventsLeftInBlock = events;
    return events > 0 && (int) checksum.getValue() == expected;
  }

  private void readOperation(EventBuffer events) {
    int code = block.operations.takeByte();
    int operation = code & EventBlock.OPERATION_MASK;
    int seconds = code >>> EventBlock.TIME_SHIFT;
    lastTime += seconds == EventBlock.LONG_TIME ? block.times.takeNumber() : seconds;
    if (operation == EventBlock.MONEY) {
      readRow(EventKind.PERSON_MONEY, events);
    } else if (operation >= EventBlock.MOVE_TO_SUCCESSOR) {
      readMove(operation, events);
    } else {
      readRow(EventKind.of(operation), events);
    }
  }

  private void readMove(int operation, EventBuffer events) {
    if (moves++ % MOVES_READ_AHEAD == 0) {
      memory.readAhead(movers, block.movers.peekFixed(moverBytes, movers));
    }
    int vehicle = block.movers.takeFixed(moverBytes);
    int fromLink = memory.link(vehicle);
    int toLink;
    if (operation == EventBlock.MOVE_TO_LINK) {
      toLink = takeLink();
      memory.learn(fromLink, toLink);
    } else {
      toLink = memory.successor(fromLink, operation - EventBlock.MOVE_TO_SUCCESSOR);
    }
    memory.place(vehicle, toLink);
    events.appendVehicleOnLink(EventKind.LINK_LEAVE, lastTime, vehicle, fromLink);
    events.appendVehicleOnLink(EventKind.LINK_ENTER, lastTime, vehicle, toLink);
  }

  private void readRow(EventKind kind, EventBuffer events) {
    switch (kind) {
      case LINK_ENTER, VEHICLE_ABORTS, LINK_LEAVE -> {
        int vehicle = takeVehicle();
        int link = takeLink();
        if (kind == EventKind.LINK_ENTER) {
          memory.place(vehicle, link);
        }
        events.appendVehicleOnLink(kind, lastTime, vehicle, link);
      }
      case PERSON_ENTERS_VEHICLE, PERSON_LEAVES_VEHICLE, BOARDING_DENIED ->
        events.appendPersonAndVehicle(kind, lastTime, takePerson(), takeVehicle());
      case VEHICLE_ENTERS_TRAFFIC, VEHICLE_LEAVES_TRAFFIC -> {
        int person = takePerson();
        int link = takeLink();
        int mode = block.details.takeNumber();
        int vehicle = takeVehicle();
        memory.place(vehicle, link);
        events.appendTraffic(kind, lastTime, person, link, vehicle, mode);
      }
      case ACTIVITY_END, ACTIVITY_START -> readActivity(kind, events);
      case DEPARTURE ->
        events.appendDeparture(
            lastTime,
            takePerson(),
            takeLink(),
            block.details.takeNumber(),
            block.details.takeNumber());
      case ARRIVAL, STUCK_AND_ABORT, STUCK_AND_CONTINUE ->
        events.appendPersonOnLink(
            kind, lastTime, takePerson(), takeLink(), block.details.takeNumber());
      case TRAVELLED ->
        events.appendTravelled(
            lastTime, takePerson(), block.details.takeNumber(), block.places.takePlace());
      case WAITING_FOR_TRANSIT ->
        events.appendWaitingForTransit(
            lastTime, takePerson(), block.details.takeNumber(), block.details.takeNumber());
      case TRANSIT_DRIVER_STARTS ->
        events.appendTransitDriverStarts(
            lastTime, takePerson(), takeVehicle(), block.details.takeNumber());
      case PERSON_MONEY ->
        events.appendMoney(
            lastTime,
            takePerson(),
            MoneyPurpose.of(block.details.takeNumber()),
            block.details.takeNumber(),
            block.places.takePlace());
      case VEHICLE_ARRIVES_AT_STOP, VEHICLE_DEPARTS_AT_STOP ->
        events.appendVehicleAtStop(
            kind, lastTime, takeVehicle(), block.details.takeNumber(), block.places.takePlace());
    }
  }

  private void readActivity(EventKind kind, EventBuffer events) {
    int person = takePerson();
    int link = takeLink();
    int type = block.details.takeNumber();
    int facility = block.details.takeNumber();
    int slot = places.slot(person, type);
    if (!block.places.takeRemembered()) {
      double x = block.places.takePlace();
      places.put(slot, x, block.places.takePlace());
    }
    events.appendActivity(
        kind, lastTime, person, link, type, facility, places.x(slot), places.y(slot));
  }

  private int takePerson() {
    lastPerson += block.persons.takeNumber();
    return lastPerson;
  }

  private int takeVehicle() {
    lastVehicle += block.vehicles.takeNumber();
    return lastVehicle;
  }

  private int takeLink() {
    lastLink += block.links.takeNumber();
    return lastLink;
  }

  private void endEarly(String found) {
    ended = true;
    eventsLeftInBlock = 0;
    problems.add(Problem.warning(
        "damaged-events",
        SourcePosition.of(file.toString()),
        "",
        found,
        "only the events before it are used",
        "Run again if the whole day is needed."));
  }

  private InvalidInputException invalid(String kind, String found, String remedy) {
    return new InvalidInputException(Problem.error(
        kind, SourcePosition.of(file.toString()), "", found, "an event log is expected", remedy));
  }
}
