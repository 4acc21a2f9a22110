package vn.luong.scenario.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** The network to whose links places of a layer belong. */
final class SiteOptions {
  @Option(
      names = "--network",
      paramLabel = "NET",
      required = true,
      description = "network of MATSim (network.xml.gz) to whose links they belong")
  private Path networkFile;

  @Option(
      names = "--network-crs",
      paramLabel = "EPSG",
      description = "coordinate system of the network, if it does not state it")
  private String networkCrs;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "car",
      description = "only links with this network mode are meant (default: ${DEFAULT-VALUE})")
  private String mode;

  /** The network; of no use if there are errors among the problems. */
  Network network(ProblemLog problems) {
    return NetworkXmlReader.read(networkFile, new ModeTable(), problems);
  }

  MetricProjection projection(Network network) {
    return GtfsPlace.projection("--network-crs", networkCrs, network, networkFile);
  }

  /** Index of the mode; {@link ModeTable#NO_MODE} after a problem. */
  int mode(Network network, ProblemLog problems) {
    int found = network.modeTable().find(mode);
    boolean isUsed = found != ModeTable.NO_MODE
        && IntStream.range(0, network.linkCount()).anyMatch(link -> network.allows(link, found));
    if (!isUsed) {
      problems.add(Problem.error(
          "unknown-mode",
          SourcePosition.of("--mode"),
          "mode \"" + mode + "\"",
          "no link of " + networkFile + " has it",
          "they have " + String.join(", ", network.modeTable().names()),
          NearestName.remedy(mode, network.modeTable().names(), "Choose one of these.")));
    }
    return found;
  }

  /** A distance in metres that an option states must be positive. */
  static void checkMeters(String option, double meters, ProblemLog problems) {
    if (!(meters > 0 && meters < Double.POSITIVE_INFINITY)) {
      problems.add(Problem.error(
          "bad-option",
          SourcePosition.of(option),
          "",
          String.format(Locale.ROOT, "it is %s", meters),
          "expected metres above 0",
          "Leave it out for the usual distance."));
    }
  }
}
