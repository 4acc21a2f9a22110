package vn.luong.sim.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

class NetworkTest {
  private final ModeTable modes = new ModeTable();
  private final long car = ModeTable.bit(modes.add("car"));

  @Test
  void linksKnowTheirNodesAndNodesTheirLinks() {
    NetworkBuilder builder = new NetworkBuilder(modes);
    int a = builder.addNode("a", 0, 0);
    int b = builder.addNode("b", 300, 0);
    int there = builder.addLink("there", a, b, properties(300, 10));
    int back = builder.addLink("back", b, a, properties(310, 10));

    Network network = builder.build();

    assertThat(network.outLinks().size(a)).isEqualTo(1);
    assertThat(network.outLinks().value(a, 0)).isEqualTo(there);
    assertThat(network.inLinks().value(a, 0)).isEqualTo(back);
    assertThat(network.freeTravelTimeSeconds(there)).isEqualTo(30);
    assertThat(network.flowCapacityPcePerSecond(there)).isEqualTo(0.5);
    assertThat(network.allows(there, modes.find("car"))).isTrue();
  }

  @Test
  void bendsKeepCentimetresFarFromTheOrigin() {
    NetworkBuilder builder = new NetworkBuilder(modes);
    int a = builder.addNode("a", 683_214.11, 1_214_999.27);
    int b = builder.addNode("b", 683_514.11, 1_215_299.27);
    int link = builder.addLink("1", a, b, properties(500, 10));
    builder.setShape(link, new double[] {683_300.55, 1_215_100.66});

    Network network = builder.build();

    assertThat(network.bendCount(link)).isEqualTo(1);
    assertThat(network.bendX(link, 0)).isCloseTo(683_300.55, within(0.001));
    assertThat(network.bendY(link, 0)).isCloseTo(1_215_100.66, within(0.001));
  }

  @Test
  void refusesSecondUseOfAnId() {
    NetworkBuilder builder = new NetworkBuilder(modes);
    builder.addNode("a", 0, 0);

    assertThatThrownBy(() -> builder.addNode("a", 1, 1)).hasMessageContaining("\"a\"");
  }

  @Test
  void checksNameEveryBadLink() {
    NetworkBuilder builder = new NetworkBuilder(modes);
    int a = builder.addNode("a", 0, 0);
    int b = builder.addNode("b", 300, 0);
    builder.addLink("short", a, b, properties(-3, 10));
    builder.addLink("still", b, a, properties(300, 0));
    ProblemLog problems = new ProblemLog();

    NetworkChecks.run(builder.build(), "network.xml", problems);

    assertThat(problems.problems())
        .extracting(Problem::kind)
        .containsExactly("negative-length", "bad-speed");
    assertThat(problems.problems().get(0).message())
        .contains("link \"short\"", "length is -3.0 m", "must be > 0");
  }

  private LinkProperties properties(double lengthMeters, double speedMetersPerSecond) {
    return new LinkProperties(lengthMeters, speedMetersPerSecond, 1800, 1, car);
  }
}
