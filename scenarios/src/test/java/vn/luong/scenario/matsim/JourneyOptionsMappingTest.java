package vn.luong.scenario.matsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.trips.AccessWay;
import vn.luong.sim.trips.JourneyOptions;

/** From {@code swissRailRaptor} to what travellers may do. */
class JourneyOptionsMappingTest {
  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();
  private final ModeTable modes = new ModeTable();

  private JourneyOptions options(String raptor) throws IOException {
    Path file =
        Files.writeString(folder.resolve("config.xml"), """
        <?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE config SYSTEM "http://www.matsim.org/files/dtd/config_v2.dtd">
        <config><module name="transit"><param name="useTransit" value="true"/>
        <param name="transitModes" value="pt,rail"/></module>
        <module name="swissRailRaptor">
        """ + raptor + "</module></config>");
    MatsimConfig config = MatsimScenarioReader.readConfig(file, List.of(), false, problems);
    return problems.hasErrors()
        ? null
        : EngineMapping.of(config, modes, 1).transitRouting().options();
  }

  @Test
  void withoutFlagsPeopleWalkToStops() throws IOException {
    JourneyOptions options = options("""
        <parameterset type="intermodalAccessEgress"><param name="mode" value="bike"/></parameterset>
        <parameterset type="rangeQuerySettings"/><parameterset type="modeMapping"/>
        """);

    assertThat(problems.problems()).isEmpty();
    assertThat(options).isEqualTo(JourneyOptions.NONE);
  }

  @Test
  void accessWaysAreThoseOfTheParametersets() throws IOException {
    JourneyOptions options = options("""
        <param name="useIntermodalAccessEgress" value="true"/>
        <parameterset type="intermodalAccessEgress">
        <param name="mode" value="walk"/><param name="maxRadius" value="1500"/>
        <param name="initialSearchRadius" value="1000"/></parameterset>
        <parameterset type="intermodalAccessEgress">
        <param name="mode" value="bike"/><param name="maxRadius" value="5000"/>
        <param name="initialSearchRadius" value="2000"/><param name="searchExtensionRadius" value="700"/>
        <param name="shareTripSearchRadius" value="0.3"/>
        <param name="linkIdAttribute" value="bikeLink"/>
        <param name="personFilterAttribute" value="hasBike"/><param name="personFilterValue" value="true"/>
        <param name="stopFilterAttribute" value="bikeAccess"/><param name="stopFilterValue" value="yes"/>
        </parameterset>
        """);

    assertThat(problems.problems()).isEmpty();
    assertThat(options.walksToStops()).isFalse();
    // The standard of scoring: 6 per hour of performing, −6 per hour on the way.
    AccessWay.Cost cost = AccessWay.Cost.ofTime(12 / 3600.0);
    assertThat(options.accessWays())
        .containsExactly(
            new AccessWay(
                modes.find("walk"),
                new AccessWay.StopSearch(
                    1000,
                    200,
                    1500,
                    Double.POSITIVE_INFINITY,
                    AccessWay.ANY_NUMBER,
                    null,
                    null,
                    null),
                AccessWay.PersonFilter.EVERYBODY,
                cost,
                false),
            new AccessWay(
                modes.find("bike"),
                new AccessWay.StopSearch(
                    2000, 700, 5000, 0.3, AccessWay.ANY_NUMBER, "bikeAccess", "yes", "bikeLink"),
                new AccessWay.PersonFilter("hasBike", "true", true),
                cost,
                false));
  }

  @Test
  void rangesAndSelectorsAreBySubpopulation() throws IOException {
    JourneyOptions options = options("""
        <param name="useRangeQuery" value="true"/>
        <parameterset type="rangeQuerySettings"><param name="maxEarlierDeparture_sec" value="100"/></parameterset>
        <parameterset type="routeSelector"><param name="subpopulations" value="old,young"/>
        <param name="betaTransferCount" value="900"/></parameterset>
        """);

    assertThat(problems.problems()).isEmpty();
    JourneyOptions.DepartureRange patient = new JourneyOptions.DepartureRange(100, 900, 1, 1, 900);
    assertThat(options.ranges())
        .containsOnlyKeys("old", "young", JourneyOptions.OTHERS)
        .containsEntry("old", patient)
        .containsEntry("young", patient)
        .containsEntry(
            JourneyOptions.OTHERS, new JourneyOptions.DepartureRange(100, 900, 1, 1, 300));
  }

  @Test
  void whatIsMissingOrCannotBeRoutedIsTold() throws IOException {
    options("""
        <param name="useIntermodalAccessEgress" value="true"/>
        <param name="useModeMappingForPassengers" value="true"/>
        <param name="intermodalLegOnlyHandling" value="allow"/>
        <parameterset type="intermodalAccessEgress"><param name="mode" value="hovercraft"/>
        <param name="maxRadius" value="-5"/><param name="stopFilterAttribute" value="bikeAccess"/>
        </parameterset>
        """);

    assertThat(problems.problems())
        .extracting(Problem::kind)
        .containsExactlyInAnyOrder(
            "unsupported-parameter",
            "missing-parameter",
            "missing-parameter",
            "bad-value",
            "bad-value",
            "missing-set");
  }
}
