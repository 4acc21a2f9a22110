package vn.luong.bench.maps;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;

/**
 * A generated OpenStreetMap file of a country: streets that branch off each other, and buildings, in the proportions of
 * Vietnam's extract (about eight nodes per way, more than a third of the ways are roads). Nodes first, then ways, each
 * sorted by id, in dense blocks compressed by zlib, as the common tools write them.
 */
final class CountryMap {
  private static final int NODES_PER_BLOCK = 8000;
  private static final int WAYS_PER_BLOCK = 8000;
  private static final double ROAD_SHARE = 0.36;
  private static final int SHORTEST_WAY = 4;
  private static final int MORE_NODES = 10;
  /** In ten-millionths of a degree; about 33 m each. */
  private static final int STEP = 3000;

  private static final int WEST = 1_050_000_000;
  private static final int SOUTH = 100_000_000;
  private static final int WIDE = 20_000_000;
  private static final int HIGH = 40_000_000;
  private static final String[] CLASSES = {
    "residential",
    "residential",
    "residential",
    "residential",
    "unclassified",
    "service",
    "service",
    "tertiary",
    "secondary",
    "primary"
  };

  private final SplittableRandom random;
  private final int[] longitudes;
  private final int[] latitudes;
  private final int[] wayStarts;
  private final int[] references;
  private final boolean[] isRoad;
  private final int[] recentRoads = new int[100];
  private int roadCount;
  private int nodeCount;
  private int referenceCount;

  private CountryMap(int ways, long seed) {
    random = new SplittableRandom(seed);
    int most = ways * (SHORTEST_WAY + MORE_NODES);
    longitudes = new int[most];
    latitudes = new int[most];
    references = new int[most + 2 * ways];
    wayStarts = new int[ways + 1];
    isRoad = new boolean[ways];
  }

  /** Writes a map; returns its number of nodes. */
  static int write(Path file, int ways, long seed) throws IOException {
    CountryMap map = new CountryMap(ways, seed);
    map.draw();
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
      map.write(out);
    }
    return map.nodeCount;
  }

  private void draw() {
    for (int way = 0; way < isRoad.length; way++) {
      isRoad[way] = way == 0 || random.nextDouble() < ROAD_SHARE;
      wayStarts[way] = referenceCount;
      int count = SHORTEST_WAY + random.nextInt(MORE_NODES);
      if (isRoad[way]) {
        // Streets begin at a street nearby and often end at another one.
        int start = roadCount == 0 ? addNode(WEST + WIDE / 2, SOUTH + HIGH / 2) : anyNodeNearby();
        references[referenceCount++] = start;
        drawLine(start, count - 1);
        if (roadCount > 0 && random.nextBoolean()) {
          references[referenceCount++] = anyNodeNearby();
        }
        wayStarts[way + 1] = referenceCount;
        recentRoads[roadCount++ % recentRoads.length] = way;
      } else {
        int first = nodeCount;
        int beside = nodeCount - 1;
        addNode(longitudes[beside] + step(), latitudes[beside] + step());
        references[referenceCount++] = first;
        drawLine(first, count - 1);
        references[referenceCount++] = first;
      }
    }
    wayStarts[isRoad.length] = referenceCount;
  }

  /** A node of one of the last roads drawn. */
  private int anyNodeNearby() {
    int road = recentRoads[random.nextInt(Math.min(roadCount, recentRoads.length))];
    return references[wayStarts[road] + random.nextInt(wayStarts[road + 1] - wayStarts[road])];
  }

  private void drawLine(int from, int count) {
    int longitude = longitudes[from];
    int latitude = latitudes[from];
    for (int node = 0; node < count; node++) {
      longitude = bounded(longitude + step(), WEST, WIDE);
      latitude = bounded(latitude + step(), SOUTH, HIGH);
      references[referenceCount++] = addNode(longitude, latitude);
    }
  }

  private static int bounded(int value, int start, int extent) {
    return Math.max(start, Math.min(start + extent, value));
  }

  private int step() {
    return random.nextInt(2 * STEP + 1) - STEP;
  }

  private int addNode(int longitude, int latitude) {
    longitudes[nodeCount] = longitude;
    latitudes[nodeCount] = latitude;
    return nodeCount++;
  }

  private void write(DataOutputStream out) throws IOException {
    ProtoBytes header = new ProtoBytes();
    for (String feature : List.of("OsmSchema-V0.6", "DenseNodes")) {
      byte[] text = feature.getBytes(StandardCharsets.UTF_8);
      header.field(4, text, text.length);
    }
    writeBlock(out, "OSMHeader", header);
    for (int node = 0; node < nodeCount; node += NODES_PER_BLOCK) {
      writeBlock(out, "OSMData", nodeBlock(node, Math.min(nodeCount, node + NODES_PER_BLOCK)));
    }
    for (int way = 0; way < isRoad.length; way += WAYS_PER_BLOCK) {
      writeBlock(out, "OSMData", wayBlock(way, Math.min(isRoad.length, way + WAYS_PER_BLOCK)));
    }
  }

  private ProtoBytes nodeBlock(int start, int end) {
    ProtoBytes ids = new ProtoBytes();
    ProtoBytes latitudeSteps = new ProtoBytes();
    ProtoBytes longitudeSteps = new ProtoBytes();
    for (int node = start; node < end; node++) {
      boolean isFirst = node == start;
      ids.signed(isFirst ? node + 1 : 1);
      latitudeSteps.signed(latitudes[node] - (isFirst ? 0 : latitudes[node - 1]));
      longitudeSteps.signed(longitudes[node] - (isFirst ? 0 : longitudes[node - 1]));
    }
    ProtoBytes dense = new ProtoBytes();
    dense.field(1, ids);
    dense.field(5, versions(end - start));
    dense.field(8, latitudeSteps);
    dense.field(9, longitudeSteps);
    ProtoBytes group = new ProtoBytes();
    group.field(2, dense);
    return block(List.of(""), group);
  }

  /** When and in which change set nodes were edited last: extracts for the public have that, without users. */
  private ProtoBytes versions(int count) {
    ProtoBytes versions = new ProtoBytes();
    ProtoBytes times = new ProtoBytes();
    ProtoBytes changeSets = new ProtoBytes();
    long step = 0;
    for (int node = 0; node < count; node++) {
      // Some nodes in a row belong to the same edit.
      boolean isOtherEdit = node == 0 || random.nextInt(4) == 0;
      step = isOtherEdit ? random.nextInt(200_000_000) - 100_000_000L : 0;
      versions.varint(1 + random.nextInt(3));
      times.signed(node == 0 ? 1_600_000_000L : step);
      changeSets.signed(node == 0 ? 90_000_000L : step / 3);
    }
    ProtoBytes info = new ProtoBytes();
    info.field(1, versions);
    info.field(2, times);
    info.field(3, changeSets);
    return info;
  }

  private ProtoBytes wayBlock(int start, int end) {
    List<String> strings = new ArrayList<>(List.of("", "highway", "building", "yes", "name"));
    strings.addAll(Arrays.asList(CLASSES));
    int firstName = strings.size();
    ProtoBytes group = new ProtoBytes();
    for (int way = start; way < end; way++) {
      ProtoBytes keys = new ProtoBytes();
      ProtoBytes values = new ProtoBytes();
      keys.varint(isRoad[way] ? 1 : 2);
      values.varint(isRoad[way] ? 5 + random.nextInt(CLASSES.length) : 3);
      if (isRoad[way] && random.nextInt(3) == 0) {
        if (strings.size() == firstName || random.nextInt(4) == 0) {
          strings.add("Đường số " + random.nextInt(10_000));
        }
        keys.varint(4);
        values.varint(firstName + random.nextInt(strings.size() - firstName));
      }
      ProtoBytes nodes = new ProtoBytes();
      long before = 0;
      for (int at = wayStarts[way]; at < wayStarts[way + 1]; at++) {
        nodes.signed(references[at] + 1 - before);
        before = references[at] + 1L;
      }
      ProtoBytes element = new ProtoBytes();
      element.field(1, way + 1L);
      element.field(2, keys);
      element.field(3, values);
      element.field(8, nodes);
      group.field(3, element);
    }
    return block(strings, group);
  }

  private static ProtoBytes block(List<String> strings, ProtoBytes group) {
    ProtoBytes table = new ProtoBytes();
    for (String text : strings) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      table.field(1, bytes, bytes.length);
    }
    ProtoBytes block = new ProtoBytes();
    block.field(1, table);
    block.field(2, group);
    return block;
  }

  private static void writeBlock(DataOutputStream out, String type, ProtoBytes content)
      throws IOException {
    Deflater deflater = new Deflater();
    deflater.setInput(content.toArray());
    deflater.finish();
    byte[] compressed = new byte[content.size() + 1024];
    int size = deflater.deflate(compressed);
    deflater.end();
    ProtoBytes blob = new ProtoBytes();
    blob.field(2, content.size());
    blob.field(3, compressed, size);
    ProtoBytes header = new ProtoBytes();
    byte[] typeBytes = type.getBytes(StandardCharsets.UTF_8);
    header.field(1, typeBytes, typeBytes.length);
    header.field(3, blob.size());
    out.writeInt(header.size());
    out.write(header.toArray());
    out.write(blob.toArray());
  }
}
