package vn.luong.scenario.cli;

/** A bus from the market to the station, to be added to {@link TinyMatsimScenario}. */
final class TinyBusLine {
  static final String SCHEDULE = "transitSchedule.xml";
  static final String VEHICLES = "transitVehicles.xml";

  /** To be written instead of the beginning of the config. */
  static final String MODULE = """
      <config>
        <module name="transit">
          <param name="useTransit" value="true"/>
          <param name="transitScheduleFile" value="transitSchedule.xml"/>
          <param name="vehiclesFile" value="transitVehicles.xml"/>
        </module>\
      """;

  static final String VEHICLES_TEXT = """
      <vehicleDefinitions xmlns="http://www.matsim.org/files/dtd">
        <vehicleType id="big">
          <capacity seats="20" standingRoomInPersons="10"/>
          <length meter="12"/>
          <width meter="2.5"/>
        </vehicleType>
        <vehicle id="bus" type="big"/>
      </vehicleDefinitions>
      """;

  private static final String LINE = """
      <transitSchedule>
        <transitStops>
          <stopFacility id="market" x="500" y="%1$d" linkRefId="w-m"/>
          <stopFacility id="station" x="1000" y="%1$d" linkRefId="m-e"/>
        </transitStops>
        <transitLine id="1">
          <transitRoute id="there">
            <transportMode>bus</transportMode>
            <routeProfile>
              <stop refId="market" departureOffset="%2$s"/>
              <stop refId="station" arrivalOffset="00:02:00"/>
            </routeProfile>
            <route><link refId="w-m"/><link refId="m-e"/></route>
            <departures>
              <departure id="a" departureTime="07:05:00" vehicleRefId="bus"/>
              <departure id="b" departureTime="08:05:00" vehicleRefId="bus"/>
            </departures>
          </transitRoute>
        </transitLine>
      </transitSchedule>
      """;

  private TinyBusLine() {}

  /**
   * The schedule.
   *
   * @param stopY northing of the stops, metres; the road is at 0
   * @param firstOffset when the bus leaves the first stop, after its departure
   */
  static String schedule(int stopY, String firstOffset) {
    return LINE.formatted(stopY, firstOffset);
  }
}
