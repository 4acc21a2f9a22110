package vn.luong.gis.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.unimi.dsi.fastutil.longs.LongList;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.testing.SharedFolder;

class OsmReaderTest {
  private static final String XML = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- two nodes, a street, a rule -->
      <osm version="0.6">
        <bounds minlat="10.8" minlon="106.7" maxlat="10.9" maxlon="106.8"/>
        <node id="1" lat="10.8897126" lon="106.7566025"/>
        <node id="7" lat="10.9" lon="-106.7"><tag k="highway" v="traffic_signals"/></node>
        <node id="8" lat="0" lon="0" action="delete"/>
        <way id="5"><nd ref="1"/><nd ref="7"/><tag k="name" v="Đường Lái Thiêu"/></way>
        <relation id="9"><member type="way" ref="5" role="from"/><tag k="type" v="restriction"/></relation>
      </osm>
      """;

  private static final List<String> ELEMENTS = List.of(
      "node 1 106.7566025 10.8897126",
      "node 7 -106.7 10.9 highway=traffic_signals",
      "way 5 [1, 7] name=Đường Lái Thiêu",
      "relation 9 WAY 5 from type=restriction");

  @TempDir
  Path folder;

  @Test
  void xmlGivesItsElementsButNotDeletedOnes() throws IOException {
    assertThat(elements(write("map.osm", XML))).isEqualTo(ELEMENTS);
  }

  @Test
  void gzippedXmlIsKnownByItsBytesNotItsName() throws IOException {
    Path file = folder.resolve("map.data");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(XML.getBytes(StandardCharsets.UTF_8));
    }

    assertThat(elements(file)).isEqualTo(ELEMENTS);
  }

  @Test
  void pbfGivesTheSameElementsAsXml() throws IOException {
    Path pbf = TinyPbf.fromXml(write("map.osm", XML), folder.resolve("map.osm.pbf"));

    assertThat(elements(pbf)).isEqualTo(ELEMENTS);
  }

  @Test
  void onlyTheKindsWantedAreReadAlsoTheSecondTime() throws IOException {
    Path pbf = TinyPbf.fromXml(write("map.osm", XML), folder.resolve("map.osm.pbf"));
    OsmReader reader = new OsmReader(pbf);

    assertThat(elements(reader, EnumSet.of(OsmKind.WAY))).containsExactly(ELEMENTS.get(2));
    assertThat(elements(reader, EnumSet.of(OsmKind.NODE)))
        .containsExactlyElementsOf(ELEMENTS.subList(0, 2));
    assertThat(elements(reader, EnumSet.of(OsmKind.RELATION))).containsExactly(ELEMENTS.get(3));
  }

  @Test
  void realMapIsTheSameInBothForms() throws IOException {
    Path maps = SharedFolder.require("data/osm-hcmc-south-binh-duong-2018");

    List<String> fromXml = elements(maps.resolve("di-an-centre-2018.osm"));

    assertThat(fromXml).hasSizeGreaterThan(2000);
    assertThat(elements(maps.resolve("di-an-centre-2018.osm.pbf"))).isEqualTo(fromXml);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 30, 100, 200, 300})
  void pbfCutOffAnywhereIsAProblemWithItsByte(int length) throws IOException {
    Path pbf = TinyPbf.fromXml(write("map.osm", XML), folder.resolve("map.osm.pbf"));
    byte[] whole = Files.readAllBytes(pbf);
    Path cut = Files.write(folder.resolve("cut.osm.pbf"), Arrays.copyOf(whole, length));

    assertThatThrownBy(() -> elements(cut))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cut.osm.pbf");
  }

  @Test
  void hugeSizesStatedInASmallPbfAreNotBelieved() throws IOException {
    Path pbf = TinyPbf.fromXml(write("map.osm", XML), folder.resolve("map.osm.pbf"));
    byte[] bytes = Files.readAllBytes(pbf);
    int secondBlock =
        4 + ByteBuffer.wrap(bytes).getInt() + bytes[4 + ByteBuffer.wrap(bytes).getInt() - 1];
    ByteBuffer.wrap(bytes).putInt(secondBlock, 0x7fff_ffff);
    Path broken = Files.write(folder.resolve("broken.osm.pbf"), bytes);

    assertThatThrownBy(() -> elements(broken))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("block at byte " + secondBlock)
        .hasMessageContaining("2147483647 bytes");
  }

  @Test
  void pbfFeatureThatIsNotKnownIsNamed() throws IOException {
    Path pbf = TinyPbf.needing("HistoricalInformation", folder.resolve("history.osm.pbf"));

    assertThatThrownBy(() -> elements(pbf))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("HistoricalInformation");
  }

  @Test
  void brokenXmlIsAProblemWithItsLine() throws IOException {
    Path file = write("map.osm", XML.substring(0, XML.indexOf("<way id")) + "<way id=\"5\"><nd");

    assertThatThrownBy(() -> elements(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("map.osm:");
  }

  @Test
  void gzipCutOffIsAProblem() throws IOException {
    Path file = folder.resolve("map.osm.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(XML.getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = Files.readAllBytes(file);

    for (int length : new int[] {5, 12, whole.length / 2, whole.length - 9}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> elements(file))
          .as("first %d bytes", length)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("map.osm.gz");
    }
  }

  @Test
  void allBadAttributesAreReportedAtOnceWithTheirLines() throws IOException {
    Path file = write("bad.osm", """
        <osm>
        <node id="1" lat="106.75" lon="10.88"/>
        <node id="two" lat="1" lon="1"/>
        <node id="3" lat="1"/>
        <way id="4"><nd ref="x"/></way>
        </osm>
        """);

    assertThatThrownBy(() -> elements(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("bad.osm:2 node \"1\": lat is \"106.75\"")
        .hasMessageContaining("bad.osm:3 node \"two\"")
        .hasMessageContaining("bad.osm:4 node \"3\": attribute \"lon\" is missing")
        .hasMessageContaining("bad.osm:5 nd: ref is \"x\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "BZh91AY", "<osmChange version=\"0.6\"/>", "<html>"})
  void otherFilesAreRefused(String content) throws IOException {
    Path file = write("other.osm", content);

    assertThatThrownBy(() -> elements(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("other.osm");
  }

  @Test
  void fileThatIsNotThereIsAProblem() {
    assertThatThrownBy(() -> new OsmReader(folder.resolve("none.osm")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("there is no such file");
    assertThatThrownBy(() -> new OsmReader(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void externalEntitiesAreNotFetched() throws IOException {
    Path secret = write("secret.txt", "secret");
    Path file = write(
        "entity.osm",
        "<!DOCTYPE osm [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]>\n"
            + "<osm><node id=\"1\" lat=\"1\" lon=\"1\"><tag k=\"name\" v=\"a&s;b\"/></node></osm>");

    assertThatThrownBy(() -> elements(file)).isInstanceOf(InvalidInputException.class);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static List<String> elements(Path file) throws IOException {
    return elements(new OsmReader(file), EnumSet.allOf(OsmKind.class));
  }

  private static List<String> elements(OsmReader reader, Set<OsmKind> kinds) throws IOException {
    List<String> elements = new ArrayList<>();
    reader.read(kinds, new OsmSink() {
      @Override
      public void node(long id, double longitude, double latitude, OsmTags tags) {
        elements.add("node " + id + " " + longitude + " " + latitude + text(tags));
      }

      @Override
      public void way(long id, LongList nodeIds, OsmTags tags) {
        elements.add("way " + id + " " + nodeIds + text(tags));
      }

      @Override
      public void relation(long id, OsmMembers members, OsmTags tags) {
        StringBuilder text = new StringBuilder("relation " + id);
        for (int member = 0; member < members.size(); member++) {
          text.append(' ').append(members.kind(member)).append(' ').append(members.id(member));
          text.append(' ').append(members.role(member));
        }
        elements.add(text + text(tags));
      }
    });
    return elements;
  }

  private static String text(OsmTags tags) {
    StringBuilder text = new StringBuilder();
    for (int tag = 0; tag < tags.size(); tag++) {
      text.append(' ').append(tags.key(tag)).append('=').append(tags.value(tag));
    }
    return text.toString();
  }
}
