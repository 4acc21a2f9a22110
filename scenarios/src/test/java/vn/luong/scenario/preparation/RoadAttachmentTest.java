package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.gis.binhduong.BinhDuongTables;
import vn.luong.gis.binhduong.PlannedRoad;
import vn.luong.scenario.config.RoadMeasure;
import vn.luong.scenario.config.ScenarioFileReader;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.Severity;
import vn.luong.sim.problems.SourcePosition;

/** A map of a main road with a bend, an alley beside it, and a far road; measures speak of bundled roads. */
class RoadAttachmentTest {
  @TempDir
  private Path folder;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void linksOfTheSameNumberAreTakenAndTold() throws IOException {
    Network own = own("QL.13;AH17", null);

    attach(own, "QL13");

    assertThat(marked(own, "QL13")).containsExactly("w-m", "m-e");
    assertThat(messages()).singleElement().asString().contains("2 links of it", "another spelling");
  }

  @Test
  void withoutNumberTheWayAlongTheBundledRoadIsTaken() throws IOException {
    Network own = own(null, "Đại lộ Bình Dương");

    attach(own, "QL13");

    // The bundled road is straight from 100 m south of the west to 200 m north of the east.
    assertThat(marked(own, "QL13")).containsExactly("w-m", "m-e");
    assertThat(messages())
        .singleElement()
        .asString()
        .contains("along the course", "2.0 of its 2.0 km", "up to 200 m away");
    Network after = RoadMeasures.apply(own, measures("QL13"), problems);
    assertThat(after.laneCount(after.linkIds().index("w-m"))).isEqualTo(4);
    assertThat(after.laneCount(after.linkIds().index("alley"))).isEqualTo(1);
  }

  @Test
  void namesOfTheMapItselfAreLeftAlone() throws IOException {
    Network own = own(null, "Đại lộ Bình Dương");

    attach(own, "Đại lộ Bình Dương");

    assertThat(marked(own, "Đại lộ Bình Dương")).isEmpty();
    assertThat(problems.problems()).singleElement().satisfies(note -> {
      assertThat(note.severity()).isEqualTo(Severity.NOTE);
      assertThat(note.message()).contains("2 links of the network, 2.1 km, have this name or id");
    });
  }

  @Test
  void roadsThatNobodyKnowsAreNotAttached() throws IOException {
    Network own = own(null, null);

    attach(own, "QL14");

    assertThat(problems.problems()).isEmpty();
    RoadMeasures.apply(own, measures("QL14"), problems);
    assertThat(problems.problems()).extracting(Problem::kind).containsExactly("unknown-road");
  }

  @Test
  void plannedRoadsThatTheMapLacksAreTold() {
    SourcePosition position = SourcePosition.of("a.yaml");
    List<PlannedRoad> planned = BinhDuongTables.read().planned().roads();

    RoadAttachment.tellMissing(own(null, "Đường Vành Đai 3"), planned, 2030, position, problems);
    RoadAttachment.tellMissing(own(null, null), planned, 2019, position, problems);

    assertThat(messages()).singleElement().asString().contains("Vành đai 4", "Cao tốc");
    assertThat(messages().get(0)).doesNotContain("named Vành đai 3,");
  }

  private void attach(Network own, String road) throws IOException {
    RoadAttachment.attach(own, measures(road), RoadAttachmentTest::bundled, problems);
  }

  private List<RoadMeasure> measures(String road) throws IOException {
    Path file = Files.writeString(
        folder.resolve("wider.yaml"),
        "extends: binh-duong-2019\nname: wider\nmeasures:\n  - change-road: \"" + road
            + "\"\n    lanes: 4\n");
    return ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE).measures();
  }

  private List<String> messages() {
    return problems.problems().stream().map(Problem::message).toList();
  }

  private static List<String> marked(Network network, String road) {
    List<String> links = new ArrayList<>();
    for (int link = 0; link < network.linkCount(); link++) {
      if (road.equals(network.linkAttributes().findText(link, RoadAttachment.ROAD))) {
        links.add(network.linkId(link));
      }
    }
    return links;
  }

  /** West – middle – east, and the alley straight from west to east, shorter but slow. */
  private static Network own(String ref, String name) {
    ModeTable modes = new ModeTable();
    long car = ModeTable.bit(modes.add("car"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    builder.addNode("west", 0, 0);
    builder.addNode("middle", 1000, 300);
    builder.addNode("east", 2000, 0);
    builder.addNode("far", 2000, 9000);
    int first = builder.addLink("w-m", 0, 1, new LinkProperties(1050, 15, 3600, 2, car));
    int second = builder.addLink("m-e", 1, 2, new LinkProperties(1050, 15, 3600, 2, car));
    int alley = builder.addLink("alley", 0, 2, new LinkProperties(2000, 8, 600, 1, car));
    builder.addLink("back", 2, 0, new LinkProperties(2000, 8, 600, 1, car));
    builder.addLink("away", 2, 3, new LinkProperties(9000, 15, 3600, 2, car));
    builder.addLink("home", 3, 2, new LinkProperties(9000, 15, 3600, 2, car));
    for (int link : new int[] {first, second}) {
      builder.linkAttributes().putText(link, "type", "primary");
      if (ref != null) {
        builder.linkAttributes().putText(link, "ref", ref);
      }
      if (name != null) {
        builder.linkAttributes().putText(link, "name", name);
      }
    }
    builder.linkAttributes().putText(alley, "type", "residential");
    return builder.build();
  }

  private static Network bundled() {
    ModeTable modes = new ModeTable();
    long car = ModeTable.bit(modes.add("car"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    builder.addNode("b01", 0, -100);
    builder.addNode("b02", 2000, 200);
    int link = builder.addLink("b01-b02", 0, 1, new LinkProperties(2020, 15, 3600, 2, car));
    builder.linkAttributes().putText(link, "name", "QL13");
    return builder.build();
  }
}
