package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luong.sim.traffic.NodeTransition.EMPTY_BUFFER_RANDOM_NODE_BLOCKED;
import static vn.luong.sim.traffic.NodeTransition.VEHICLE_BY_VEHICLE_PRIORITIES_NODE_BLOCKED;
import static vn.luong.sim.traffic.NodeTransition.VEHICLE_BY_VEHICLE_RANDOM;
import static vn.luong.sim.traffic.NodeTransition.VEHICLE_BY_VEHICLE_RANDOM_NODE_BLOCKED;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.luong.sim.events.EventChecksum;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.traffic.InflowCapacity;
import vn.luong.sim.traffic.LinkDynamics;
import vn.luong.sim.traffic.Quirks;
import vn.luong.sim.traffic.Seepage;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficDynamics;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.traffic.VehicleBehavior;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.Manoeuvres;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/** The same events in the same order whatever the number of threads, on a congested random network. */
class ThreadIndependenceTest {
  private static final int NODES = 60;
  private static final int PERSONS = 3000;
  private static final int CAR = 0;
  private static final int MOTORBIKE = 1;
  private static final long BOTH_MODES = ModeTable.bit(CAR) | ModeTable.bit(MOTORBIKE);

  private final ModeTable modes = modes();
  private final Population population = population(network());

  /** Traffic dynamics crossed with orders of vehicles and node transitions, and what is done beside. */
  enum Rules {
    QUEUE(TrafficDynamics.QUEUE, LinkDynamics.FIFO),
    QUEUE_PASSING(TrafficDynamics.QUEUE, LinkDynamics.PASSING),
    HOLES(TrafficDynamics.WITH_HOLES, LinkDynamics.FIFO),
    WAVES_PASSING(TrafficDynamics.KINEMATIC_WAVES, LinkDynamics.PASSING),
    /** People finish a step before links wake: who waits at parking places comes after those who drive. */
    DRIVING_FIRST(QUEUE.traffic.withWaitingBeforeDriving(false)),
    WAITING_FIRST(QUEUE.traffic.withWaitingBeforeDriving(true)),
    REMOVING(QUEUE.traffic.withStuckRule(new StuckRule(15, true, true))),
    /** The rule of native scenarios: motorbikes pass and filter, cars do not. */
    BY_VEHICLE_TYPE(byVehicleType(TrafficDynamics.QUEUE)),
    BY_VEHICLE_TYPE_HOLES(byVehicleType(TrafficDynamics.WITH_HOLES)),
    SEEPAGE(seepage(false, true)),
    SEEPAGE_STORAGE_FREE(seepage(true, false)),
    NODE_BLOCKED(QUEUE.traffic.withNodeTransition(EMPTY_BUFFER_RANDOM_NODE_BLOCKED)),
    BY_VEHICLE(QUEUE.traffic.withNodeTransition(VEHICLE_BY_VEHICLE_RANDOM)),
    BY_VEHICLE_NODE_BLOCKED(
        QUEUE.traffic.withNodeTransition(VEHICLE_BY_VEHICLE_RANDOM_NODE_BLOCKED)),
    /** The only one without random numbers. */
    PRIORITIES(QUEUE.traffic.withNodeTransition(VEHICLE_BY_VEHICLE_PRIORITIES_NODE_BLOCKED)),
    /** Every tenth person's second trip is by somebody else's car, which may come or not. */
    WAIT(QUEUE.traffic.withVehicleBehavior(VehicleBehavior.WAIT));

    private final TrafficParameters traffic;

    private static TrafficParameters byVehicleType(TrafficDynamics dynamics) {
      return TrafficParameters.matsimDefaults()
          .withStuckRule(new StuckRule(15, false, true))
          .withTrafficDynamics(dynamics, InflowCapacity.FROM_DIAGRAM)
          .withLinkDynamics(LinkDynamics.BY_VEHICLE_TYPE)
          .withQuirks(Quirks.NONE);
    }

    private static TrafficParameters seepage(boolean isStorageFree, boolean isRestricted) {
      return QUEUE
          .traffic
          .withSeepage(new Seepage(ModeTable.bit(MOTORBIKE), isStorageFree, isRestricted))
          .withLinkDynamics(LinkDynamics.SEEPAGE);
    }

    Rules(TrafficDynamics dynamics, LinkDynamics order) {
      this(TrafficParameters.matsimDefaults()
          .withStuckRule(new StuckRule(15, false, true))
          .withTrafficDynamics(dynamics, InflowCapacity.FROM_DIAGRAM)
          .withLinkDynamics(order));
    }

    Rules(TrafficParameters traffic) {
      this.traffic = traffic;
    }
  }

  @ParameterizedTest
  @EnumSource(Rules.class)
  void eventsDoNotDependOnThreads(Rules rules) {
    String alone = checksum(rules.traffic, 1, 4711, 4 * 3600);

    for (int threads : new int[] {2, 4, 8}) {
      assertThat(checksum(rules.traffic, threads, 4711, 4 * 3600)).isEqualTo(alone);
    }
    if (rules != Rules.PRIORITIES) {
      assertThat(checksum(rules.traffic, 1, 4712, 4 * 3600)).isNotEqualTo(alone);
    }
  }

  /** In the thick of it, so that many drive, wait at parking places or are between two trips. */
  @ParameterizedTest
  @EnumSource(Rules.class)
  void aDayThatEndsEarlyEndsAlikeForAnyThreads(Rules rules) {
    for (int endTime = 200; endTime < 202; endTime++) {
      assertThat(checksum(rules.traffic, 3, 4711, endTime))
          .isEqualTo(checksum(rules.traffic, 1, 4711, endTime));
    }
  }

  /** Of all that the events state, and of the summary. */
  private String checksum(TrafficParameters traffic, int threads, long seed, int endTime) {
    MobsimParameters parameters =
        MobsimParameters.of(traffic, BOTH_MODES).withTimes(0, endTime).withThreads(threads);
    EventChecksum checksum = new EventChecksum();
    MobsimSummary summary = new Mobsim(population, fleet(), parameters).run(seed, 0, checksum);
    return checksum.text() + summary;
  }

  private Fleet fleet() {
    VehicleTypes types = new VehicleTypes();
    int car = types.add(VehicleType.ofMode("car", "car"));
    int motorbike = types.add(VehicleType.ofMode("motorbike", "motorbike")
        .withPce(0.25)
        .withMaximumSpeed(12)
        .withManoeuvres(Manoeuvres.TWO_WHEELER));
    return Fleet.builder(types, population.personIds())
        .addMode(CAR, "car", car)
        .addMode(MOTORBIKE, "motorbike", motorbike)
        .build();
  }

  private static ModeTable modes() {
    ModeTable modes = new ModeTable();
    assertThat(modes.add("car")).isEqualTo(CAR);
    assertThat(modes.add("motorbike")).isEqualTo(MOTORBIKE);
    return modes;
  }

  /** A ring with three chords per node, so that every node has several in-links. */
  private Network network() {
    NetworkBuilder builder = new NetworkBuilder(modes);
    RandomStream random = RandomStream.of(7);
    for (int node = 0; node < NODES; node++) {
      builder.addNode("n" + node, random.nextDouble() * 5000, random.nextDouble() * 5000);
    }
    for (int node = 0; node < NODES; node++) {
      for (int chord = 0; chord < 4; chord++) {
        int to = chord == 0 ? (node + 1) % NODES : random.nextInt(NODES);
        LinkProperties properties = new LinkProperties(
            40 + random.nextInt(200),
            5 + random.nextInt(12),
            300 + random.nextInt(1500),
            1,
            BOTH_MODES);
        builder.addLink("l" + node + "_" + chord, node, to, properties);
      }
    }
    return builder.build();
  }

  /**
   * Two random walks of ten links each, the second as soon as the first is done, all begun within three minutes: far more
   * than the network can carry, and enough in a second that all threads work. Every second person has a motorbike.
   */
  private Population population(Network network) {
    Population result = new Population(network, new Facilities());
    int type = result.activityTypes().add("any");
    RandomStream random = RandomStream.of(11);
    for (int person = 0; person < PERSONS; person++) {
      int[] there = walk(network, random.nextInt(network.linkCount()), random);
      int[] on = walk(network, there[there.length - 1], random);
      result.addPerson("p" + person);
      Activity start =
          Activity.at(type, there[0], 0, 0).withEndTime(Math.floor(random.nextDouble() * 180));
      Activity between = Activity.at(type, on[0], 0, 0).withEndTime(0);
      Activity end = Activity.at(type, on[on.length - 1], 0, 0);
      int mode = person % 2 == 0 ? MOTORBIKE : CAR;
      LinkPath second = LinkPath.of(on, SimTime.UNDEFINED, Double.NaN);
      List<Leg> legs = List.of(
          Leg.of(mode).withRoute(LinkPath.of(there, SimTime.UNDEFINED, Double.NaN)),
          Leg.of(mode)
              .withRoute(person % 10 == 3 ? second.withVehicle("p" + (person - 2)) : second));
      result.plans().add(person, Plan.of(List.of(start, between, end), legs));
    }
    return result;
  }

  private static int[] walk(Network network, int first, RandomStream random) {
    int[] links = new int[10];
    links[0] = first;
    for (int position = 1; position < links.length; position++) {
      int node = network.toNode(links[position - 1]);
      links[position] =
          network.outLinks().value(node, random.nextInt(network.outLinks().size(node)));
    }
    return links;
  }
}
