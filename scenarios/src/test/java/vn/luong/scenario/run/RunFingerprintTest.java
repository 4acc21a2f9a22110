package vn.luong.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.luong.scenario.checkpoint.Fingerprint;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.sim.fares.FareParameters;
import vn.luong.sim.fares.ParkingParameters;
import vn.luong.sim.fares.TollParameters;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.operations.OperationsParameters;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.ridership.CrowdingParameters;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.trips.JourneyOptions;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.trips.TransitRoutingParameters;

/**
 * The same scenario has the same fingerprint in every process, although Java draws the order of its unmodifiable maps and
 * sets anew in each.
 */
class RunFingerprintTest {
  private static final int PROCESSES = 4;

  private static final List<String> NAMES =
      List.of("bus", "metro", "tram", "rail", "ferry", "cable-car", "worker-bus", "school-bus");

  /** Prints the fingerprint of {@link #engine}. */
  static final class Printer {
    private Printer() {}

    public static void main(String[] arguments) {
      System.out.print(text());
    }
  }

  private static String text() {
    return JsonFile.text(fingerprint(0.001)) + JsonFile.text(Map.of("set", Set.copyOf(NAMES)));
  }

  private static SortedMap<String, String> fingerprint(double metroPerSecond) {
    SortedMap<String, String> values = new TreeMap<>();
    RunFingerprint.parameters(engine(metroPerSecond), values);
    return values;
  }

  /** Everything that is kept by name has several names. */
  private static EngineParameters engine(double metroPerSecond) {
    Map<String, TransitRoutingParameters.Aboard> aboard = new TreeMap<>();
    Map<String, JourneyOptions.DepartureRange> ranges = new TreeMap<>();
    Map<String, ModeParameters> modes = new TreeMap<>();
    Map<String, UtilityParameters> groups = new TreeMap<>();
    Map<String, FareParameters.Tariff> tariffs = new TreeMap<>();
    for (int mode = 0; mode < NAMES.size(); mode++) {
      String name = NAMES.get(mode);
      double cost = name.equals("metro") ? metroPerSecond : 0.002;
      aboard.put(name, new TransitRoutingParameters.Aboard(mode, cost));
      ranges.put(name, new JourneyOptions.DepartureRange(mode, 600, 1, 1, 300));
      modes.put(name, ModeParameters.ofTraveling(-mode));
      tariffs.put(name, new FareParameters.Tariff(mode, 0));
    }
    for (String group : List.of(ScoringParameters.OTHERS, "worker", "pupil", "truck")) {
      groups.put(group, UtilityParameters.standard(modes, Map.of()));
    }
    return new EngineParameters(
        MobsimParameters.of(TrafficParameters.matsimDefaults(), 1),
        OperationsParameters.of(2),
        TravelTimeParameters.STANDARD,
        true,
        1,
        new RoutingParameters(
            List.of(),
            List.of(),
            RoutingParameters.AccessEgress.NONE,
            0,
            0,
            EndTimeRule.EARLIER_OF_BOTH,
            0),
        new TransitRoutingParameters(
                2, 1, aboard, 0, WalkParameters.of(1, 1.3), 0.001, 0.001, 0.002, 0.1)
            .withOptions(new JourneyOptions(List.of(), true, false, ranges)),
        new ScoringParameters(1, ScoringParameters.NEVER, false, true, Set.copyOf(NAMES), groups),
        ReplanningParameters.of(),
        new PassengerParameters(
            CrowdingParameters.STANDARD,
            new FareParameters(new FareParameters.Tariff(6, 0), tariffs, tariffs, 3600, 30, 5),
            new ParkingParameters(List.of(), Set.copyOf(NAMES)),
            new TollParameters(List.of(new TollParameters.Toll(
                "bridge",
                Set.copyOf(NAMES),
                Set.of("l1", "l2", "l3"),
                List.of(new TollParameters.Rate(0, 3600, 1)))))));
  }

  @Test
  void isTheSameInEveryProcess() throws IOException, InterruptedException {
    String here = text();
    List<Process> processes = new ArrayList<>();
    for (int number = 0; number < PROCESSES; number++) {
      processes.add(new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx64m",
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-cp",
              System.getProperty("java.class.path"),
              Printer.class.getName())
          .redirectErrorStream(true)
          .start());
    }
    for (Process process : processes) {
      String there = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(there).isZero();
      assertThat(there).isEqualTo(here);
    }
  }

  @Test
  void aDifferenceIsNamedByItsField() {
    Fingerprint before = new Fingerprint(fingerprint(0.001));
    Fingerprint after = new Fingerprint(fingerprint(0.0015));

    assertThat(before.differencesTo(after, "run")).singleElement().satisfies(problem -> {
      assertThat(problem.subject()).isEqualTo("transit routing aboard metro ridingPerSecond");
      assertThat(problem.found()).isEqualTo("is now 0.0015");
      assertThat(problem.expected()).endsWith("began with 0.001");
    });
  }

  @Test
  void everythingOfTheEngineIsInIt() {
    assertThat(fingerprint(0.001))
        .containsKeys(
            "mobsim traffic flowCapacityFactor",
            "transit routing options ranges ferry laterSeconds",
            "scoring groups (others) performingPerSecond",
            "scoring waitsAsForPt",
            "fares ofLine tram base",
            "crowding learningRate")
        .containsEntry(
            "scoring transitModes",
            "[\"bus\",\"cable-car\",\"ferry\",\"metro\",\"rail\",\"school-bus\",\"tram\","
                + "\"worker-bus\"]");
  }
}
