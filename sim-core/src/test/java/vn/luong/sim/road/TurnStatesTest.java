package vn.luong.sim.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.random.RandomStream;

/** The automaton forbids a link exactly if a way would end with a forbidden sequence. */
class TurnStatesTest {
  private static final int WORLDS = 200;
  private static final int STEPS = 400;

  @Test
  void waysAreForbiddenThatEndWithAForbiddenSequence() {
    int forbidden = 0;
    for (int world = 0; world < WORLDS; world++) {
      Network network = network(world);
      TurnStates states = TurnStates.of(network.turnRestrictions(), 0);
      RandomStream random = RandomStream.of(world, 2);
      List<Integer> way = new ArrayList<>();
      int state = TurnStates.FREE;
      int link = 0;
      for (int step = 0; step < STEPS; step++) {
        way.add(link);
        int next = states.next(state, link);
        boolean isForbidden = endsForbidden(network, way);
        assertThat(next == TurnStates.FORBIDDEN)
            .as("world %d, way %s", world, way)
            .isEqualTo(isForbidden);
        if (isForbidden) {
          forbidden++;
          way.clear();
          state = TurnStates.FREE;
        } else {
          state = next;
          assertThat(state == TurnStates.FREE || states.lastLink(state) == link).isTrue();
        }
        link = network.outLinks().value(network.toNode(link), random.nextInt(2));
      }
    }
    assertThat(forbidden).isGreaterThan(WORLDS);
  }

  private static boolean endsForbidden(Network network, List<Integer> way) {
    for (int turn = 0; turn < network.turnRestrictions().count(); turn++) {
      int length = network.turnRestrictions().linkCount(turn);
      boolean holds =
          ModeTable.contains(network.turnRestrictions().modes(turn), 0) && length <= way.size();
      for (int position = 0; holds && position < length; position++) {
        holds = way.get(way.size() - length + position)
            == network.turnRestrictions().link(turn, position);
      }
      if (holds) {
        return true;
      }
    }
    return false;
  }

  /** Three nodes, two ways on from each; sequences of two to four links, of two modes. */
  private static Network network(int world) {
    ModeTable modes = new ModeTable();
    modes.add("car");
    modes.add("truck");
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < 3; node++) {
      builder.addNode("n" + node, node, 0);
    }
    for (int link = 0; link < 6; link++) {
      builder.addLink(
          "l" + link, link / 2, (link / 2 + 1 + link % 2) % 3, new LinkProperties(9, 9, 9, 1, 3));
    }
    RandomStream random = RandomStream.of(world, 1);
    int turns = 1 + random.nextInt(4);
    for (int turn = 0; turn < turns; turn++) {
      int[] links = new int[2 + random.nextInt(3)];
      links[0] = random.nextInt(6);
      for (int position = 1; position < links.length; position++) {
        links[position] = 2 * builder.toNode(links[position - 1]) + random.nextInt(2);
      }
      builder.forbidTurn(1 + random.nextInt(2), links);
    }
    return builder.build();
  }
}
