package vn.luong.gis.osm;

import static org.assertj.core.api.Assertions.assertThat;

import it.unimi.dsi.fastutil.longs.LongList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.problems.InvalidInputException;

/** Damages good files at random: each is read or refused with a problem, never anything else. */
class BrokenFilesTest {
  private static final int MUTANTS = 1500;
  private static final String XML = """
      <osm version="0.6">
        <node id="1" lat="10.8897126" lon="106.7566025"/>
        <node id="7" lat="10.9" lon="106.7"><tag k="highway" v="traffic_signals"/></node>
        <way id="5"><nd ref="1"/><nd ref="7"/><tag k="name" v="Đường Lái Thiêu"/></way>
        <relation id="9"><member type="way" ref="5" role="from"/><tag k="type" v="restriction"/></relation>
      </osm>
      """;

  @TempDir
  Path folder;

  @Test
  void damagedXmlIsReadOrRefused() throws IOException {
    tryMutants(Files.writeString(folder.resolve("good.osm"), XML));
  }

  @Test
  void damagedPbfIsReadOrRefused() throws IOException {
    Path xml = Files.writeString(folder.resolve("good.osm"), XML);
    tryMutants(TinyPbf.fromXml(xml, folder.resolve("good.osm.pbf")));
  }

  private void tryMutants(Path good) throws IOException {
    byte[] bytes = Files.readAllBytes(good);
    int refused = 0;
    for (int seed = 0; seed < MUTANTS; seed++) {
      Path mutant = folder.resolve("mutant");
      Files.write(mutant, mutate(bytes, new SplittableRandom(seed)));
      try {
        new OsmReader(mutant).read(EnumSet.allOf(OsmKind.class), new CountingSink());
      } catch (InvalidInputException e) {
        refused++;
        assertThat(e.getMessage()).as("seed %d", seed).contains("mutant");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + " of " + good.getFileName(), e);
      }
    }
    assertThat(refused).isGreaterThan(MUTANTS / 10);
  }

  private static byte[] mutate(byte[] good, SplittableRandom random) {
    byte[] bytes = good.clone();
    int changes = 1 + random.nextInt(3);
    for (int change = 0; change < changes; change++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default -> {
          int length = Math.min(bytes.length - at, 1 + random.nextInt(20));
          System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - length + 1), length);
        }
      }
    }
    return bytes;
  }

  /** Looks at everything it is given. */
  private static final class CountingSink implements OsmSink {
    private long seen;

    @Override
    public void node(long id, double longitude, double latitude, OsmTags tags) {
      seen += tags.size();
    }

    @Override
    public void way(long id, LongList nodeIds, OsmTags tags) {
      seen += nodeIds.size();
    }
  }
}
