package vn.luong.gis.osm;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import crosby.binary.Osmformat.DenseNodes;
import crosby.binary.Osmformat.HeaderBlock;
import crosby.binary.Osmformat.Node;
import crosby.binary.Osmformat.PrimitiveBlock;
import crosby.binary.Osmformat.PrimitiveGroup;
import crosby.binary.Osmformat.Relation;
import crosby.binary.Osmformat.Way;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Decodes the blocks of a PBF file (OSM wiki, "PBF Format"). Which kinds a block holds is found by skimming it
 * and remembered, so that blocks of other kinds are neither parsed nor, the second time, uncompressed.
 */
final class PbfReader {
  private static final Set<String> KNOWN_FEATURES = Set.of("OsmSchema-V0.6", "DenseNodes");
  /** Coordinates are counted in billionths of a degree. */
  private static final double NANO = 1e9;

  private final Path file;
  /** Kinds in each OSMData block, as far as the file has been read. */
  private final List<Set<OsmKind>> kindsOfBlock = new ArrayList<>();

  private final OsmTags tags = new OsmTags();
  private final LongArrayList wayNodes = new LongArrayList();
  private final OsmMembers members = new OsmMembers();
  private PbfBlocks blocks;
  private OsmSink sink;
  private PrimitiveBlock block;
  private String[] strings;

  PbfReader(Path file) {
    this.file = file;
  }

  void read(Set<OsmKind> wanted, OsmSink newSink) throws IOException {
    sink = newSink;
    try (PbfBlocks opened = new PbfBlocks(file)) {
      blocks = opened;
      int dataBlock = 0;
      while (blocks.advance()) {
        switch (blocks.type()) {
          case "OSMHeader" -> checkHeader(blocks.content());
          case "OSMData" -> readData(dataBlock++, wanted);
          default -> blocks.skip();
        }
      }
    }
  }

  private void checkHeader(byte[] content) {
    try {
      for (String feature : HeaderBlock.parseFrom(content).getRequiredFeaturesList()) {
        if (!KNOWN_FEATURES.contains(feature)) {
          throw blocks.broken("needs the feature \"" + feature + "\", which is not known here");
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw blocks.broken("has a file header that cannot be read");
    }
  }

  private void readData(int dataBlock, Set<OsmKind> wanted) throws IOException {
    if (dataBlock < kindsOfBlock.size() && !holdsAny(dataBlock, wanted)) {
      blocks.skip();
      return;
    }
    byte[] content = blocks.content();
    try {
      if (dataBlock == kindsOfBlock.size()) {
        kindsOfBlock.add(kindsIn(content));
      }
      if (holdsAny(dataBlock, wanted)) {
        decode(PrimitiveBlock.parseFrom(content), wanted);
      }
    } catch (InvalidProtocolBufferException e) {
      throw blocks.broken("has elements that cannot be read");
    }
  }

  private boolean holdsAny(int dataBlock, Set<OsmKind> wanted) {
    for (OsmKind kind : kindsOfBlock.get(dataBlock)) {
      if (wanted.contains(kind)) {
        return true;
      }
    }
    return false;
  }

  /** Looks at the first field of each group; all elements of a group are of one kind. */
  private static Set<OsmKind> kindsIn(byte[] content) throws InvalidProtocolBufferException {
    Set<OsmKind> kinds = EnumSet.noneOf(OsmKind.class);
    CodedInputStream in = CodedInputStream.newInstance(content);
    try {
      for (int field = in.readTag(); field != 0; field = in.readTag()) {
        if (WireFormat.getTagFieldNumber(field) != PrimitiveBlock.PRIMITIVEGROUP_FIELD_NUMBER) {
          in.skipField(field);
          continue;
        }
        int limit = in.pushLimit(in.readRawVarint32());
        switch (WireFormat.getTagFieldNumber(in.readTag())) {
          case PrimitiveGroup.NODES_FIELD_NUMBER, PrimitiveGroup.DENSE_FIELD_NUMBER ->
            kinds.add(OsmKind.NODE);
          case PrimitiveGroup.WAYS_FIELD_NUMBER -> kinds.add(OsmKind.WAY);
          case PrimitiveGroup.RELATIONS_FIELD_NUMBER -> kinds.add(OsmKind.RELATION);
          default -> {
            // Change sets and what later versions of the format may bring.
          }
        }
        in.skipRawBytes(in.getBytesUntilLimit());
        in.popLimit(limit);
      }
    } catch (InvalidProtocolBufferException e) {
      throw e;
    } catch (IOException e) {
      throw new InvalidProtocolBufferException(e);
    }
    return kinds;
  }

  private void decode(PrimitiveBlock newBlock, Set<OsmKind> wanted) {
    block = newBlock;
    strings = new String[block.getStringtable().getSCount()];
    for (PrimitiveGroup group : block.getPrimitivegroupList()) {
      if (wanted.contains(OsmKind.NODE)) {
        for (Node node : group.getNodesList()) {
          fillTags(node.getKeysList(), node.getValsList());
          emitNode(node.getId(), node.getLon(), node.getLat());
        }
        if (group.hasDense()) {
          decodeDense(group.getDense());
        }
      }
      if (wanted.contains(OsmKind.WAY)) {
        group.getWaysList().forEach(this::decodeWay);
      }
      if (wanted.contains(OsmKind.RELATION)) {
        for (Relation relation : group.getRelationsList()) {
          decodeRelation(relation);
        }
      }
    }
  }

  private void decodeDense(DenseNodes dense) {
    int count = dense.getIdCount();
    if (dense.getLonCount() != count || dense.getLatCount() != count) {
      throw blocks.broken("has " + count + " nodes, but " + dense.getLonCount() + " longitudes and "
          + dense.getLatCount() + " latitudes");
    }
    long id = 0;
    long longitude = 0;
    long latitude = 0;
    int tagPosition = 0;
    for (int node = 0; node < count; node++) {
      id += dense.getId(node);
      longitude += dense.getLon(node);
      latitude += dense.getLat(node);
      tagPosition = fillDenseTags(dense, tagPosition);
      emitNode(id, longitude, latitude);
    }
  }

  /** Fills the tags that start at a position of the key-value list; returns where the next node's start. */
  private int fillDenseTags(DenseNodes dense, int start) {
    tags.clear();
    int position = start;
    int end = dense.getKeysValsCount();
    while (position < end) {
      int key = dense.getKeysVals(position++);
      if (key == 0) {
        break;
      }
      if (position == end) {
        throw blocks.broken("has a tag key without a value");
      }
      tags.add(string(key), string(dense.getKeysVals(position++)));
    }
    return position;
  }

  private void emitNode(long id, long longitudeSteps, long latitudeSteps) {
    double longitude = degrees(block.getLonOffset() + block.getGranularity() * longitudeSteps);
    double latitude = degrees(block.getLatOffset() + block.getGranularity() * latitudeSteps);
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
      throw blocks.broken(
          "places node " + id + " at longitude " + longitude + ", latitude " + latitude);
    }
    sink.node(id, longitude, latitude, tags);
  }

  private static double degrees(long nanodegrees) {
    // OSM counts in ten-millionths; dividing by that gives the very double that parsing the decimal
    // text
    // of the XML form gives, so both forms of a map make the same network.
    return nanodegrees % 100 == 0 ? nanodegrees / 100 / (NANO / 100) : nanodegrees / NANO;
  }

  private void decodeWay(Way way) {
    wayNodes.clear();
    long id = 0;
    for (int position = 0; position < way.getRefsCount(); position++) {
      id += way.getRefs(position);
      wayNodes.add(id);
    }
    fillTags(way.getKeysList(), way.getValsList());
    sink.way(way.getId(), wayNodes, tags);
  }

  private void decodeRelation(Relation relation) {
    int count = relation.getMemidsCount();
    if (relation.getTypesCount() != count || relation.getRolesSidCount() != count) {
      throw blocks.broken("has a relation of " + count + " members with " + relation.getTypesCount()
          + " types and " + relation.getRolesSidCount() + " roles");
    }
    members.clear();
    long id = 0;
    for (int member = 0; member < count; member++) {
      id += relation.getMemids(member);
      OsmKind kind = switch (relation.getTypes(member)) {
        case NODE -> OsmKind.NODE;
        case WAY -> OsmKind.WAY;
        case RELATION -> OsmKind.RELATION;
      };
      members.add(kind, id, string(relation.getRolesSid(member)));
    }
    fillTags(relation.getKeysList(), relation.getValsList());
    sink.relation(relation.getId(), members, tags);
  }

  private void fillTags(List<Integer> keys, List<Integer> values) {
    tags.clear();
    if (keys.size() != values.size()) {
      throw blocks.broken("has " + keys.size() + " tag keys for " + values.size() + " values");
    }
    for (int tag = 0; tag < keys.size(); tag++) {
      tags.add(string(keys.get(tag)), string(values.get(tag)));
    }
  }

  private String string(int index) {
    if (index < 0 || index >= strings.length) {
      throw blocks.broken("names text " + index + " of " + strings.length);
    }
    if (strings[index] == null) {
      ByteString text = block.getStringtable().getS(index);
      strings[index] = text.toStringUtf8();
    }
    return strings[index];
  }
}
