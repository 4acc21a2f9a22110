package vn.luong.gis.roads;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import vn.luong.sim.network.NetworkBuilder;

/** Finds the links that a map's turn restrictions speak of, and forbids sequences of them. */
final class TurnBuilder {
  private static final int NO_LINK = -1;

  private final List<RoadTurn> turns;
  private final NetworkBuilder builder;
  private final ImportReport.Builder report;
  private final Long2ObjectOpenHashMap<IntList> linksOfWay = new Long2ObjectOpenHashMap<>();
  private IntList[] outLinks;

  /** Ways that a restriction speaks of. */
  private final LongOpenHashSet ways = new LongOpenHashSet();

  TurnBuilder(List<RoadTurn> turns, NetworkBuilder builder, ImportReport.Builder report) {
    this.turns = turns;
    this.builder = builder;
    this.report = report;
    for (RoadTurn turn : turns) {
      ways.addAll(turn.fromWays());
      ways.addAll(turn.viaWays());
      ways.addAll(turn.toWays());
    }
  }

  /** A link is a part of a way. */
  void addLink(long way, int link) {
    if (ways.contains(way)) {
      linksOfWay.computeIfAbsent(way, key -> new IntArrayList()).add(link);
    }
  }

  /**
   * Forbids what the restrictions say, when all links are there.
   *
   * @param modesOf the network's modes of a set of {@link RoadMode} bits
   */
  void forbid(IntToLongFunction modesOf) {
    if (turns.isEmpty()) {
      return;
    }
    indexOutLinks();
    for (RoadTurn turn : turns) {
      long modes = modesOf.applyAsLong(turn.modes());
      if (modes != 0) {
        boolean isFound = false;
        for (long from : turn.fromWays()) {
          for (long to : turn.toWays()) {
            isFound |= forbid(turn, modes, from, to);
          }
        }
        report.countTurn(isFound);
      }
    }
  }

  private boolean forbid(RoadTurn turn, long modes, long fromWay, long toWay) {
    boolean isFound = false;
    IntList toLinks = linksOf(toWay);
    for (int from : linksOf(fromWay)) {
      IntArrayList way = IntArrayList.of(from);
      if (!passesVia(turn, way)) {
        continue;
      }
      int node = builder.toNode(way.getInt(way.size() - 1));
      int to = startingAt(node, toLinks, from);
      if (to == NO_LINK) {
        continue;
      }
      isFound = true;
      if (turn.isOnly()) {
        way.add(to);
        forbidDeviations(modes, way);
      } else {
        forbidEvery(modes, way, toLinks, fromWay == toWay);
      }
    }
    return isFound;
  }

  /** Whether the link ends where the turn is; adds the links of the ways via which it leads. */
  private boolean passesVia(RoadTurn turn, IntArrayList way) {
    int node = builder.toNode(way.getInt(0));
    if (turn.viaNode() != RoadTurn.NO_NODE) {
      return builder.nodeId(node).equals(Long.toString(turn.viaNode()));
    }
    for (long via : turn.viaWays()) {
      if (!drive(linksOf(via), turn.toWays(), way)) {
        return false;
      }
    }
    return true;
  }

  /** Goes along a way from the end of what is driven so far, to its own end or to where a target begins. */
  private boolean drive(IntList links, LongList toWays, IntArrayList way) {
    int previous = way.getInt(way.size() - 1);
    int next = startingAt(builder.toNode(previous), links, previous);
    boolean hasMoved = false;
    while (next != NO_LINK && !way.contains(next)) {
      hasMoved = true;
      way.add(next);
      int node = builder.toNode(next);
      for (long to : toWays) {
        if (startingAt(node, linksOf(to), NO_LINK) != NO_LINK) {
          return true;
        }
      }
      next = startingAt(node, links, next);
    }
    return hasMoved;
  }

  /** The first of some links that starts at a node and does not lead straight back over a link, or {@link #NO_LINK}. */
  private int startingAt(int node, IntList links, int after) {
    int back = NO_LINK;
    for (int link : links) {
      if (builder.fromNode(link) == node) {
        if (after == NO_LINK || builder.toNode(link) != builder.fromNode(after)) {
          return link;
        }
        back = link;
      }
    }
    return back;
  }

  /** From a way back to itself only turning round is forbidden, not going straight on. */
  private void forbidEvery(long modes, IntArrayList way, IntList toLinks, boolean isBack) {
    int last = way.getInt(way.size() - 1);
    for (int to : toLinks) {
      boolean isStraightOn =
          isBack && way.size() == 1 && builder.toNode(to) != builder.fromNode(last);
      if (builder.fromNode(to) == builder.toNode(last) && !isStraightOn) {
        IntArrayList forbidden = new IntArrayList(way);
        forbidden.add(to);
        builder.forbidTurn(modes, forbidden.toIntArray());
      }
    }
  }

  /** Everything that leaves the way after its first link is forbidden. */
  private void forbidDeviations(long modes, IntArrayList way) {
    for (int position = 1; position < way.size(); position++) {
      IntList others = outLinks[builder.toNode(way.getInt(position - 1))];
      for (int other : others) {
        if (other != way.getInt(position)) {
          IntArrayList forbidden = new IntArrayList(way.subList(0, position));
          forbidden.add(other);
          builder.forbidTurn(modes, forbidden.toIntArray());
        }
      }
    }
  }

  private IntList linksOf(long way) {
    return linksOfWay.getOrDefault(way, IntList.of());
  }

  private void indexOutLinks() {
    outLinks = new IntList[builder.nodeCount()];
    Arrays.setAll(outLinks, node -> new IntArrayList(2));
    for (int link = 0; link < builder.linkCount(); link++) {
      outLinks[builder.fromNode(link)].add(link);
    }
  }
}
