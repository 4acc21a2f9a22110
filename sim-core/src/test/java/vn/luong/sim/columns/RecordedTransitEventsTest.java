package vn.luong.sim.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.events.Event;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventNames.DepartureName;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.matsim.EventsXmlReader;
import vn.luong.sim.matsim.EventsXmlWriter;
import vn.luong.sim.matsim.FacilitiesXmlReader;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.matsim.PopulationXmlReader;
import vn.luong.sim.matsim.TransitScheduleXmlReader;
import vn.luong.sim.matsim.VehicleDefinitions;
import vn.luong.sim.matsim.VehiclesXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;
import vn.luong.sim.xml.CompressedFile;

/** MATSim's events of runs with buses and trains go through the columns and the event log unharmed. */
class RecordedTransitEventsTest {
  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void recordedEventsOfTransitComeBackLineByLine() throws IOException {
    Path root = SharedFolder.require("reference/matsim");
    for (String name :
        new String[] {"06a-bus-serial-denied", "06b-bus-parallel-blocking", "10-metro-transfer"}) {
      Path micro = root.resolve("micro").resolve(name);
      check(micro, "network.xml", "plans.xml", micro.resolve("events.xml"));
    }
    check(root, "pt-simple", "network.xml", "population.xml");
    check(root, "pt-tutorial", "multimodalnetwork.xml", "population.xml");
    check(root, "siouxfalls-10pct", "network.xml", "plans.xml.gz");
  }

  private void check(Path root, String scenario, String network, String plans) throws IOException {
    Path input = root.resolve(scenario).resolve("input");
    check(input, network, plans, root.resolve(scenario).resolve("output/0.events.xml.gz"));
  }

  private void check(Path input, String network, String plans, Path recorded) throws IOException {
    Scenario scenario = new Scenario(input, network, plans);
    Path log = folder.resolve("events.luo");
    EventBuffer events = new EventBuffer();
    EventsXmlReader.read(recorded, problems, event -> scenario.append(event, events));
    try (EventFileWriter writer =
        new EventFileWriter(log, EventFileNames.of(scenario.population, scenario.transit))) {
      writer.accept(events);
    }

    Path fromLog = folder.resolve("log.xml");
    try (EventFileReader reader = new EventFileReader(log, problems);
        EventsXmlWriter writer = EventsXmlWriter.create(fromLog, reader.names())) {
      reader.readAll(writer);
      writer.finish();
    }
    assertThat(problems.problems()).isEmpty();
    assertSameLines(fromLog, recorded);
    if (recorded.toString().endsWith(".xml")) {
      assertThat(writtenWithoutLog(scenario, events)).hasSameBinaryContentAs(fromLog);
    }
  }

  /** Enough for the small cases: the names are the same. */
  private Path writtenWithoutLog(Scenario scenario, EventBuffer events) {
    Path file = folder.resolve("scenario.xml");
    try (EventsXmlWriter writer =
        EventsXmlWriter.create(file, scenario.population, scenario.transit)) {
      writer.accept(events);
      writer.finish();
    }
    return file;
  }

  private static void assertSameLines(Path written, Path recorded) throws IOException {
    try (BufferedReader actual = reader(written);
        BufferedReader expected = reader(recorded)) {
      for (String line = expected.readLine(); line != null; line = expected.readLine()) {
        String mine = actual.readLine();
        if (!line.equals(mine)) {
          assertThat(mine).as(recorded.toString()).isEqualTo(line);
        }
      }
      assertThat(actual.readLine()).isNull();
    }
  }

  private static BufferedReader reader(Path file) {
    return new BufferedReader(
        new InputStreamReader(CompressedFile.open(file), StandardCharsets.UTF_8));
  }

  /** Turns the names of recorded events into indices, as the mobsim will have them. */
  private final class Scenario {
    final Population population;
    final TransitVehicles transit;
    private final Map<String, Integer> drivers = new HashMap<>();
    private final Map<DepartureName, Integer> departures = new HashMap<>();

    Scenario(Path input, String networkFile, String plans) {
      Network network =
          NetworkXmlReader.read(input.resolve(networkFile), new ModeTable(), problems);
      Path facilities = input.resolve("facilities.xml.gz");
      population = new Population(
          network,
          Files.exists(facilities)
              ? FacilitiesXmlReader.read(facilities, network, problems)
              : new Facilities());
      PopulationXmlReader.read(input.resolve(plans), population, problems);
      VehicleDefinitions vehicles = VehiclesXmlReader.read(
          input.resolve("transitVehicles.xml"), new VehicleTypes(), problems);
      Path schedule = input.resolve("transitSchedule.xml");
      TransitSchedule timetable = TransitScheduleXmlReader.read(
          Files.exists(schedule) ? schedule : input.resolve("transitschedule.xml"),
          network,
          vehicles,
          problems);
      int car = vehicles.types().add(VehicleType.ofMode("own car", "car"));
      Fleet.Builder fleet = Fleet.builder(vehicles.types(), population.personIds());
      vehicles.addTo(fleet);
      fleet.addMode(population.modeTable().add("car"), "car", car);
      transit = TransitVehicles.of(timetable, fleet.build());
      nameDriversAndDepartures(timetable);
    }

    private void nameDriversAndDepartures(TransitSchedule timetable) {
      for (int driver = 0; driver < transit.vehicleCount(); driver++) {
        drivers.put(transit.driverId(driver), population.personCount() + driver);
      }
      TransitRoutes routes = timetable.routes();
      for (int departure = 0; departure < timetable.departures().count(); departure++) {
        int route = timetable.departures().route(departure);
        DepartureName name = new DepartureName(
            timetable.lineId(routes.line(route)),
            routes.id(route),
            timetable.departures().id(departure));
        departures.put(name, departure);
      }
    }

    void append(Event event, EventBuffer events) {
      int time = (int) event.time();
      events.ensureRoom(1);
      if (event instanceof Event.ActivityEvent activity) {
        events.appendActivity(
            activity.kind(),
            time,
            person(activity.person()),
            link(activity.link()),
            population.activityTypes().add(activity.activityType()),
            activity.facility() == null
                ? EventBuffer.NONE
                : population.facilities().ids().index(activity.facility()),
            activity.x(),
            activity.y());
      } else if (event instanceof Event.Departure departure) {
        int person = person(departure.person());
        int routingMode = mode(departure.routingMode());
        events.appendDeparture(
            time, person, link(departure.link()), mode(departure.mode()), routingMode);
      } else if (event instanceof Event.PersonOnLink on) {
        events.appendPersonOnLink(
            on.kind(), time, person(on.person()), link(on.link()), mode(on.mode()));
      } else if (event instanceof Event.PersonAndVehicle in) {
        events.appendPersonAndVehicle(in.kind(), time, person(in.person()), vehicle(in.vehicle()));
      } else if (event instanceof Event.Traffic traffic) {
        int driver = person(traffic.person());
        int vehicle = vehicle(traffic.vehicle());
        events.appendTraffic(
            traffic.kind(),
            time,
            driver,
            link(traffic.link()),
            vehicle,
            mode(traffic.networkMode()));
      } else if (event instanceof Event.VehicleOnLink on) {
        events.appendVehicleOnLink(on.kind(), time, vehicle(on.vehicle()), link(on.link()));
      } else if (event instanceof Event.Travelled travelled) {
        events.appendTravelled(
            time, person(travelled.person()), mode(travelled.mode()), travelled.distanceMeters());
      } else {
        appendTransit(event, time, events);
      }
    }

    private void appendTransit(Event event, int time, EventBuffer events) {
      if (event instanceof Event.WaitingForTransit waiting) {
        events.appendWaitingForTransit(
            time,
            person(waiting.person()),
            stop(waiting.atStop()),
            stop(waiting.destinationStop()));
      } else if (event instanceof Event.TransitDriverStarts starts) {
        DepartureName name = new DepartureName(starts.line(), starts.route(), starts.departure());
        events.appendTransitDriverStarts(
            time,
            person(starts.driver()),
            vehicle(starts.vehicle()),
            name.equals(DepartureName.EMPTY_RUN) ? EventBuffer.NONE : departures.get(name));
      } else if (event instanceof Event.VehicleAtStop at) {
        events.appendVehicleAtStop(
            at.kind(), time, vehicle(at.vehicle()), stop(at.stop()), at.delaySeconds());
      }
    }

    private int person(String id) {
      int person = population.personIds().find(id);
      return person < 0 ? drivers.get(id) : person;
    }

    private int link(String id) {
      return id == null ? EventBuffer.NONE : population.network().linkIds().index(id);
    }

    private int vehicle(String id) {
      return transit.fleet().find(id);
    }

    private int stop(String id) {
      return transit.schedule().stops().ids().index(id);
    }

    private int mode(String name) {
      return name == null ? ModeTable.NO_MODE : population.modeTable().add(name);
    }
  }
}
