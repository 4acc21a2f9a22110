package vn.luong.sim.events;

/**
 * Takes events as they happen, in batches of columns. Times never decrease from row to row or from batch to batch.
 */
public interface EventSink {

  /** Takes the next batch. The buffer is used again afterwards: copy what is to be kept. */
  void accept(EventBuffer events);

  /** Takes everything and does nothing. */
  EventSink NONE = events -> {};

  /** Hands each batch to several sinks, in this order. */
  static EventSink toAll(EventSink... sinks) {
    EventSink[] all = sinks.clone();
    return events -> {
      for (EventSink sink : all) {
        sink.accept(events);
      }
    };
  }
}
