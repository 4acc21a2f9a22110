package vn.luong.scenario.matsim;

import java.nio.file.Path;
import vn.luong.scenario.counts.AveragedIterations;
import vn.luong.scenario.counts.CountSettings;
import vn.luong.sim.counts.CountStations;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.matsim.CountsXmlReader;
import vn.luong.sim.matsim.config.ConfigGroup;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/** Maps the modules {@code counts} and {@code linkStats}. */
final class CountsMapping {
  private final ConfigGroup counts;
  private final Network network;
  private final ProblemLog problems;

  private CountsMapping(ConfigGroup counts, Network network, ProblemLog problems) {
    this.counts = counts;
    this.network = network;
    this.problems = problems;
  }

  /** Reads the counts; {@link CountSettings#NONE} if the config names no file. */
  static CountSettings counts(MatsimConfig config, Network network, ProblemLog problems) {
    Path file = config.path("counts", "inputCountsFile");
    return file == null
        ? CountSettings.NONE
        : new CountsMapping(config.module("counts"), network, problems).read(file);
  }

  /** When link statistics are written. */
  static AveragedIterations linkStats(MatsimConfig config) {
    return iterations(
        config.module("linkStats"), "writeLinkStatsInterval", "averageLinkStatsOverIterations");
  }

  private CountSettings read(Path file) {
    long modes = CountSettings.ALL_MODES;
    if (counts.flag("filterModes")) {
      modes = 0;
      for (String name : counts.list("analyzedModes")) {
        int mode = network.modeTable().find(name);
        modes |= mode == ModeTable.NO_MODE ? 0 : ModeTable.bit(mode);
      }
    }
    CountStations stations = CountsXmlReader.read(file, network, problems);
    return new CountSettings(
        near(stations),
        counts.number("countsScaleFactor"),
        modes,
        iterations(counts, "writeCountsInterval", "averageCountsOverIterations"));
  }

  private static AveragedIterations iterations(ConfigGroup group, String interval, String over) {
    return new AveragedIterations(Math.max(0, group.integer(interval)), group.integer(over));
  }

  /** Those stations whose links are in the middle nearer to the centre than the filter says. */
  private CountStations near(CountStations all) {
    double limitMeters = counts.number("distanceFilter");
    String centre = counts.text("distanceFilterCenterNode");
    if (Double.isNaN(limitMeters) || centre == null) {
      return all;
    }
    int node = network.nodeIds().find(centre);
    if (node == IdTable.NO_ID) {
      problems.add(Problem.error(
          "unknown-node",
          counts.find("distanceFilterCenterNode").position(),
          "parameter \"counts.distanceFilterCenterNode\"",
          "is \"" + centre + "\"",
          "there is no such node in the network",
          "Correct the name, or remove the filter."));
      return all;
    }
    CountStations near = new CountStations();
    for (int station = 0; station < all.size(); station++) {
      int link = all.link(station);
      int from = network.fromNode(link);
      int to = network.toNode(link);
      double x = (network.nodeX(from) + network.nodeX(to)) / 2 - network.nodeX(node);
      double y = (network.nodeY(from) + network.nodeY(to)) / 2 - network.nodeY(node);
      if (Math.hypot(x, y) < limitMeters) {
        copy(all, station, near);
      }
    }
    return near;
  }

  private static void copy(CountStations from, int station, CountStations to) {
    int copy = to.add(from.label(station), from.link(station), from.mode(station));
    for (int hour = 0; hour < CountStations.HOURS; hour++) {
      if (from.isCounted(station, hour)) {
        to.setVolume(copy, hour, from.volume(station, hour));
      }
    }
  }
}
