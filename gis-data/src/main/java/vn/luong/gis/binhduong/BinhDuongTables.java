package vn.luong.gis.binhduong;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.streets.StreetClass;
import vn.luong.sim.units.Units;

/**
 * The tables of the Bình Dương package (README.md beside them), with coordinates projected to {@link
 * MetricProjection#DEFAULT_CODE} and units converted to SI.
 *
 * @param districts the nine districts, 2019 and 2030
 * @param wards the 91 wards with the 2019 census
 * @param parks industrial parks, also planned ones
 * @param gateways external gateways, also planned ones
 * @param places universities, malls, urban centres, stations
 * @param junctions junctions of the strategic roads
 * @param roads strategic roads of 2019
 * @param planned what is built afterwards
 * @param outline rough outline of the province
 */
public record BinhDuongTables(
    List<District> districts,
    List<Ward> wards,
    List<IndustrialPark> parks,
    List<Gateway> gateways,
    List<Place> places,
    List<Junction> junctions,
    List<Road> roads,
    PlannedNetwork planned,
    Polygon outline) {

  private static final double SQUARE_METERS_PER_HECTARE = 1e4;
  private static final double SQUARE_METERS_PER_SQUARE_KILOMETER = 1e6;

  /** Reads the tables. */
  public static BinhDuongTables read() {
    MetricProjection projection = MetricProjection.of(MetricProjection.DEFAULT_CODE);
    return new BinhDuongTables(
        PackageTable.read("districts.csv", BinhDuongTables::district),
        PackageTable.read("wards.csv", row -> ward(row, place(row, projection))),
        PackageTable.read("industrial-parks.csv", row -> park(row, place(row, projection))),
        PackageTable.read("gateways.csv", row -> gateway(row, place(row, projection))),
        PackageTable.read("places.csv", row -> namedPlace(row, place(row, projection))),
        PackageTable.read("junctions.csv", row -> junction(row, place(row, projection))),
        PackageTable.read("roads.csv", BinhDuongTables::road),
        new PlannedNetwork(
            PackageTable.read(
                "planned-road-points.csv", row -> plannedPoint(row, place(row, projection))),
            PackageTable.read("planned-roads.csv", BinhDuongTables::plannedRoad),
            PackageTable.read("interchanges.csv", BinhDuongTables::interchange),
            PackageTable.read("road-widenings.csv", BinhDuongTables::widening)),
        outline(PackageTable.read("outline.csv", row -> place(row, projection))));
  }

  private static double[] place(NamedCsvRecord row, MetricProjection projection) {
    return projection.project(number(row, "lon"), number(row, "lat"));
  }

  private static District district(NamedCsvRecord row) {
    return new District(
        row.getField("id"),
        row.getField("name"),
        count(row, "population_2019"),
        count(row, "population_plan_2030"));
  }

  private static Ward ward(NamedCsvRecord row, double[] place) {
    List<Integer> households = List.of(
        count(row, "households_1"),
        count(row, "households_2"),
        count(row, "households_3"),
        count(row, "households_4"),
        count(row, "households_5_plus"));
    return new Ward(
        row.getField("id"),
        row.getField("district"),
        row.getField("name"),
        row.getField("kind").equals("commune"),
        count(row, "population_2019"),
        number(row, "area_km2") * SQUARE_METERS_PER_SQUARE_KILOMETER,
        households,
        place[0],
        place[1]);
  }

  private static IndustrialPark park(NamedCsvRecord row, double[] place) {
    return new IndustrialPark(
        row.getField("id"),
        row.getField("name"),
        row.getField("district"),
        number(row, "area_ha") * SQUARE_METERS_PER_HECTARE,
        count(row, "jobs"),
        count(row, "from_year"),
        place[0],
        place[1]);
  }

  private static Gateway gateway(NamedCsvRecord row, double[] place) {
    return new Gateway(
        row.getField("id"),
        row.getField("outside"),
        row.getField("corridor"),
        row.getField("junction"),
        count(row, "persons_per_weekday"),
        number(row, "inbound_share"),
        number(row, "outbound_share"),
        number(row, "through_share"),
        count(row, "from_year"),
        place[0],
        place[1]);
  }

  private static Place namedPlace(NamedCsvRecord row, double[] place) {
    Place.Kind kind = Place.Kind.valueOf(row.getField("kind").toUpperCase(Locale.ROOT));
    return new Place(kind, row.getField("id"), row.getField("name"), place[0], place[1]);
  }

  private static Junction junction(NamedCsvRecord row, double[] place) {
    return new Junction(row.getField("id"), row.getField("name"), place[0], place[1]);
  }

  private static Road road(NamedCsvRecord row) {
    return new Road(
        row.getField("from"),
        row.getField("to"),
        row.getField("road"),
        streetClass(row),
        number(row, "lanes_per_direction"),
        speed(row),
        number(row, "length_factor"));
  }

  private static PlannedPoint plannedPoint(NamedCsvRecord row, double[] place) {
    return new PlannedPoint(
        row.getField("id"),
        row.getField("corridor"),
        count(row, "sequence"),
        row.getField("interchange"),
        place[0],
        place[1]);
  }

  private static PlannedRoad plannedRoad(NamedCsvRecord row) {
    return new PlannedRoad(
        row.getField("corridor"),
        count(row, "first"),
        count(row, "last"),
        row.getField("road"),
        streetClass(row),
        count(row, "from_year"),
        number(row, "lanes_per_direction"),
        speed(row),
        number(row, "length_factor"));
  }

  private static Interchange interchange(NamedCsvRecord row) {
    return new Interchange(
        row.getField("point"),
        row.getField("joins"),
        number(row, "lanes_per_direction"),
        speed(row));
  }

  private static RoadWidening widening(NamedCsvRecord row) {
    return new RoadWidening(
        row.getField("from"),
        row.getField("to"),
        count(row, "from_year"),
        number(row, "lanes_per_direction"));
  }

  private static StreetClass streetClass(NamedCsvRecord row) {
    return StreetClass.valueOf(row.getField("class").toUpperCase(Locale.ROOT));
  }

  private static double speed(NamedCsvRecord row) {
    return Units.metersPerSecondFromKilometersPerHour(number(row, "speed_kmh"));
  }

  private static Polygon outline(List<double[]> points) {
    List<Coordinate> ring = new ArrayList<>();
    for (double[] point : points) {
      ring.add(new Coordinate(point[0], point[1]));
    }
    ring.add(ring.get(0).copy());
    return new GeometryFactory().createPolygon(ring.toArray(new Coordinate[0]));
  }

  private static double number(NamedCsvRecord row, String field) {
    return Double.parseDouble(row.getField(field));
  }

  private static int count(NamedCsvRecord row, String field) {
    return Integer.parseInt(row.getField(field));
  }
}
