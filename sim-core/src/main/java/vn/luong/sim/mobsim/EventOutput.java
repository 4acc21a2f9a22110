package vn.luong.sim.mobsim;

import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;

/** Hands events over in batches and counts them. */
final class EventOutput {
  private final EventSink sink;
  private final EventBuffer buffer = new EventBuffer(2 * EventBuffer.STANDARD_CAPACITY);
  private long eventCount;

  EventOutput(EventSink sink) {
    this.sink = sink;
  }

  /** The buffer that the thread of the main loop writes to, with room for as many more rows. */
  EventBuffer buffer(int rows) {
    buffer.ensureRoom(rows);
    return buffer;
  }

  /** The same, but what it holds is handed over first if that is enough for a batch; between time steps only. */
  EventBuffer batch(int rows) {
    flushIfFull();
    return buffer(rows);
  }

  /** Hands over what the main loop's buffer holds, if that is enough for a batch. */
  void flushIfFull() {
    if (buffer.size() >= EventBuffer.STANDARD_CAPACITY) {
      flush(buffer);
    }
  }

  void flush() {
    flush(buffer);
  }

  /** Hands over and empties a buffer. */
  void flush(EventBuffer events) {
    if (events.size() > 0) {
      eventCount += events.size();
      sink.accept(events);
      events.clear();
    }
  }

  /** Events handed over so far. */
  long eventCount() {
    return eventCount;
  }

  /** Events handed over so far and those in the main loop's buffer. */
  long totalCount() {
    return eventCount + buffer.size();
  }
}
