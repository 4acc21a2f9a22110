package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.events.Event;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventChecksum;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.matsim.EventsXmlReader;
import vn.luong.sim.matsim.EventsXmlWriter;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.units.SimTime;

/** Whole MATSim scenarios, iteration 0 with the recorded plans: link volumes by hour and time on links. */
class MatsimScenarioTest {
  /** Largest difference of the time on links where draws hardly matter. */
  private static final double SAME = 0.005;

  private static final double WITH_RANDOM_MERGES = 0.01;

  @TempDir
  Path results;

  @Test
  void equilHasTheVolumesAndTimesOfTheRealQSim() {
    compare("equil", "config.xml", "network.xml", "output/0.plans.xml.gz", SAME);
  }

  @Test
  void equilWithBicyclesHasTheVolumesAndTimesOfTheRealQSim() {
    compare(
        "equil-mixedTraffic",
        "config-with-mode-vehicles.xml",
        "network.xml",
        "output/0.plans.xml.gz",
        SAME);
  }

  @Test
  void gridOfTenThousandTripsHasTheVolumesAndTimesOfTheRealQSim() {
    MobsimSummary summary =
        compare("grid-10k", "config.xml", "network.xml.gz", "input/plans.xml.gz", SAME);

    assertThat(summary.eventCount()).isEqualTo(1_305_454);
    assertThat(summary.endTime()).isEqualTo(46_625);
  }

  /** The plans' own routes are driven; the capacities are those that the recording run was given on its command line. */
  @Test
  void berlinHasTheVolumesAndTimesOfTheRealQSim() {
    Path folder = SharedFolder.require("reference/matsim/berlin-1pct");
    ReferenceScenario scenario = ReferenceScenario.read(
        folder.resolve("input/config.xml"),
        folder.resolve("input/network.xml.gz"),
        folder.resolve("input/plans_hwh_1pct.xml.gz"));

    MobsimSummary summary = compare(
        scenario.withTraffic(scenario.parameters().traffic().withFactors(0.02, 0.06)),
        folder,
        WITH_RANDOM_MERGES,
        null);

    assertThat((double) summary.eventCount()).isCloseTo(1_645_689, within(0.005 * 1_645_689));
  }

  /** Cars and buses on the same roads, passengers at the stops. */
  @Test
  void siouxFallsHasTheVolumesTimesAndBoardingsOfTheRealQSim() {
    Path folder = SharedFolder.require("reference/matsim/siouxfalls-10pct");
    ReferenceScenario scenario = siouxFalls(folder);
    BoardingCounter ours = new BoardingCounter();
    BoardingCounter recorded = new BoardingCounter();
    Path events = results.resolve("events.xml.gz");

    MobsimSummary summary = compare(scenario, folder, WITH_RANDOM_MERGES, events);

    EventsXmlReader.read(events, new ProblemLog(), ours);
    EventsXmlReader.read(folder.resolve("output/0.events.xml.gz"), new ProblemLog(), recorded);
    assertThat(ours.total()).isCloseTo(recorded.total(), within(0.01 * recorded.total()));
    assertThat(ours.differenceTo(recorded)).isLessThan(0.01 * recorded.total());
    assertThat(summary.abortedCount()).isZero();
    assertThat(summary.onTheWayCount()).isCloseTo(35, within(5L));
  }

  /** Half a day is enough: buses, queues behind them, passengers who miss them. */
  @Test
  void siouxFallsHasTheSameEventsForAnyNumberOfThreads() {
    Path folder = SharedFolder.require("reference/matsim/siouxfalls-10pct");
    ReferenceScenario scenario = siouxFalls(folder);

    String alone = checksumOfMorning(scenario, 1);

    assertThat(checksumOfMorning(scenario, 2)).isEqualTo(alone);
    assertThat(checksumOfMorning(scenario, 3)).isEqualTo(alone);
  }

  private static ReferenceScenario siouxFalls(Path folder) {
    return ReferenceScenario.read(
        folder.resolve("input/config.xml"),
        folder.resolve("input/network.xml"),
        folder.resolve("output/0.plans.xml.gz"));
  }

  private static String checksumOfMorning(ReferenceScenario scenario, int threads) {
    EventChecksum checksum = new EventChecksum();
    MobsimParameters parameters =
        scenario.parameters().withTimes(SimTime.UNDEFINED, 9 * 3600).withThreads(threads);
    scenario.with(parameters).mobsim().run(4711, 0, checksum);
    return checksum.text();
  }

  /** Passengers who get in, by line and stop. */
  private static final class BoardingCounter implements Consumer<Event> {
    private final Map<String, String> lineOfVehicle = new HashMap<>();
    private final Map<String, String> stopOfVehicle = new HashMap<>();
    private final Map<String, Integer> boardings = new TreeMap<>();

    @Override
    public void accept(Event event) {
      if (event instanceof Event.TransitDriverStarts start) {
        lineOfVehicle.put(start.vehicle(), start.line());
      } else if (event instanceof Event.VehicleAtStop visit
          && event.kind() == EventKind.VEHICLE_ARRIVES_AT_STOP) {
        stopOfVehicle.put(visit.vehicle(), visit.stop());
      } else if (event instanceof Event.PersonAndVehicle entry
          && event.kind() == EventKind.PERSON_ENTERS_VEHICLE
          && !entry.person().startsWith("pt_")
          && lineOfVehicle.containsKey(entry.vehicle())) {
        String place =
            lineOfVehicle.get(entry.vehicle()) + " " + stopOfVehicle.get(entry.vehicle());
        boardings.merge(place, 1, Integer::sum);
      }
    }

    double total() {
      return boardings.values().stream().mapToInt(Integer::intValue).sum();
    }

    double differenceTo(BoardingCounter other) {
      Set<String> places = new TreeSet<>(boardings.keySet());
      places.addAll(other.boardings.keySet());
      return places.stream()
          .mapToInt(place ->
              Math.abs(boardings.getOrDefault(place, 0) - other.boardings.getOrDefault(place, 0)))
          .sum();
    }
  }

  private static MobsimSummary compare(
      String name, String config, String network, String plans, double tolerance) {
    Path folder = SharedFolder.require("reference/matsim/" + name);
    ReferenceScenario scenario = ReferenceScenario.read(
        folder.resolve("input").resolve(config),
        folder.resolve("input").resolve(network),
        folder.resolve(plans));
    return compare(scenario, folder, tolerance, null);
  }

  /** Compares volumes and times with what is recorded in a folder; keeps the events if there is a place for them. */
  private static MobsimSummary compare(
      ReferenceScenario scenario, Path folder, double tolerance, Path events) {
    Recorder recorder = new Recorder(scenario);

    MobsimSummary summary;
    if (events == null) {
      summary = scenario.mobsim().run(4711, 0, recorder);
    } else {
      try (EventsXmlWriter writer =
          EventsXmlWriter.create(events, scenario.population(), scenario.transit())) {
        summary = scenario.mobsim().run(4711, 0, batch -> {
          recorder.accept(batch);
          writer.accept(batch);
        });
        writer.finish();
      }
    }

    Map<String, double[]> recorded = readVolumes(folder.resolve("output/0.linkvolumes.csv.gz"));
    assertThat(correlation(recorder.volumes, recorded)).isGreaterThanOrEqualTo(0.999);
    double seconds =
        recorder.volumes.values().stream().mapToDouble(cell -> cell[1]).sum();
    double recordedSeconds =
        recorded.values().stream().mapToDouble(cell -> cell[1]).sum();
    assertThat(seconds).isCloseTo(recordedSeconds, within(tolerance * recordedSeconds));
    return summary;
  }

  /** Vehicles and vehicle seconds by link and hour of entry; the last link of a trip does not count. */
  private static final class Recorder implements EventSink {
    private final ReferenceScenario scenario;
    private final Map<String, double[]> volumes = new TreeMap<>();
    private final Map<Integer, Integer> enterTime = new HashMap<>();

    Recorder(ReferenceScenario scenario) {
      this.scenario = scenario;
    }

    @Override
    public void accept(EventBuffer events) {
      for (int row = 0; row < events.size(); row++) {
        int vehicle = events.vehicle(row);
        EventKind kind = events.kind(row);
        if (kind == EventKind.LINK_ENTER) {
          enterTime.put(vehicle, events.time(row));
        } else if (kind == EventKind.LINK_LEAVE && enterTime.containsKey(vehicle)) {
          int entered = enterTime.remove(vehicle);
          String link = scenario.population().network().linkId(events.link(row));
          double[] cell =
              volumes.computeIfAbsent(link + " " + entered / 3600, key -> new double[2]);
          cell[0]++;
          cell[1] += events.time(row) - entered;
        } else if (kind == EventKind.VEHICLE_LEAVES_TRAFFIC) {
          enterTime.remove(vehicle);
        }
      }
    }
  }

  private static double correlation(Map<String, double[]> ours, Map<String, double[]> theirs) {
    Map<String, double[]> both = new TreeMap<>(ours);
    both.putAll(theirs);
    double[] left =
        both.keySet().stream().mapToDouble(key -> vehicles(ours, key)).toArray();
    double[] right =
        both.keySet().stream().mapToDouble(key -> vehicles(theirs, key)).toArray();
    return new PearsonsCorrelation().correlation(left, right);
  }

  private static double vehicles(Map<String, double[]> volumes, String key) {
    return volumes.containsKey(key) ? volumes.get(key)[0] : 0;
  }

  private static Map<String, double[]> readVolumes(Path file) {
    Map<String, double[]> volumes = new TreeMap<>();
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      reader.lines().skip(1).forEach(line -> {
        String[] cells = line.split("[;,]");
        double vehicles = Double.parseDouble(cells[2]);
        volumes.put(
            cells[0] + " " + cells[1],
            new double[] {vehicles, vehicles * Double.parseDouble(cells[3])});
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return volumes;
  }
}
