package vn.luong.sim.trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.matsim.FacilitiesXmlReader;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.matsim.PopulationXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/** Are the plans that MATSim recorded after its first routing the ones that ours makes of the same input? */
class RecordedRoutesTest {
  private static final Path NO_FACILITIES = null;

  /** A scenario's input, and the same persons with the plans MATSim made of them. */
  private record World(Population population, Population recorded, int car, int walk, int pt) {}

  @Test
  void freeSpeedRoutesOfTheGridAreTheRecordedOnes() {
    Path folder = SharedFolder.require("reference/matsim/micro/17-router-grid");
    World world = read(
        folder.resolve("network.xml"),
        NO_FACILITIES,
        folder.resolve("plans.xml"),
        folder.resolve("plans_routed.xml"));

    prepare(world, LinkCost.Weights.TIME, RoutingParameters.AccessEgress.WALK_TO_LINK);

    assertThat(countOfEqualPaths(world, LinkCost.Weights.TIME)).isEqualTo(24);
    assertThat(assertTimesAndDistances(world)).isZero();
  }

  @Test
  void walksToAndFromTheCarAreTheRecordedOnes() {
    Path folder = SharedFolder.require("reference/matsim/micro/11-car-access-egress-walk");
    World world = read(
        folder.resolve("network.xml"),
        NO_FACILITIES,
        folder.resolve("plans.xml"),
        folder.resolve("plans_routed.xml"));

    prepare(world, LinkCost.Weights.TIME, RoutingParameters.AccessEgress.WALK_TO_LINK);

    assertThat(countOfEqualPaths(world, LinkCost.Weights.TIME)).isEqualTo(8);
    assertThat(assertTimesAndDistances(world)).isZero();
  }

  @Test
  void routesOfSiouxFallsCostWhatTheRecordedOnesCost() {
    Path folder = SharedFolder.require("reference/matsim/siouxfalls-10pct");
    World world = read(
        folder.resolve("input/network.xml"),
        folder.resolve("input/facilities.xml.gz"),
        folder.resolve("input/plans.xml.gz"),
        folder.resolve("output/0.plans.xml.gz"));
    LinkCost.Weights weights = LinkCost.Weights.ofUtilities(0.96, 0.0, 0.0, -0.0004, 0.062);

    prepare(world, weights, RoutingParameters.AccessEgress.NONE);

    assertThat(countOfEqualPaths(world, weights)).isEqualTo(14960);
    // MATSim's table gives the exact free travel time when a bin is asked for the first time, and
    // whole milliseconds
    // from then on, so a few sums lie on the other side of a second.
    assertThat(assertTimesAndDistances(world)).isLessThanOrEqualTo(10);
  }

  private static World read(Path networkFile, Path facilitiesFile, Path plans, Path recordedPlans) {
    ProblemLog problems = new ProblemLog();
    ModeTable modes = new ModeTable();
    int car = modes.add("car");
    int walk = modes.add("walk");
    int pt = modes.add("pt");
    Network network = NetworkXmlReader.read(networkFile, modes, problems);
    Population population = new Population(network, facilities(facilitiesFile, network));
    PopulationXmlReader.read(plans, population, problems);
    Population recorded = new Population(network, facilities(facilitiesFile, network));
    PopulationXmlReader.read(recordedPlans, recorded, problems);
    problems.throwIfErrors();
    return new World(population, recorded, car, walk, pt);
  }

  private static Facilities facilities(Path file, Network network) {
    return file == NO_FACILITIES || !Files.exists(file)
        ? new Facilities()
        : FacilitiesXmlReader.read(file, network, new ProblemLog());
  }

  private static void prepare(
      World world, LinkCost.Weights weights, RoutingParameters.AccessEgress accessEgress) {
    RoutingParameters parameters = new RoutingParameters(
        List.of(new RoutingParameters.NetworkMode(world.car, weights)),
        List.of(
            RoutingParameters.TeleportedMode.ofSpeed(world.walk, 3 / 3.6, 1.3),
            RoutingParameters.TeleportedMode.ofFreeSpeed(world.pt, 2, 1.3)),
        accessEgress,
        world.walk,
        world.car,
        EndTimeRule.END_TIME_THEN_DURATION,
        0);
    VehicleTypes types = new VehicleTypes();
    int type = types.add(VehicleType.ofMode("car", "car"));
    Fleet fleet = Fleet.builder(types, world.population.personIds())
        .addMode(world.car, "car", type)
        .build();
    ProblemLog problems = new ProblemLog();
    PlanPreparation.run(new TripRouting(world.population, fleet, parameters), 2, 4711, problems);
    assertThat(problems.problems()).isEmpty();
  }

  /** Compares the paths of all car legs: their costs must be equal; returns how many are the same links. */
  private static int countOfEqualPaths(World world, LinkCost.Weights weights) {
    int equalCount = 0;
    Network network = world.population.network();
    for (int person = 0; person < world.population.personCount(); person++) {
      Plan ours = selected(world.population, person);
      Plan theirs = recordedOf(world, person);
      for (int ordinal = 0; ordinal < theirs.legs().size(); ordinal++) {
        if (theirs.legs().get(ordinal).mode() != world.car) {
          continue;
        }
        LinkPath our = (LinkPath) ours.legs().get(ordinal).route();
        LinkPath their = (LinkPath) theirs.legs().get(ordinal).route();
        String place = "person " + world.population.personId(person) + ", leg " + ordinal;
        assertThat(our.startLink()).as(place).isEqualTo(their.startLink());
        assertThat(our.endLink()).as(place).isEqualTo(their.endLink());
        assertThat(freeCost(network, our, weights))
            .as(place)
            .isCloseTo(freeCost(network, their, weights), within(1e-6));
        equalCount += Arrays.equals(our.toArray(), their.toArray()) ? 1 : 0;
      }
    }
    return equalCount;
  }

  private static double freeCost(Network network, LinkPath path, LinkCost.Weights weights) {
    double cost = 0;
    for (int position = 1; position < path.linkCount() - 1; position++) {
      int link = path.link(position);
      cost += weights.perSecond() * network.freeTravelTimeSeconds(link)
          + weights.perMeter() * network.lengthMeters(link);
    }
    return cost;
  }

  /**
   * Compares legs and interactions of all trips but those by public transport; files have whole seconds. Returns how
   * many legs have a travel time that is one second off.
   */
  private static int assertTimesAndDistances(World world) {
    int offCount = 0;
    for (int person = 0; person < world.population.personCount(); person++) {
      Plan ours = selected(world.population, person);
      Plan theirs = recordedOf(world, person);
      if (theirs.legs().stream().anyMatch(leg -> leg.routingMode() == world.pt)) {
        continue;
      }
      String place = "person " + world.population.personId(person);
      assertThat(ours.activities()).as(place).hasSameSizeAs(theirs.activities());
      for (int ordinal = 0; ordinal < theirs.legs().size(); ordinal++) {
        Leg our = ours.legs().get(ordinal);
        Leg their = theirs.legs().get(ordinal);
        assertThat(our.mode()).as(place).isEqualTo(their.mode());
        assertThat(our.routingMode()).as(place).isEqualTo(their.routingMode());
        assertThat(our.departureTime()).as(place).isEqualTo(their.departureTime());
        double off = Math.floor(our.travelTimeSeconds()) - their.travelTimeSeconds();
        assertThat(Math.abs(off)).as(place).isLessThanOrEqualTo(1);
        assertThat(Math.floor(our.route().travelTimeSeconds()) - off)
            .as(place)
            .isEqualTo(their.route().travelTimeSeconds());
        offCount += off == 0 ? 0 : 1;
        assertThat(our.route().distanceMeters())
            .as(place)
            .isCloseTo(their.route().distanceMeters(), within(1e-6));
        assertThat(our.route().startLink()).as(place).isEqualTo(their.route().startLink());
        assertThat(our.route().endLink()).as(place).isEqualTo(their.route().endLink());
        Activity ourActivity = ours.activities().get(ordinal);
        Activity theirActivity = theirs.activities().get(ordinal);
        assertThat(new double[] {ourActivity.x(), ourActivity.y()})
            .as(place)
            .containsExactly(theirActivity.x(), theirActivity.y());
        assertThat(ourActivity.maxDurationSeconds())
            .as(place)
            .isEqualTo(theirActivity.maxDurationSeconds());
      }
    }
    return offCount;
  }

  private static Plan selected(Population population, int person) {
    return population.plans().plan(population.plans().selectedPlan(person));
  }

  private static Plan recordedOf(World world, int person) {
    int same = world.recorded.personIds().find(world.population.personId(person));
    return selected(world.recorded, same);
  }
}
