package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.TeleportRoute;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.Manoeuvres;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * A small world from text: chains of nodes and links such as {@code "A -300m-> B -100m 600/h-> C"}. A link is named after
 * its nodes, {@code AB}; it has 10 m/s, 3600 PCE/h and one lane unless it says otherwise ({@code 5m/s}, {@code 600/h},
 * {@code 2lanes}).
 */
final class TextWorld {
  private final ModeTable modes = new ModeTable();
  private final Network network;
  private final Population population;
  private final VehicleTypes types = new VehicleTypes();
  private final Map<String, VehicleType> typeOfMode = new HashMap<>();
  private final List<String> driveModes = new ArrayList<>(List.of("car"));
  private final NetworkChanges.Builder changes = new NetworkChanges.Builder();
  private TrafficParameters traffic = TrafficParameters.matsimDefaults();
  private boolean isLastingToEnd;
  private MobsimParameters parameters;
  private MobsimSummary summary;
  private final List<String> events = new ArrayList<>();

  private TextWorld(Network network) {
    this.network = network;
    population = new Population(network, new Facilities());
    parameters = MobsimParameters.of(traffic, 0);
  }

  static TextWorld of(String... chains) {
    ModeTable modes = new ModeTable();
    NetworkBuilder builder = new NetworkBuilder(modes);
    long all = ModeTable.bit(modes.add("car")) | ModeTable.bit(modes.add("bike"));
    for (String chain : chains) {
      String[] parts = chain.split(" -|-> ");
      for (int part = 0; part < parts.length; part += 2) {
        if (builder.findNode(parts[part]) < 0) {
          builder.addNode(parts[part], builder.nodeCount() * 100, 0);
        }
        if (part > 0) {
          String from = parts[part - 2];
          builder.addLink(
              from + parts[part],
              builder.findNode(from),
              builder.findNode(parts[part]),
              properties(parts[part - 1], all));
        }
      }
    }
    TextWorld world = new TextWorld(builder.build());
    world.modes.add("car");
    return world;
  }

  private static LinkProperties properties(String text, long modes) {
    double length = 0;
    double speed = 10;
    double capacity = 3600;
    double lanes = 1;
    for (String word : text.split(" ")) {
      if (word.endsWith("m/s")) {
        speed = Double.parseDouble(word.substring(0, word.length() - 3));
      } else if (word.endsWith("/h")) {
        capacity = Double.parseDouble(word.substring(0, word.length() - 2));
      } else if (word.endsWith("lanes")) {
        lanes = Double.parseDouble(word.substring(0, word.length() - 5));
      } else {
        length = Double.parseDouble(word.substring(0, word.length() - 1));
      }
    }
    return new LinkProperties(length, speed, capacity, lanes, modes);
  }

  TextWorld rules(TrafficParameters newTraffic) {
    traffic = newTraffic;
    return this;
  }

  TextWorld times(double start, double end) {
    parameters = parameters.withTimes(start, end);
    return this;
  }

  TextWorld step(int seconds) {
    parameters = parameters.withStepSeconds(seconds);
    return this;
  }

  TextWorld threads(int count) {
    parameters = parameters.withThreads(count);
    return this;
  }

  /** Vehicles of this mode are of this type. */
  TextWorld vehicles(String mode, double pce, double maximumSpeed) {
    return vehicles(mode, pce, maximumSpeed, Manoeuvres.NONE);
  }

  TextWorld vehicles(String mode, double pce, double maximumSpeed, Manoeuvres manoeuvres) {
    VehicleType type = VehicleType.ofMode(mode, mode)
        .withPce(pce)
        .withMaximumSpeed(maximumSpeed)
        .withManoeuvres(manoeuvres);
    typeOfMode.put(mode, type);
    if (!driveModes.contains(mode)) {
      driveModes.add(mode);
    }
    return this;
  }

  /** Vehicles of this mode take {@code pce / flowEfficiency} of flow capacity. */
  TextWorld vehicles(String mode, double pce, double maximumSpeed, double flowEfficiency) {
    vehicles(mode, pce, maximumSpeed);
    typeOfMode.computeIfPresent(mode, (key, type) -> type.withFlowEfficiencyFactor(flowEfficiency));
    return this;
  }

  TextWorld change(double time, String link, NetworkChanges.Kind kind, double value) {
    return change(time, link, kind, NetworkChanges.Type.ABSOLUTE, value);
  }

  TextWorld change(
      double time, String link, NetworkChanges.Kind kind, NetworkChanges.Type type, double value) {
    changes.add(time, network.linkIds().index(link), kind, type, value);
    return this;
  }

  NetworkChanges changes() {
    return changes.build();
  }

  /** A person who drives from the first link of a path such as {@code "AB BC CD"} to the last. */
  TextWorld drive(String person, double departure, String path) {
    return drive(person, "car", departure, path);
  }

  TextWorld drive(String person, String mode, double departure, String path) {
    int[] links =
        List.of(path.split(" ")).stream().mapToInt(network.linkIds()::index).toArray();
    return plan(
        person,
        mode,
        departure,
        links[0],
        links[links.length - 1],
        Leg.of(network.modeTable().add(mode))
            .withRoute(LinkPath.of(links, SimTime.UNDEFINED, Double.NaN)));
  }

  /** So many persons, named {@code v00} and on, who drive alike. */
  TextWorld driveMany(int count, double departure, String path) {
    for (int person = 0; person < count; person++) {
      drive(String.format("v%02d", person), departure, path);
    }
    return this;
  }

  /** A leg by car along a path such as {@code "AB BC CD"}. */
  Leg carLeg(String path) {
    int[] links =
        List.of(path.split(" ")).stream().mapToInt(network.linkIds()::index).toArray();
    return Leg.of(mode("car")).withRoute(LinkPath.of(links, SimTime.UNDEFINED, Double.NaN));
  }

  /** A leg on foot. */
  Leg walkLeg(String from, String to, double seconds) {
    return Leg.of(mode("walk")).withRoute(new TeleportRoute(link(from), link(to), seconds, 100));
  }

  /** A stay on a link, with nothing else stated. */
  Activity stay(String link) {
    return Activity.at(population.activityTypes().add("any"), link(link), 0, 0);
  }

  /** A person who is teleported from one link to another. */
  TextWorld walk(String person, double departure, String from, String to, double seconds) {
    int fromLink = network.linkIds().index(from);
    int toLink = network.linkIds().index(to);
    Leg leg = Leg.of(network.modeTable().add("walk"))
        .withRoute(new TeleportRoute(fromLink, toLink, seconds, 100));
    return plan(person, "walk", departure, fromLink, toLink, leg);
  }

  private TextWorld plan(String person, String mode, double departure, int from, int to, Leg leg) {
    int index = population.addPerson(person);
    int home = population.activityTypes().add("home");
    int work = population.activityTypes().add("work");
    Leg routed = leg.withRoutingMode(network.modeTable().add(mode));
    Activity start = Activity.at(home, from, 0, 0).withEndTime(departure);
    population
        .plans()
        .add(index, Plan.of(List.of(start, Activity.at(work, to, 0, 0)), List.of(routed)));
    return this;
  }

  /** Adds a person with a plan of one's own making. */
  TextWorld person(String person, Plan plan) {
    population.plans().add(population.addPerson(person), plan);
    return this;
  }

  Population population() {
    return population;
  }

  int link(String id) {
    return network.linkIds().index(id);
  }

  int mode(String name) {
    return network.modeTable().add(name);
  }

  Fleet fleet() {
    for (String mode : driveModes) {
      if (types.find(mode) == VehicleTypes.NO_TYPE) {
        types.add(typeOfMode.getOrDefault(mode, VehicleType.ofMode(mode, mode)));
      }
    }
    Fleet.Builder builder = Fleet.builder(types, population.personIds());
    for (String mode : driveModes) {
      builder.addMode(mode(mode), mode, types.find(mode));
    }
    return builder.build();
  }

  /** The day lasts until its end time, also when everybody has finished before. */
  TextWorld lastToEnd() {
    isLastingToEnd = true;
    return this;
  }

  MobsimParameters parameters() {
    long mainModes = 0;
    for (String mode : driveModes) {
      mainModes |= ModeTable.bit(mode(mode));
    }
    return new MobsimParameters(
        traffic,
        parameters.startTime(),
        parameters.endTime(),
        parameters.stepSeconds(),
        parameters.threads(),
        mainModes,
        parameters.endTimeRule(),
        false,
        isLastingToEnd,
        false);
  }

  /** Runs the day, and sees to it that the oracle gives the same events. */
  TextWorld run() {
    return run(4711);
  }

  TextWorld run(long seed) {
    Fleet fleet = fleet();
    events.clear();
    EventSink sink = batch -> {
      for (int row = 0; row < batch.size(); row++) {
        events.add(text(batch, row, fleet));
      }
    };
    EventLines lines = new EventLines(population, fleet);
    NetworkChanges allChanges = changes.build();
    summary = new Mobsim(population, fleet, parameters(), allChanges).run(seed, 0, batch -> {
      sink.accept(batch);
      lines.accept(batch);
    });
    assertThat(events).hasSize((int) summary.eventCount());
    assertThat(lines.sorted())
        .as("events, as in the oracle")
        .isEqualTo(oracleLines(fleet, allChanges, seed));
    return this;
  }

  private List<String> oracleLines(Fleet fleet, NetworkChanges allChanges, long seed) {
    EventLines lines = new EventLines(population, fleet);
    new SlowQSim(population, fleet, parameters(), allChanges).run(seed, 0, lines);
    return lines.sorted();
  }

  /** E.g. {@code 21 entered link BC car1}. */
  private String text(EventBuffer batch, int row, Fleet fleet) {
    EventKind kind = batch.kind(row);
    String text = batch.time(row) + " " + kind.matsimName();
    return switch (kind) {
      case LINK_ENTER, LINK_LEAVE, VEHICLE_ABORTS ->
        text + " " + network.linkId(batch.link(row)) + " " + fleet.vehicleId(batch.vehicle(row));
      default -> text + " " + population.personId(batch.person(row));
    };
  }

  List<String> events() {
    return events;
  }

  MobsimSummary summary() {
    return summary;
  }

  /** Times at which vehicles leave a link, in the order of the events. */
  List<Integer> leaveTimes(String link) {
    return times("left link " + link + " ");
  }

  List<Integer> enterTimes(String link) {
    return times("entered link " + link + " ");
  }

  /** The one time of an event, e.g. {@code "arrival anna"}. */
  int timeOf(String event) {
    List<Integer> times = times(event);
    assertThat(times).as("times of " + event + " in " + events).hasSize(1);
    return times.get(0);
  }

  List<Integer> times(String event) {
    List<Integer> times = new ArrayList<>();
    for (String line : events) {
      int space = line.indexOf(' ');
      if ((line + " ").startsWith(event.trim() + " ", space + 1)) {
        times.add(Integer.parseInt(line.substring(0, space)));
      }
    }
    return times;
  }
}
