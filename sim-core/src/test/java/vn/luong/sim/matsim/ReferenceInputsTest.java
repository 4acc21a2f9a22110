package vn.luong.sim.matsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.matsim.config.ConfigXmlReader;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.vehicles.VehicleTypes;

/** Every reference input is read without a problem. */
class ReferenceInputsTest {
  private final ProblemLog problems = new ProblemLog();

  @Test
  void wholeScenariosAreReadWithoutProblems() {
    checkPlans("equil", "network.xml", "plans100.xml", 100);
    checkPlans("equil-mixedTraffic", "network.xml", "plans100.xml", 10);
    checkPlans("berlin-1pct", "network.xml.gz", "plans_hwh_1pct.xml.gz", 15_931);
    checkPlans("grid-10k", "network.xml.gz", "plans.xml.gz", 10_000);
    checkPlans("pt-tutorial", "multimodalnetwork.xml", "population.xml", 900);
    checkPlans("pt-simple", "network.xml", "population.xml", 1);
  }

  @Test
  void siouxFallsIsReadWithItsFacilities() {
    Path input = SharedFolder.require("reference/matsim/siouxfalls-10pct/input");
    Network network =
        NetworkXmlReader.read(input.resolve("network.xml"), new ModeTable(), problems);
    Facilities facilities =
        FacilitiesXmlReader.read(input.resolve("facilities.xml.gz"), network, problems);
    Population population = new Population(network, facilities);
    PopulationXmlReader.read(input.resolve("plans.xml.gz"), population, problems);
    VehiclesXmlReader.read(input.resolve("transitVehicles.xml"), new VehicleTypes(), problems);

    assertThat(problems.problems()).isEmpty();
    assertThat(population.personCount()).isEqualTo(8400);
    int plan = population.plans().firstPlan(0);
    assertThat(population.plans().plan(plan).activities().get(0).facility()).isNotNegative();
  }

  @Test
  void microCasesAreReadWithoutProblems() throws IOException {
    Path micro = SharedFolder.require("reference/matsim/micro");
    List<Path> folders;
    try (Stream<Path> entries = Files.list(micro)) {
      folders = entries.filter(Files::isDirectory).sorted().toList();
    }
    for (Path folder : folders) {
      Network network =
          NetworkXmlReader.read(folder.resolve("network.xml"), new ModeTable(), problems);
      for (String plans : List.of("plans.xml", "plans_routed.xml")) {
        Population population = new Population(network, new Facilities());
        PopulationXmlReader.read(folder.resolve(plans), population, problems);
        assertThat(population.personCount()).isPositive();
      }
      for (String vehicles : List.of("vehicles.xml", "transitVehicles.xml")) {
        if (Files.exists(folder.resolve(vehicles))) {
          VehiclesXmlReader.read(folder.resolve(vehicles), new VehicleTypes(), problems);
        }
      }
      Path changes = folder.resolve("networkChangeEvents.xml");
      if (Files.exists(changes)) {
        NetworkChanges read = NetworkChangeEventsXmlReader.read(changes, network, problems);
        assertThat(read.size()).isEqualTo(7);
      }
      MatsimConfig config = ConfigXmlReader.read(folder.resolve("config.xml"), problems);
      assertThat(config.modules()).isNotEmpty();
    }

    assertThat(problems.problems()).isEmpty();
  }

  private void checkPlans(String scenario, String networkFile, String plansFile, int persons) {
    Path input = SharedFolder.require("reference/matsim/" + scenario + "/input");
    Network network = NetworkXmlReader.read(input.resolve(networkFile), new ModeTable(), problems);
    Population population = new Population(network, new Facilities());
    PopulationXmlReader.read(input.resolve(plansFile), population, problems);

    assertThat(problems.problems()).as(scenario).isEmpty();
    assertThat(population.personCount()).as(scenario).isEqualTo(persons);
    assertThat(population.plans().planCount()).as(scenario).isEqualTo(persons);
  }
}
