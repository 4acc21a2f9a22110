package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.luong.sim.network.NetworkChanges.Kind;
import vn.luong.sim.traffic.NodeTransition;
import vn.luong.sim.traffic.Quirks;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficParameters;

/** In which order nodes serve their in-links. */
class NodeConformanceTest {
  private static final int SEEDS = 200;

  private static TrafficParameters rules(NodeTransition transition) {
    return TrafficParameters.matsimDefaults()
        .withStuckRule(StuckRule.pushAfter(100_000))
        .withNodeTransition(transition);
  }

  /** One place becomes free every eight seconds: who gets it is drawn, three to one. */
  @ParameterizedTest
  @EnumSource(
      value = NodeTransition.class,
      names = "VEHICLE_BY_VEHICLE_PRIORITIES_NODE_BLOCKED",
      mode = EnumSource.Mode.EXCLUDE)
  void jammedMergeIsSharedInProportionToCapacity(NodeTransition transition) {
    int fromMain = 0;
    int all = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      TextWorld world = jammedMerge(transition, seed);
      fromMain += countAfterStart(world.leaveTimes("AM"));
      all += countAfterStart(world.enterTimes("MC"));
    }

    double standardError = Math.sqrt(0.75 * 0.25 * all);
    assertThat(all).isGreaterThan(SEEDS * 20);
    assertThat(fromMain).isCloseTo((int) (0.75 * all), within((int) (3 * standardError)));
  }

  /** Without the first two, for the link that sent the first has no second one ready. */
  private static int countAfterStart(List<Integer> times) {
    return (int) times.stream().filter(time -> time > 2).count();
  }

  @Test
  void prioritiesShareTheJammedMergeWithoutChance() {
    NodeTransition transition = NodeTransition.VEHICLE_BY_VEHICLE_PRIORITIES_NODE_BLOCKED;
    TextWorld world = jammedMerge(transition, 1);

    int all = world.enterTimes("MC").size();
    assertThat(world.leaveTimes("AM")).hasSizeBetween(all * 3 / 4 - 1, all * 3 / 4 + 1);
    assertThat(jammedMerge(transition, 2).events()).isEqualTo(world.events());
  }

  private static TextWorld jammedMerge(NodeTransition transition, long seed) {
    TextWorld world = TextWorld.of(
            "A -100m 1800/h-> M -7.5m 450/h-> C -100m-> D", "B -100m 600/h-> M")
        .rules(rules(transition))
        .times(0, 220);
    for (int vehicle = 0; vehicle < 40; vehicle++) {
      world.drive("a" + vehicle, 0, "AM MC CD").drive("b" + vehicle, 0, "BM MC CD");
    }
    return world.run(seed);
  }

  @Test
  void equalPrioritiesAlternateBeginningWithTheFirstId() {
    TextWorld world = TextWorld.of("A -100m-> M -500m 900/h-> C -100m-> D", "B -100m-> M")
        .rules(rules(NodeTransition.VEHICLE_BY_VEHICLE_PRIORITIES_NODE_BLOCKED));
    for (int vehicle = 0; vehicle < 3; vehicle++) {
      world.drive("b" + vehicle, vehicle, "BM MC CD").drive("a" + vehicle, vehicle, "AM MC CD");
    }
    world.run();

    assertThat(world.events().stream().filter(line -> line.contains("left link MC")))
        .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
        .containsExactly("a0", "b0", "a1", "b1", "a2", "b2");
  }

  @Test
  void firstVehicleOfABufferBlocksThoseBehindIt() {
    // DX holds one vehicle for 64 s; the straight road is free.
    TextWorld world = TextWorld.of("A -100m 36000/h-> D -7.5m 56.25/h-> X -100m-> Y", "D -100m-> E")
        .rules(rules(NodeTransition.EMPTY_BUFFER_RANDOM))
        .drive("v4", 0, "AD DX XY")
        .drive("v3", 0, "AD DX XY")
        .drive("v2", 0, "AD DX XY")
        .drive("v1", 0, "AD DE")
        .run();

    assertThat(world.enterTimes("DX")).containsExactly(1, 2, 66);
    assertThat(world.enterTimes("DE")).containsExactly(66);
  }

  /**
   * If at 6 AM has sent its only vehicle and the next draw blocks the node, AM is still listed at 7, and because it comes
   * first takes the draw. Then BM, whose next link accepts from 7 on, has its turn at 8 (MATSim {@code
   * QNodeImpl.tempLinks}).
   */
  @Test
  void linkListedWhenTheNodeWasBlockedTakesADrawAlthoughItIsEmpty() {
    List<Integer> times = new ArrayList<>();
    for (long seed = 0; seed < 20; seed++) {
      TextWorld world = TextWorld.of(
              "A -100m-> M -7.5m 1.5m/s 360/h-> X -100m-> Z",
              "B -100m-> M -100m-> Y",
              "C -100m-> M")
          .rules(rules(NodeTransition.VEHICLE_BY_VEHICLE_RANDOM_NODE_BLOCKED))
          .drive("fills", 0, "CM MX XZ")
          .drive("waits", 3, "BM MX XZ")
          .drive("passes", 5, "AM MY")
          .run(seed);
      times.add(world.enterTimes("MX").get(1));
    }

    assertThat(times).contains(7, 8).containsOnly(7, 8);
  }

  @Test
  void soundNodeSendsOnWhoHasLeftAClosedLinkWhateverTheTransition() {
    for (NodeTransition transition : NodeTransition.values()) {
      TextWorld world = TextWorld.of("A -100m-> B -100m-> C -100m-> D")
          .rules(rules(transition).withQuirks(Quirks.NONE))
          .change(12, "BC", Kind.FLOW_CAPACITY, 0)
          .change(50, "BC", Kind.FLOW_CAPACITY, 1)
          .drive("before", 0, "AB BC CD")
          .drive("after", 60, "BC CD")
          .run();

      assertThat(world.enterTimes("CD")).as(transition.name()).isEqualTo(List.of(12, 61));
    }
  }
}
