package vn.luong.sim.matsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.TextRoute;
import vn.luong.sim.population.TransitLegRoutes;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.transit.TransitSchedule;

/** The routes that MATSim's transit router found are understood and written back the same. */
class RecordedTransitRoutesTest {
  private final ProblemLog problems = new ProblemLog();

  @Test
  void recordedTransitRoutesAreResolvedAndWrittenBack() {
    Path root = SharedFolder.require("reference/matsim");
    for (String micro : new String[] {"06a-bus-serial-denied", "06b-bus-parallel-blocking"}) {
      Path folder = root.resolve("micro").resolve(micro);
      assertThat(check(folder, "network.xml", folder.resolve("plans_routed.xml")))
          .isEqualTo(11);
    }
    Path metro = root.resolve("micro/10-metro-transfer");
    assertThat(check(metro, "network.xml", metro.resolve("plans_routed.xml"))).isEqualTo(12);
    assertThat(check(root, "pt-simple", "network.xml")).isEqualTo(1);
    assertThat(check(root, "pt-tutorial", "multimodalnetwork.xml")).isEqualTo(2416);
    assertThat(check(root, "siouxfalls-10pct", "network.xml")).isEqualTo(7168);
  }

  private int check(Path root, String scenario, String networkFile) {
    Path folder = root.resolve(scenario);
    return check(
        folder.resolve("input"), networkFile, folder.resolve("output/output_plans.xml.gz"));
  }

  /** Says how many routes of transit legs there are. */
  private int check(Path input, String networkFile, Path plans) {
    Network network = NetworkXmlReader.read(input.resolve(networkFile), new ModeTable(), problems);
    Path facilitiesFile = input.resolve("facilities.xml.gz");
    Facilities facilities = Files.exists(facilitiesFile)
        ? FacilitiesXmlReader.read(facilitiesFile, network, problems)
        : new Facilities();
    Path schedule = input.resolve("transitSchedule.xml");
    TransitSchedule timetable = TransitScheduleXmlReader.read(
        Files.exists(schedule) ? schedule : input.resolve("transitschedule.xml"),
        network,
        problems);
    Population population = new Population(network, facilities);
    PopulationXmlReader.read(plans, population, problems);
    TransitLegRoutes routes = new TransitLegRoutes(timetable, plans.toString(), problems);
    int count = 0;
    for (int plan = 0; plan < population.plans().planCount(); plan++) {
      for (Leg leg : population.plans().plan(plan).legs()) {
        if (leg.route() instanceof TextRoute text) {
          count++;
          assertThat(routes
                  .find(text, "plan " + plan)
                  .map(route -> route
                      .toText(timetable)
                      .toRoute(
                          text.startLink(),
                          text.endLink(),
                          text.travelTimeSeconds(),
                          text.distanceMeters())))
              .contains(text);
        }
      }
    }
    assertThat(problems.problems()).isEmpty();
    return count;
  }
}
