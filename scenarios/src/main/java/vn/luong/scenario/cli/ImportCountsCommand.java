package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.gis.features.LayerColumns;
import vn.luong.gis.features.LayerReader;
import vn.luong.gis.features.LayerRequest;
import vn.luong.gis.features.MapLayer;
import vn.luong.gis.sites.CountPlacement;
import vn.luong.gis.sites.CountPlacement.Match;
import vn.luong.gis.sites.CountSite;
import vn.luong.gis.sites.CountSites;
import vn.luong.scenario.config.LayerMapping;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.matsim.CountsXmlWriter;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** {@code luong import counts}: traffic counts from a layer of counting stations. */
@Command(
    name = "counts",
    description = {
      "Makes MATSim's traffic counts of a layer of counting stations: each is put on the nearest link",
      "that leads where it counts. DIR then holds counts.xml, stations.gpkg (stations with their links,",
      "for QGIS) and import-report.json. counts.xml is what the key \"counts\" of a scenario takes."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportCountsCommand implements Callable<Integer> {
  private static final String COUNTS = "counts.xml";
  private static final String STATIONS = "stations.gpkg";

  @Mixin
  private LayerOptions layerOptions;

  @Mixin
  private SiteOptions site;

  @Mixin
  private ImportOutput output;

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      required = true,
      description = "when was counted; MATSim's files state it")
  private int year;

  @Option(
      names = "--mapping",
      paramLabel = "YAML",
      description = {
        "which columns say what, e.g.",
        "columns: {id: ma_tram, road: ten_duong, bearing: huong, h07: sang_7h}",
        "columns: id, road, bearing (where the counted vehicles drive: degrees clockwise from north,",
        "or N, NE, Bắc, Đông Bắc, …), h00 … h23 (vehicles of the hour that begins then);",
        "default: columns of the usual names"
      })
  private Path mapping;

  @Option(
      names = "--lines",
      description =
          "stations are lines along the road, drawn in the direction that they count, instead of points")
  private boolean isLines;

  @Option(
      names = "--halve",
      description =
          "stations without bearing count both directions together: half of it for each of them")
  private boolean isHalved;

  @Option(
      names = "--max-distance",
      paramLabel = "METRES",
      description =
          "stations further than this from their link are problems (default: ${DEFAULT-VALUE})")
  private double mostMeters = CountPlacement.STANDARD_MOST_METERS;

  @Override
  public Integer call() throws IOException {
    ProblemLog problems = new ProblemLog();
    SiteOptions.checkMeters("--max-distance", mostMeters, problems);
    LayerColumns columns = problems.collect(this::columns);
    Network network = problems.collect(() -> site.network(problems));
    RunFolder folder = output.create(problems);
    try (folder) {
      problems.throwIfErrors();
      int mode = site.mode(network, problems);
      MetricProjection projection = site.projection(network);
      LayerRequest.Shape shape = isLines ? LayerRequest.Shape.LINE : LayerRequest.Shape.POINT;
      MapLayer layer = LayerReader.read(layerOptions.request(shape), projection, problems);
      List<CountSite> sites = CountSites.read(layer, columns, problems);
      problems.throwIfErrors();
      List<Match> matches =
          CountPlacement.place(sites, network, mode, mostMeters, isHalved, problems);
      problems.throwIfErrors();
      CountsXmlWriter.write(
          CountPlacement.stations(matches), network, layer.name(), year, folder.file(COUNTS));
      try (GeoPackageWriter writer =
          GeoPackageWriter.create(folder.file(STATIONS), projection.epsg())) {
        writer.write(map(matches, network));
      }
      Map<String, Object> report = report(layer, sites, matches, network, problems);
      output.finish(folder, problems, report, text -> print(report, matches, network, text));
    }
    return ExitCode.DONE;
  }

  private LayerColumns columns() {
    if (mapping == null) {
      return LayerColumns.usual(SourcePosition.of("options"));
    }
    return new LayerColumns(
        LayerMapping.readColumns(mapping, CountSites.KEYS).columns(),
        SourcePosition.of(mapping.toString()));
  }

  private static FeatureLayer map(List<Match> matches, Network network) {
    GeometryFactory geometries = new GeometryFactory();
    return new FeatureLayer(
            "stations",
            FeatureLayer.Shape.POINT,
            matches.size(),
            row -> geometries.createPoint(new Coordinate(
                matches.get(row).site().x(), matches.get(row).site().y())))
        .text("id", row -> matches.get(row).site().id())
        .text("link", row -> network.linkId(matches.get(row).link()))
        .real("distance_m", row -> matches.get(row).distanceMeters())
        .real("bearing", row -> matches.get(row).site().bearingDegrees())
        .real("link_bearing", row -> matches.get(row).bearingDegrees())
        .text("road", row -> matches.get(row).site().road())
        .text("link_road", row -> matches.get(row).road())
        .real("share", row -> matches.get(row).share());
  }

  private Map<String, Object> report(
      MapLayer layer,
      List<CountSite> sites,
      List<Match> matches,
      Network network,
      ProblemLog problems) {
    Map<String, Object> report = layerOptions.report(layer);
    report.put("featuresRead", layer.readCount());
    report.put("stations", sites.size());
    report.put("links", matches.size());
    report.put("warnings", problems.countByKind());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Match match : matches) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("station", match.site().id());
      row.put("link", network.linkId(match.link()));
      row.put("distanceMeters", match.distanceMeters());
      row.put("linkBearingDegrees", match.bearingDegrees());
      row.put("road", match.site().road());
      row.put("linkRoad", match.road());
      row.put("share", match.share());
      rows.add(row);
    }
    report.put("matches", rows);
    return report;
  }

  private void print(
      Map<String, Object> report, List<Match> matches, Network network, PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "Read %s (%s): %,d stations of %,d features, put on %,d links.%n",
        report.get("source"),
        report.get("sourceCrs"),
        report.get("stations"),
        report.get("featuresRead"),
        report.get("links"));
    for (Match match : matches) {
      text.printf(
          Locale.ROOT,
          "  %-16s link %-16s %5.1f m away, leads to %3.0f°  %s%n",
          match.site().id(),
          network.linkId(match.link()),
          match.distanceMeters(),
          Math.rint(match.bearingDegrees()) % 360,
          match.road());
    }
    text.printf(
        "Written to %s: %s, %s, %s.%n", output.folder(), COUNTS, STATIONS, ImportOutput.REPORT);
    text.printf(
        "Next: write \"counts: %s\" into a scenario with this network.%n",
        output.folder().resolve(COUNTS));
  }
}
