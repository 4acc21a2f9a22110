package vn.luong.gis.roads;

import java.util.Arrays;
import java.util.BitSet;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.units.ClosedHours;

/**
 * Cuts ways into links at junctions: nodes that two ways share, or that one way passes twice, and the ends of
 * ways. A part that returns to its own start is cut once more in its middle, because routers and queues cannot
 * use a link from a node to itself. Lengths are measured on the ellipsoid; the projection only places the
 * nodes, so they are free of its scale factor.
 */
final class WaySplitter {
  /** Shorter links are lengthened to this, so that every link takes time and space. */
  static final double MIN_LENGTH_METERS = 1.0;

  private static final int NOT_ADDED = -1;

  private final RoadMap map;
  private final ImportReport.Builder report;
  private final NetworkBuilder builder;
  private final TurnBuilder turns;
  private final int[] modeOfRoadMode;
  private final ImportRules rules;
  private final int wantedModes;
  private final double[] coordinates;
  private final BitSet keptWays = new BitSet();
  private final BitSet junctions = new BitSet();
  private final int[] networkNodes;
  /** One direction of a part of a way. */
  private record Part(
      LinkProperties link,
      int roadModes,
      boolean isStopped,
      String speedByTime,
      ClosedHours closedHours) {}

  private SharedSegments segments;
  private int wayNumber;
  private RoadWay way;
  /** Speed by the stated duration of the way, NaN if none is stated. */
  private double statedSpeed;

  private int part;
  /** Nodes of the stretch being cut, without gaps and repeated nodes. */
  private int[] stretch = new int[64];

  private int stretchSize;

  private WaySplitter(
      RoadMap map, MetricProjection projection, ImportRules rules, ImportReport.Builder report) {
    this.map = map;
    this.report = report;
    this.rules = rules;
    wantedModes = rules.modeBits();
    ModeTable modeTable = new ModeTable();
    modeOfRoadMode = new int[RoadMode.values().length];
    for (RoadMode mode : RoadMode.values()) {
      if (rules.modes().contains(mode)) {
        modeOfRoadMode[mode.ordinal()] = modeTable.add(mode.modeName());
      }
    }
    builder = new NetworkBuilder(modeTable);
    turns = new TurnBuilder(map.turns(), builder, report);
    builder.networkAttributes().putText(0, Network.CRS_ATTRIBUTE, projection.code());
    networkNodes = new int[map.nodeCount()];
    Arrays.fill(networkNodes, NOT_ADDED);
    coordinates = new double[2 * map.nodeCount()];
  }

  /**
   * Cuts all ways.
   *
   * @param area only ways that touch it are taken, whole; null for all
   */
  static Network split(
      RoadMap map,
      MetricProjection projection,
      ClipArea area,
      ImportRules rules,
      ImportReport.Builder report) {
    WaySplitter splitter = new WaySplitter(map, projection, rules, report);
    splitter.chooseWays(area);
    splitter.project(projection);
    splitter.findJunctions();
    splitter.segments = new SharedSegments(map, splitter.keptWays, splitter.junctions);
    for (int way = splitter.keptWays.nextSetBit(0);
        way >= 0;
        way = splitter.keptWays.nextSetBit(way + 1)) {
      splitter.splitWay(way);
    }
    splitter.turns.forbid(splitter::networkModes);
    return splitter.builder.build();
  }

  /** Fills {@link #coordinates} for the nodes of the ways that were chosen. */
  private void project(MetricProjection projection) {
    int[] nodes = nodesOfKeptWays();
    double[] points = new double[2 * nodes.length];
    for (int at = 0; at < nodes.length; at++) {
      points[2 * at] = map.longitude(nodes[at]);
      points[2 * at + 1] = map.latitude(nodes[at]);
    }
    projection.project(points);
    for (int at = 0; at < nodes.length; at++) {
      coordinates[2 * nodes[at]] = roundedToMillimeters(points[2 * at]);
      coordinates[2 * nodes[at] + 1] = roundedToMillimeters(points[2 * at + 1]);
    }
  }

  private int[] nodesOfKeptWays() {
    BitSet nodes = new BitSet(map.nodeCount());
    for (int kept = keptWays.nextSetBit(0); kept >= 0; kept = keptWays.nextSetBit(kept + 1)) {
      for (int at = map.wayStart(kept); at < map.wayEnd(kept); at++) {
        if (map.isThere(map.nodeAt(at))) {
          nodes.set(map.nodeAt(at));
        }
      }
    }
    return nodes.stream().toArray();
  }

  /** Finer digits are not known, differ between processors, and make files long. */
  private static double roundedToMillimeters(double meters) {
    return Math.round(meters * 1000) / 1000.0;
  }

  private void chooseWays(ClipArea area) {
    for (int candidate = 0; candidate < map.wayCount(); candidate++) {
      RoadWay road = map.way(candidate);
      if (((road.forward().modes() | road.backward().modes()) & wantedModes) == 0) {
        report.countDropped(DropReason.NO_ACCESS);
      } else if (area == null || area.touches(map, candidate)) {
        keptWays.set(candidate);
      } else {
        report.countDropped(DropReason.OUTSIDE_THE_AREA);
      }
    }
  }

  private void findJunctions() {
    BitSet seenOnRoads = new BitSet(map.nodeCount());
    BitSet seenOnTracks = new BitSet();
    for (int kept = keptWays.nextSetBit(0); kept >= 0; kept = keptWays.nextSetBit(kept + 1)) {
      int last = Network.NO_NODE;
      // A level crossing is no junction: nobody turns from the road onto the track.
      BitSet seen = map.way(kept).highwayClass().isRailway() ? seenOnTracks : seenOnRoads;
      for (int at = map.wayStart(kept); at < map.wayEnd(kept); at++) {
        int node = map.nodeAt(at);
        if (node == last) {
          continue;
        }
        last = node;
        if (seen.get(node)) {
          junctions.set(node);
        }
        seen.set(node);
      }
    }
  }

  private void splitWay(int kept) {
    wayNumber = kept;
    way = map.way(kept);
    // What a ferry states is the time of the whole way.
    statedSpeed = Double.isNaN(way.durationSeconds())
        ? Double.NaN
        : map.lengthMeters(kept) / way.durationSeconds();
    part = 0;
    stretchSize = 0;
    double meters = 0;
    boolean hasGap = false;
    for (int at = map.wayStart(kept); at < map.wayEnd(kept); at++) {
      int node = map.nodeAt(at);
      if (!map.isThere(node)) {
        hasGap = true;
        meters += splitStretch();
      } else if (stretchSize == 0 || stretch[stretchSize - 1] != node) {
        push(node);
      }
    }
    meters += splitStretch();
    if (hasGap) {
      report.countRepaired("ways cut where the file lacks their nodes");
    }
    if (part == 0) {
      report.countDropped(DropReason.TOO_FEW_NODES_IN_THE_FILE);
    } else {
      report.addWay(way.highwayClass(), meters / 1000);
    }
  }

  private void push(int node) {
    if (stretchSize == stretch.length) {
      stretch = Arrays.copyOf(stretch, 2 * stretchSize);
    }
    stretch[stretchSize++] = node;
  }

  /** Cuts the nodes collected at junctions and starts anew; returns their length in metres. */
  private double splitStretch() {
    double meters = 0;
    int start = 0;
    for (int at = 1; at < stretchSize; at++) {
      if (at == stretchSize - 1 || junctions.get(stretch[at])) {
        meters += addPart(start, at);
        start = at;
      }
    }
    stretchSize = 0;
    return meters;
  }

  private double addPart(int start, int end) {
    if (stretch[start] == stretch[end]) {
      int middle = (start + end) / 2;
      return addPart(start, middle) + addPart(middle, end);
    }
    double meters = 0;
    for (int at = start; at < end; at++) {
      meters += map.distanceMeters(stretch[at], stretch[at + 1]);
    }
    if (meters < MIN_LENGTH_METERS) {
      report.countRepaired("parts shorter than 1 m, lengthened to 1 m");
    }
    double[] bends = bends(start, end);
    addLink(
        "f",
        stretch[start],
        stretch[end],
        properties(way.forward(), meters, isStoppedForward(start, end, meters)),
        bends);
    addLink(
        "b",
        stretch[end],
        stretch[start],
        properties(way.backward(), meters, isStoppedBackward(start, end, meters)),
        reversed(bends));
    part++;
    return meters;
  }

  /** Whether a signal stops those who drive the part with its way, anywhere after its start. */
  private boolean isStoppedForward(int start, int end, double meters) {
    boolean isInside =
        meters < Signals.INSIDE_JUNCTION_METERS && map.hasSignalForward(stretch[start]);
    for (int at = start + 1; at <= end && !isInside; at++) {
      if (map.hasSignalForward(stretch[at])) {
        return true;
      }
    }
    return false;
  }

  private boolean isStoppedBackward(int start, int end, double meters) {
    boolean isInside =
        meters < Signals.INSIDE_JUNCTION_METERS && map.hasSignalBackward(stretch[end]);
    for (int at = end - 1; at >= start && !isInside; at--) {
      if (map.hasSignalBackward(stretch[at])) {
        return true;
      }
    }
    return false;
  }

  private Part properties(RoadWay.Side side, double meters, boolean isStopped) {
    double length = Math.max(roundedToMillimeters(meters), MIN_LENGTH_METERS);
    double speed = side.freeSpeedMetersPerSecond();
    double capacity =
        side.laneCount() * RoadDefaults.of(way.highwayClass()).capacityPcePerHourAndLane();
    if (statedSpeed > 0) {
      speed = statedSpeed;
    }
    String speedByTime = side.speedByTime();
    if (isStopped) {
      capacity = Signals.capacityPcePerHour(capacity, side.laneCount());
      speed = Signals.speedMetersPerSecond(speed, length);
      speedByTime = SpeedByTime.withSignal(speedByTime, length);
    }
    return new Part(
        new LinkProperties(length, speed, capacity, side.laneCount(), networkModes(side.modes())),
        side.modes() & wantedModes,
        isStopped,
        speedByTime,
        side.closedHours(wantedModes));
  }

  private void addLink(String direction, int from, int to, Part properties, double[] bends) {
    if (properties.link().modes() == 0) {
      return;
    }
    if (bends.length == 0 && segments.isOfOther(wayNumber, from, to, properties.roadModes())) {
      report.countRepaired("pieces of ways along another way, left out");
      return;
    }
    int link = builder.addLink(
        way.id() + "_" + part + "_" + direction,
        networkNode(from),
        networkNode(to),
        properties.link());
    turns.addLink(way.id(), link);
    builder.setShape(link, bends);
    AttributeTable texts = builder.linkAttributes();
    texts.putText(link, LinkTexts.TYPE, way.highwayClass().tag());
    texts.putText(link, LinkTexts.ORIGIN, Long.toString(way.id()));
    if (way.name() != null) {
      texts.putText(link, LinkTexts.NAME, way.name());
    }
    if (way.ref() != null) {
      texts.putText(link, LinkTexts.REF, way.ref());
    }
    if (way.layer() != 0) {
      texts.putText(link, LinkTexts.LAYER, Integer.toString(way.layer()));
    }
    if (!properties.speedByTime().isEmpty()) {
      texts.putText(link, LinkTexts.SPEED_BY_TIME, properties.speedByTime());
    }
    if (!properties.closedHours().isEmpty()) {
      texts.putText(link, ClosedHours.ATTRIBUTE, properties.closedHours().text());
    }
    if (properties.isStopped()) {
      report.countRead(ImportReport.SIGNALS);
      texts.putText(link, LinkTexts.SIGNALS, "yes");
    }
  }

  private long networkModes(int roadModes) {
    long modes = 0;
    for (RoadMode mode : RoadMode.values()) {
      if ((roadModes & wantedModes & mode.bit()) != 0) {
        modes |= ModeTable.bit(modeOfRoadMode[mode.ordinal()]);
      }
    }
    return modes;
  }

  private int networkNode(int node) {
    if (networkNodes[node] == NOT_ADDED) {
      networkNodes[node] = builder.addNode(
          Long.toString(map.nodeId(node)), coordinates[2 * node], coordinates[2 * node + 1]);
    }
    return networkNodes[node];
  }

  private double[] bends(int start, int end) {
    double[] bends = new double[2 * (end - start - 1)];
    for (int at = start + 1; at < end; at++) {
      bends[2 * (at - start - 1)] = coordinates[2 * stretch[at]];
      bends[2 * (at - start - 1) + 1] = coordinates[2 * stretch[at] + 1];
    }
    return bends;
  }

  private static double[] reversed(double[] bends) {
    double[] result = new double[bends.length];
    for (int at = 0; at < bends.length; at += 2) {
      result[bends.length - 2 - at] = bends[at];
      result[bends.length - 1 - at] = bends[at + 1];
    }
    return result;
  }
}
