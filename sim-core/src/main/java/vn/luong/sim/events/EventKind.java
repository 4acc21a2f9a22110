package vn.luong.sim.events;

import java.util.HashMap;
import java.util.Map;

/**
 * The kinds of events, with the names MATSim's event files use. Which columns of {@link EventBuffer} a kind fills is
 * said at the method that appends it.
 */
public enum EventKind {
  ACTIVITY_END("actend"),
  DEPARTURE("departure"),
  PERSON_ENTERS_VEHICLE("PersonEntersVehicle"),
  VEHICLE_ENTERS_TRAFFIC("vehicle enters traffic"),
  LINK_LEAVE("left link"),
  LINK_ENTER("entered link"),
  VEHICLE_LEAVES_TRAFFIC("vehicle leaves traffic"),
  PERSON_LEAVES_VEHICLE("PersonLeavesVehicle"),
  TRAVELLED("travelled"),
  ARRIVAL("arrival"),
  ACTIVITY_START("actstart"),
  VEHICLE_ABORTS("vehicle aborts"),
  STUCK_AND_ABORT("stuckAndAbort"),
  STUCK_AND_CONTINUE("stuckAndContinue"),
  WAITING_FOR_TRANSIT("waitingForPt"),
  TRANSIT_DRIVER_STARTS("TransitDriverStarts"),
  VEHICLE_ARRIVES_AT_STOP("VehicleArrivesAtFacility"),
  VEHICLE_DEPARTS_AT_STOP("VehicleDepartsAtFacility"),
  BOARDING_DENIED("BoardingDeniedEvent"),
  PERSON_MONEY("personMoney");

  private static final EventKind[] KINDS = values();
  private static final Map<String, EventKind> BY_NAME = byName();

  private final String matsimName;

  EventKind(String matsimName) {
    this.matsimName = matsimName;
  }

  /** The {@code type} attribute in MATSim's event files. */
  public String matsimName() {
    return matsimName;
  }

  /** The kind with this ordinal, as kept in {@link EventBuffer}. */
  public static EventKind of(int ordinal) {
    return KINDS[ordinal];
  }

  /** The kind MATSim calls so, or null. */
  public static EventKind findByMatsimName(String name) {
    return BY_NAME.get(name);
  }

  private static Map<String, EventKind> byName() {
    Map<String, EventKind> byName = new HashMap<>();
    for (EventKind kind : KINDS) {
      byName.put(kind.matsimName, kind);
    }
    return byName;
  }
}
