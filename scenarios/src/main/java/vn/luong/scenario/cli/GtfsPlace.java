package vn.luong.scenario.cli;

import java.nio.file.Path;
import java.util.Locale;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.gtfs.GtfsFeed;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/** Brings feeds, which are in degrees, and networks, which are in metres, together. */
final class GtfsPlace {
  /** A feed may reach beyond its network, but its middle does not. */
  private static final double FAR_METERS = 50_000;

  private GtfsPlace() {}

  /**
   * The projection to a network's coordinates.
   *
   * @param optionName option with which the user states the system
   * @param option what the user states, null if nothing
   * @throws InvalidInputException if neither the user nor the network states a usable one
   */
  static MetricProjection projection(
      String optionName, String option, Network network, Path networkFile) {
    String code =
        option != null ? option : network.networkAttributes().findText(0, Network.CRS_ATTRIBUTE);
    if (code == null || code.isBlank() || code.equalsIgnoreCase("Atlantis")) {
      throw new InvalidInputException(Problem.error(
          "missing-crs",
          SourcePosition.of(networkFile.toString()),
          "",
          "the network does not state its coordinate system",
          "its attribute " + Network.CRS_ATTRIBUTE + ", or the option " + optionName,
          "Add e.g. " + optionName + " " + MetricProjection.DEFAULT_CODE
              + " (Bình Dương and Ho Chi Minh City)."));
    }
    return MetricProjection.of(code);
  }

  /** The network with its coordinate system stated. */
  static Network withCrs(Network network, MetricProjection projection) {
    if (network.networkAttributes().findText(0, Network.CRS_ATTRIBUTE) != null) {
      return network;
    }
    NetworkBuilder builder = NetworkBuilder.copyOf(network);
    builder.networkAttributes().putText(0, Network.CRS_ATTRIBUTE, projection.code());
    return builder.build();
  }

  /**
   * Feed and network must be of the same region.
   *
   * @throws InvalidInputException if they are far from each other
   */
  static void check(GtfsFeed feed, Network network, MetricProjection projection) {
    double[] degrees = feed.middle();
    double[] middle = projection.project(degrees[0], degrees[1]);
    double far = 0;
    double[] box = {
      Double.POSITIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (int node = 0; node < network.nodeCount(); node++) {
      box[0] = Math.min(box[0], network.nodeX(node));
      box[1] = Math.min(box[1], network.nodeY(node));
      box[2] = Math.max(box[2], network.nodeX(node));
      box[3] = Math.max(box[3], network.nodeY(node));
    }
    for (int axis = 0; axis < 2; axis++) {
      far = Math.max(far, Math.max(box[axis] - middle[axis], middle[axis] - box[axis + 2]));
    }
    if (far > FAR_METERS) {
      throw new InvalidInputException(Problem.error(
          "feed-elsewhere",
          SourcePosition.of(feed.name()),
          "",
          String.format(
              Locale.ROOT,
              "the middle of its stops (%.4f, %.4f) is %,.0f km from the network",
              degrees[1],
              degrees[0],
              far / 1000),
          "feed and network of the same region",
          "Take the right network, or state its coordinate system (--crs)."));
    }
  }
}
