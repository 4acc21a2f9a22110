package vn.luong.sim.events;

import java.util.HashMap;
import java.util.Map;
import vn.luong.sim.network.Network;

/**
 * Adds to events of a file or of a test's own what the mobsim says with its events: how long a vehicle was on the link it
 * leaves, and how far it has driven. By other means than the mobsim: from the events alone, with a map of vehicles.
 */
public final class MeasuringSink implements EventSink {
  private final Network network;
  private final EventSink sink;
  private final EventBuffer measured = new EventBuffer();
  private final Map<Integer, Trip> tripOfVehicle = new HashMap<>();

  private static final class Trip {
    int mode;
    int enterTime = EventBuffer.NONE;
    double meters;
  }

  public MeasuringSink(Network network, EventSink sink) {
    this.network = network;
    this.sink = sink;
  }

  @Override
  public void accept(EventBuffer events) {
    measured.clear();
    measured.ensureRoom(events.size());
    for (int row = 0; row < events.size(); row++) {
      add(events, row);
    }
    sink.accept(measured);
  }

  private void add(EventBuffer events, int row) {
    int time = events.time(row);
    Trip trip = tripOfVehicle.get(events.vehicle(row));
    switch (events.kind(row)) {
      case LINK_LEAVE -> {
        boolean isKnown = trip != null && trip.enterTime != EventBuffer.NONE;
        measured.appendLinkLeave(
            time,
            events.vehicle(row),
            events.link(row),
            trip == null ? EventBuffer.NONE : trip.mode,
            isKnown ? time - trip.enterTime : EventBuffer.NONE);
        return;
      }
      case VEHICLE_LEAVES_TRAFFIC -> {
        measured.appendLeavesTraffic(
            time,
            events.person(row),
            events.link(row),
            events.vehicle(row),
            events.mode(row),
            trip == null ? 0 : trip.meters);
        tripOfVehicle.remove(events.vehicle(row));
        return;
      }
      case LINK_ENTER -> {
        if (trip != null) {
          trip.enterTime = time;
          trip.meters += network.lengthMeters(events.link(row));
        }
      }
      case VEHICLE_ENTERS_TRAFFIC -> {
        Trip begun = new Trip();
        begun.mode = events.mode(row);
        tripOfVehicle.put(events.vehicle(row), begun);
      }
      case VEHICLE_ARRIVES_AT_STOP -> {
        if (trip != null) {
          trip.enterTime = EventBuffer.NONE;
        }
      }
      default -> {
        // Tells nothing about links.
      }
    }
    measured.appendCopy(events, row);
  }
}
