package vn.luong.gis.binhduong;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.sim.units.Units;

/**
 * Goods traffic by road of the tables {@code freight-*.csv}; all of it estimates. Figures by type of vehicle are lists in
 * the order of {@link #vehicles}.
 *
 * @param vehicles types of trucks, lightest first
 * @param rates vehicles that arrive on a working day, per job or resident
 * @param gateways where they leave the province, and who only passes through
 * @param terminals depots, inland ports and river ports
 * @param hours vehicles that begin their tour, by hour and type; only what one hour is to another matters
 * @param service what driving costs, and how long a truck is away
 */
public record FreightTables(
    List<Vehicle> vehicles,
    List<Rate> rates,
    List<AtGateway> gateways,
    List<Terminal> terminals,
    List<List<Double>> hours,
    Service service) {

  private static final double SECONDS_PER_MINUTE = 60;

  /** Columns of the types in the other tables. */
  private static final List<String> TYPE_COLUMNS =
      List.of("truck_light", "truck", "container_truck");

  /**
   * A type of trucks.
   *
   * @param id its name in results and vehicle files
   * @param name name people use
   * @param pce passenger-car equivalents
   * @param lengthMeters length
   * @param speedMetersPerSecond speed it may not exceed
   * @param stopsPerTour customers on a tour within the province
   * @param stopSeconds mean stay at one of them
   * @param meanMeters mean way from stop to stop within the province
   * @param outsideShare share of the arrivals that come from outside
   * @param outsideBaseShare share of the tours across the border whose vehicle is at home outside
   */
  public record Vehicle(
      String id,
      String name,
      double pce,
      double lengthMeters,
      double speedMetersPerSecond,
      int stopsPerTour,
      double stopSeconds,
      double meanMeters,
      double outsideShare,
      double outsideBaseShare) {}

  /** What the arrivals of goods follow. */
  public enum Generator {
    /** Jobs in industrial parks. */
    PARK,
    /** Jobs of the industry elsewhere. */
    INDUSTRY,
    SERVICES,
    AGRICULTURE,
    RESIDENTS
  }

  /**
   * Vehicles that arrive on a working day.
   *
   * @param generator what they follow
   * @param arrivals per job or resident, by type
   */
  public record Rate(Generator generator, List<Double> arrivals) {
    public Rate {
      arrivals = List.copyOf(arrivals);
    }
  }

  /**
   * Trucks at a gateway.
   *
   * @param gateway id of the gateway
   * @param weights how much it attracts those who come from or go to the province, by type
   * @param through vehicles a day that enter here and leave by another one, by type
   */
  public record AtGateway(String gateway, List<Double> weights, List<Double> through) {
    public AtGateway {
      weights = List.copyOf(weights);
      through = List.copyOf(through);
    }
  }

  /**
   * A place where goods change vehicles.
   *
   * @param id short name
   * @param name name people use
   * @param arrivals vehicles that arrive on a working day, by type
   * @param fromYear first year in which it works
   * @param x easting, metres
   * @param y northing, metres
   */
  public record Terminal(
      String id, String name, List<Double> arrivals, int fromYear, double x, double y) {
    public Terminal {
      arrivals = List.copyOf(arrivals);
    }
  }

  /**
   * What is the same for all types.
   *
   * @param vndPerKilometer cost of a kilometre
   * @param vndPerHour cost of an hour, driver and vehicle
   * @param outsideSeconds mean time of a truck beyond a gateway until it comes back
   */
  public record Service(double vndPerKilometer, double vndPerHour, double outsideSeconds) {}

  public FreightTables {
    vehicles = List.copyOf(vehicles);
    rates = List.copyOf(rates);
    gateways = List.copyOf(gateways);
    terminals = List.copyOf(terminals);
    hours = List.copyOf(hours);
  }

  /** Reads the tables. */
  public static FreightTables read() {
    MetricProjection projection = MetricProjection.of(MetricProjection.DEFAULT_CODE);
    return new FreightTables(
        PackageTable.read("freight-vehicles.csv", FreightTables::vehicle),
        PackageTable.read(
            "freight-rates.csv",
            row -> new Rate(
                Generator.valueOf(row.getField("generator").toUpperCase(Locale.ROOT)),
                byType(row, ""))),
        PackageTable.read(
            "freight-gateways.csv",
            row ->
                new AtGateway(row.getField("gateway"), byType(row, ""), byType(row, "through_"))),
        PackageTable.read("freight-terminals.csv", row -> terminal(row, projection)),
        PackageTable.read("freight-hours.csv", row -> byType(row, "")),
        readService());
  }

  private static Vehicle vehicle(NamedCsvRecord row) {
    return new Vehicle(
        row.getField("id"),
        row.getField("name"),
        number(row, "pce"),
        number(row, "length_m"),
        Units.metersPerSecondFromKilometersPerHour(number(row, "speed_kmh")),
        Integer.parseInt(row.getField("stops")),
        number(row, "stop_min") * SECONDS_PER_MINUTE,
        number(row, "mean_km") * Units.METERS_PER_KILOMETER,
        number(row, "outside_share"),
        number(row, "outside_base_share"));
  }

  private static Terminal terminal(NamedCsvRecord row, MetricProjection projection) {
    double[] place = projection.project(number(row, "lon"), number(row, "lat"));
    return new Terminal(
        row.getField("id"),
        row.getField("name"),
        byType(row, ""),
        Integer.parseInt(row.getField("from_year")),
        place[0],
        place[1]);
  }

  private static Service readService() {
    Map<String, Double> values = PackageTable.read(
            "freight-service.csv", row -> Map.entry(row.getField("key"), number(row, "value")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Service(
        values.get("cost_per_km"),
        values.get("cost_per_hour"),
        values.get("outside_hours") * Units.SECONDS_PER_HOUR);
  }

  private static List<Double> byType(NamedCsvRecord row, String prefix) {
    List<Double> values = new ArrayList<>();
    TYPE_COLUMNS.forEach(column -> values.add(number(row, prefix + column)));
    return values;
  }

  private static double number(NamedCsvRecord row, String field) {
    return Double.parseDouble(row.getField(field));
  }
}
