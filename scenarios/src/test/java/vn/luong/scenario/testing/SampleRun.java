package vn.luong.scenario.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import vn.luong.scenario.counts.AveragedIterations;
import vn.luong.scenario.counts.CountComparison;
import vn.luong.scenario.counts.CountIndicators;
import vn.luong.scenario.counts.CountRecorder;
import vn.luong.scenario.counts.CountSettings;
import vn.luong.scenario.indicators.DayRecorder;
import vn.luong.scenario.indicators.IndicatorParameters;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.scenario.runfolder.ProblemFiles;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.scenario.runfolder.StatsFiles;
import vn.luong.sim.counts.CountStations;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * A run without a mobsim: people of a grid town ride to work and home again, slower in the peaks and near the centre,
 * and the events go through the real recorders into a real run folder.
 */
public final class SampleRun {
  private static final int HOME = 0;
  private static final int WORK = 1;
  private static final double STREET_METERS = 400;

  private final int side;
  private final int persons;
  private final long seed;
  private final ModeTable modes = new ModeTable();
  private final int car = modes.add("car");
  private final int motorbike = modes.add("motorbike");
  private final int walk = modes.add("walk");
  private final Network network;
  private final Population population;
  private final Fleet fleet;

  public SampleRun(int side, int persons, long seed) {
    this.side = side;
    this.persons = persons;
    this.seed = seed;
    network = grid();
    population = new Population(network, new Facilities());
    population.activityTypes().add("home");
    population.activityTypes().add("work");
    for (int person = 0; person < persons; person++) {
      population.addPerson("p" + person);
    }
    VehicleTypes types = new VehicleTypes();
    int carType = types.add(VehicleType.ofMode("car", "car"));
    int bikeType = types.add(VehicleType.ofMode("motorbike", "motorbike").withPce(0.25));
    fleet = Fleet.builder(types, population.personIds())
        .addMode(car, "car", carType)
        .addMode(motorbike, "motorbike", bikeType)
        .build();
  }

  private Network grid() {
    NetworkBuilder builder = new NetworkBuilder(modes);
    double middle = (side - 1) * STREET_METERS / 2;
    for (int node = 0; node < side * side; node++) {
      builder.addNode(
          "n" + node,
          node % side * STREET_METERS - middle,
          node / side * STREET_METERS - middle + Math.sin(node % side * 0.7) * 90);
    }
    for (int node = 0; node < side * side; node++) {
      if (node % side + 1 < side) {
        addStreet(builder, node, node + 1, "Đường số " + (node / side + 1), node / side);
      }
      if (node + side < side * side) {
        addStreet(builder, node, node + side, "Đại lộ Bình Dương " + (node % side), node % side);
      }
    }
    return builder.build();
  }

  private void addStreet(NetworkBuilder builder, int from, int to, String name, int number) {
    boolean wide = number % 4 == 0;
    LinkProperties street =
        new LinkProperties(STREET_METERS, wide ? 16.7 : 11.1, wide ? 1800 : 700, wide ? 2 : 1, 3);
    for (int[] ends : new int[][] {{from, to}, {to, from}}) {
      int link = builder.addLink(ends[0] + "-" + ends[1], ends[0], ends[1], street);
      builder.linkAttributes().putText(link, "name", name);
    }
  }

  public Population population() {
    return population;
  }

  public Fleet fleet() {
    return fleet;
  }

  /** Writes the whole folder. */
  public RunFolder write(Path target) {
    DayRecorder recorder = new DayRecorder(population, fleet, new IndicatorParameters(10, 0.1));
    play(recorder);
    try (RunFolder folder = RunFolder.create(target)) {
      recorder.write(folder, new Quarters());
      CountComparison counts = new CountRecorder(
              counts(), population.network(), fleet.vehicleCount(), 0, folder)
          .writeLastDay(recorder.linkTraffic());
      recorder.indicators().with(CountIndicators.of(counts)).write(folder);
      ProblemFiles.write(folder, problems());
      RunManifest manifest = manifest(recorder);
      manifest.write(folder);
      StatsFiles.write(folder, manifest.iterations());
      folder.finish();
    }
    return RunFolder.open(target);
  }

  /** Somebody counted in the morning on the first links. */
  private static CountSettings counts() {
    CountStations stations = new CountStations();
    for (int link = 0; link < 4; link++) {
      int station = stations.add("Station " + link, link, CountStations.ANY_MODE);
      for (int hour = 6; hour < 10; hour++) {
        stations.setVolume(station, hour, 40 * (hour - link));
      }
    }
    return new CountSettings(stations, 10, CountSettings.ALL_MODES, AveragedIterations.NEVER);
  }

  private static ProblemLog problems() {
    ProblemLog log = new ProblemLog();
    log.add(Problem.warning(
            "short-link",
            SourcePosition.of("network.xml"),
            "link \"0-1\"",
            "length is 0.4 m",
            "at least 1 m drives well",
            "Check the junction.")
        .at(10, 20));
    return log;
  }

  private RunManifest manifest(DayRecorder recorder) {
    List<RunManifest.IterationRow> iterations = new ArrayList<>();
    for (int iteration = 0; iteration <= 20; iteration++) {
      double distance = Math.exp(-iteration / 5.0);
      iterations.add(new RunManifest.IterationRow(
          iteration,
          90 - 60 * distance,
          80 - 70 * distance,
          88 - 62 * distance,
          93 - 50 * distance,
          0.3 * distance + 0.01,
          0.001,
          5_000,
          iteration == 0 ? null : 12 * distance,
          iteration == 0 ? null : 0.02 * distance,
          new TreeMap<>(
              Map.of("car", 0.2 + 0.1 * distance, "motorbike", 0.7 - 0.1 * distance, "walk", 0.1)),
          new TreeMap<>(Map.of("mobsim", 1.2, "replanning", 0.8, "scoring", 0.1))));
    }
    return new RunManifest(
        new RunManifest.Scenario(
            "Thị trấn mẫu", "A made-up town that tests the pages.", "EPSG:32648", 0.1, persons),
        "luong run sample --sample 0.1 --seed " + seed,
        Map.of("luong", "0.1.0"),
        seed,
        Map.of("iterations", "20"),
        List.of(new RunManifest.Input("network.xml", 1234, "0".repeat(64))),
        new RunManifest.Machine("17", 2, 2, "2026-01-01T00:00:00Z"),
        List.of(new RunManifest.Stage("read", 0.5), new RunManifest.Stage("iterations", 42.0)),
        new RunManifest.Memory(1L << 30, 2 * persons, 150),
        iterations,
        new RunManifest.MobsimCounts(
            1000, recorder.indicators().indicators().size(), 2L * persons, 0, 0, "00"),
        List.of("Made up for tests"));
  }

  /** Where one traveller is. */
  private static final class Traveller {
    final int person;
    final int mode;
    int tripsLeft;
    int column;
    int row;
    int targetColumn;
    int targetRow;
    int homeColumn;
    int homeRow;
    int link = -1;
    int time;

    Traveller(int person, int mode) {
      this.person = person;
      this.mode = mode;
    }
  }

  /** Plays the day into the sink. */
  public void play(EventSink sink) {
    PriorityQueue<Traveller> queue =
        new PriorityQueue<>(Comparator.<Traveller>comparingInt(traveller -> traveller.time)
            .thenComparingInt(traveller -> traveller.person));
    for (int person = 0; person < persons; person++) {
      queue.add(traveller(person));
    }
    EventBuffer events = new EventBuffer(64);
    while (!queue.isEmpty()) {
      Traveller traveller = queue.poll();
      step(traveller, events);
      sink.accept(events);
      events.clear();
      if (traveller.tripsLeft > 0) {
        queue.add(traveller);
      }
    }
  }

  private Traveller traveller(int person) {
    RandomStream random = RandomStream.of(seed, person);
    double choice = random.nextDouble();
    Traveller traveller =
        new Traveller(person, choice < 0.1 ? walk : choice < 0.3 ? car : motorbike);
    traveller.homeColumn = traveller.column = random.nextInt(side);
    traveller.homeRow = traveller.row = random.nextInt(side);
    // Work is near the middle.
    traveller.targetColumn = side / 4 + random.nextInt((side + 1) / 2);
    traveller.targetRow = side / 4 + random.nextInt((side + 1) / 2);
    traveller.tripsLeft = 2;
    traveller.time = (int) (3600 * (5.5 + 1.2 * (random.nextDouble() + random.nextDouble())));
    return traveller;
  }

  private void step(Traveller traveller, EventBuffer events) {
    if (traveller.link < 0) {
      depart(traveller, events);
    } else if (traveller.column == traveller.targetColumn && traveller.row == traveller.targetRow) {
      arrive(traveller, events);
    } else {
      drive(traveller, events);
    }
  }

  private void depart(Traveller traveller, EventBuffer events) {
    int person = traveller.person;
    int node = traveller.row * side + traveller.column;
    int link = network.inLinks().value(node, 0);
    int type = traveller.tripsLeft == 2 ? HOME : WORK;
    events.appendActivity(
        EventKind.ACTIVITY_END,
        traveller.time,
        person,
        link,
        type,
        EventBuffer.NONE,
        network.nodeX(node),
        network.nodeY(node));
    events.appendDeparture(traveller.time, person, link, traveller.mode, traveller.mode);
    traveller.link = link;
    if (traveller.mode == walk) {
      double meters = STREET_METERS
          * (Math.abs(traveller.column - traveller.targetColumn)
              + Math.abs(traveller.row - traveller.targetRow));
      traveller.column = traveller.targetColumn;
      traveller.row = traveller.targetRow;
      traveller.time += (int) (meters / 1.2);
      return;
    }
    int vehicle = fleet.vehicleOf(person, traveller.mode);
    events.appendPersonAndVehicle(EventKind.PERSON_ENTERS_VEHICLE, traveller.time, person, vehicle);
    events.appendTraffic(
        EventKind.VEHICLE_ENTERS_TRAFFIC, traveller.time, person, link, vehicle, traveller.mode);
    traveller.time++;
  }

  private void drive(Traveller traveller, EventBuffer events) {
    int vehicle = fleet.vehicleOf(traveller.person, traveller.mode);
    int node = traveller.row * side + traveller.column;
    boolean sideways = traveller.column != traveller.targetColumn
        && (traveller.row == traveller.targetRow || (traveller.person + node) % 3 != 0);
    if (sideways) {
      traveller.column += Integer.signum(traveller.targetColumn - traveller.column);
    } else {
      traveller.row += Integer.signum(traveller.targetRow - traveller.row);
    }
    int next = traveller.row * side + traveller.column;
    int link = network.linkIds().index(node + "-" + next);
    events.appendVehicleOnLink(EventKind.LINK_LEAVE, traveller.time, vehicle, traveller.link);
    events.appendVehicleOnLink(EventKind.LINK_ENTER, traveller.time, vehicle, link);
    traveller.link = link;
    traveller.time += travelSeconds(link, traveller.time);
  }

  /** Slower near the middle, and more so around seven and seventeen. */
  private int travelSeconds(int link, int time) {
    double hour = time / 3600.0;
    double peak = Math.exp(-Math.pow(hour - 7.2, 2)) + Math.exp(-Math.pow(hour - 17.2, 2) / 2);
    int node = network.toNode(link);
    double fromMiddle =
        Math.hypot(network.nodeX(node), network.nodeY(node)) / (side * STREET_METERS / 2);
    double factor = 1 + 4 * peak * Math.exp(-4 * fromMiddle * fromMiddle);
    return (int) (network.freeTravelTimeSeconds(link) * factor) + 1;
  }

  private void arrive(Traveller traveller, EventBuffer events) {
    int person = traveller.person;
    int time = traveller.time;
    int node = traveller.row * side + traveller.column;
    if (traveller.mode == walk) {
      double meters = 900;
      events.appendTravelled(time, person, walk, meters);
    } else {
      int vehicle = fleet.vehicleOf(person, traveller.mode);
      events.appendTraffic(
          EventKind.VEHICLE_LEAVES_TRAFFIC, time, person, traveller.link, vehicle, traveller.mode);
      events.appendPersonAndVehicle(EventKind.PERSON_LEAVES_VEHICLE, time, person, vehicle);
    }
    events.appendPersonOnLink(EventKind.ARRIVAL, time, person, traveller.link, traveller.mode);
    events.appendActivity(
        EventKind.ACTIVITY_START,
        time,
        person,
        traveller.link,
        traveller.tripsLeft == 2 ? WORK : HOME,
        EventBuffer.NONE,
        network.nodeX(node),
        network.nodeY(node));
    traveller.tripsLeft--;
    traveller.link = -1;
    traveller.targetColumn = traveller.homeColumn;
    traveller.targetRow = traveller.homeRow;
    traveller.time = Math.max(time + 3600, 3600 * 16 + person % 7200);
  }

  /** Four zones around the middle. */
  private final class Quarters implements ZoneMap {
    private final List<String> names = List.of("Dĩ An", "Thuận An", "Thủ Dầu Một", "Bến Cát");

    @Override
    public int zoneCount() {
      return names.size();
    }

    @Override
    public String id(int zone) {
      return "q" + zone;
    }

    @Override
    public String name(int zone) {
      return names.get(zone);
    }

    @Override
    public double x(int zone) {
      return (zone % 2 - 0.5) * side * STREET_METERS / 2;
    }

    @Override
    public double y(int zone) {
      return (zone / 2 - 0.5) * side * STREET_METERS / 2;
    }

    @Override
    public int zoneAt(double x, double y) {
      return (x > 0 ? 1 : 0) + (y > 0 ? 2 : 0);
    }
  }
}
