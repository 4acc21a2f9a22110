package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vn.luong.sim.events.Event;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.matsim.EventsXmlWriter;
import vn.luong.sim.matsim.FacilitiesXmlReader;
import vn.luong.sim.matsim.NetworkChangeEventsXmlReader;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.matsim.PopulationXmlReader;
import vn.luong.sim.matsim.TransitScheduleXmlReader;
import vn.luong.sim.matsim.VehicleDefinitions;
import vn.luong.sim.matsim.VehiclesXmlReader;
import vn.luong.sim.matsim.config.ConfigGroup;
import vn.luong.sim.matsim.config.ConfigXmlReader;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.operations.OperationsParameters;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.testing.MicroCases;
import vn.luong.sim.traffic.InflowCapacity;
import vn.luong.sim.traffic.LinkDynamics;
import vn.luong.sim.traffic.Seepage;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficDynamics;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.traffic.VehicleBehavior;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/** A recorded MATSim scenario, read for the mobsim: the modules of its config that steer the QSim, and plans as simulated. */
record ReferenceScenario(
    Population population,
    Fleet fleet,
    MobsimParameters parameters,
    NetworkChanges changes,
    TransitVehicles transit,
    OperationsParameters operations) {

  /** Reads a scenario; files that are not there are done without. */
  static ReferenceScenario read(Path config, Path network, Path plans) {
    ProblemLog problems = new ProblemLog();
    MatsimConfig settings = ConfigXmlReader.read(config, problems);
    ConfigGroup qsim = settings.find("qsim");
    ModeTable modes = new ModeTable();
    Network net = NetworkXmlReader.read(network, modes, problems);
    Path folder = config.getParent();
    Path facilitiesFile = folder.resolve("facilities.xml.gz");
    Facilities facilities = Files.exists(facilitiesFile)
        ? FacilitiesXmlReader.read(facilitiesFile, net, problems)
        : new Facilities();
    Population population = new Population(net, facilities);
    PopulationXmlReader.read(plans, population, problems);
    nameRoutingModes(population);
    Path changesFile = folder.resolve("networkChangeEvents.xml");
    NetworkChanges changes = Files.exists(changesFile)
        ? NetworkChangeEventsXmlReader.read(changesFile, net, problems)
        : NetworkChanges.NONE;
    Fleet fleet = fleet(folder, qsim, population, problems);
    assertThat(problems.problems()).isEmpty();
    long mainModes = 0;
    for (String mode : text(qsim, "mainMode", "car").split(",")) {
      mainModes |= ModeTable.bit(modes.add(mode.trim()));
    }
    MobsimParameters parameters = MobsimParameters.of(traffic(qsim, modes), mainModes)
        .withTimes(time(qsim, "startTime"), time(qsim, "endTime"))
        .withStepSeconds((int) SimTime.parse(text(qsim, "timeStepSize", "1")));
    long transitModes = ModeTable.bit(modes.add("pt"));
    OperationsParameters operations = OperationsParameters.of(transitModes)
        .withDeniedBoarding(
            isTrue(settings.find("vspExperimental"), "isGeneratingBoardingDeniedEvent", false));
    TransitVehicles transit =
        TransitVehicles.of(schedule(folder, settings.find("transit"), net, problems), fleet);
    assertThat(problems.problems()).isEmpty();
    return new ReferenceScenario(population, fleet, parameters, changes, transit, operations);
  }

  private static TransitSchedule schedule(
      Path folder, ConfigGroup settings, Network network, ProblemLog problems) {
    return settings == null || settings.find("transitScheduleFile") == null
        ? TransitSchedule.empty()
        : TransitScheduleXmlReader.read(
            folder.resolve(text(settings, "transitScheduleFile", "")), network, problems);
  }

  /** Legs of plans that were not routed by MATSim lack the routing mode that it adds before a run. */
  private static void nameRoutingModes(Population population) {
    for (int person = 0; person < population.personCount(); person++) {
      int handle = population.plans().selectedPlan(person);
      Plan plan = population.plans().plan(handle);
      List<Leg> legs = new ArrayList<>();
      for (Leg leg : plan.legs()) {
        boolean isNamed = leg.routingMode() != ModeTable.NO_MODE;
        legs.add(isNamed ? leg : leg.withRoutingMode(leg.mode()));
      }
      population.plans().replace(handle, plan.withLegs(legs));
    }
  }

  ReferenceScenario with(MobsimParameters newParameters) {
    return new ReferenceScenario(population, fleet, newParameters, changes, transit, operations);
  }

  ReferenceScenario withTraffic(TrafficParameters traffic) {
    return with(new MobsimParameters(
        traffic,
        parameters.startTime(),
        parameters.endTime(),
        parameters.stepSeconds(),
        parameters.threads(),
        parameters.mainModes(),
        parameters.endTimeRule(),
        parameters.startsAtStartTime(),
        parameters.runsToEndTime(),
        false));
  }

  Mobsim mobsim() {
    return new Mobsim(population, fleet, parameters, changes, transit, operations);
  }

  /** The events of a run, by way of a file in a folder. */
  List<Event> events(long seed, Path folder) {
    return events(sink -> mobsim().run(seed, 0, sink), folder);
  }

  /** The events that the oracle makes of it. */
  List<Event> oracleEvents(long seed, Path folder) {
    SlowQSim oracle = new SlowQSim(population, fleet, parameters, changes);
    return events(sink -> oracle.run(seed, 0, sink), folder);
  }

  private List<Event> events(Consumer<EventSink> run, Path folder) {
    Path file = folder.resolve("events.xml");
    try (EventsXmlWriter writer = EventsXmlWriter.create(file, population, transit)) {
      run.accept(writer);
      writer.finish();
    }
    return MicroCases.readEvents(file);
  }

  private static Fleet fleet(
      Path folder, ConfigGroup qsim, Population population, ProblemLog problems) {
    VehicleTypes types = new VehicleTypes();
    List<VehicleDefinitions> named = new ArrayList<>();
    for (String name : List.of("vehicles.xml", "mode-vehicles.xml", "transitVehicles.xml")) {
      if (Files.exists(folder.resolve(name))) {
        named.add(VehiclesXmlReader.read(folder.resolve(name), types, problems));
      }
    }
    Fleet.Builder fleet = Fleet.builder(types, population.personIds());
    named.forEach(definitions -> definitions.addTo(fleet));
    ModeTable modes = population.modeTable();
    for (String modeText : text(qsim, "mainMode", "car").split(",")) {
      String mode = modeText.trim();
      int type = types.find(mode);
      if (type == VehicleTypes.NO_TYPE) {
        type = types.add(VehicleType.ofMode(mode, mode));
      }
      fleet.addMode(modes.add(mode), mode, type);
    }
    setPersonTypes(population, types, fleet);
    return fleet.build();
  }

  private static void setPersonTypes(
      Population population, VehicleTypes types, Fleet.Builder fleet) {
    AttributeTable attributes = population.personAttributes();
    for (int person = 0; person < population.personCount(); person++) {
      String text = attributes.findText(person, "vehicleTypes");
      if (text != null) {
        String[] pair = text.replaceAll("[{}\"]", "").split(":");
        fleet.setPersonType(person, population.modeTable().find(pair[0]), types.find(pair[1]));
      }
    }
  }

  private static TrafficParameters traffic(ConfigGroup qsim, ModeTable modes) {
    TrafficParameters parameters = TrafficParameters.matsimDefaults()
        .withFactors(
            number(qsim, "flowCapacityFactor", 1), number(qsim, "storageCapacityFactor", 1))
        .withStuckRule(new StuckRule(
            number(qsim, "stuckTime", 10),
            isTrue(qsim, "removeStuckVehicles", false),
            isTrue(qsim, "notifyAboutStuckVehicles", false)))
        .withWaitingBeforeDriving(
            isTrue(qsim, "insertingWaitingVehiclesBeforeDrivingVehicles", true))
        .withTrafficDynamics(
            switch (text(qsim, "trafficDynamics", "queue")) {
              case "withHoles" -> TrafficDynamics.WITH_HOLES;
              case "kinematicWaves" -> TrafficDynamics.KINEMATIC_WAVES;
              default -> TrafficDynamics.QUEUE;
            },
            InflowCapacity.FROM_DIAGRAM)
        .withVehicleBehavior(
            VehicleBehavior.valueOf(text(qsim, "vehicleBehavior", "teleport").toUpperCase()));
    return switch (text(qsim, "linkDynamics", "FIFO")) {
      case "PassingQ" -> parameters.withLinkDynamics(LinkDynamics.PASSING);
      case "SeepageQ" ->
        parameters.withSeepage(new Seepage(
            ModeTable.bit(modes.add(text(qsim, "seepMode", "bike"))),
            isTrue(qsim, "isSeepModeStorageFree", false),
            isTrue(qsim, "isRestrictingSeepage", true)));
      default -> parameters;
    };
  }

  private static String text(ConfigGroup group, String name, String otherwise) {
    return group == null || group.find(name) == null
        ? otherwise
        : group.find(name).value();
  }

  private static double number(ConfigGroup group, String name, double otherwise) {
    return Double.parseDouble(text(group, name, Double.toString(otherwise)));
  }

  private static boolean isTrue(ConfigGroup group, String name, boolean otherwise) {
    return Boolean.parseBoolean(text(group, name, Boolean.toString(otherwise)));
  }

  /** A time; MATSim's zero means none. */
  private static double time(ConfigGroup group, String name) {
    double time = SimTime.parse(text(group, name, "undefined"));
    return time == 0 ? SimTime.UNDEFINED : time;
  }
}
