package vn.luong.gis.transit;

import java.util.function.BiPredicate;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;

/**
 * A grid of streets: node {@code x_y} at ({@code x · spacing}, {@code y · spacing}), between neighbours a link each way
 * called {@code x_y>x_y}, where the given rule lets it be.
 */
final class GridRoads {
  static final double SPACING_METERS = 200;
  private static final double SPEED_METERS_PER_SECOND = 10;

  private GridRoads() {}

  /** All streets, both ways. */
  static Network of(int size) {
    return of(size, (from, to) -> true);
  }

  /** The streets whose names of from- and to-node the rule accepts. */
  static Network of(int size, BiPredicate<String, String> isThere) {
    NetworkBuilder builder = builder(size, isThere);
    return builder.build();
  }

  static NetworkBuilder builder(int size, BiPredicate<String, String> isThere) {
    ModeTable modes = new ModeTable();
    NetworkBuilder builder = new NetworkBuilder(modes);
    LinkProperties street = new LinkProperties(
        SPACING_METERS, SPEED_METERS_PER_SECOND, 900, 1, ModeTable.bit(modes.add("car")));
    for (int x = 0; x < size; x++) {
      for (int y = 0; y < size; y++) {
        builder.addNode(name(x, y), x * SPACING_METERS, y * SPACING_METERS);
      }
    }
    for (int x = 0; x < size; x++) {
      for (int y = 0; y < size; y++) {
        if (x + 1 < size) {
          addStreet(builder, name(x, y), name(x + 1, y), street, isThere);
        }
        if (y + 1 < size) {
          addStreet(builder, name(x, y), name(x, y + 1), street, isThere);
        }
      }
    }
    return builder;
  }

  private static void addStreet(
      NetworkBuilder builder,
      String a,
      String b,
      LinkProperties street,
      BiPredicate<String, String> isThere) {
    if (isThere.test(a, b)) {
      builder.addLink(a + ">" + b, builder.findNode(a), builder.findNode(b), street);
    }
    if (isThere.test(b, a)) {
      builder.addLink(b + ">" + a, builder.findNode(b), builder.findNode(a), street);
    }
  }

  static String name(int x, int y) {
    return x + "_" + y;
  }

  /** A stop to the right of a street's link, so far along it. */
  static StopSketch stopBeside(String id, Network network, String linkId, double share) {
    int link = network.linkIds().index(linkId);
    double fromX = network.nodeX(network.fromNode(link));
    double fromY = network.nodeY(network.fromNode(link));
    double alongX = network.nodeX(network.toNode(link)) - fromX;
    double alongY = network.nodeY(network.toNode(link)) - fromY;
    double length = Math.hypot(alongX, alongY);
    double right = 5;
    return StopSketch.at(
        id,
        "Trạm " + id,
        fromX + share * alongX + right * alongY / length,
        fromY + share * alongY - right * alongX / length);
  }
}
