package vn.luong.sim.mobsim;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.vehicles.Fleet;

/** Events as text, one line each: time, kind, and all that the kind states. */
final class EventLines implements EventSink {
  private final Population population;
  private final Network network;
  private final Fleet fleet;
  private final List<String> lines = new ArrayList<>();

  EventLines(Population population, Fleet fleet) {
    this.population = population;
    this.network = population.network();
    this.fleet = fleet;
  }

  /** In the order in which they came. */
  List<String> lines() {
    return lines;
  }

  /** By time, those of one second by text. */
  List<String> sorted() {
    return lines.stream().sorted().toList();
  }

  @Override
  public void accept(EventBuffer batch) {
    for (int row = 0; row < batch.size(); row++) {
      StringBuilder line = new StringBuilder(80);
      line.append(1_000_000 + batch.time(row))
          .append(' ')
          .append(batch.kind(row).matsimName());
      appendDetails(line, batch, row);
      lines.add(line.toString());
    }
  }

  private void appendDetails(StringBuilder line, EventBuffer batch, int row) {
    switch (batch.kind(row)) {
      case ACTIVITY_END, ACTIVITY_START -> {
        appendPerson(line, batch, row);
        appendLink(line, batch, row);
        line.append(" type ").append(batch.activityType(row));
      }
      case DEPARTURE -> {
        appendPerson(line, batch, row);
        appendLink(line, batch, row);
        line.append(" mode ").append(batch.mode(row)).append(' ').append(batch.routingMode(row));
      }
      case PERSON_ENTERS_VEHICLE, PERSON_LEAVES_VEHICLE -> {
        appendPerson(line, batch, row);
        appendVehicle(line, batch, row);
      }
      case VEHICLE_ENTERS_TRAFFIC, VEHICLE_LEAVES_TRAFFIC -> {
        appendPerson(line, batch, row);
        appendVehicle(line, batch, row);
        appendLink(line, batch, row);
        line.append(" mode ").append(batch.mode(row));
      }
      case LINK_LEAVE, LINK_ENTER, VEHICLE_ABORTS -> {
        appendVehicle(line, batch, row);
        appendLink(line, batch, row);
      }
      case TRAVELLED -> {
        appendPerson(line, batch, row);
        line.append(" mode ").append(batch.mode(row)).append(' ').append(batch.distanceMeters(row));
      }
      case ARRIVAL, STUCK_AND_ABORT, STUCK_AND_CONTINUE -> {
        appendPerson(line, batch, row);
        appendLink(line, batch, row);
        line.append(" mode ").append(batch.mode(row));
      }
      case WAITING_FOR_TRANSIT,
          TRANSIT_DRIVER_STARTS,
          VEHICLE_ARRIVES_AT_STOP,
          VEHICLE_DEPARTS_AT_STOP,
          BOARDING_DENIED -> throw new IllegalArgumentException("transit: " + batch.kind(row));
    }
  }

  private void appendPerson(StringBuilder line, EventBuffer batch, int row) {
    line.append(" person ").append(population.personId(batch.person(row)));
  }

  private void appendVehicle(StringBuilder line, EventBuffer batch, int row) {
    line.append(" vehicle ").append(fleet.vehicleId(batch.vehicle(row)));
  }

  private void appendLink(StringBuilder line, EventBuffer batch, int row) {
    int link = batch.link(row);
    line.append(" link ").append(link == EventBuffer.NONE ? "none" : network.linkId(link));
  }
}
