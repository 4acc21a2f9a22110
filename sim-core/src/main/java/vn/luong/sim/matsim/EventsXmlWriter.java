package vn.luong.sim.matsim;

import java.io.Closeable;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import vn.luong.sim.events.Event;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventNames;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.population.Population;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.xml.ParallelXml;

/**
 * Writes events as MATSim does: attributes, their order, and numbers are the same byte for byte.
 * Nothing of a file is to be seen before {@link #finish}.
 *
 * <p>Threads: one writer, which only copies rows; {@value #PIECE_EVENTS} events at a time become text, and are compressed,
 * on as many other threads as there are processors. The file does not depend on their number.
 */
public final class EventsXmlWriter implements EventSink, Closeable {
  /** About 250 kB of text; how well it is compressed hardly depends on it, and more would leave the caches. */
  private static final int PIECE_EVENTS = 1 << 11;

  private final ParallelXml xml;
  private final EncodedEventNames names;
  private final Queue<EventBuffer> unused = new ConcurrentLinkedQueue<>();
  private EventBuffer rows = new EventBuffer(PIECE_EVENTS);
  private List<Event> singles = new ArrayList<>();

  private EventsXmlWriter(ParallelXml xml, EventNames names) {
    this.xml = xml;
    this.names = EncodedEventNames.of(names);
    xml.add(output ->
        output.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<events version=\"1.0\">\n"));
  }

  /** Begins a file of a running scenario; compressed if its name ends in {@code .gz}. */
  public static EventsXmlWriter create(Path file, Population population, Fleet fleet) {
    return create(file, new ScenarioNames(population, fleet, TransitVehicles.none(fleet)));
  }

  /** Begins a file of a running scenario with public transport. */
  public static EventsXmlWriter create(
      Path file, Population population, TransitVehicles transitVehicles) {
    return create(file, new ScenarioNames(population, transitVehicles.fleet(), transitVehicles));
  }

  /** Writes events of a running scenario to a stream, which {@link #finish} closes. */
  public static EventsXmlWriter to(OutputStream target, Population population, Fleet fleet) {
    return new EventsXmlWriter(
        ParallelXml.to(target, 1),
        new ScenarioNames(population, fleet, TransitVehicles.none(fleet)));
  }

  /** Begins a file; compressed if its name ends in {@code .gz}. */
  public static EventsXmlWriter create(Path file, EventNames names) {
    return create(file, names, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Begins a file; compressed if its name ends in {@code .gz}.
   *
   * @param names asked by all threads
   * @param threadCount threads that make and compress text, from 1
   */
  public static EventsXmlWriter create(Path file, EventNames names, int threadCount) {
    return new EventsXmlWriter(ParallelXml.create(file, threadCount), names);
  }

  @Override
  public void accept(EventBuffer events) {
    addSingles();
    int row = 0;
    while (row < events.size()) {
      if (!rows.hasRoom(1)) {
        addRows();
      }
      int end = Math.min(events.size(), row + rows.capacity() - rows.size());
      rows.appendRows(events, row, end);
      row = end;
    }
  }

  /** Writes an event that was read. */
  public void write(Event event) {
    addRows();
    singles.add(event);
    if (singles.size() == PIECE_EVENTS) {
      addSingles();
    }
  }

  private void addRows() {
    if (rows.size() == 0) {
      return;
    }
    EventBuffer full = rows;
    xml.add(output -> {
      new EventLines(output, names).write(full);
      full.clear();
      unused.add(full);
    });
    EventBuffer next = unused.poll();
    rows = next == null ? new EventBuffer(PIECE_EVENTS) : next;
  }

  private void addSingles() {
    if (singles.isEmpty()) {
      return;
    }
    List<Event> full = singles;
    xml.add(output -> {
      EventLines lines = new EventLines(output, names);
      full.forEach(lines::write);
    });
    singles = new ArrayList<>();
  }

  /** Ends the file and puts it in its place. */
  public void finish() {
    addRows();
    addSingles();
    xml.add(output -> output.raw("</events>\n"));
    xml.finish();
  }

  /** Gives up a file that was not finished. */
  @Override
  public void close() {
    xml.close();
  }
}
