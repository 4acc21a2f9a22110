package vn.luong.gis.binhduong;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.luong.gis.binhduong.TransitService.Direction;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.units.Units;

/** The lines of public transport of the tables, open and planned, in their order. */
public final class TransitLines {
  private static final double SECONDS_PER_MINUTE = 60;

  /** A station, and how far it is from the first one along the track; 0 where that is not known. */
  private record Station(TransitHalt halt, double meters) {}

  private final StopsAlongRoads roads;
  private final Map<String, TransitVehicleType> vehicles;
  private final Map<String, List<TransitService>> services;
  private final Map<String, List<String>> courses;
  private final Map<String, List<Station>> stations;

  private TransitLines(BinhDuongTables tables) {
    roads = new StopsAlongRoads(tables);
    vehicles = PackageTable.read("transit-vehicles.csv", TransitLines::vehicle).stream()
        .collect(Collectors.toMap(
            TransitVehicleType::id, type -> type, (first, second) -> first, LinkedHashMap::new));
    services = PackageTable.read("transit-services.csv", TransitLines::service).stream()
        .collect(Collectors.groupingBy(
            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    courses = PackageTable.read(
            "transit-courses.csv", row -> Map.entry(row.getField("line"), row.getField("junction")))
        .stream()
        .collect(Collectors.groupingBy(
            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    MetricProjection projection = MetricProjection.of(MetricProjection.DEFAULT_CODE);
    stations = PackageTable.read("rail-stations.csv", row -> station(row, projection)).stream()
        .collect(Collectors.groupingBy(
            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /** Reads all lines. */
  public static List<TransitLine> read(BinhDuongTables tables) {
    TransitLines lines = new TransitLines(tables);
    return PackageTable.read("transit-lines.csv", lines::line);
  }

  /** Reads all types of vehicles. */
  public static List<TransitVehicleType> readVehicleTypes() {
    return PackageTable.read("transit-vehicles.csv", TransitLines::vehicle);
  }

  private TransitLine line(NamedCsvRecord row) {
    String id = row.getField("id");
    boolean isLoop = row.getField("shape").equals("loop");
    String year = row.getField("from_year");
    return new TransitLine(
        id,
        row.getField("name"),
        row.getField("mode"),
        row.getField("own_way").equals("yes"),
        year.isEmpty() ? TransitLine.PROPOSED : Integer.parseInt(year),
        vehicles.get(row.getField("vehicle")),
        speed(row, "speed_kmh"),
        number(row, "dwell_s"),
        new TransitLine.Fare(
            number(row, "fare_vnd"), number(row, "fare_vnd_per_km"), number(row, "fare_most_vnd")),
        row.getField("status"),
        courses(id, row.getField("stations"), isLoop),
        services.get(id));
  }

  private List<TransitCourse> courses(String line, String stationsOf, boolean isLoop) {
    List<TransitCourse> both = new ArrayList<>();
    if (!stationsOf.isEmpty()) {
      return ownWay(stations.get(stationsOf));
    }
    List<String> junctions = new ArrayList<>(courses.get(line));
    both.add(roads.course(Direction.FORWARD, junctions));
    if (!isLoop) {
      Collections.reverse(junctions);
      both.add(roads.course(Direction.BACKWARD, junctions));
    }
    return both;
  }

  private static List<TransitCourse> ownWay(List<Station> stations) {
    List<TransitHalt> halts =
        new ArrayList<>(stations.stream().map(Station::halt).toList());
    TransitCourse forward = new TransitCourse(Direction.FORWARD, halts, List.of(), 0);
    double meters =
        Math.max(forward.straightMeters(), stations.get(stations.size() - 1).meters());
    Collections.reverse(halts);
    return List.of(
        new TransitCourse(Direction.FORWARD, forward.halts(), List.of(), meters),
        new TransitCourse(Direction.BACKWARD, halts, List.of(), meters));
  }

  private static TransitVehicleType vehicle(NamedCsvRecord row) {
    return new TransitVehicleType(
        row.getField("id"),
        row.getField("name"),
        number(row, "length_m"),
        number(row, "pce"),
        (int) number(row, "seats"),
        (int) number(row, "standing"),
        speed(row, "top_speed_kmh"),
        number(row, "boarding_s"),
        number(row, "alighting_s"),
        row.getField("doors").equals("parallel"));
  }

  private static Map.Entry<String, TransitService> service(NamedCsvRecord row) {
    return Map.entry(
        row.getField("line"),
        new TransitService(
            Direction.valueOf(row.getField("direction").toUpperCase(Locale.ROOT)),
            SimTime.parse(row.getField("from") + ":00"),
            SimTime.parse(row.getField("to") + ":00"),
            number(row, "headway_min") * SECONDS_PER_MINUTE));
  }

  private static Map.Entry<String, Station> station(
      NamedCsvRecord row, MetricProjection projection) {
    double[] place = projection.project(number(row, "lon"), number(row, "lat"));
    String line = row.getField("line");
    String chainage = row.getField("chainage_km");
    return Map.entry(
        line,
        new Station(
            new TransitHalt(
                line + "." + row.getField("sequence"), row.getField("name"), place[0], place[1]),
            chainage.isEmpty() ? 0 : number(row, "chainage_km") * Units.METERS_PER_KILOMETER));
  }

  private static double speed(NamedCsvRecord row, String field) {
    return Units.metersPerSecondFromKilometersPerHour(number(row, field));
  }

  private static double number(NamedCsvRecord row, String field) {
    return Double.parseDouble(row.getField(field));
  }
}
