package vn.luong.sim.road;

import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.traveltimes.TravelTimeRecorder;
import vn.luong.sim.traveltimes.TravelTimeTable;

/** Seeded worlds: a bent grid with missing links, shortcuts and one-way streets, and a day of congestion on it. */
public final class RandomRoads {
  public static final double SPACING_METERS = 500;

  private RandomRoads() {}

  /** A grid of side × side nodes where a share of links is missing and every speed is drawn. */
  public static Network grid(int side, double missingShare, long seed) {
    RandomStream random = RandomStream.of(seed, 1);
    ModeTable modes = new ModeTable();
    long car = ModeTable.bit(modes.add("car"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double x = SPACING_METERS * (column + 0.4 * random.nextDouble());
        double y = SPACING_METERS * (row + 0.4 * random.nextDouble());
        builder.addNode(column + "_" + row, x, y);
      }
    }
    for (int node = 0; node < side * side; node++) {
      int column = node % side;
      if (column + 1 < side) {
        addBothWays(builder, node, node + 1, missingShare, car, random);
      }
      if (node + side < side * side) {
        addBothWays(builder, node, node + side, missingShare, car, random);
      }
      if (random.nextDouble() < 0.02) {
        int other = random.nextInt(side * side);
        addBothWays(builder, node, other, 0.5, car, random);
      }
    }
    return builder.build();
  }

  /** A grid of equal streets, both ways, every fifth one faster: most pairs of nodes have several shortest paths. */
  public static Network regularGrid(int side) {
    ModeTable modes = new ModeTable();
    long car = ModeTable.bit(modes.add("car"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < side * side; node++) {
      builder.addNode("n" + node, SPACING_METERS * (node % side), SPACING_METERS * (node / side));
    }
    for (int node = 0; node < side * side; node++) {
      for (int step : new int[] {1, side}) {
        boolean isInside = step == 1 ? node % side + 1 < side : node + side < side * side;
        if (isInside) {
          boolean isFast = (step == 1 ? node / side : node % side) % 5 == 0;
          LinkProperties street =
              new LinkProperties(SPACING_METERS, isFast ? 20 : 10, 1000, 1, car);
          builder.addLink("l" + builder.linkCount(), node, node + step, street);
          builder.addLink("l" + builder.linkCount(), node + step, node, street);
        }
      }
    }
    return builder.build();
  }

  /** As {@link #grid}, for two modes: most links allow both, the others one of them. */
  public static Network withModes(int side, double missingShare, long seed) {
    Network network = grid(side, missingShare, seed);
    RandomStream random = RandomStream.of(seed, 5);
    ModeTable modes = new ModeTable();
    long[] allowed = {
      ModeTable.bit(modes.add("car")) | ModeTable.bit(modes.add("motorbike")),
      ModeTable.bit(0),
      ModeTable.bit(1)
    };
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < network.nodeCount(); node++) {
      builder.addNode(network.nodeId(node), network.nodeX(node), network.nodeY(node));
    }
    for (int link = 0; link < network.linkCount(); link++) {
      int draw = random.nextInt(10);
      LinkProperties properties = new LinkProperties(
          network.lengthMeters(link),
          network.freeSpeedMetersPerSecond(link),
          1000,
          1,
          allowed[draw < 3 ? draw : 0]);
      builder.addLink(
          network.linkId(link), network.fromNode(link), network.toNode(link), properties);
    }
    return builder.build();
  }

  private static void addBothWays(
      NetworkBuilder builder,
      int node,
      int other,
      double missingShare,
      long modes,
      RandomStream random) {
    double meters = 1
        + Math.hypot(
            builder.nodeX(node) - builder.nodeX(other), builder.nodeY(node) - builder.nodeY(other));
    // Few distinct speeds, so that equal costs happen.
    double speed = 5 * (1 + random.nextInt(4));
    if (random.nextDouble() >= missingShare) {
      LinkProperties there = new LinkProperties(meters, speed, 1000, 1, modes);
      builder.addLink("l" + builder.linkCount(), node, other, there);
    }
    if (random.nextDouble() >= missingShare) {
      LinkProperties back = new LinkProperties(meters, speed, 1000, 1, modes);
      builder.addLink("l" + builder.linkCount(), other, node, back);
    }
  }

  /** Times of a day in which a share of links takes up to so many times its free travel time. */
  public static TravelTimeTable congestion(
      Network network, double congestedShare, double mostTimesFree, long seed) {
    TravelTimeRecorder recorder = new TravelTimeRecorder(
        network, TravelTimeParameters.STANDARD, TravelTimeRecorder.ALL_MODES);
    EventBuffer events = new EventBuffer();
    RandomStream random = RandomStream.of(seed, 2);
    for (int link = 0; link < network.linkCount(); link++) {
      if (random.nextDouble() >= congestedShare) {
        continue;
      }
      double times = 1 + (mostTimesFree - 1) * random.nextDouble();
      for (int quarter = 6 * 4; quarter < 20 * 4; quarter++) {
        double factor = 1 + (times - 1) * random.nextDouble();
        int seconds = (int) Math.ceil(network.freeTravelTimeSeconds(link) * factor);
        int enter = quarter * 900 + random.nextInt(900);
        events.ensureRoom(1);
        events.appendLinkLeave(enter + seconds, 0, link, 0, seconds);
      }
    }
    recorder.accept(events);
    return recorder.table(0);
  }
}
