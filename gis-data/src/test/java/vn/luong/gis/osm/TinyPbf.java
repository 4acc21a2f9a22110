package vn.luong.gis.osm;

import com.google.protobuf.ByteString;
import crosby.binary.Osmformat.DenseNodes;
import crosby.binary.Osmformat.HeaderBlock;
import crosby.binary.Osmformat.PrimitiveBlock;
import crosby.binary.Osmformat.PrimitiveGroup;
import crosby.binary.Osmformat.Relation;
import crosby.binary.Osmformat.StringTable;
import crosby.binary.Osmformat.Way;
import crosby.binary.file.BlockOutputStream;
import crosby.binary.file.CompressFlags;
import crosby.binary.file.FileBlock;
import it.unimi.dsi.fastutil.longs.LongList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a small OSM file as PBF, element kinds in blocks of their own, as the common tools do. */
public final class TinyPbf implements OsmSink {
  private static final long STEPS_PER_DEGREE = 10_000_000L;

  private final DenseNodes.Builder dense = DenseNodes.newBuilder();
  private final PrimitiveGroup.Builder ways = PrimitiveGroup.newBuilder();
  private final PrimitiveGroup.Builder relations = PrimitiveGroup.newBuilder();
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final List<Long> last = new ArrayList<>(List.of(0L, 0L, 0L));

  private TinyPbf() {
    strings.put("", 0);
  }

  /** Turns an XML file into a PBF file with the same content. */
  public static Path fromXml(Path xml, Path pbf) throws IOException {
    TinyPbf tiny = new TinyPbf();
    new OsmReader(xml).read(EnumSet.allOf(OsmKind.class), tiny);
    tiny.write(pbf, "OsmSchema-V0.6");
    return pbf;
  }

  /** Writes an empty file that claims to need a feature. */
  static Path needing(String feature, Path pbf) throws IOException {
    new TinyPbf().write(pbf, feature);
    return pbf;
  }

  @Override
  public void node(long id, double longitude, double latitude, OsmTags tags) {
    dense.addId(delta(0, id));
    dense.addLon(delta(1, Math.round(longitude * STEPS_PER_DEGREE)));
    dense.addLat(delta(2, Math.round(latitude * STEPS_PER_DEGREE)));
    for (int text : texts(tags)) {
      dense.addKeysVals(text);
    }
    dense.addKeysVals(0);
  }

  @Override
  public void way(long id, LongList nodeIds, OsmTags tags) {
    Way.Builder way = Way.newBuilder().setId(id);
    long previous = 0;
    for (long node : nodeIds) {
      way.addRefs(node - previous);
      previous = node;
    }
    List<Integer> texts = texts(tags);
    for (int tag = 0; tag < texts.size(); tag += 2) {
      way.addKeys(texts.get(tag)).addVals(texts.get(tag + 1));
    }
    ways.addWays(way);
  }

  @Override
  public void relation(long id, OsmMembers members, OsmTags tags) {
    Relation.Builder relation = Relation.newBuilder().setId(id);
    long previous = 0;
    for (int member = 0; member < members.size(); member++) {
      relation.addMemids(members.id(member) - previous);
      relation.addTypes(Relation.MemberType.valueOf(members.kind(member).name()));
      relation.addRolesSid(text(members.role(member)));
      previous = members.id(member);
    }
    List<Integer> texts = texts(tags);
    for (int tag = 0; tag < texts.size(); tag += 2) {
      relation.addKeys(texts.get(tag)).addVals(texts.get(tag + 1));
    }
    relations.addRelations(relation);
  }

  private void write(Path pbf, String feature) throws IOException {
    StringTable.Builder table = StringTable.newBuilder();
    strings.keySet().forEach(text -> table.addS(ByteString.copyFromUtf8(text)));
    HeaderBlock header = HeaderBlock.newBuilder()
        .addRequiredFeatures(feature)
        .addRequiredFeatures("DenseNodes")
        .build();
    try (BlockOutputStream out = new BlockOutputStream(Files.newOutputStream(pbf))) {
      out.write(FileBlock.newInstance("OSMHeader", header.toByteString(), null));
      PrimitiveGroup nodes = PrimitiveGroup.newBuilder().setDense(dense).build();
      for (PrimitiveGroup group : List.of(nodes, ways.build(), relations.build())) {
        PrimitiveBlock block = PrimitiveBlock.newBuilder()
            .setStringtable(table)
            .addPrimitivegroup(group)
            .build();
        // Both forms of storage, so that both are read.
        CompressFlags flags =
            group.getRelationsCount() > 0 ? CompressFlags.DEFLATE : CompressFlags.NONE;
        out.write(FileBlock.newInstance("OSMData", block.toByteString(), null), flags);
      }
    }
  }

  private long delta(int column, long value) {
    long previous = last.set(column, value);
    return value - previous;
  }

  private List<Integer> texts(OsmTags tags) {
    List<Integer> result = new ArrayList<>();
    for (int tag = 0; tag < tags.size(); tag++) {
      result.add(text(tags.key(tag)));
      result.add(text(tags.value(tag)));
    }
    return result;
  }

  private int text(String text) {
    return strings.computeIfAbsent(text, key -> strings.size());
  }
}
