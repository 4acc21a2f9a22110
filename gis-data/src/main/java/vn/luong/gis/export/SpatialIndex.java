package vn.luong.gis.export;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;

/**
 * Fills an R-tree of SQLite with all its entries at once: packed bottom-up (S. Leutenegger, M. Lopez, J.
 * Edgington, "STR: a simple and efficient algorithm for R-tree packing", 1997) and written as the tree's own
 * node rows. One insert after the other through the virtual table takes ten times longer and was two thirds of
 * the time of writing a layer.
 *
 * <p>A node is big-endian: depth of the tree (2 bytes, root only), number of cells (2), then per cell the
 * child's number (8) and min x, max x, min y, max y (4 each), padded to {@value #NODE_BYTES} bytes (SQLite
 * source, {@code ext/rtree/rtree.c}).
 */
final class SpatialIndex {
  /** SQLite's own limit of cells per node. */
  private static final int MAX_CELLS = 51;

  private static final int CELL_BYTES = 24;
  private static final int NODE_BYTES = 4 + MAX_CELLS * CELL_BYTES;
  private static final int ROOT = 1;

  private final Connection connection;
  private final String table;
  private int nextNode = ROOT + 1;

  /** Entries or nodes of one level: numbers and boxes, in the same order. */
  private record Level(long[] numbers, Envelope[] boxes) {}

  SpatialIndex(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /** Writes entries {@code 1 … boxes.length}. */
  void fill(Envelope[] boxes) throws SQLException {
    Level level =
        new Level(IntStream.rangeClosed(1, boxes.length).asLongStream().toArray(), boxes);
    int depth = 0;
    while (level.numbers().length > MAX_CELLS) {
      level = writeLevel(level, depth);
      depth++;
    }
    try (PreparedStatement node = prepare("UPDATE \"%s_node\" SET data = ? WHERE nodeno = ?");
        PreparedStatement child = prepareChild(depth)) {
      int[] all = IntStream.range(0, level.numbers().length).toArray();
      node.setBytes(1, node(level, all, 0, all.length, depth));
      node.setInt(2, ROOT);
      node.executeUpdate();
      addChildren(child, level, all, 0, all.length, ROOT);
      child.executeBatch();
    }
  }

  /** Packs a level into nodes, which make the level above. */
  private Level writeLevel(Level level, int depth) throws SQLException {
    int[] order = packingOrder(level.boxes());
    int nodeCount = (order.length + MAX_CELLS - 1) / MAX_CELLS;
    Level above = new Level(new long[nodeCount], new Envelope[nodeCount]);
    try (PreparedStatement node = prepare("INSERT INTO \"%s_node\" (data, nodeno) VALUES (?, ?)");
        PreparedStatement child = prepareChild(depth)) {
      for (int index = 0; index < nodeCount; index++) {
        int start = index * MAX_CELLS;
        int end = Math.min(start + MAX_CELLS, order.length);
        above.numbers()[index] = nextNode++;
        above.boxes()[index] = new Envelope();
        for (int at = start; at < end; at++) {
          above.boxes()[index].expandToInclude(level.boxes()[order[at]]);
        }
        node.setBytes(1, node(level, order, start, end, 0));
        node.setLong(2, above.numbers()[index]);
        node.addBatch();
        addChildren(child, level, order, start, end, above.numbers()[index]);
      }
      node.executeBatch();
      child.executeBatch();
    }
    return above;
  }

  /** Vertical slices of nearly equal size, each sorted from south to north. */
  private static int[] packingOrder(Envelope[] boxes) {
    int nodeCount = (boxes.length + MAX_CELLS - 1) / MAX_CELLS;
    int sliceSize = MAX_CELLS * (int) Math.ceil(Math.sqrt(nodeCount));
    Integer[] order = IntStream.range(0, boxes.length).boxed().toArray(Integer[]::new);
    Comparator<Integer> byX =
        Comparator.comparingDouble(entry -> boxes[entry].getMinX() + boxes[entry].getMaxX());
    Comparator<Integer> byY =
        Comparator.comparingDouble(entry -> boxes[entry].getMinY() + boxes[entry].getMaxY());
    Arrays.sort(order, byX);
    for (int start = 0; start < order.length; start += sliceSize) {
      Arrays.sort(order, start, Math.min(start + sliceSize, order.length), byY);
    }
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private static byte[] node(Level level, int[] order, int start, int end, int depth) {
    ByteBuffer node = ByteBuffer.allocate(NODE_BYTES);
    node.putShort((short) depth).putShort((short) (end - start));
    for (int at = start; at < end; at++) {
      Envelope box = level.boxes()[order[at]];
      node.putLong(level.numbers()[order[at]]);
      node.putFloat(below(box.getMinX())).putFloat(above(box.getMaxX()));
      node.putFloat(below(box.getMinY())).putFloat(above(box.getMaxY()));
    }
    return node.array();
  }

  /** Boxes in the tree are floats and must contain the doubles they stand for. */
  private static float below(double value) {
    float rounded = (float) value;
    return rounded > value ? Math.nextDown(rounded) : rounded;
  }

  private static float above(double value) {
    float rounded = (float) value;
    return rounded < value ? Math.nextUp(rounded) : rounded;
  }

  /** Entries of the lowest level and nodes of the others know the node they are in. */
  private PreparedStatement prepareChild(int depth) throws SQLException {
    return prepare(
        depth == 0
            ? "INSERT INTO \"%s_rowid\" (rowid, nodeno) VALUES (?, ?)"
            : "INSERT INTO \"%s_parent\" (nodeno, parentnode) VALUES (?, ?)");
  }

  private static void addChildren(
      PreparedStatement child, Level level, int[] order, int start, int end, long node)
      throws SQLException {
    for (int at = start; at < end; at++) {
      child.setLong(1, level.numbers()[order[at]]);
      child.setLong(2, node);
      child.addBatch();
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql.formatted(table));
  }
}
