package vn.luong.gis.binhduong;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.drawing.MapPicture;
import vn.luong.gis.drawing.MapSymbol;
import vn.luong.gis.spatial.NetworkReach;
import vn.luong.gis.spatial.ReachArea;
import vn.luong.gis.spatial.ReachSearch;
import vn.luong.gis.streets.SketchedNetwork;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;

/** Draws the Bình Dương package for docs/binh-duong.md. */
final class PackagePictures {
  private static final int WIDTH = 900;
  private static final double BORDER_METERS = 2500;
  private static final Color LOCAL = new Color(0xccc6ba);
  private static final Color ROAD = new Color(0x9a948a);
  private static final Color MAIN_ROAD = new Color(0x5f6b7a);
  private static final Color ZONE = new Color(0xd9b98a);
  private static final Color PARK = new Color(0xb18ad0);
  private static final Color EXPRESSWAY = new Color(0xd1495b);
  private static final Color FRONTAGE = new Color(0xe9a03b);
  private static final Color WIDER = new Color(0x2a6f97);
  private static final Color METRO_1 = new Color(0x1b998b);
  private static final Color METRO_2 = new Color(0x2d5fd0);
  private static final Color METRO_HCMC = new Color(0x7d4fa0);
  private static final Color BRT = new Color(0xc77d00);

  private final GeometryFactory geometries = new GeometryFactory();
  private final MetricProjection projection = MetricProjection.of(MetricProjection.DEFAULT_CODE);
  private final BinhDuongTables tables = BinhDuongTables.read();
  private final Network today = BinhDuongNetwork.build(tables, 2019, new ModeTable());
  private final Network later = BinhDuongNetwork.build(tables, 2030, new ModeTable());
  private final Path folder;

  PackagePictures(Path folder) {
    this.folder = folder;
  }

  /** Draws all pictures and returns their files. */
  List<Path> draw() throws IOException {
    return List.of(drawBase(), drawPlan(), drawServices(), drawCatchments());
  }

  private Path drawBase() throws IOException {
    MapPicture picture = new MapPicture(province(), WIDTH)
        .title("Bình Dương 2019")
        .legendBelow()
        .lines("wards (Voronoi cells of their centres)", wards(), ZONE, 1);
    drawParks(picture, 2019, "industrial parks, by area");
    drawRoads(picture, today);
    double[][] gateways = places(
        tables.gateways().stream().filter(gateway -> gateway.fromYear() <= 2019).toList(),
        gateway -> new double[] {gateway.x(), gateway.y()});
    picture.points("gateways", gateways[0], gateways[1], MapSymbol.TRIANGLE, EXPRESSWAY, 11);
    for (Place place : tables.places()) {
      if (place.kind() == Place.Kind.CENTRE) {
        picture.label(place.name(), place.x(), place.y(), true);
      }
    }
    tables.gateways().stream()
        .filter(gateway -> gateway.fromYear() <= 2019)
        .forEach(gateway -> picture.label(gateway.id(), gateway.x(), gateway.y(), false));
    return write(picture, "binh-duong-2019.png");
  }

  private Path drawPlan() throws IOException {
    MapPicture picture =
        new MapPicture(province(), WIDTH).title("The plan to 2030 and 2031").legendBelow();
    drawParks(picture, 2030, "industrial parks");
    picture.lines("", lines(later, link -> !isLocal(later, link)), LOCAL, 1);
    picture
        .lines(
            "frontage roads",
            lines(later, link -> name(later, link).contains("đường song hành")),
            FRONTAGE,
            4)
        .lines("expressways with interchanges", lines(later, this::isExpressway), EXPRESSWAY, 2.5f)
        .lines("QL13 with 8 lanes (below line 2)", lines(later, this::isWidened), WIDER, 7);
    drawLine(picture, "BRT/61-77", "BRT corridor", BRT);
    drawLine(picture, "HCMC1", "metro HCMC line 1", METRO_HCMC);
    drawLine(picture, "BD2", "metro Bình Dương line 2 (assumed)", METRO_2);
    drawLine(picture, "BD1", "metro Bình Dương line 1 (assumed)", METRO_1);
    double[][] sites =
        places(TodSite.read(), site -> projection.project(site.longitude(), site.latitude()));
    picture.points("TOD sites", sites[0], sites[1], MapSymbol.DIAMOND, new Color(0x111111), 9);
    for (PlannedPoint point : tables.planned().points()) {
      if (!point.interchange().isEmpty()) {
        picture.label(point.interchange(), point.x(), point.y(), false);
      }
    }
    return write(picture, "binh-duong-2030.png");
  }

  private Path drawServices() throws IOException {
    MapPicture picture = new MapPicture(around(106.61, 10.87, 106.84, 11.15), WIDTH)
        .title("Schools, shops and hospitals");
    drawParks(picture, 2030, "industrial parks");
    drawRoads(picture, today);
    drawServices(picture, Service.Kind.SCHOOL, "schools", MapSymbol.SQUARE, new Color(0x2d5fd0));
    drawServices(
        picture, Service.Kind.UNIVERSITY, "universities", MapSymbol.TRIANGLE, new Color(0x1b998b));
    drawServices(
        picture, Service.Kind.SHOPPING, "shopping centres", MapSymbol.DIAMOND, new Color(0xc77d00));
    drawServices(
        picture, Service.Kind.HOSPITAL, "hospitals", MapSymbol.CIRCLE, new Color(0xd1495b));
    for (Service service : Service.read()) {
      double[] place = projection.project(service.longitude(), service.latitude());
      picture.label(service.name(), place[0], place[1], false);
    }
    return write(picture, "binh-duong-services.png");
  }

  /** What {@code luong catchment --stations BD1} finds. */
  private Path drawCatchments() throws IOException {
    MapPicture picture = new MapPicture(around(106.64, 10.89, 106.79, 11.07), WIDTH)
        .title("On foot from the stations of line 1");
    ModeTable modes = later.modeTable();
    int motorbike = modes.find("motorbike");
    ReachSearch search = ReachSearch.walking(later, link -> later.allows(link, motorbike));
    List<NetworkReach> reaches = new ArrayList<>();
    for (RailStation station : RailStation.read()) {
      if (station.line().equals("BD1")) {
        double[] place = projection.project(station.longitude(), station.latitude());
        reaches.add(search.from(place[0], place[1], 0, 1000));
      }
    }
    double[] limits = {1000, 800, 400};
    Color[] colors = {new Color(0xf6d8ae), new Color(0xf2a65a), new Color(0xdb5461)};
    for (int limit = 0; limit < limits.length; limit++) {
      double meters = limits[limit];
      picture.areas(
          Math.round(meters) + " m along the streets",
          reaches.stream().map(reach -> ReachArea.of(reach, meters, 60)).toList(),
          colors[limit]);
    }
    drawRoads(picture, later);
    drawLine(picture, "BD1", "line 1 (assumed)", METRO_1);
    for (RailStation station : RailStation.read()) {
      if (station.line().equals("BD1")) {
        double[] place = projection.project(station.longitude(), station.latitude());
        picture.label(station.name(), place[0], place[1], false);
      }
    }
    return write(picture, "binh-duong-catchments.png");
  }

  private void drawRoads(MapPicture picture, Network network) {
    picture
        .lines(
            "local streets (generated)",
            lines(network, link -> isLocal(network, link)),
            LOCAL,
            0.6f)
        .lines(
            "roads",
            lines(network, link -> !isLocal(network, link) && !isMain(network, link)),
            ROAD,
            1.4f)
        .lines("main roads", lines(network, link -> isMain(network, link)), MAIN_ROAD, 2.2f);
  }

  private void drawParks(MapPicture picture, int year, String name) {
    List<Geometry> parks = new ArrayList<>();
    for (IndustrialPark park : tables.parks()) {
      if (park.fromYear() <= year) {
        parks.add(geometries
            .createPoint(new Coordinate(park.x(), park.y()))
            .buffer(Math.sqrt(park.areaSquareMeters() / Math.PI)));
      }
    }
    picture.areas(name, parks, new Color(PARK.getRed(), PARK.getGreen(), PARK.getBlue(), 110));
  }

  private void drawLine(MapPicture picture, String line, String name, Color color) {
    List<Coordinate> stations = new ArrayList<>();
    for (RailStation station : RailStation.read()) {
      if (station.line().equals(line)) {
        double[] place = projection.project(station.longitude(), station.latitude());
        stations.add(new Coordinate(place[0], place[1]));
      }
    }
    LineString course = geometries.createLineString(stations.toArray(new Coordinate[0]));
    double[][] points = places(stations, station -> new double[] {station.x, station.y});
    picture
        .lines(name, List.of(course), color, 3)
        .points("", points[0], points[1], MapSymbol.CIRCLE, color, 8);
  }

  private void drawServices(
      MapPicture picture, Service.Kind kind, String name, MapSymbol symbol, Color color) {
    double[][] points = places(
        Service.read().stream().filter(service -> service.kind() == kind).toList(),
        service -> projection.project(service.longitude(), service.latitude()));
    picture.points(name, points[0], points[1], symbol, color, 11);
  }

  private List<Geometry> wards() {
    ZoneLayer zones = BinhDuongZones.of(tables, 2019);
    List<Geometry> borders = new ArrayList<>();
    for (int zone = 0; zone < zones.zoneCount(); zone++) {
      borders.add(zones.polygon(zone).getBoundary());
    }
    return borders;
  }

  private static boolean isMain(Network network, int link) {
    return List.of("trunk", "primary", "motorway").contains(type(network, link));
  }

  private static boolean isLocal(Network network, int link) {
    return type(network, link).equals("residential");
  }

  private boolean isExpressway(int link) {
    return type(later, link).startsWith("motorway");
  }

  /** Where the link has more lanes than the same one in 2019. */
  private boolean isWidened(int link) {
    int before = today.linkIds().find(later.linkId(link));
    return before >= 0 && later.laneCount(link) > today.laneCount(before);
  }

  private static String type(Network network, int link) {
    return String.valueOf(network.linkAttributes().findText(link, SketchedNetwork.TYPE));
  }

  private static String name(Network network, int link) {
    return String.valueOf(network.linkAttributes().findText(link, SketchedNetwork.NAME));
  }

  private List<LineString> lines(Network network, IntPredicate isWanted) {
    List<LineString> lines = new ArrayList<>();
    for (int link = 0; link < network.linkCount(); link++) {
      if (isWanted.test(link)) {
        Coordinate[] points = new Coordinate[network.bendCount(link) + 2];
        int from = network.fromNode(link);
        int to = network.toNode(link);
        points[0] = new Coordinate(network.nodeX(from), network.nodeY(from));
        for (int bend = 0; bend < network.bendCount(link); bend++) {
          points[bend + 1] = new Coordinate(network.bendX(link, bend), network.bendY(link, bend));
        }
        points[points.length - 1] = new Coordinate(network.nodeX(to), network.nodeY(to));
        lines.add(geometries.createLineString(points));
      }
    }
    return lines;
  }

  private interface PlaceOf<T> {
    double[] of(T thing);
  }

  private static <T> double[][] places(List<T> things, PlaceOf<T> placeOf) {
    double[][] columns = new double[2][things.size()];
    for (int index = 0; index < things.size(); index++) {
      double[] place = placeOf.of(things.get(index));
      columns[0][index] = place[0];
      columns[1][index] = place[1];
    }
    return columns;
  }

  private Envelope province() {
    Envelope extent = new Envelope(tables.outline().getEnvelopeInternal());
    extent.expandBy(BORDER_METERS);
    return extent;
  }

  private Envelope around(double west, double south, double east, double north) {
    double[] lower = projection.project(west, south);
    double[] upper = projection.project(east, north);
    return new Envelope(lower[0], upper[0], lower[1], upper[1]);
  }

  private Path write(MapPicture picture, String name) throws IOException {
    Path file = folder.resolve(name);
    picture.write(file);
    return file;
  }
}
