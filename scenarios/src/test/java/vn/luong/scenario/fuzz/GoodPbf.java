package vn.luong.scenario.fuzz;

import com.google.protobuf.ByteString;
import crosby.binary.Osmformat.DenseNodes;
import crosby.binary.Osmformat.HeaderBlock;
import crosby.binary.Osmformat.Node;
import crosby.binary.Osmformat.PrimitiveBlock;
import crosby.binary.Osmformat.PrimitiveGroup;
import crosby.binary.Osmformat.Relation;
import crosby.binary.Osmformat.StringTable;
import crosby.binary.Osmformat.Way;
import crosby.binary.file.BlockOutputStream;
import crosby.binary.file.CompressFlags;
import crosby.binary.file.FileBlock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * A small map as PBF: a ring of four streets with a turn restriction. All blocks but one are stored without compression, so
 * that damage reaches what is in them.
 */
final class GoodPbf {
  private static final List<String> TEXTS = List.of(
      "",
      "highway",
      "residential",
      "name",
      "Đường Lái Thiêu",
      "type",
      "restriction",
      "no_left_turn",
      "from",
      "via",
      "to",
      "oneway",
      "yes",
      "maxspeed",
      "50",
      "lanes",
      "2",
      "primary");

  private static final long STEPS_PER_DEGREE = 10_000_000L;

  private GoodPbf() {}

  static byte[] of() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (BlockOutputStream out = new BlockOutputStream(bytes)) {
      HeaderBlock header = HeaderBlock.newBuilder()
          .addRequiredFeatures("OsmSchema-V0.6")
          .addRequiredFeatures("DenseNodes")
          .build();
      out.write(
          FileBlock.newInstance("OSMHeader", header.toByteString(), null), CompressFlags.NONE);
      write(out, PrimitiveGroup.newBuilder().setDense(nodes()), CompressFlags.NONE);
      write(out, PrimitiveGroup.newBuilder().addNodes(plainNode()), CompressFlags.DEFLATE);
      PrimitiveGroup.Builder ways = PrimitiveGroup.newBuilder();
      for (int way = 0; way < 4; way++) {
        ways.addWays(way(way));
      }
      write(out, ways, CompressFlags.NONE);
      write(out, PrimitiveGroup.newBuilder().addRelations(turn()), CompressFlags.NONE);
    }
    return bytes.toByteArray();
  }

  private static void write(
      BlockOutputStream out, PrimitiveGroup.Builder group, CompressFlags flags) throws IOException {
    StringTable.Builder table = StringTable.newBuilder();
    TEXTS.forEach(text -> table.addS(ByteString.copyFromUtf8(text)));
    PrimitiveBlock block = PrimitiveBlock.newBuilder()
        .setStringtable(table)
        .addPrimitivegroup(group)
        .build();
    out.write(FileBlock.newInstance("OSMData", block.toByteString(), null), flags);
  }

  /** Corners 1 to 4 of a square of a kilometre at Lái Thiêu; ids and places are differences. */
  private static DenseNodes nodes() {
    long step = STEPS_PER_DEGREE / 100;
    return DenseNodes.newBuilder()
        .addAllId(List.of(1L, 1L, 1L, 1L))
        .addAllLon(List.of(106 * STEPS_PER_DEGREE + 70 * step, step, 0L, -step))
        .addAllLat(List.of(10 * STEPS_PER_DEGREE + 90 * step, 0L, step, 0L))
        .addAllKeysVals(List.of(1, 2, 0, 0, 0, 0))
        .build();
  }

  private static Node plainNode() {
    return Node.newBuilder()
        .setId(9)
        .setLon(106 * STEPS_PER_DEGREE)
        .setLat(10 * STEPS_PER_DEGREE)
        .addKeys(3)
        .addVals(4)
        .build();
  }

  private static Way way(int number) {
    long from = number + 1;
    long to = (number + 1) % 4 + 1;
    return Way.newBuilder()
        .setId(100 + number)
        .addAllRefs(List.of(from, to - from))
        .addAllKeys(List.of(1, 3, 13, 15))
        .addAllVals(List.of(number == 0 ? 17 : 2, 4, 14, 16))
        .build();
  }

  private static Relation turn() {
    return Relation.newBuilder()
        .setId(1000)
        .addAllMemids(List.of(100L, 2L - 100, 101L - 2))
        .addAllTypes(
            List.of(Relation.MemberType.WAY, Relation.MemberType.NODE, Relation.MemberType.WAY))
        .addAllRolesSid(List.of(8, 9, 10))
        .addAllKeys(List.of(5, 6))
        .addAllVals(List.of(6, 7))
        .build();
  }
}
