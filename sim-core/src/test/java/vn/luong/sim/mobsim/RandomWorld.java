package vn.luong.sim.mobsim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.TeleportRoute;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.traffic.InflowCapacity;
import vn.luong.sim.traffic.LinkDynamics;
import vn.luong.sim.traffic.NodeTransition;
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

/**
 * A small world drawn at random: a ring of nodes with chords, parallel links and loops; crowds of persons with plans of
 * several legs; vehicles of several types, some of them shared; network changes; any combination of rules. Many values are
 * round, so that numbers meet that decide by being equal.
 */
final class RandomWorld {
  private static final String[] DRIVE_MODES = {"car", "bike", "truck"};
  private static final double LATEST = 3000;

  final Population population;
  final Fleet fleet;
  final MobsimParameters parameters;
  final NetworkChanges changes;

  private final RandomStream random;
  private final ModeTable modes = new ModeTable();
  private final Network network;
  private final int driveModeCount;
  private final int namedCount;

  /** True if many values are not round. */
  private final boolean isRough;

  private final double rushSeconds;

  /** Draws of their own, so that the same world can be had without gaps. */
  private final RandomStream gaps;

  /** Draws of their own, so that seeds kept from before that quirk stay the same worlds. */
  private final RandomStream baseSpeed;

  /** How long nothing may happen at a time; 0 for a world without such times. */
  private final double gapSeconds;

  RandomWorld(long seed) {
    this(seed, 0);
  }

  /** A world in which nothing happens for so long now and then. */
  RandomWorld(long seed, double gapSeconds) {
    this.gapSeconds = gapSeconds;
    gaps = RandomStream.of(seed, RandomStream.keyOfText("gaps"));
    baseSpeed = RandomStream.of(seed, RandomStream.keyOfText("base speed"));
    random = RandomStream.of(seed, RandomStream.keyOfText("world"));
    for (String mode : DRIVE_MODES) {
      modes.add(mode);
    }
    modes.add("walk");
    isRough = chance(0.3);
    rushSeconds = pick(0, 5, 30, 120, 600);
    network = drawNetwork();
    driveModeCount = 1 + random.nextInt(DRIVE_MODES.length);
    namedCount = chance(0.2) ? 1 + random.nextInt(3) : 0;
    population = new Population(network, new Facilities());
    drawPersons();
    fleet = drawFleet();
    parameters = drawParameters();
    changes = chance(0.3) ? drawChanges() : NetworkChanges.NONE;
  }

  /** A long time for a share of those who ask, if there are gaps; else nothing. */
  private double gap(double share) {
    if (gapSeconds == 0 || gaps.nextDouble() >= share) {
      return 0;
    }
    return Math.floor(gapSeconds * gaps.nextDouble()) + (gaps.nextDouble() < 0.2 ? 0.5 : 0);
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private double pick(double... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** One of the values, or in a rough world often something else between the first and the last. */
  private double draw(double... values) {
    double first = values[0];
    double last = values[values.length - 1];
    return isRough && chance(0.5) ? first + random.nextDouble() * (last - first) : pick(values);
  }

  private Network drawNetwork() {
    NetworkBuilder builder = new NetworkBuilder(modes);
    double period = pick(3600, 3600, 60);
    builder.setCapacityPeriodSeconds(period);
    builder.setEffectiveCellSizeMeters(pick(7.5, 7.5, 5));
    int nodeCount = 2 + random.nextInt(6);
    for (int node = 0; node < nodeCount; node++) {
      builder.addNode("n" + node, random.nextInt(5) * 100, random.nextInt(5) * 100);
    }
    int linkCount = nodeCount + random.nextInt(2 * nodeCount);
    double shortness = pick(1, 1, 0.2);
    for (int link = 0; link < linkCount; link++) {
      int from = link < nodeCount ? link : random.nextInt(nodeCount);
      int to = link < nodeCount ? (link + 1) % nodeCount : random.nextInt(nodeCount);
      double perHour = chance(0.02) ? 0 : draw(60, 300, 600, 900, 1800, 1800, 3600, 7200, 20_000);
      String id = random.nextInt(100) + "_" + link;
      builder.addLink(
          id,
          from,
          to,
          new LinkProperties(
              shortness * draw(1, 7.5, 15, 22.5, 37.5, 75, 75, 100, 150, 300),
              draw(2, 5, 7.5, 10, 10, 13.9, 25),
              perHour / 3600 * period,
              pick(1, 1, 1, 2, 3, 0.5, 1.5),
              ModeTable.bit(0) | ModeTable.bit(1) | ModeTable.bit(2)));
    }
    return builder.build();
  }

  private void drawPersons() {
    int count = chance(0.3) ? 1 + random.nextInt(8) : 5 + random.nextInt(76);
    int meetingLink = random.nextInt(network.linkCount());
    boolean isMeeting = chance(0.5);
    int type = population.activityTypes().add("any");
    for (int ordinal = 0; ordinal < count; ordinal++) {
      int person = population.addPerson(random.nextInt(30) + "p" + ordinal);
      int link = isMeeting && chance(0.7) ? meetingLink : random.nextInt(network.linkCount());
      population.plans().add(person, drawPlan(type, link));
    }
  }

  private Plan drawPlan(int type, int startLink) {
    List<Activity> activities = new ArrayList<>();
    List<Leg> legs = new ArrayList<>();
    double departure = 100 + Math.floor(random.nextDouble() * (rushSeconds + 1));
    departure += chance(0.2) ? pick(0.25, 0.5, 0.75) : 0;
    departure += gap(0.3);
    int link = startLink;
    activities.add(Activity.at(type, link, 0, 0).withEndTime(departure));
    int legCount = 1 + (chance(0.5) ? random.nextInt(4) : 0);
    double end = departure;
    for (int ordinal = 0; ordinal < legCount; ordinal++) {
      Leg leg = chance(0.2) ? drawTeleport(link) : drawDrive(link);
      legs.add(leg);
      link = leg.route().endLink();
      end += pick(0, 10, 60, 100.5, 300) + gap(0.4);
      Activity activity = Activity.at(type, link, 0, 0);
      activity = chance(0.6) ? activity.withEndTime(chance(0.1) ? end - 200 : end) : activity;
      activity = activity.endTime() > 0 && chance(0.7)
          ? activity
          : activity.withMaxDuration(pick(0, 1, 5, 30.25, 100) + gap(0.4));
      activities.add(chance(0.01) ? Activity.at(type, link, 0, 0) : activity);
    }
    return Plan.of(activities, legs);
  }

  private Leg drawTeleport(int link) {
    int walk = modes.add("walk");
    int end = chance(0.3) ? link : random.nextInt(network.linkCount());
    return Leg.of(walk)
        .withRoutingMode(walk)
        .withRoute(new TeleportRoute(link, end, pick(0, 0, 1, 12.5, 60, 100.25) + gap(0.4), 100));
  }

  private Leg drawDrive(int startLink) {
    int mode = random.nextInt(driveModeCount);
    List<Integer> path = new ArrayList<>(List.of(startLink));
    int length = chance(0.1) ? 1 : 2 + random.nextInt(6);
    while (path.size() < length) {
      int node = network.toNode(path.get(path.size() - 1));
      path.add(network.outLinks().value(node, random.nextInt(network.outLinks().size(node))));
    }
    if (path.size() == 2 && path.get(0).equals(path.get(1))) {
      // MATSim cannot tell a round on a loop link from a trip within it.
      path.remove(1);
    }
    int[] links = path.stream().mapToInt(link -> link).toArray();
    LinkPath route = LinkPath.of(links, SimTime.UNDEFINED, Double.NaN);
    return Leg.of(mode)
        .withRoutingMode(mode)
        .withRoute(
            namedCount > 0 && chance(0.3)
                ? route.withVehicle("shared" + random.nextInt(namedCount))
                : route);
  }

  private Fleet drawFleet() {
    VehicleTypes types = new VehicleTypes();
    for (String mode : DRIVE_MODES) {
      types.add(drawType(mode, mode));
    }
    types.add(drawType("other", "car"));
    Fleet.Builder builder = Fleet.builder(types, population.personIds());
    for (int named = 0; named < namedCount; named++) {
      builder.addNamed("shared" + named, random.nextInt(4));
    }
    for (int mode = 0; mode < DRIVE_MODES.length; mode++) {
      builder.addMode(mode, DRIVE_MODES[mode], mode);
    }
    for (int person = 0; person < population.personCount(); person++) {
      if (chance(0.1)) {
        builder.setPersonType(person, 0, random.nextInt(4));
      }
    }
    return builder.build();
  }

  private VehicleType drawType(String id, String mode) {
    VehicleType plain = VehicleType.ofMode(id, mode)
        .withPce(draw(0.1, 0.25, 0.5, 1, 1, 1, 2, 3.5, 5))
        .withMaximumSpeed(pick(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 3, 8, 12.5));
    return new VehicleType(
        id,
        plain.lengthMeters(),
        plain.widthMeters(),
        plain.maximumSpeedMetersPerSecond(),
        plain.pce(),
        pick(1, 1, 1, 0.5, 2, 1.3),
        plain.seatCount(),
        plain.standingCount(),
        mode,
        new Manoeuvres(chance(0.5), chance(0.5)),
        plain.boarding(),
        "");
  }

  private MobsimParameters drawParameters() {
    double start = chance(0.7) ? SimTime.UNDEFINED : pick(0, 50, 103.5, 130);
    return new MobsimParameters(
        drawTraffic(),
        start,
        pick(140, 160.5, 250, 600, 1200, 1200, 1200, 1200, 1200, LATEST) + 2 * gapSeconds,
        (int) pick(1, 1, 1, 1, 2, 3, 5),
        1,
        ModeTable.bit(0) | ModeTable.bit(1) | ModeTable.bit(2),
        chance(0.8) ? EndTimeRule.END_TIME_THEN_DURATION : pick(EndTimeRule.values()),
        chance(0.1),
        chance(0.05),
        true);
  }

  private TrafficParameters drawTraffic() {
    LinkDynamics dynamics = pick(LinkDynamics.values());
    TrafficParameters traffic = TrafficParameters.matsimDefaults()
        .withFactors(pick(1, 1, 1, 0.5, 0.1, 2), pick(1, 1, 1, 0.5, 0.1, 2))
        .withSeepage(new Seepage(
            chance(0.2) ? ModeTable.bit(0) | ModeTable.bit(1) : ModeTable.bit(1),
            chance(0.5),
            chance(0.5)))
        .withLinkDynamics(dynamics)
        .withTrafficDynamics(
            chance(0.4) ? TrafficDynamics.QUEUE : pick(TrafficDynamics.values()),
            pick(InflowCapacity.values()))
        .withNodeTransition(pick(NodeTransition.values()))
        .withStuckRule(new StuckRule(pick(1, 2.5, 10, 10, 60, 100_000), chance(0.3), chance(0.5)))
        .withWaitingBeforeDriving(chance(0.6))
        .withVehicleBehavior(chance(0.03) ? VehicleBehavior.EXCEPTION : drawBehavior())
        .withQuirks(drawQuirks());
    return chance(0.7) && dynamics != LinkDynamics.SEEPAGE ? withoutSeepage(traffic) : traffic;
  }

  private static TrafficParameters withoutSeepage(TrafficParameters traffic) {
    return traffic.withSeepage(Seepage.NONE).withLinkDynamics(traffic.linkDynamics());
  }

  private VehicleBehavior drawBehavior() {
    return chance(0.7) ? VehicleBehavior.TELEPORT : VehicleBehavior.WAIT;
  }

  private Quirks drawQuirks() {
    return switch (random.nextInt(4)) {
      case 0, 1 -> Quirks.MATSIM;
      case 2 -> Quirks.NONE;
      default ->
        new Quirks(
            chance(0.5),
            chance(0.5),
            chance(0.5),
            chance(0.5),
            chance(0.5),
            baseSpeed.nextDouble() < 0.5,
            baseSpeed.nextDouble() < 0.5,
            baseSpeed.nextDouble() < 0.5,
            baseSpeed.nextDouble() < 0.5);
    };
  }

  private NetworkChanges drawChanges() {
    NetworkChanges.Builder builder = new NetworkChanges.Builder();
    int count = 1 + random.nextInt(8);
    for (int change = 0; change < count; change++) {
      double time = 95 + random.nextInt(200) + (chance(0.2) ? 0.5 : 0) + gap(0.5);
      int link = random.nextInt(network.linkCount());
      NetworkChanges.Kind kind = pick(NetworkChanges.Kind.values());
      if (chance(0.4)) {
        builder.add(time, link, kind, NetworkChanges.Type.SCALE_FACTOR, pick(0.1, 0.5, 1, 2, 10));
      } else {
        double value = switch (kind) {
          case FLOW_CAPACITY -> pick(0, 0, 0.05, 0.5, 1, 5);
          case FREE_SPEED -> pick(1, 2, 10, 30);
          case LANES -> pick(0.5, 1, 2);
        };
        builder.add(time, link, kind, NetworkChanges.Type.ABSOLUTE, value);
        if (value == 0 && chance(0.7)) {
          builder.add(
              time + 1 + random.nextInt(100), link, kind, NetworkChanges.Type.ABSOLUTE, 0.5);
        }
      }
    }
    return builder.build();
  }

  /** What there is in the world, for the message of a failure. */
  String describe() {
    StringBuilder text = new StringBuilder();
    text.append(parameters).append('\n');
    for (int link = 0; link < network.linkCount(); link++) {
      text.append(String.format(
          Locale.ROOT,
          "%s: %s -> %s, %s m, %s m/s, %s/s, %s lanes%n",
          network.linkId(link),
          network.nodeId(network.fromNode(link)),
          network.nodeId(network.toNode(link)),
          network.lengthMeters(link),
          network.freeSpeedMetersPerSecond(link),
          network.flowCapacityPcePerSecond(link),
          network.laneCount(link)));
    }
    fleet.types().types().forEach(type -> text.append(type).append('\n'));
    for (int row = 0; row < changes.size(); row++) {
      text.append(String.format(
          Locale.ROOT,
          "at %s %s: %s %s %s%n",
          changes.startTime(row),
          network.linkId(changes.link(row)),
          changes.kind(row),
          changes.type(row),
          changes.value(row)));
    }
    return text.append(population.personCount()).append(" persons").toString();
  }
}
