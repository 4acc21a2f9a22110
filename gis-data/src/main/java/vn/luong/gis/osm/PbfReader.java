package vn.luong.gis.osm;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import crosby.binary.Osmformat.DenseNodes;
import crosby.binary.Osmformat.HeaderBlock;
import crosby.binary.Osmformat.Node;
import crosby.binary.Osmformat.PrimitiveBlock;
import crosby.binary.Osmformat.PrimitiveGroup;
import crosby.binary.Osmformat.Relation;
import crosby.binary.Osmformat.Way;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Decodes the blocks of a PBF file (OSM wiki, "PBF Format"). Which kinds a block holds is found by skimming it
 * and remembered, so that blocks of other kinds are neither parsed nor, the second time, uncompressed.
 * Other threads uncompress and parse the next blocks; the sink is called by the caller's thread, in the order of the file.
 */
final class PbfReader {
  private static final Set<String> KNOWN_FEATURES = Set.of("OsmSchema-V0.6", "DenseNodes");
  /** Uncompressing and parsing cost about twice of what the sinks do with the elements. */
  private static final int WORKERS = Math.max(1, Runtime.getRuntime().availableProcessors());

  /** Blocks being parsed or waiting, each some megabytes. */
  private static final int BLOCKS_AHEAD = 2 * WORKERS + 2;

  /** Stands for a block that was skipped. */
  private static final Future<ParsedBlock> NOTHING = CompletableFuture.completedFuture(null);

  /** Coordinates are counted in billionths of a degree. */
  private static final double NANO = 1e9;

  private final Path file;
  /** Kinds in each OSMData block, as far as the file has been read. */
  private final List<Set<OsmKind>> kindsOfBlock = new ArrayList<>();

  private final OsmTags tags = new OsmTags();
  private final LongArrayList wayNodes = new LongArrayList();
  private final OsmMembers members = new OsmMembers();
  /** The block being decoded. */
  private PbfBlock stored;

  private OsmSink sink;
  private PrimitiveBlock block;
  private String[] strings;

  PbfReader(Path file) {
    this.file = file;
  }

  void read(Set<OsmKind> wanted, OsmSink newSink) throws IOException {
    sink = newSink;
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS, PbfReader::worker);
    Deque<Future<ParsedBlock>> ahead = new ArrayDeque<>();
    try (PbfBlocks blocks = new PbfBlocks(file)) {
      int dataBlock = 0;
      int takenBlock = 0;
      while (blocks.advance()) {
        switch (blocks.type()) {
          case "OSMHeader" -> checkHeader(blocks.block());
          case "OSMData" -> {
            Set<OsmKind> known =
                dataBlock < kindsOfBlock.size() ? kindsOfBlock.get(dataBlock) : null;
            if (known != null && known.stream().noneMatch(wanted::contains)) {
              blocks.skip();
              ahead.add(NOTHING);
            } else {
              PbfBlock stored = blocks.block();
              ahead.add(workers.submit(() -> ParsedBlock.of(stored, known, wanted)));
            }
            dataBlock++;
          }
          default -> blocks.skip();
        }
        while (ahead.size() > BLOCKS_AHEAD) {
          take(ahead.remove(), takenBlock++, wanted);
        }
      }
      while (!ahead.isEmpty()) {
        take(ahead.remove(), takenBlock++, wanted);
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "osm-pbf");
    thread.setDaemon(true);
    return thread;
  }

  /** Hands the elements of the next block to the sink, when a worker has parsed it. */
  private void take(Future<ParsedBlock> parsed, int dataBlock, Set<OsmKind> wanted)
      throws IOException {
    ParsedBlock result;
    try {
      result = parsed.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IOException("cannot read " + file, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("reading " + file + " was interrupted");
    }
    if (result == null) {
      return;
    }
    if (dataBlock == kindsOfBlock.size()) {
      kindsOfBlock.add(result.kinds());
    }
    if (result.elements() != null) {
      stored = result.stored();
      decode(result.elements(), wanted);
    }
  }

  private static void checkHeader(PbfBlock header) {
    try {
      for (String feature : HeaderBlock.parseFrom(header.content()).getRequiredFeaturesList()) {
        if (!KNOWN_FEATURES.contains(feature)) {
          throw header.broken("needs the feature \"" + feature + "\", which is not known here");
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw header.broken("has a file header that cannot be read");
    }
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
      throw stored.broken("has " + count + " nodes, but " + dense.getLonCount() + " longitudes and "
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
        throw stored.broken("has a tag key without a value");
      }
      tags.add(string(key), string(dense.getKeysVals(position++)));
    }
    return position;
  }

  private void emitNode(long id, long longitudeSteps, long latitudeSteps) {
    double longitude = degrees(block.getLonOffset() + block.getGranularity() * longitudeSteps);
    double latitude = degrees(block.getLatOffset() + block.getGranularity() * latitudeSteps);
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
      throw stored.broken(
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
      throw stored.broken("has a relation of " + count + " members with " + relation.getTypesCount()
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
      throw stored.broken("has " + keys.size() + " tag keys for " + values.size() + " values");
    }
    for (int tag = 0; tag < keys.size(); tag++) {
      tags.add(string(keys.get(tag)), string(values.get(tag)));
    }
  }

  private String string(int index) {
    if (index < 0 || index >= strings.length) {
      throw stored.broken("names text " + index + " of " + strings.length);
    }
    if (strings[index] == null) {
      ByteString text = block.getStringtable().getS(index);
      strings[index] = text.toStringUtf8();
    }
    return strings[index];
  }
}
