package vn.luong.bench.micro;

import java.nio.file.Path;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.traveltimes.TravelTimeRecorder;
import vn.luong.sim.traveltimes.TravelTimeTable;

/** Worlds to search: the grid of the yardstick family or a network from a file, and a day of congestion on it. */
final class CongestedRoads {
  private static final double SPACING_METERS = 500;
  private static final int MORNING_PEAK = 7 * 3600 + 1800;
  private static final int EVENING_PEAK = 17 * 3600 + 1800;
  private static final double PEAK_WIDTH_SECONDS = 4500;

  private CongestedRoads() {}

  /** Nodes in rows and columns, links both ways; speeds of main and side streets. */
  static Network grid(int side, long seed) {
    RandomStream random = RandomStream.of(seed, 1);
    ModeTable modes = new ModeTable();
    long car = ModeTable.bit(modes.add("car"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < side * side; node++) {
      builder.addNode("n" + node, SPACING_METERS * (node % side), SPACING_METERS * (node / side));
    }
    for (int node = 0; node < side * side; node++) {
      if (node % side + 1 < side) {
        addStreet(builder, node, node + 1, node / side % 5 == 0, car, random);
      }
      if (node + side < side * side) {
        addStreet(builder, node, node + side, node % side % 5 == 0, car, random);
      }
    }
    return builder.build();
  }

  private static void addStreet(
      NetworkBuilder builder, int node, int other, boolean isMain, long car, RandomStream random) {
    double speed = isMain ? 50 / 3.6 : (20 + 10 * random.nextInt(3)) / 3.6;
    LinkProperties properties = new LinkProperties(SPACING_METERS, speed, 1800, 1, car);
    builder.addLink(node + "_" + other, node, other, properties);
    builder.addLink(other + "_" + node, other, node, properties);
  }

  /** A MATSim network file, for one of its modes. */
  static Network read(Path file, ModeTable modes) {
    ProblemLog problems = new ProblemLog();
    Network network = NetworkXmlReader.read(file, modes, problems);
    problems.throwIfErrors();
    return network;
  }

  /** Nodes and links of a network, where every turn is allowed. */
  static Network withoutForbiddenTurns(Network network) {
    NetworkBuilder builder = new NetworkBuilder(network.modeTable());
    for (int node = 0; node < network.nodeCount(); node++) {
      builder.addNode(network.nodeId(node), network.nodeX(node), network.nodeY(node));
    }
    for (int link = 0; link < network.linkCount(); link++) {
      LinkProperties properties = new LinkProperties(
          network.lengthMeters(link),
          network.freeSpeedMetersPerSecond(link),
          network.capacityPcePerPeriod(link),
          network.laneCount(link),
          network.modes(link));
      builder.addLink(
          network.linkId(link), network.fromNode(link), network.toNode(link), properties);
    }
    return builder.build();
  }

  /** Two peaks, worst in the middle of the network: at the centre links take up to four times their free time. */
  static TravelTimeTable day(Network network, long seed) {
    RandomStream random = RandomStream.of(seed, 2);
    TravelTimeRecorder recorder = new TravelTimeRecorder(
        network, TravelTimeParameters.STANDARD, TravelTimeRecorder.ALL_MODES);
    double[] centreAndRadius = centreAndRadius(network);
    EventBuffer events = new EventBuffer();
    for (int link = 0; link < network.linkCount(); link++) {
      int node = network.fromNode(link);
      double distance = Math.hypot(
              network.nodeX(node) - centreAndRadius[0], network.nodeY(node) - centreAndRadius[1])
          / centreAndRadius[2];
      double sensitivity = 2 * random.nextDouble() * Math.exp(-2 * distance * distance);
      for (int enter = 5 * 3600; enter < 22 * 3600; enter += 900) {
        double delay = 3 * sensitivity * (bell(enter - MORNING_PEAK) + bell(enter - EVENING_PEAK));
        int seconds = (int) (network.freeTravelTimeSeconds(link) * (1 + delay)) + 1;
        events.clear();
        events.ensureRoom(1);
        events.appendLinkLeave(enter + seconds, 0, link, 0, seconds);
        recorder.accept(events);
      }
    }
    return recorder.table(0);
  }

  private static double bell(double seconds) {
    double widths = seconds / PEAK_WIDTH_SECONDS;
    return Math.exp(-widths * widths);
  }

  private static double[] centreAndRadius(Network network) {
    double x = 0;
    double y = 0;
    for (int node = 0; node < network.nodeCount(); node++) {
      x += network.nodeX(node) / network.nodeCount();
      y += network.nodeY(node) / network.nodeCount();
    }
    double radius = 0;
    for (int node = 0; node < network.nodeCount(); node++) {
      double distance = Math.hypot(network.nodeX(node) - x, network.nodeY(node) - y);
      radius += distance / network.nodeCount();
    }
    return new double[] {x, y, radius};
  }
}
