package vn.luong.sim.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.units.SimTime;

class PlanStoreTest {
  private static final int RING = 6;

  private final ModeTable modes = new ModeTable();
  private final Network network = ring();
  private final Population population = new Population(network, new Facilities());
  private final PlanStore plans = population.plans();
  private final int home = population.activityTypes().add("home");
  private final int work = population.activityTypes().add("work");
  private final int car = modes.add("car");
  private final int person = population.addPerson("an");

  /** Nodes 0 … 5 on a ring with links both ways: link 2n leads from n to n + 1, link 2n + 1 back. */
  private Network ring() {
    NetworkBuilder builder = new NetworkBuilder(modes);
    long bits = ModeTable.bit(modes.add("car"));
    for (int node = 0; node < RING; node++) {
      builder.addNode("n" + node, node, 0);
    }
    for (int node = 0; node < RING; node++) {
      LinkProperties properties = new LinkProperties(100, 10, 600, 1, bits);
      builder.addLink("f" + node, node, (node + 1) % RING, properties);
      builder.addLink("b" + node, (node + 1) % RING, node, properties);
    }
    return builder.build();
  }

  @Test
  void planComesBackAsItWentIn() {
    Plan plan = fullPlan(LinkPath.of(new int[] {0, 2, 4, 5}, 61.5, 412.75).withVehicle("an's"));

    int handle = plans.add(person, plan);

    assertThat(plans.plan(handle)).isEqualTo(plan);
    assertThat(plans.selectedPlan(person)).isEqualTo(handle);
    assertThat(plans.score(handle)).isNaN();
  }

  @Test
  void pathWhoseLinksDoNotJoinComesBackToo() {
    Plan plan = fullPlan(LinkPath.of(new int[] {0, 6, 1}, SimTime.UNDEFINED, Double.NaN));

    int handle = plans.add(person, plan);

    assertThat(plans.plan(handle)).isEqualTo(plan);
  }

  @Test
  void otherRoutesComeBackToo() {
    for (Route route : List.of(
        Route.NONE,
        new TeleportRoute(3, Network.NO_LINK, 300.7, 150),
        new TextRoute("default_pt", 1, 2, 9, Double.NaN, "{\"transitRouteId\":\"Bến Thành\"}"))) {
      assertThat(plans.plan(plans.add(person, fullPlan(route))).legs().get(0).route())
          .isEqualTo(route);
    }
  }

  @Test
  void cursorCopiesLinksAndTurns() {
    int[] links = {0, 2, 4, 5, 3};
    int handle = plans.add(person, fullPlan(LinkPath.of(links, 1, 1)));
    PlanCursor cursor = new PlanCursor(plans);
    int[] copied = new int[7];

    cursor.seek(handle);
    cursor.advance();
    cursor.advance();

    assertThat(cursor.copyPath(copied, 1)).isEqualTo(6);
    assertThat(copied).containsExactly(0, 0, 2, 4, 5, 3, 0);
    byte[] turns = Arrays.copyOfRange(
        cursor.pathBytes(), cursor.pathPlace(), cursor.pathPlace() + links.length - 1);
    int current = links[0];
    for (int position = 1; position < links.length; position++) {
      current = network.outLinks().value(network.toNode(current), turns[position - 1]);
      assertThat(current).isEqualTo(links[position]);
    }
  }

  @Test
  void removedPlansHandleIsUsedAgain() {
    int first = plans.add(person, fullPlan(Route.NONE));
    int second = plans.add(person, fullPlan(Route.NONE));
    int third = plans.add(person, fullPlan(Route.NONE));
    plans.setScore(second, 12.5);

    plans.remove(person, second);

    assertThat(plans.planCount(person)).isEqualTo(2);
    assertThat(plans.nextPlan(first)).isEqualTo(third);
    assertThat(plans.add(person, fullPlan(Route.NONE))).isEqualTo(second);
    assertThat(plans.score(second)).isNaN();
    assertThat(plans.nextPlan(third)).isEqualTo(second);
    assertThatThrownBy(() -> plans.remove(person, first)).hasMessageContaining("selected");
  }

  @Test
  void randomWalksComeBack() {
    for (int seed = 0; seed < 200; seed++) {
      RandomStream random = RandomStream.of(seed);
      int[] links = new int[1 + random.nextInt(40)];
      links[0] = random.nextInt(network.linkCount());
      for (int position = 1; position < links.length; position++) {
        int node = network.toNode(links[position - 1]);
        links[position] =
            network.outLinks().value(node, random.nextInt(network.outLinks().size(node)));
      }
      LinkPath path = LinkPath.of(links, random.nextInt(1000), random.nextDouble() * 1e5);

      int handle = plans.add(person, fullPlan(path));

      assertThat(plans.plan(handle).legs().get(0).route()).as("seed %d", seed).isEqualTo(path);
    }
  }

  @Test
  void carTripOfSixtyLinksTakesAboutAHundredBytes() {
    int[] links = new int[60];
    for (int position = 0; position < links.length; position++) {
      links[position] = 2 * (position % RING);
    }
    Activity start = Activity.at(home, 0, 683_000, 1_215_000).withEndTime(21600);
    Activity end = Activity.at(work, links[59], 684_000, 1_216_000);

    plans.add(
        person,
        Plan.of(
            List.of(start, end), List.of(Leg.of(car).withRoute(LinkPath.of(links, 700, 6000)))));

    assertThat(plans.codeBytes()).isBetween(80L, 130L);
  }

  private Plan fullPlan(Route route) {
    AttributeTable.Value value = new AttributeTable.Value("java.lang.Double", "1.5");
    Activity morning = Activity.at(home, 0, 1.25, -2.5).withEndTime(21600.5);
    Activity day = new Activity(
        work,
        Network.NO_LINK,
        3,
        Double.NaN,
        Double.NaN,
        7,
        -5,
        100_000,
        3600,
        Map.of("shift", value));
    Leg leg =
        new Leg(car, car, 21600.5, SimTime.UNDEFINED, route, Map.of("note", value, "a", value));
    return new Plan("type", Map.of("from", value), List.of(morning, day), List.of(leg));
  }
}
