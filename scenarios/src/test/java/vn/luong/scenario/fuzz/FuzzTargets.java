package vn.luong.scenario.fuzz;

import it.unimi.dsi.fastutil.longs.LongList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.features.LayerColumns;
import vn.luong.gis.features.LayerReader;
import vn.luong.gis.features.LayerRequest;
import vn.luong.gis.features.MapLayer;
import vn.luong.gis.gtfs.GtfsReader;
import vn.luong.gis.matrices.CsvTripsReader;
import vn.luong.gis.matrices.OmxTripsReader;
import vn.luong.gis.osm.OsmKind;
import vn.luong.gis.osm.OsmMembers;
import vn.luong.gis.osm.OsmReader;
import vn.luong.gis.osm.OsmSink;
import vn.luong.gis.osm.OsmTags;
import vn.luong.gis.rasters.PopulationRaster;
import vn.luong.gis.rasters.RasterRequest;
import vn.luong.gis.roads.RoadNetworkBuilder;
import vn.luong.gis.sites.CountPlacement;
import vn.luong.gis.sites.CountSite;
import vn.luong.gis.sites.CountSites;
import vn.luong.gis.sites.FacilityColumns;
import vn.luong.gis.sites.FacilitySites;
import vn.luong.gis.tntp.TntpNetworkReader;
import vn.luong.gis.tntp.TntpTripsReader;
import vn.luong.scenario.config.ScenarioFileReader;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.matsim.CountsXmlReader;
import vn.luong.sim.matsim.EventsXmlReader;
import vn.luong.sim.matsim.FacilitiesXmlReader;
import vn.luong.sim.matsim.NetworkChangeEventsXmlReader;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.matsim.ObjectAttributesXmlReader;
import vn.luong.sim.matsim.PopulationXmlReader;
import vn.luong.sim.matsim.TransitScheduleXmlReader;
import vn.luong.sim.matsim.VehiclesXmlReader;
import vn.luong.sim.matsim.config.ConfigChecks;
import vn.luong.sim.matsim.config.ConfigXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChecks;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.vehicles.VehicleTypes;

/** All readers of files that users give us. A new one is one more line in {@link #all}. */
final class FuzzTargets {
  private final List<FuzzTarget> targets = new ArrayList<>();
  private final Network network;

  private FuzzTargets(Path folder) throws IOException {
    // Opens the EPSG database, which takes seconds and is no mutant's fault.
    MetricProjection.of("EPSG:9210");
    network = NetworkXmlReader.read(
        Files.writeString(folder.resolve("good-network.xml"), GoodFiles.NETWORK),
        new ModeTable(),
        new ProblemLog());
    text("network", "network.xml", GoodFiles.NETWORK, this::readNetwork);
    text("plans", "plans.xml", GoodFiles.PLANS, this::readPlans);
    text("old-plans", "plans.xml", GoodFiles.OLD_PLANS, this::readPlans);
    text(
        "facilities",
        "facilities.xml",
        GoodFiles.FACILITIES,
        (file, problems) -> FacilitiesXmlReader.read(file, network, problems));
    text(
        "vehicles",
        "vehicles.xml",
        GoodFiles.VEHICLES,
        (file, problems) -> VehiclesXmlReader.read(file, new VehicleTypes(), problems));
    text(
        "schedule",
        "schedule.xml",
        GoodFiles.SCHEDULE,
        (file, problems) -> TransitScheduleXmlReader.read(file, network, problems));
    text(
        "counts",
        "counts.xml",
        GoodFiles.COUNTS,
        (file, problems) -> CountsXmlReader.read(file, network, problems));
    text(
        "change-events",
        "changes.xml",
        GoodFiles.CHANGE_EVENTS,
        (file, problems) -> NetworkChangeEventsXmlReader.read(file, network, problems));
    text(
        "events",
        "events.xml",
        GoodFiles.EVENTS,
        (file, problems) -> EventsXmlReader.read(file, problems, event -> {}));
    text(
        "person-attributes",
        "attributes.xml",
        GoodFiles.OBJECT_ATTRIBUTES,
        FuzzTargets::readAttributes);
    text(
        "config",
        "config.xml",
        GoodFiles.CONFIG,
        (file, problems) -> ConfigChecks.run(ConfigXmlReader.read(file, problems), true, problems));
    text("osm-xml", "map.osm", GoodFiles.OSM, (file, problems) -> readMap(file));
    text(
        "osm-import",
        "map.osm",
        GoodFiles.OSM,
        (file, problems) -> new RoadNetworkBuilder(file).build());
    binary("osm-pbf", "map.osm.pbf", GoodPbf.of(), (file, problems) -> readMap(file));
    binary(
        "pbf-import",
        "map.osm.pbf",
        GoodPbf.of(),
        (file, problems) -> new RoadNetworkBuilder(file).build());
    text(
        "tntp-network",
        "a_net.tntp",
        GoodFiles.TNTP_NETWORK,
        (file, problems) -> TntpNetworkReader.read(file, problems));
    text(
        "tntp-trips",
        "a_trips.tntp",
        GoodFiles.TNTP_TRIPS,
        (file, problems) -> TntpTripsReader.read(file, 3, problems));
    text(
        "matrix-csv",
        "trips.csv",
        GoodFiles.MATRIX,
        (file, problems) -> CsvTripsReader.read(file, 3, problems));
    binary(
        "omx",
        "trips.omx",
        GoodLayers.omx(folder),
        (file, problems) -> OmxTripsReader.read(
            file, new OmxTripsReader.Choice(Optional.of("am"), Optional.empty()), 3, problems));
    text(
        "yaml",
        "scenario.yaml",
        GoodFiles.YAML,
        (file, problems) -> ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE));
    text(
        "gtfs",
        "feed.txt",
        GoodFiles.GTFS,
        (file, problems) -> GtfsReader.read(FeedText.zip(file), problems));
    binary(
        "gtfs-zip",
        "feed.zip",
        FeedText.zipped(GoodFiles.GTFS),
        (file, problems) -> GtfsReader.read(file, problems));
    text("count-stations", "stations.geojson", GoodFiles.STATIONS, this::readStations);
    text("facility-layer", "facilities.geojson", GoodFiles.FACILITY_LAYER, this::readFacilityLayer);
    text("geojson", "places.geojson", GoodFiles.GEOJSON, FuzzTargets::readLayer);
    Path geoPackage = GoodLayers.geoPackage(folder);
    binary("geopackage", "zones.gpkg", Files.readAllBytes(geoPackage), FuzzTargets::readLayer);
    for (String part : GoodLayers.SHAPEFILE_PARTS) {
      binary(
          "shapefile-" + part,
          "zones." + part,
          GoodLayers.shapefilePart(folder, part),
          (file, problems) -> readLayer(GoodLayers.withOtherParts(folder, file), problems));
    }
    for (boolean isDeflated : new boolean[] {false, true}) {
      binary(
          isDeflated ? "raster-deflate" : "raster",
          "people.tif",
          GoodLayers.raster(isDeflated),
          FuzzTargets::readRaster);
    }
    binary("network-gz", "network.xml.gz", gzip(GoodFiles.NETWORK), this::readNetwork);
    binary("osm-gz", "map.osm.gz", gzip(GoodFiles.OSM), (file, problems) -> readMap(file));
  }

  /**
   * The targets.
   *
   * @param folder for files that readers need beside the one they are tried with
   */
  static List<FuzzTarget> all(Path folder) {
    try {
      return List.copyOf(new FuzzTargets(folder).targets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void text(String name, String fileName, String good, FuzzTarget.Reader reader) {
    byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
    targets.add(new FuzzTarget(name, fileName, true, bytes, reader));
  }

  private void binary(String name, String fileName, byte[] good, FuzzTarget.Reader reader) {
    targets.add(new FuzzTarget(name, fileName, false, good, reader));
  }

  private void readNetwork(Path file, ProblemLog problems) {
    Network read = NetworkXmlReader.read(file, new ModeTable(), problems);
    if (!problems.hasErrors()) {
      NetworkChecks.run(read, file.toString(), problems);
    }
  }

  private void readPlans(Path file, ProblemLog problems) {
    PopulationXmlReader.read(file, new Population(network, new Facilities()), problems);
  }

  private static void readLayer(Path file, ProblemLog problems) {
    LayerRequest.Shape shape = file.toString().endsWith(".geojson")
        ? LayerRequest.Shape.POINT
        : LayerRequest.Shape.POLYGON;
    LayerReader.read(
        LayerRequest.of(file, SourcePosition.of("fuzz"), shape),
        MetricProjection.of(MetricProjection.DEFAULT_CODE),
        problems);
  }

  /** A zone at Thủ Dầu Một, as large as the raster. */
  private static void readRaster(Path file, ProblemLog problems) {
    try (PopulationRaster raster = PopulationRaster.open(
        RasterRequest.of(file, SourcePosition.of("fuzz")),
        MetricProjection.of(MetricProjection.DEFAULT_CODE),
        problems)) {
      raster.count(
          new GeometryFactory().toGeometry(new Envelope(680_000, 681_200, 1_214_000, 1_215_000)),
          (column, row, people) -> raster.middle(column, row));
    }
  }

  private void readStations(Path file, ProblemLog problems) {
    LayerColumns columns = LayerColumns.usual(SourcePosition.of("fuzz"));
    List<CountSite> sites = CountSites.read(sites(file, problems), columns, problems);
    if (!problems.hasErrors()) {
      CountPlacement.stations(CountPlacement.place(sites, network, car(), 50, true, problems));
    }
  }

  private void readFacilityLayer(Path file, ProblemLog problems) {
    FacilityColumns columns = FacilityColumns.usual(SourcePosition.of("fuzz"));
    FacilitySites.read(
        sites(file, problems), columns, Optional.empty(), network, car(), 500, problems);
  }

  private int car() {
    return network.modeTable().find("car");
  }

  /** Points in the metres of the network. */
  private static MapLayer sites(Path file, ProblemLog problems) {
    LayerRequest request =
        LayerRequest.of(file, SourcePosition.of("fuzz"), LayerRequest.Shape.POINT);
    return LayerReader.read(
        request.withCrs(Optional.of(MetricProjection.DEFAULT_CODE)),
        MetricProjection.of(MetricProjection.DEFAULT_CODE),
        problems);
  }

  private static void readAttributes(Path file, ProblemLog problems) {
    IdTable persons = new IdTable();
    persons.add("1");
    persons.add("Lan");
    ObjectAttributesXmlReader.read(file, persons, new AttributeTable(), problems);
  }

  private static void readMap(Path file) throws IOException {
    new OsmReader(file).read(EnumSet.allOf(OsmKind.class), new Listener());
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** Looks at everything it is given. */
  private static final class Listener implements OsmSink {
    private long seen;

    @Override
    public void node(long id, double longitude, double latitude, OsmTags tags) {
      seen += look(tags);
    }

    @Override
    public void way(long id, LongList nodeIds, OsmTags tags) {
      seen += nodeIds.size() + look(tags);
    }

    @Override
    public void relation(long id, OsmMembers members, OsmTags tags) {
      for (int member = 0; member < members.size(); member++) {
        seen += members.role(member).length() + members.id(member);
      }
      seen += look(tags);
    }

    private static int look(OsmTags tags) {
      int length = 0;
      for (int tag = 0; tag < tags.size(); tag++) {
        length += tags.key(tag).length() + tags.value(tag).length();
      }
      return length;
    }
  }
}
