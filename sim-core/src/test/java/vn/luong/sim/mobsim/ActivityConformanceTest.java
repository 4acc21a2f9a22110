package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Plan;

/** When activities and teleported legs begin and end; expected times are worked out by hand. */
class ActivityConformanceTest {

  @Test
  void eventsOfATripComeInTheirOrder() {
    TextWorld world =
        TextWorld.of("A -100m-> B -100m-> C").drive("anna", 5, "AB BC").run();

    assertThat(world.events())
        .containsExactly(
            "5 actend anna",
            "5 departure anna",
            "5 PersonEntersVehicle anna",
            "5 vehicle enters traffic anna",
            "6 left link AB anna",
            "6 entered link BC anna",
            "16 vehicle leaves traffic anna",
            "16 PersonLeavesVehicle anna",
            "16 arrival anna",
            "16 actstart anna");
  }

  @Test
  void simultaneousDeparturesAndArrivalsComeInDescendingOrderOfIds() {
    TextWorld world = TextWorld.of("A -100m-> B")
        .walk("a1", 5, "AB", "AB", 10)
        .walk("b", 5, "AB", "AB", 10)
        .walk("a10", 5, "AB", "AB", 10)
        .run();

    assertThat(world.events().stream().filter(line -> line.contains("departure")))
        .containsExactly("5 departure b", "5 departure a10", "5 departure a1");
    assertThat(world.events().stream().filter(line -> line.contains("arrival")))
        .containsExactly("15 arrival b", "15 arrival a10", "15 arrival a1");
  }

  @Test
  void fractionalTimesCountAtTheNextSecond() {
    TextWorld world =
        TextWorld.of("A -100m-> B").walk("anna", 5.25, "AB", "AB", 10.5).run();

    assertThat(world.timeOf("departure anna")).isEqualTo(6);
    assertThat(world.timeOf("arrival anna")).isEqualTo(17);
  }

  @Test
  void earlierFractionDepartsFirst() {
    TextWorld world = TextWorld.of("A -100m-> B")
        .walk("b", 5.5, "AB", "AB", 10)
        .walk("a", 5.25, "AB", "AB", 10)
        .run();

    assertThat(world.events().stream().filter(line -> line.contains("departure")))
        .containsExactly("6 departure a", "6 departure b");
  }

  @Test
  void teleportWithoutTravelTimeArrivesInTheSameSecond() {
    TextWorld world = TextWorld.of("A -100m-> B").walk("anna", 5, "AB", "AB", 0).run();

    assertThat(world.timeOf("arrival anna")).isEqualTo(5);
  }

  @Test
  void whoWalksOnInNoTimeArrivesInTheOrderOfTimesAndIdsToo() {
    TextWorld world = TextWorld.of("A -100m-> B");
    walkOnInNoTime(world, "c", 4.75);
    walkOnInNoTime(world, "e", 5);
    world
        .walk("a", 0, "AB", "AB", 5)
        .walk("b", 0, "AB", "AB", 4.5)
        .walk("d", 0, "AB", "AB", 5)
        .run();

    // All in second 5; there c walks on at 5.0, between those whose ids are greater and less.
    assertThat(world.events().stream().filter(line -> line.contains("arrival")))
        .containsExactly(
            "5 arrival b",
            "5 arrival c",
            "5 arrival e",
            "5 arrival e",
            "5 arrival d",
            "5 arrival c",
            "5 arrival a");
  }

  /** Walks from 0 to a time, does nothing there, and takes no time for the next walk. */
  private static void walkOnInNoTime(TextWorld world, String person, double firstArrival) {
    world.person(
        person,
        Plan.of(
            List.of(
                world.stay("AB").withEndTime(0),
                world.stay("AB").withMaxDuration(0),
                world.stay("AB")),
            List.of(world.walkLeg("AB", "AB", firstArrival), world.walkLeg("AB", "AB", 0))));
  }

  @Test
  void endTimeInThePastEndsTheActivityAtOnce() {
    TextWorld world = betweenTwoWalks(activity -> activity.withEndTime(20));

    assertThat(world.times("departure anna")).containsExactly(10, 70);
  }

  @Test
  void durationCountsFromTheArrival() {
    TextWorld world = betweenTwoWalks(activity -> activity.withMaxDuration(5));

    assertThat(world.times("departure anna")).containsExactly(10, 75);
  }

  @Test
  void endTimeWinsOverTheDuration() {
    TextWorld world = betweenTwoWalks(activity -> activity.withEndTime(100).withMaxDuration(5));

    assertThat(world.times("departure anna")).containsExactly(10, 100);
  }

  /** Walks from 10 to 70, does something, walks again. */
  private static TextWorld betweenTwoWalks(UnaryOperator<Activity> change) {
    TextWorld world = TextWorld.of("A -100m-> B");
    return world
        .person(
            "anna",
            Plan.of(
                List.of(
                    world.stay("AB").withEndTime(10),
                    change.apply(world.stay("AB")),
                    world.stay("AB")),
                List.of(world.walkLeg("AB", "AB", 60), world.walkLeg("AB", "AB", 60))))
        .run();
  }

  @Test
  void driverWhoDoesNotStayDepartsInTheSecondOfTheArrivalAndEntersInTheNext() {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C -100m-> D");
    world
        .person(
            "anna",
            Plan.of(
                List.of(
                    world.stay("AB").withEndTime(0),
                    world.stay("BC").withMaxDuration(0),
                    world.stay("CD")),
                List.of(world.carLeg("AB BC"), world.carLeg("BC CD"))))
        .run();

    assertThat(world.times("departure anna")).containsExactly(0, 11);
    assertThat(world.times("vehicle enters traffic anna")).containsExactly(0, 12);
    assertThat(world.times("arrival anna")).containsExactly(11, 13 + 10);
  }

  /** Walks to the car, drives, walks from it, and back the same way: the car stands where it was left. */
  @Test
  void walksToAndFromTheCarFollowEachOtherWithoutAPause() {
    TextWorld world =
        TextWorld.of("A -100m-> B -100m-> C -100m-> D", "D -100m-> C -100m-> B -100m-> A");
    world
        .person(
            "anna",
            Plan.of(
                List.of(
                    world.stay("AB").withEndTime(100),
                    world.stay("AB").withMaxDuration(0),
                    world.stay("CD").withMaxDuration(0),
                    world.stay("CD").withEndTime(300),
                    world.stay("CD").withMaxDuration(0),
                    world.stay("AB").withMaxDuration(0),
                    world.stay("AB")),
                List.of(
                    world.walkLeg("AB", "AB", 50),
                    world.carLeg("AB BC CD"),
                    world.walkLeg("CD", "CD", 30),
                    world.walkLeg("CD", "CD", 30),
                    world.carLeg("CD DC CB BA AB"),
                    world.walkLeg("AB", "AB", 50))))
        .run();

    // Walks end after the links have moved, so a car enters traffic a second after its departure.
    assertThat(world.times("departure anna")).containsExactly(100, 150, 173, 300, 330, 375);
    assertThat(world.times("PersonEntersVehicle anna")).containsExactly(150, 330);
    assertThat(world.times("vehicle enters traffic anna")).containsExactly(151, 331);
    assertThat(world.leaveTimes("BC")).containsExactly(152 + 11);
    assertThat(world.times("arrival anna"))
        .containsExactly(100 + 50, 163 + 10, 173 + 30, 300 + 30, 332 + 3 * 11 + 10, 375 + 50);
    assertThat(world.times("actstart anna")).isEqualTo(world.times("arrival anna"));
  }
}
