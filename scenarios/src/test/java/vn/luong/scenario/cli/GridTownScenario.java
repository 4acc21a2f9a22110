package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.export.GeoPackageWriter;

/**
 * A scenario file of the streets of {@link GridMatsimScenario}: people of four zones and from the province's gateways drive,
 * walk, and take a bus that is small, costs something and has few places to park before its stops. They replan in all
 * ways.
 */
final class GridTownScenario {
  private static final String SCENARIO = """
      name: Grid town
      extends: binh-duong-2019
      network: network.xml
      zones: zones.gpkg
      population: {sample: 0.5%%}
      iterations: %d
      stop: {gap: 0%%}
      modes:
        motorbike: {constant: -3}
        bus: {constant: 6}
      transit:
        schedule: schedule.xml
        vehicles: vehicles.xml
        crowding: {learning-rate: 50%%, longest-denial: 30 min}
        fares: {base: 6000 VND, modes: {bus: {base: 4000 VND, per-km: 500 VND}}, transfer: 1 h, day-pass: 30000 VND, pass: {per-day: 5000 VND, holders: 20%%}}
        access: {motorbike: {max: 4 km, fee: 1000 VND, spaces: 20}}
      parking: {areas: [{zones: [north-east], mode: motorbike, per-stop: 3000 VND}]}
      replanning: {reroute: 20%%, shift-departure: 20%%, change-mode: 30%%, change-mode-among: [car, motorbike, pt], memory: 3}
      """;

  private static final String VEHICLES_BEGIN = """
      <vehicleDefinitions xmlns="http://www.matsim.org/files/dtd">
        <vehicleType id="small-bus">
          <capacity seats="4" standingRoomInPersons="4"/><length meter="8"/><width meter="2.5"/>
        </vehicleType>
      """;

  private static final int STREET_METERS = 1500;
  /** The bus' street, from the south. */
  private static final int ROW = 2;

  private static final int FIRST_DEPARTURE_MINUTE = 5 * 60;
  private static final int LAST_DEPARTURE_MINUTE = 23 * 60;
  private static final int HEADWAY_MINUTES = 20;

  private GridTownScenario() {}

  /**
   * Writes the scenario.
   *
   * @return its file
   */
  static Path write(Path folder, int lastIteration) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("network.xml"),
          GridMatsimScenario.network(
              STREET_METERS, "modes=\"bus,car,motorbike\" capacity=\"1200\" permlanes=\"20\""));
      writeZones(folder.resolve("zones.gpkg"));
      writeTimetable(folder);
      return Files.writeString(
          folder.resolve("town.yaml"), String.format(Locale.ROOT, SCENARIO, lastIteration));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeZones(Path file) throws IOException {
    GeometryFactory geometries = new GeometryFactory();
    String[] names = {"south-west", "south-east", "north-west", "north-east"};
    double half = (GridMatsimScenario.SIDE - 1) * STREET_METERS / 2.0;
    double west = GridMatsimScenario.WEST_METERS;
    double south = GridMatsimScenario.SOUTH_METERS;
    try (GeoPackageWriter writer = GeoPackageWriter.create(file, 32648)) {
      writer.write(new FeatureLayer(
              "zones",
              FeatureLayer.Shape.POLYGON,
              names.length,
              zone -> geometries.toGeometry(new Envelope(
                  west + zone % 2 * half,
                  west + zone % 2 * half + half,
                  south + zone / 2 * half,
                  south + zone / 2 * half + half)))
          .text("id", zone -> names[zone])
          .text("name", zone -> names[zone])
          .real("residents", zone -> 15_000));
    }
  }

  /** Along a street in the middle, and back. */
  private static void writeTimetable(Path folder) throws IOException {
    StringBuilder schedule = new StringBuilder("<transitSchedule>\n<transitStops>\n");
    StringBuilder vehicles = new StringBuilder(VEHICLES_BEGIN);
    int last = GridMatsimScenario.SIDE - 1;
    for (int column = 0; column < last; column += 2) {
      addStop(schedule, column, column + 1);
      addStop(schedule, last - column, last - column - 1);
    }
    schedule.append("</transitStops>\n<transitLine id=\"1\">\n");
    addRoute(schedule, vehicles, "there", 0, 1);
    addRoute(schedule, vehicles, "back", last, -1);
    Files.writeString(
        folder.resolve("schedule.xml"),
        schedule.append("</transitLine>\n</transitSchedule>\n").toString());
    Files.writeString(
        folder.resolve("vehicles.xml"),
        vehicles.append("</vehicleDefinitions>\n").toString());
  }

  private static void addStop(StringBuilder schedule, int from, int to) {
    schedule.append(String.format(
        Locale.ROOT,
        "<stopFacility id=\"on-%1$d-%2$d\" x=\"%3$d\" y=\"%4$d\" linkRefId=\"%1$d-%2$d\"/>\n",
        ROW * GridMatsimScenario.SIDE + from,
        ROW * GridMatsimScenario.SIDE + to,
        GridMatsimScenario.WEST_METERS + to * STREET_METERS,
        GridMatsimScenario.SOUTH_METERS + ROW * STREET_METERS));
  }

  private static void addRoute(
      StringBuilder schedule, StringBuilder vehicles, String id, int first, int step) {
    StringBuilder stops = new StringBuilder();
    StringBuilder links = new StringBuilder();
    for (int number = 0; number < GridMatsimScenario.SIDE - 1; number++) {
      int from = ROW * GridMatsimScenario.SIDE + first + number * step;
      links.append(String.format("<link refId=\"%d-%d\"/>", from, from + step));
      if (number % 2 == 0) {
        stops.append(String.format(
            "<stop refId=\"on-%d-%d\" arrivalOffset=\"00:%3$02d:00\""
                + " departureOffset=\"00:%3$02d:00\"/>",
            from, from + step, 4 * number));
      }
    }
    schedule.append(String.format(
        "<transitRoute id=\"%s\"><transportMode>bus</transportMode>\n<routeProfile>%s</routeProfile>\n"
            + "<route>%s</route>\n<departures>\n",
        id, stops, links));
    for (int minute = FIRST_DEPARTURE_MINUTE;
        minute <= LAST_DEPARTURE_MINUTE;
        minute += HEADWAY_MINUTES) {
      String vehicle = "bus-" + id + "-" + minute;
      schedule.append(String.format(
          "<departure id=\"%1$s-%2$d\" departureTime=\"%3$02d:%4$02d:00\" vehicleRefId=\"%5$s\"/>\n",
          id, minute, minute / 60, minute % 60, vehicle));
      vehicles.append(String.format("<vehicle id=\"%s\" type=\"small-bus\"/>\n", vehicle));
    }
    schedule.append("</departures></transitRoute>\n");
  }
}
