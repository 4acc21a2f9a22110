package vn.luong.sim.matsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.counts.CountStations;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.testing.SharedFolder;

class CountsXmlReaderTest {
  private static final String NETWORK = """
      <network>
        <nodes><node id="a" x="0" y="0"/><node id="b" x="500" y="0"/></nodes>
        <links>
          <link id="ab" from="a" to="b" length="500" freespeed="10" capacity="600" permlanes="1" modes="car,bike"/>
          <link id="ba" from="b" to="a" length="500" freespeed="10" capacity="600" permlanes="1"/>
        </links>
      </network>
      """;

  @TempDir
  Path folder;

  private final ModeTable modes = new ModeTable();
  private final ProblemLog problems = new ProblemLog();
  private Network network;

  @BeforeEach
  void readNetwork() {
    network = NetworkXmlReader.read(write("network.xml", NETWORK), modes, problems);
  }

  @Test
  void firstVersionGivesHoursOfAllModes() {
    CountStations stations = read("""
        <counts name="town" year="2024">
          <count loc_id="ba" cs_id="bridge">
            <volume h="1" val="0"/><volume h="8" val="11.5"/><volume h="24" val="7"/>
          </count>
        </counts>
        """);

    assertThat(problems.problems()).isEmpty();
    assertThat(stations.size()).isEqualTo(1);
    assertThat(stations.label(0)).isEqualTo("bridge");
    assertThat(network.linkId(stations.link(0))).isEqualTo("ba");
    assertThat(stations.mode(0)).isEqualTo(CountStations.ANY_MODE);
    assertThat(stations.volume(0, 0)).isZero();
    assertThat(stations.volume(0, 7)).isEqualTo(11.5);
    assertThat(stations.volume(0, 23)).isEqualTo(7);
    assertThat(stations.isCounted(0, 8)).isFalse();
  }

  @Test
  void secondVersionGivesHoursByModeAndAddsQuartersUp() {
    CountStations stations = read("""
        <counts year="2024">
          <attributes><attribute name="from" class="java.lang.String">city</attribute></attributes>
          <location refId="ab" refType="link" name="market" x="1" y="2">
            <attributes><attribute name="lanes" class="java.lang.Integer">2</attribute></attributes>
            <measurements type="volumes" networkMode="car" interval="3600">
              <value t="25200" val="90"/>
            </measurements>
            <measurements type="volumes" networkMode="bike" interval="900">
              <value t="25200" val="1"/><value t="26100" val="2"/>
              <value t="27000" val="3"/><value t="27900" val="4"/>
              <value t="28800" val="9"/>
            </measurements>
          </location>
        </counts>
        """);

    assertThat(problems.problems()).isEmpty();
    assertThat(stations.size()).isEqualTo(2);
    assertThat(stations.mode(0)).isEqualTo(modes.find("car"));
    assertThat(stations.volume(0, 7)).isEqualTo(90);
    assertThat(stations.mode(1)).isEqualTo(modes.find("bike"));
    assertThat(stations.volume(1, 7)).isEqualTo(10);
    assertThat(stations.isCounted(1, 8))
        .as("three quarters of the hour are missing")
        .isFalse();
  }

  @Test
  void whatCannotBeComparedIsLeftOutWithAWarning() {
    CountStations stations = read("""
        <counts year="2024">
          <location refId="ab">
            <measurements type="velocities" networkMode="car" interval="3600"><value t="0" val="8.3"/></measurements>
            <measurements type="volumes" networkMode="car" interval="86400"><value t="0" val="900"/></measurements>
            <measurements type="volumes" networkMode="tram" interval="3600"><value t="0" val="5"/></measurements>
          </location>
          <location refId="stop1" refType="stop">
            <measurements type="volumes" networkMode="car" interval="3600"><value t="0" val="5"/></measurements>
          </location>
        </counts>
        """);

    assertThat(stations.size()).isZero();
    assertThat(problems.hasErrors()).isFalse();
    assertThat(problems.countByKind()).containsEntry("count-left-out", 4);
  }

  @Test
  void everythingWrongIsToldAtOnceWithItsLine() {
    read("""
        <counts year="2024">
          <count loc_id="nowhere" cs_id="1"><volume h="1" val="5"/></count>
          <count loc_id="ab" cs_id="2">
            <volume h="0" val="5"/>
            <volume h="25" val="5"/>
            <volume h="7" val="-1"/>
            <volume h="x" val="1"/>
          </count>
          <location refId="ba">
            <measurements type="volumes" networkMode="car" interval="1000"/>
            <measurements type="volumes" networkMode="car" interval="900"><value t="100" val="5"/></measurements>
          </location>
        </counts>
        """);

    assertThat(problems.problems().stream().map(Object::toString).toList())
        .hasSize(7)
        .anySatisfy(
            text -> assertThat(text).contains("counts.xml", ":2", "nowhere", "no such link"))
        .anySatisfy(text -> assertThat(text).contains(":4", "h is 0", "1 (00:00 to 01:00) to 24"))
        .anySatisfy(text -> assertThat(text).contains(":5", "h is 25"))
        .anySatisfy(text -> assertThat(text).contains(":6", "val is -1", "≥ 0"))
        .anySatisfy(text -> assertThat(text).contains(":10", "interval is 1000"))
        .anySatisfy(text -> assertThat(text).contains(":11", "t is 100"));
    assertThat(problems.errorCount()).isEqualTo(7);
  }

  @Test
  void secondStationOfALinkIsIgnoredWithAWarning() {
    CountStations stations = read("""
        <counts year="2024">
          <count loc_id="ab" cs_id="1"><volume h="8" val="5"/></count>
          <count loc_id="ab" cs_id="2"><volume h="8" val="6"/></count>
        </counts>
        """);

    assertThat(stations.size()).isEqualTo(1);
    assertThat(stations.volume(0, 7)).isEqualTo(5);
    assertThat(problems.countByKind()).containsEntry("duplicate-station", 1);
  }

  @Test
  void countsOfEquilAreRead() {
    Path input = SharedFolder.require("reference/matsim/equil/input");
    Network equil = NetworkXmlReader.read(input.resolve("network.xml"), modes, problems);

    CountStations stations = CountsXmlReader.read(input.resolve("counts100.xml"), equil, problems);

    assertThat(problems.problems()).isEmpty();
    assertThat(stations.size()).isGreaterThanOrEqualTo(4);
    assertThat(stations.volume(0, 6)).isEqualTo(11.1);
  }

  private CountStations read(String text) {
    return CountsXmlReader.read(write("counts.xml", text), network, problems);
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
