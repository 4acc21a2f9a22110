package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.network.NetworkChanges.Kind;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.Severity;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.traffic.VehicleBehavior;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/** Plans that name a vehicle twice at once. Links take 10 s and one more each but the last. */
class SharedVehiclesTest {
  private static final String KIND = "vehicle-twice-at-once";

  /** A ring, so that vehicles can be brought back. */
  private static TextWorld ring(VehicleBehavior behavior) {
    return TextWorld.of("A -100m-> B -100m-> C -100m-> D -100m-> A")
        .rules(TrafficParameters.matsimDefaults().withVehicleBehavior(behavior))
        .times(0, 2000);
  }

  /** Anna drives her car from AB to CD, 22 s; ben wants it meanwhile on another link. */
  private static TextWorld ownerAndBorrower(
      VehicleBehavior behavior, double benDeparts, String benDrives) {
    TextWorld world = ring(behavior).drive("anna", 100, "AB BC CD");
    return drive(world, "ben", benDeparts, "anna", benDrives);
  }

  private static TextWorld drive(
      TextWorld world, String person, double departure, String vehicle, String path) {
    Leg leg = with(vehicle, world.carLeg(path));
    return world.person(
        person, Plan.of(List.of(at(world, leg, departure), end(world, leg)), List.of(leg)));
  }

  private static Leg with(String vehicle, Leg leg) {
    return leg.withRoute(((LinkPath) leg.route()).withVehicle(vehicle));
  }

  private static Activity at(TextWorld world, Leg leg, double endTime) {
    return start(world, leg).withEndTime(endTime);
  }

  private static Activity start(TextWorld world, Leg leg) {
    return Activity.at(
        world.population().activityTypes().add("any"), leg.route().startLink(), 0, 0);
  }

  private static Activity end(TextWorld world, Leg leg) {
    return Activity.at(
        world.population().activityTypes().add("any"), leg.route().endLink(), 0, 0);
  }

  private static List<Problem> check(TextWorld world) {
    return check(world, world.fleet());
  }

  private static List<Problem> check(TextWorld world, Fleet fleet) {
    ProblemLog problems = new ProblemLog();
    MobsimChecks.run(
        world.population(), fleet, world.parameters(), world.changes(), new BitSet(), problems);
    assertThat(problems.problems())
        .allSatisfy(problem -> assertThat(problem.kind()).isEqualTo(KIND));
    return problems.problems();
  }

  @Test
  void whoBorrowsAVehicleThatItsOwnerDrivesIsWarned() {
    List<Problem> problems = check(ownerAndBorrower(VehicleBehavior.TELEPORT, 105, "CD DA"));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(problems.get(0).message())
        .contains("vehicle \"anna\"")
        .contains("by person \"anna\" from 00:01:40 to 00:02:02")
        .contains("at 00:01:45 also by person \"ben\"")
        .contains("wait until it is free");
  }

  @Test
  void whoBorrowsItAfterwardsIsNot() {
    assertThat(check(ownerAndBorrower(VehicleBehavior.TELEPORT, 122, "CD DA"))).isEmpty();
    assertThat(check(ownerAndBorrower(VehicleBehavior.TELEPORT, 60, "CD DA AB")))
        .isEmpty();
  }

  /** Activities end before vehicles are parked, in each time step. */
  @ParameterizedTest
  @ValueSource(doubles = {121.1, 122})
  void whoSetsOutInTheSecondOfArrivalDoesNotFindIt(double benDeparts) {
    TextWorld world = ownerAndBorrower(VehicleBehavior.EXCEPTION, benDeparts, "CD DA");

    assertThat(check(world)).extracting(Problem::severity).containsExactly(Severity.ERROR);
    assertEndsEarly(world);
  }

  @ParameterizedTest
  @ValueSource(doubles = {122.1, 123})
  void whoSetsOutASecondLaterDoes(double benDeparts) {
    TextWorld world = ownerAndBorrower(VehicleBehavior.EXCEPTION, benDeparts, "CD DA");

    assertThat(check(world)).isEmpty();
    assertThat(world.run().summary().arrivalCount()).isEqualTo(2);
  }

  private static void assertEndsEarly(TextWorld world) {
    Mobsim mobsim =
        new Mobsim(world.population(), world.fleet(), world.parameters(), world.changes());
    assertThatThrownBy(() -> mobsim.run(1, 0, EventSink.NONE))
        .isInstanceOf(InvalidInputException.class);
  }

  /** At 20 m/s links take 5 s and one more. */
  @Test
  void speedsThatAreRaisedDuringTheDayCount() {
    TextWorld free = ownerAndBorrower(VehicleBehavior.EXCEPTION, 118, "CD DA")
        .change(50, "BC", Kind.FREE_SPEED, 20)
        .change(120, "BC", Kind.FREE_SPEED, 5);
    TextWorld atOnce = ownerAndBorrower(VehicleBehavior.EXCEPTION, 117, "CD DA")
        .change(50, "BC", Kind.FREE_SPEED, 20);

    assertThat(check(free)).isEmpty();
    assertThat(free.run().summary().arrivalCount()).isEqualTo(2);
    assertThat(check(atOnce)).extracting(Problem::severity).containsExactly(Severity.ERROR);
    assertEndsEarly(atOnce);
  }

  /** Cleo and dan want to leave CD although the vehicle comes there once, but may not come to it before the day ends. */
  @Test
  void whoMayNotSetOutBeforeTheEndStrandsNobodyForSure() {
    TextWorld world = ring(VehicleBehavior.EXCEPTION).drive("anna", 100, "AB BC CD");
    Leg walk = world.walkLeg("CD", "CD", 1900);
    Leg drive = with("anna", world.carLeg("CD DA"));
    drive(world, "ben", 130, "anna", "CD DA");
    for (String person : List.of("cleo", "dan")) {
      world.person(
          person,
          Plan.of(
              List.of(
                  at(world, drive, 60), start(world, drive).withMaxDuration(10), end(world, drive)),
              List.of(walk, drive)));
    }

    assertThat(check(world)).extracting(Problem::severity).containsOnly(Severity.WARNING);
  }

  @Test
  void whoWaitsWhereTheVehicleIsBroughtIsWarnedAndGoesOn() {
    TextWorld world = ownerAndBorrower(VehicleBehavior.WAIT, 105, "CD DA");

    List<Problem> problems = check(world);

    assertThat(problems).extracting(Problem::severity).containsExactly(Severity.WARNING);
    assertThat(problems.get(0).message()).contains("wait until it is brought");
    assertThat(world.run().summary().onTheWayCount()).isZero();
  }

  @Test
  void whoWaitsForEverIsToldSo() {
    TextWorld neverThere = ownerAndBorrower(VehicleBehavior.WAIT, 105, "BC CD");
    TextWorld tooFew = ownerAndBorrower(VehicleBehavior.WAIT, 105, "CD DA");
    drive(tooFew, "cleo", 300, "anna", "CD DA");

    assertThat(check(neverThere).get(0).message())
        .contains("leaves link \"BC\" more often than it comes there")
        .contains("wait there until the end of the day");
    assertThat(check(tooFew)).hasSize(1);
    assertThat(check(tooFew).get(0).message()).contains("leaves link \"CD\" more often");
    assertThat(neverThere.run().summary().onTheWayCount()).isEqualTo(1);
    assertThat(tooFew.run().summary().onTheWayCount()).isEqualTo(1);
  }

  @Test
  void twoWhoWaitForEachOtherAreToldSo() {
    TextWorld world = ring(VehicleBehavior.WAIT).drive("anna", 100, "AB BC CD");
    drive(world, "ben", 105, "anna", "BC CD DA");
    drive(world, "cleo", 400, "anna", "DA AB BC");

    List<Problem> problems = check(world);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message())
        .contains("leaves link \"BC\"", "until the end of the day");
    assertThat(world.run().summary().onTheWayCount()).isEqualTo(2);
  }

  @Test
  void anErrorWhereTheRunWouldEnd() {
    TextWorld world = ownerAndBorrower(VehicleBehavior.EXCEPTION, 105, "CD DA");

    assertThat(check(world)).extracting(Problem::severity).containsExactly(Severity.ERROR);
    assertEndsEarly(world);
  }

  @Test
  void aWarningWhereADelayMayPartThem() {
    TextWorld world = ring(VehicleBehavior.EXCEPTION);
    Leg walk = world.walkLeg("AB", "AB", 30);
    Leg drive = world.carLeg("AB BC CD");
    world.person(
        "anna",
        Plan.of(
            List.of(
                at(world, drive, 60), start(world, drive).withMaxDuration(10), end(world, drive)),
            List.of(walk, drive)));
    drive(world, "ben", 105, "anna", "CD DA");

    List<Problem> problems = check(world);

    assertThat(problems).extracting(Problem::severity).containsExactly(Severity.WARNING);
    assertThat(problems.get(0).message()).contains("\"anna\" from 00:01:40 to 00:02:02");
  }

  /** There and back with a stay of 60 s: away from 100 to 122 and from 182 to 204. */
  @Test
  void legsAfterStaysWithoutEndTimeCount() {
    TextWorld world = ring(VehicleBehavior.TELEPORT);
    Leg there = world.carLeg("AB BC CD");
    Leg back = world.carLeg("CD DA AB");
    world.person(
        "anna",
        Plan.of(
            List.of(
                at(world, there, 100), start(world, back).withMaxDuration(60), end(world, back)),
            List.of(there, back)));
    drive(world, "ben", 150, "anna", "CD");
    drive(world, "cleo", 190, "anna", "AB BC");

    List<Problem> problems = check(world);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message())
        .contains("\"anna\" from 00:03:02 to 00:03:24")
        .contains("at 00:03:10 also by person \"cleo\"");
  }

  @Test
  void aLongUseIsComparedWithAllThatBeginInIt() {
    TextWorld world = ring(VehicleBehavior.TELEPORT).drive("anna", 100, "AB BC CD DA AB");
    drive(world, "ben", 105, "anna", "AB BC");
    drive(world, "cleo", 125, "anna", "AB BC");
    drive(world, "dan", 144, "anna", "AB BC");

    List<Problem> problems = check(world);

    assertThat(problems).hasSize(2);
    assertThat(problems.get(0).message()).contains("by person \"anna\"", "by person \"ben\"");
    assertThat(problems.get(1).message()).contains("by person \"anna\"", "by person \"cleo\"");
  }

  /** Nobody's route names a vehicle: both persons have the same one. */
  @Test
  void aVehicleOfTwoPersonsIsSeenWithoutBeingNamed() {
    TextWorld world = ring(VehicleBehavior.TELEPORT)
        .drive("anna", 100, "AB BC CD")
        .drive("ben", 110, "AB BC CD")
        .drive("cleo", 110, "AB BC CD");
    VehicleTypes types = new VehicleTypes();
    int type = types.add(VehicleType.ofMode("car", "car"));
    Fleet.Builder fleet = Fleet.builder(types, world.population().personIds());
    int car = world.mode("car");
    int ofHousehold = fleet.addNamed("household", type);
    fleet.addMode(car, "car", type);
    fleet.setPersonVehicle(0, car, ofHousehold);
    fleet.setPersonVehicle(1, car, ofHousehold);

    List<Problem> problems = check(world, fleet.build());

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message()).contains("vehicle \"household\"", "\"anna\"", "\"ben\"");
  }

  @Test
  void whoNeverLeavesDrivesNothing() {
    TextWorld world = ring(VehicleBehavior.TELEPORT).drive("anna", 1990, "AB BC CD");
    Leg drive = with("anna", world.carLeg("AB BC"));
    world.person(
        "late", Plan.of(List.of(at(world, drive, 2005), end(world, drive)), List.of(drive)));

    assertThat(check(world)).isEmpty();
  }
}
