package vn.luong.sim.events;

/** The external ids behind the ints of events. */
public interface EventNames {
  String personId(int person);

  String linkId(int link);

  String vehicleId(int vehicle);

  String modeName(int mode);

  String activityType(int type);

  /** The stop facility's id. */
  String stopId(int stop);

  /** The transit line's id. */
  String lineId(int line);

  /** Ids of the line, the route and the departure that a transit driver takes over. */
  DepartureName departureName(int departure);

  /**
   * What a departure is called.
   *
   * @param line id of the transit line
   * @param route id of the transit route within the line
   * @param departure id of the departure within the route
   */
  record DepartureName(String line, String route, String departure) {
    /** An empty run to where the next departure begins; the name is MATSim's. */
    public static final DepartureName EMPTY_RUN = new DepartureName("Wenden", "Wenden", "Wenden");
  }

  /** The facility's id; null for {@link EventBuffer#NONE}. */
  String facilityId(int facility);
}
