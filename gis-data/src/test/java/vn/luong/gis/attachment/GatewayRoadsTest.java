package vn.luong.gis.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.gis.attachment.Attachment.Status;
import vn.luong.gis.attachment.GatewayRoads.Gate;
import vn.luong.gis.attachment.GatewayRoads.Joined;
import vn.luong.gis.attachment.GatewayRoads.Result;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.network.TurnRestrictions;

/** Gateways in the north of the town, beyond which nobody lives. */
class GatewayRoadsTest {
  private final Network town = TownOnAMap.build();
  private final long modes = ModeTable.bit(town.modeTable().find("car"))
      | ModeTable.bit(town.modeTable().find("motorbike"));

  private Result join(Network network, Gate... gates) {
    return GatewayRoads.join(network, List.of(gates), modes, (x, y) -> y > 2000);
  }

  private static Gate north(double peak) {
    return new Gate("N", "QL13, cầu", "", 2100, 3050, peak);
  }

  @Test
  void bothCarriagewaysOfADividedRoadAreJoined() {
    Result result = join(town, north(1000));

    Network wide = result.network();
    assertThat(reach(wide, "gateway-N-wn-in")).isEqualTo("wn");
    assertThat(reach(wide, "gateway-N-vn-in")).isEqualTo("vn");
    assertThat(wide.fromNode(wide.linkIds().index("gateway-N-vn-out")))
        .isEqualTo(wide.nodeIds().index("vn"));
    Joined joined = result.joined().get(0);
    assertThat(reach(wide, joined.outsideLink())).isEqualTo("gateway-N-end");
    assertThat(joined.attachment().status()).isEqualTo(Status.ATTACHED);
    assertThat(joined.attachment().found()).contains("link up of QL.13 (primary)");
    assertThat(joined.capacityPcePerHour()).isEqualTo(3600);
  }

  @Test
  void linksThatAreThereKeepIndexAndProperties() {
    Network wide = join(town, north(1000)).network();

    for (int link = 0; link < town.linkCount(); link++) {
      assertThat(wide.linkId(link)).isEqualTo(town.linkId(link));
      assertThat(wide.properties(link)).isEqualTo(town.properties(link));
    }
    assertThat(wide.linkCount()).isEqualTo(town.linkCount() + 6);
  }

  @Test
  void aGatewayIsNoWayFromOneRoadToAnother() {
    Network wide = join(town, north(1000)).network();

    TurnRestrictions turns = wide.turnRestrictions();
    List<List<String>> forbidden = new ArrayList<>();
    for (int turn = 0; turn < turns.count(); turn++) {
      forbidden.add(Arrays.stream(turns.links(turn)).mapToObj(wide::linkId).toList());
    }
    assertThat(forbidden)
        .containsExactlyInAnyOrder(
            List.of("gateway-N-wn-out", "gateway-N-vn-in"),
            List.of("gateway-N-vn-out", "gateway-N-wn-in"),
            List.of("gateway-N-wn-out", "gateway-N-out", "gateway-N-in", "gateway-N-vn-in"),
            List.of("gateway-N-vn-out", "gateway-N-out", "gateway-N-in", "gateway-N-wn-in"));
  }

  @Test
  void moreThanOneRoadCarriesIsSpreadOverTheNextOutside() {
    Result result = join(town, north(5000));

    Joined joined = result.joined().get(0);
    assertThat(joined.capacityPcePerHour()).isGreaterThanOrEqualTo(5000);
    assertThat(joined.attachment().found()).contains("link up of QL.13", ", and at the end of");
    assertThat(result.network().linkIds().find("gateway-N-mn-in")).isNotNegative();
    for (int link = town.linkCount(); link < result.network().linkCount(); link++) {
      int node = result.network().toNode(link);
      assertThat(result.network().nodeY(node)).isGreaterThan(2000);
    }
  }

  @Test
  void ringsOfShortLinksAreNoPlaceToComeFrom() {
    NetworkBuilder builder = new NetworkBuilder(new ModeTable());
    long bits = ModeTable.bit(builder.modeTable().add("car"))
        | ModeTable.bit(builder.modeTable().add("motorbike"));
    for (int node = 0; node < 4; node++) {
      builder.addNode("r" + node, node % 2 * 20, node / 2 * 20);
    }
    builder.addNode("far", 0, 600);
    LinkProperties ring = new LinkProperties(20, 10, 6600, 4, bits);
    LinkProperties road = new LinkProperties(580, 10, 3300, 2, bits);
    builder.addLink("ring-0", 0, 1, ring);
    builder.addLink("ring-1", 1, 3, ring);
    builder.addLink("ring-2", 3, 2, ring);
    builder.addLink("ring-3", 2, 0, ring);
    builder.addLink("road", 4, 2, road);
    builder.addLink("road-back", 2, 4, road);

    Result result = GatewayRoads.join(
        builder.build(), List.of(new Gate("N", "QL13", "", 10, 10, 100)), bits, (x, y) -> true);

    assertThat(result.joined().get(0).attachment().found()).contains("link road ");
    assertThat(result.network().linkCount()).isEqualTo(8);
    assertThat(result.network().linkId(6)).isEqualTo("gateway-N-out");
  }

  @Test
  void aPlaceFarFromAllRoadsIsLeftOut() {
    Result result = join(town, new Gate("far", "QL13", "", 40_000, 0, 1000));

    assertThat(result.joined()).isEmpty();
    assertThat(result.network()).isSameAs(town);
  }

  private static String reach(Network network, String link) {
    return network.nodeId(network.toNode(network.linkIds().index(link)));
  }
}
