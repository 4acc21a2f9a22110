package vn.luong.gis.osm;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import crosby.binary.Osmformat.PrimitiveBlock;
import crosby.binary.Osmformat.PrimitiveGroup;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * A block of elements, uncompressed and parsed: what takes the time and any thread can do.
 *
 * @param stored where it comes from
 * @param kinds kinds of elements that it holds
 * @param elements its elements; null if none of them is wanted
 */
record ParsedBlock(PbfBlock stored, Set<OsmKind> kinds, PrimitiveBlock elements) {
  /**
   * Uncompresses a block and parses it if it holds elements of the kinds wanted.
   *
   * @param known its kinds; null if they have to be found first
   */
  static ParsedBlock of(PbfBlock stored, Set<OsmKind> known, Set<OsmKind> wanted) {
    byte[] content = stored.content();
    try {
      Set<OsmKind> kinds = known == null ? kindsIn(content) : known;
      boolean isWanted = kinds.stream().anyMatch(wanted::contains);
      return new ParsedBlock(stored, kinds, isWanted ? PrimitiveBlock.parseFrom(content) : null);
    } catch (InvalidProtocolBufferException e) {
      throw stored.broken("has elements that cannot be read");
    }
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
}
