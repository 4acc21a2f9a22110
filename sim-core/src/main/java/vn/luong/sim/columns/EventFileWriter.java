package vn.luong.sim.columns;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;

/**
 * Writes events to a {@code .luo} file; the package's page describes the format. The bytes depend on the events
 * alone, not on how they were cut into batches. Each block is on its way to the disk when the next one begins, so a
 * run that dies loses at most {@value EventBlock#EVENTS_PER_BLOCK} events.
 *
 * <p>Threads: one.
 */
public final class EventFileWriter implements EventSink, Closeable {
  private static final int LINK_LEAVE = EventKind.LINK_LEAVE.ordinal();
  private static final int LINK_ENTER = EventKind.LINK_ENTER.ordinal();

  /** Enough for many cache misses at a time, few enough that nothing is evicted before its use. */
  private static final int ROWS_READ_AHEAD = 128;

  private final DataOutputStream out;
  private final EventBlock block = new EventBlock();
  private final TrafficMemory memory;
  private final PlaceMemory places;
  private final int moverBytes;
  private final CRC32 checksum = new CRC32();
  private int blockEvents;
  private long eventCount;
  private int lastTime;
  private int lastPerson;
  private int lastVehicle;
  private int lastLink;
  /** A link leave is held until the next event says whether the vehicle enters another link at once. */
  private boolean holdsLeave;

  private int heldTime;
  private int heldVehicle;
  private int heldLink;

  /**
   * Creates the file, replacing one that is there.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public EventFileWriter(Path file, EventFileNames names) {
    memory = new TrafficMemory(names.vehicleCount(), names.linkCount());
    places = new PlaceMemory(names.personCount());
    moverBytes = EventBlock.bytesFor(names.vehicleCount());
    try {
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
      byte[] header = names.toBytes();
      checksum.update(header);
      out.writeInt(EventBlock.HEADER_MARK);
      out.writeInt(header.length);
      out.writeInt((int) checksum.getValue());
      out.write(header);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void accept(EventBuffer events) {
    int size = events.size();
    int row = holdsLeave ? writeHeld(events) : 0;
    int readAhead = 0;
    while (row < size) {
      if (row >= readAhead) {
        readAhead = Math.min(size, row + ROWS_READ_AHEAD);
        memory.readAhead(events, row, readAhead);
      }
      if (events.kindOrdinal(row) != LINK_LEAVE) {
        writeRow(events, row++);
      } else if (row + 1 == size) {
        hold(events, row++);
      } else if (isMove(events.time(row), events.vehicle(row), events.link(row), events, row + 1)) {
        writeMove(events.time(row), events.vehicle(row), events.link(row), events.link(row + 1));
        row += 2;
      } else {
        writeLeave(events.time(row), events.vehicle(row), events.link(row));
        row++;
      }
    }
  }

  private void hold(EventBuffer events, int row) {
    holdsLeave = true;
    heldTime = events.time(row);
    heldVehicle = events.vehicle(row);
    heldLink = events.link(row);
  }

  /** Writes the leave that ended the batch before; returns how many rows of this one went with it. */
  private int writeHeld(EventBuffer events) {
    if (events.size() == 0) {
      return 0;
    }
    holdsLeave = false;
    if (isMove(heldTime, heldVehicle, heldLink, events, 0)) {
      writeMove(heldTime, heldVehicle, heldLink, events.link(0));
      return 1;
    }
    writeLeave(heldTime, heldVehicle, heldLink);
    return 0;
  }

  /** True if a vehicle that leaves a link enters another one with the next row. */
  private boolean isMove(int time, int vehicle, int fromLink, EventBuffer events, int nextRow) {
    return events.kindOrdinal(nextRow) == LINK_ENTER
        && events.vehicle(nextRow) == vehicle
        && events.time(nextRow) == time
        && memory.link(vehicle) == fromLink;
  }

  /** Events taken so far. */
  public long eventCount() {
    return eventCount + (holdsLeave ? 1 : 0);
  }

  /**
   * Writes what is left, and the mark that the file is whole.
   *
   * @throws UncheckedIOException if the disk does not take it
   */
  @Override
  public void close() {
    try (out) {
      if (holdsLeave) {
        holdsLeave = false;
        writeLeave(heldTime, heldVehicle, heldLink);
      }
      writeBlock();
      out.writeInt(EventBlock.END_MARK);
      out.writeLong(eventCount);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeMove(int time, int vehicle, int fromLink, int toLink) {
    int number = memory.findSuccessor(fromLink, toLink);
    if (number == TrafficMemory.UNKNOWN) {
      begin(EventBlock.MOVE_TO_LINK, time);
      putLink(toLink);
      memory.learn(fromLink, toLink);
    } else {
      begin(EventBlock.MOVE_TO_SUCCESSOR + number, time);
    }
    block.movers.putFixed(vehicle, moverBytes);
    memory.place(vehicle, toLink);
    count(2);
  }

  private void writeLeave(int time, int vehicle, int link) {
    begin(LINK_LEAVE, time);
    putVehicle(vehicle);
    putLink(link);
    count(1);
  }

  private void writeRow(EventBuffer events, int row) {
    EventKind kind = events.kind(row);
    begin(kind == EventKind.PERSON_MONEY ? EventBlock.MONEY : kind.ordinal(), events.time(row));
    switch (kind) {
      case LINK_ENTER, VEHICLE_ABORTS, LINK_LEAVE -> {
        putVehicle(events.vehicle(row));
        putLink(events.link(row));
        if (kind == EventKind.LINK_ENTER) {
          memory.place(events.vehicle(row), events.link(row));
        }
      }
      case PERSON_ENTERS_VEHICLE, PERSON_LEAVES_VEHICLE, BOARDING_DENIED -> {
        putPerson(events.person(row));
        putVehicle(events.vehicle(row));
      }
      case VEHICLE_ENTERS_TRAFFIC, VEHICLE_LEAVES_TRAFFIC -> writeTraffic(events, row);
      case ACTIVITY_END, ACTIVITY_START -> {
        putPersonAndLink(events, row);
        block.details.putNumber(events.other(row));
        putPlace(events, row);
      }
      case DEPARTURE -> {
        putPersonAndLink(events, row);
        block.details.putNumber(events.other(row));
      }
      case ARRIVAL, STUCK_AND_ABORT, STUCK_AND_CONTINUE -> putPersonAndLink(events, row);
      case TRAVELLED -> {
        putPerson(events.person(row));
        block.details.putNumber(events.detail(row));
        block.places.putPlace(events.distanceMeters(row));
      }
      case WAITING_FOR_TRANSIT -> {
        putPerson(events.person(row));
        block.details.putNumber(events.stop(row));
        block.details.putNumber(events.destinationStop(row));
      }
      case TRANSIT_DRIVER_STARTS -> {
        putPerson(events.person(row));
        putVehicle(events.vehicle(row));
        block.details.putNumber(events.departure(row));
      }
      case PERSON_MONEY -> {
        putPerson(events.person(row));
        block.details.putNumber(events.purpose(row).ordinal());
        block.details.putNumber(events.line(row));
        block.places.putPlace(events.amount(row));
      }
      case VEHICLE_ARRIVES_AT_STOP, VEHICLE_DEPARTS_AT_STOP -> {
        putVehicle(events.vehicle(row));
        block.details.putNumber(events.stop(row));
        block.places.putPlace(events.delaySeconds(row));
      }
    }
    count(1);
  }

  private void writeTraffic(EventBuffer events, int row) {
    if (events.relativePosition(row) != 1.0) {
      throw new IllegalArgumentException(
          "relative position " + events.relativePosition(row) + " cannot be written, only 1");
    }
    putPersonAndLink(events, row);
    putVehicle(events.vehicle(row));
    memory.place(events.vehicle(row), events.link(row));
  }

  private void putPlace(EventBuffer events, int row) {
    int slot = places.slot(events.person(row), events.activityType(row));
    double x = events.x(row);
    double y = events.y(row);
    if (places.holds(slot, x, y)) {
      block.places.putRemembered();
    } else {
      places.put(slot, x, y);
      block.places.putPlace(x);
      block.places.putPlace(y);
    }
  }

  private void putPersonAndLink(EventBuffer events, int row) {
    putPerson(events.person(row));
    putLink(events.link(row));
    block.details.putNumber(events.detail(row));
  }

  private void begin(int operation, int time) {
    int seconds = time - lastTime;
    lastTime = time;
    if (seconds >= 0 && seconds < EventBlock.LONG_TIME) {
      block.operations.putByte(operation | seconds << EventBlock.TIME_SHIFT);
    } else {
      block.operations.putByte(operation | EventBlock.LONG_TIME << EventBlock.TIME_SHIFT);
      block.times.putNumber(seconds);
    }
  }

  private void putPerson(int person) {
    block.persons.putNumber(person - lastPerson);
    lastPerson = person;
  }

  private void putVehicle(int vehicle) {
    block.vehicles.putNumber(vehicle - lastVehicle);
    lastVehicle = vehicle;
  }

  private void putLink(int link) {
    block.links.putNumber(link - lastLink);
    lastLink = link;
  }

  private void count(int events) {
    eventCount += events;
    blockEvents += events;
    if (blockEvents >= EventBlock.EVENTS_PER_BLOCK) {
      try {
        writeBlock();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void writeBlock() throws IOException {
    if (blockEvents == 0) {
      return;
    }
    checksum.reset();
    out.writeInt(EventBlock.BLOCK_MARK);
    out.writeInt(blockEvents);
    for (ByteColumn column : block.columns()) {
      out.writeInt(column.size());
      checksum.update(column.bytes(), 0, column.size());
    }
    out.writeInt((int) checksum.getValue());
    for (ByteColumn column : block.columns()) {
      out.write(column.bytes(), 0, column.size());
    }
    out.flush();
    block.clear();
    blockEvents = 0;
  }
}
