package vn.luong.sim.events;

/**
 * One event with names instead of indices: the readable face of a row of {@link EventBuffer}, for
 * tests, comparison and files. Times are seconds after midnight; a name that is not stated is null,
 * a number NaN.
 */
public sealed interface Event {
  double time();

  EventKind kind();

  /** Start or end of an activity. */
  record ActivityEvent(
      double time,
      EventKind kind,
      String person,
      String facility,
      String link,
      double x,
      double y,
      String activityType)
      implements Event {}

  /** A person sets out on a leg. */
  record Departure(double time, String person, String link, String mode, String routingMode)
      implements Event {
    @Override
    public EventKind kind() {
      return EventKind.DEPARTURE;
    }
  }

  /** Arrival of a person, or a person stuck on a link. */
  record PersonOnLink(double time, EventKind kind, String person, String link, String mode)
      implements Event {}

  /** A person gets into or out of a vehicle, or is left behind by it. */
  record PersonAndVehicle(double time, EventKind kind, String person, String vehicle)
      implements Event {}

  /** A vehicle enters or leaves traffic. */
  record Traffic(
      double time,
      EventKind kind,
      String person,
      String link,
      String vehicle,
      String networkMode,
      double relativePosition)
      implements Event {}

  /** A vehicle enters or leaves a link, or gives up on it. */
  record VehicleOnLink(double time, EventKind kind, String link, String vehicle) implements Event {}

  /** A teleported leg ends. */
  record Travelled(double time, String person, double distanceMeters, String mode)
      implements Event {
    @Override
    public EventKind kind() {
      return EventKind.TRAVELLED;
    }
  }

  /**
   * A person gets or pays money.
   *
   * @param amount received; negative if paid
   * @param purpose what for; null if not stated
   * @param partner who pays or gets it; null if not stated
   * @param reference anything else; null if not stated
   */
  record PersonMoney(
      double time, String person, double amount, String purpose, String partner, String reference)
      implements Event {
    @Override
    public EventKind kind() {
      return EventKind.PERSON_MONEY;
    }
  }

  /** A person begins to wait at a stop. */
  record WaitingForTransit(double time, String person, String atStop, String destinationStop)
      implements Event {
    @Override
    public EventKind kind() {
      return EventKind.WAITING_FOR_TRANSIT;
    }
  }

  /** A transit driver takes over a departure. */
  record TransitDriverStarts(
      double time, String driver, String vehicle, String line, String route, String departure)
      implements Event {
    @Override
    public EventKind kind() {
      return EventKind.TRANSIT_DRIVER_STARTS;
    }
  }

  /** A transit vehicle arrives at or departs from a stop; the delay is against its schedule. */
  record VehicleAtStop(
      double time, EventKind kind, String vehicle, String stop, double delaySeconds)
      implements Event {}
}
