package vn.luong.sim.matsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.events.Event;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.MoneyPurpose;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;
import vn.luong.sim.xml.CompressedFile;

class EventsXmlTest {
  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void eventsOfBuffersAreWrittenAsMatsimDoes() {
    Population population = smallPopulation();
    Fleet fleet = fleetOf(population);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EventsXmlWriter writer = EventsXmlWriter.to(bytes, population, fleet);
    EventBuffer events = new EventBuffer(2);
    events.ensureRoom(10);
    int car = population.modeTable().find("car");
    events.appendActivity(EventKind.ACTIVITY_END, 21600, 0, 0, 0, Facilities.NO_FACILITY, 1.5, -2);
    events.appendDeparture(21600, 0, 0, car, car);
    events.appendPersonAndVehicle(EventKind.PERSON_ENTERS_VEHICLE, 21600, 0, 0);
    events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, 21600, 0, 0, 0, car);
    events.appendVehicleOnLink(EventKind.LINK_LEAVE, 21601, 0, 0);
    events.appendTravelled(21700, 0, car, 195);
    events.appendMoney(21800, 0, MoneyPurpose.PARKING, EventBuffer.NONE, -5);
    events.appendPersonOnLink(EventKind.STUCK_AND_ABORT, 100000, 0, EventBuffer.NONE, -1);

    writer.accept(events);
    writer.finish();

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("""
            <?xml version="1.0" encoding="utf-8"?>
            <events version="1.0">
            \t<event time="21600.0" type="actend" person="Tý &amp; Sửu" link="a" x="1.5" y="-2.0" actType="home"  />
            \t<event time="21600.0" type="departure" person="Tý &amp; Sửu" link="a" legMode="car" computationalRoutingMode="car"  />
            \t<event time="21600.0" type="PersonEntersVehicle" person="Tý &amp; Sửu" vehicle="Tý &amp; Sửu"  />
            \t<event time="21600.0" type="vehicle enters traffic" person="Tý &amp; Sửu" link="a" vehicle="Tý &amp; Sửu" networkMode="car" relativePosition="1.0"  />
            \t<event time="21601.0" type="left link" link="a" vehicle="Tý &amp; Sửu"  />
            \t<event time="21700.0" type="travelled" person="Tý &amp; Sửu" distance="195.0" mode="car"  />
            \t<event time="21800.0" type="personMoney" person="Tý &amp; Sửu" amount="-5.0" purpose="parking"  />
            \t<event time="100000.0" type="stuckAndAbort" person="Tý &amp; Sửu"  />
            </events>
            """);
  }

  @Test
  void anUnfinishedFileLeavesNothingBehind() throws IOException {
    Population population = smallPopulation();
    Path file = folder.resolve("events.xml.gz");
    try (EventsXmlWriter writer = EventsXmlWriter.create(file, population, fleetOf(population))) {
      writer.write(new Event.PersonOnLink(1, EventKind.ARRIVAL, "p", "a", "car"));
      assertThat(file).doesNotExist();
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void recordedEventsAreWrittenBackLineByLine() throws IOException {
    Path root = SharedFolder.require("reference/matsim");
    List<Path> recorded;
    try (Stream<Path> files = Files.walk(root)) {
      recorded = files
          .filter(file -> file.getFileName().toString().matches("([0-9]+\\.)?events\\.xml(\\.gz)?"))
          .filter(file -> !file.toString().contains("siouxfalls"))
          .sorted()
          .toList();
    }
    assertThat(recorded).hasSizeGreaterThan(30);
    for (Path file : recorded) {
      assertThat(writtenBack(file)).as(file.toString()).isEqualTo(linesOf(file));
    }
    assertThat(problems.problems()).isEmpty();
  }

  private List<String> writtenBack(Path file) throws IOException {
    Population population = smallPopulation();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EventsXmlWriter writer = EventsXmlWriter.to(bytes, population, fleetOf(population));
    EventsXmlReader.read(file, problems, writer::write);
    writer.finish();
    return lines(new BufferedReader(new StringReader(bytes.toString(StandardCharsets.UTF_8))));
  }

  private static List<String> linesOf(Path file) throws IOException {
    try (BufferedReader reader = new BufferedReader(
        new InputStreamReader(CompressedFile.open(file), StandardCharsets.UTF_8))) {
      return lines(reader);
    }
  }

  private static List<String> lines(BufferedReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
    }
    return lines;
  }

  private static Population smallPopulation() {
    ModeTable modeTable = new ModeTable();
    NetworkBuilder builder = new NetworkBuilder(modeTable);
    long car = ModeTable.bit(modeTable.add("car"));
    builder.addNode("1", 0, 0);
    builder.addNode("2", 100, 0);
    builder.addLink("a", 0, 1, new LinkProperties(100, 10, 600, 1, car));
    Population population = new Population(builder.build(), new Facilities());
    population.addPerson("Tý & Sửu");
    population.activityTypes().add("home");
    return population;
  }

  private static Fleet fleetOf(Population population) {
    VehicleTypes types = new VehicleTypes();
    int type = types.add(VehicleType.ofMode("car", "car"));
    return Fleet.builder(types, population.personIds())
        .addMode(population.modeTable().find("car"), "car", type)
        .build();
  }
}
