package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.luong.gis.binhduong.TransitCourse;
import vn.luong.gis.binhduong.TransitHalt;
import vn.luong.gis.binhduong.TransitLine;
import vn.luong.gis.spatial.NearestLink;
import vn.luong.scenario.config.ScenarioFile.NetworkFile;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/**
 * Lines of public transport on a network that may cover a part of the region only: a line runs by itself if the network reaches its
 * stops. One that the scenario names runs in any case, and is told.
 */
final class LinesInReach {
  /** Stops farther from all roads lie outside of the network. */
  private static final double REACH_METERS = 500;

  /** So much of a line must be inside; courses are drawn from junction to junction. */
  private static final double LEAST_SHARE = 0.9;

  private final Optional<NetworkFile> file;
  private final NearestLink.Query links;
  private final List<String> leftOut = new ArrayList<>();
  private final List<String> partly = new ArrayList<>();
  private final List<String> taken = new ArrayList<>();

  private LinesInReach(Optional<NetworkFile> file, NearestLink.Query links) {
    this.file = file;
    this.links = links;
  }

  /** All lines are in reach of the bundled network. */
  static LinesInReach of(Optional<NetworkFile> file, Network network) {
    return new LinesInReach(
        file, file.isEmpty() ? null : NearestLink.of(network, link -> true).query());
  }

  /** Whether a line that nobody named runs. */
  boolean takes(TransitLine line) {
    boolean isTaken = share(line) >= LEAST_SHARE;
    if (!isTaken) {
      leftOut.add(line.id());
    }
    return isTaken;
  }

  /** Notes a line that runs. */
  void note(TransitLine line) {
    taken.add(line.id());
    leftOut.remove(line.id());
    double share = share(line);
    if (share < LEAST_SHARE) {
      partly.add(String.format(Locale.ROOT, "%s (%.0f%% of its stops)", line.id(), 100 * share));
    }
  }

  /** Tells what runs, what does not, and what runs outside of the network. */
  void tell(ProblemLog problems) {
    if (file.isEmpty()) {
      return;
    }
    if (!leftOut.isEmpty()) {
      problems.add(Problem.warning(
          "lines-left-out",
          file.get().position(),
          "key \"network\"",
          leftOut.size() + " lines of public transport do not run: " + String.join(", ", leftOut),
          "a line runs by itself if the network comes within 500 m of nine in ten of its stops",
          "Import a larger map, or name the lines that shall run under \"transit.lines\"."));
    }
    if (!partly.isEmpty()) {
      problems.add(Problem.warning(
          "lines-partly-outside",
          file.get().position(),
          "key \"network\"",
          "the network reaches only a part of lines that the scenario names: "
              + String.join(", ", partly),
          "nobody gets on or off where no road is",
          "Import a larger map, or leave them out."));
    }
    if (!taken.isEmpty()) {
      problems.add(Problem.note(
          "lines-attached",
          file.get().position(),
          "key \"network\"",
          "lines of public transport that run: " + String.join(", ", taken)
              + "; where their stops came to lie stands in the layer of stops of network.gpkg",
          "",
          ""));
    }
  }

  private double share(TransitLine line) {
    if (links == null) {
      return 1;
    }
    int stops = 0;
    int reached = 0;
    for (TransitCourse course : line.courses()) {
      for (TransitHalt halt : course.halts()) {
        stops++;
        reached += links.find(halt.x(), halt.y(), REACH_METERS) == Network.NO_LINK ? 0 : 1;
      }
    }
    return (double) reached / Math.max(1, stops);
  }
}
