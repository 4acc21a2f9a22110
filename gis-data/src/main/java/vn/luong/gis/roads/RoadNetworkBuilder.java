package vn.luong.gis.roads;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.osm.OsmReader;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Makes a road network of an OpenStreetMap file: read → split at junctions → keep the connected part of each
 * mode → join what is no junction.
 */
public final class RoadNetworkBuilder {
  private final Path file;
  private final ProblemLog problems = new ProblemLog();
  private final ImportReport.Builder report = new ImportReport.Builder();
  private String crs;
  private Geometry area;
  private Set<RoadMode> modes = RoadMode.usual();
  private boolean hasFerries;
  private boolean hasSignals;
  private double junctionMeters;

  /**
   * What came out.
   *
   * @param network coordinates in the projection's system, lengths on the ellipsoid
   * @param problems warnings only
   */
  public record Result(
      Network network, MetricProjection projection, ImportReport report, ProblemLog problems) {}

  public RoadNetworkBuilder(Path file) {
    this.file = file;
  }

  /** Sets the metric CRS, e.g. {@code EPSG:32648}; unless set, the UTM zone of the roads' middle. */
  public RoadNetworkBuilder withCrs(String code) {
    crs = code;
    return this;
  }

  /** Takes only ways that touch an area (longitude, latitude), whole. */
  public RoadNetworkBuilder withArea(Envelope longitudeLatitude) {
    return withArea(new GeometryFactory().toGeometry(longitudeLatitude));
  }

  /** Takes only ways that touch an area (polygons in longitude and latitude), whole. */
  public RoadNetworkBuilder withArea(Geometry longitudeLatitude) {
    area = longitudeLatitude;
    return this;
  }

  /** Makes links of ferries for vehicles; they are left out unless set. */
  public RoadNetworkBuilder withFerries() {
    hasFerries = true;
    return this;
  }

  /** Lets traffic signals take capacity and time of the links they stop (green share, saturation flow and delay: {@code Signals}). */
  public RoadNetworkBuilder withSignals() {
    hasSignals = true;
    return this;
  }

  /**
   * Makes one node of junction nodes where divided roads meet, if links up to a length join them.
   *
   * @param meters length of the longest link inside a junction; 0 for none
   */
  public RoadNetworkBuilder withJoinedJunctions(double meters) {
    junctionMeters = meters;
    return this;
  }

  /** Takes only these modes; {@link RoadMode#usual} unless set. */
  public RoadNetworkBuilder withModes(Set<RoadMode> wanted) {
    modes = Set.copyOf(wanted);
    return this;
  }

  /**
   * Reads the file and makes the network.
   *
   * @throws InvalidInputException if the file is broken, the CRS is unknown, or no road is left
   */
  public Result build() throws IOException {
    MetricProjection chosen = crs == null ? null : MetricProjection.of(crs);
    Split split = split(chosen);
    MetricProjection projection = split.projection();
    Network network = clean(split.network());
    // Each step makes a new network; of a whole country there is memory for two, not for three.
    split = null;
    network = joinJunctions(NetworkSimplifier.simplify(network));
    countSize("in the network", network);
    if (network.linkCount() == 0) {
      throw noRoads("has no connected roads for these modes in this area");
    }
    return new Result(network, projection, report.build(), problems);
  }

  /** The roads cut at junctions; the map they come from may be forgotten then. */
  private record Split(Network network, MetricProjection projection) {}

  private Split split(MetricProjection chosen) throws IOException {
    SourcePosition source = SourcePosition.of(file.toString());
    ImportRules rules = new ImportRules(modes, hasFerries, hasSignals);
    RoadMap map =
        RoadMap.read(new OsmReader(file), rules, new RoadTags(source, problems, report), report);
    StrayNodes.forget(map, source, problems);
    Envelope extent = extent(map);
    if (extent.isNull()) {
      throw noRoads("has no road with its nodes");
    }
    MetricProjection projection =
        chosen != null ? chosen : MetricProjection.utmAt(extent.centre().x, extent.centre().y);
    ClipArea clip = area == null ? null : new ClipArea(area);
    Network network = WaySplitter.split(map, projection, clip, rules, report);
    countSize("after splitting", network);
    return new Split(network, projection);
  }

  private Network clean(Network network) {
    NetworkCleaner.Result cleaned = NetworkCleaner.clean(network);
    report.setDroppedLinks(cleaned.droppedLinksByMode());
    countSize("after cleaning", cleaned.network());
    return cleaned.network();
  }

  private Network joinJunctions(Network network) {
    if (!(junctionMeters > 0)) {
      return network;
    }
    List<int[]> clusters = JunctionClusters.find(network, junctionMeters);
    report.setCount("junctions made of several nodes", clusters.size());
    report.setCount(
        "nodes in these junctions",
        clusters.stream().mapToInt(cluster -> cluster.length).sum());
    return JunctionJoiner.join(network, clusters);
  }

  private void countSize(String step, Network network) {
    report.setCount("links " + step, network.linkCount());
    report.setCount("nodes " + step, network.nodeCount());
  }

  private static Envelope extent(RoadMap map) {
    Envelope extent = new Envelope();
    for (int node = 0; node < map.nodeCount(); node++) {
      if (map.isThere(node)) {
        extent.expandToInclude(map.longitude(node), map.latitude(node));
      }
    }
    return extent;
  }

  private InvalidInputException noRoads(String found) {
    return new InvalidInputException(Problem.error(
        "no-roads",
        SourcePosition.of(file.toString()),
        "",
        found,
        "a network needs connected roads",
        "Check the area (--bbox) and the modes, or take a larger extract."));
  }
}
