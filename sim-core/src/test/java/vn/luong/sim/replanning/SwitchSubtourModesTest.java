package vn.luong.sim.replanning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.luong.sim.population.Plan;
import vn.luong.sim.random.RandomStream;

class SwitchSubtourModesTest {
  private static final SubtourParameters CAR_PT_WALK = new SubtourParameters(
      List.of("car", "pt", "walk"),
      List.of("car"),
      true,
      0,
      SubtourParameters.Behavior.LISTED_MODES);

  private final DayWorld world = new DayWorld();
  private final int person = world.person("p");

  /** Every day that the strategy can make out of this one. */
  private Set<String> outcomes(String day, SubtourParameters parameters) {
    Plan plan = world.day(day);
    SwitchSubtourModes change = new SwitchSubtourModes(world.population, parameters);
    Set<String> outcomes = new TreeSet<>();
    for (int draw = 0; draw < 300; draw++) {
      outcomes.add(world.text(change.change(person, plan, RandomStream.of(draw))));
    }
    return outcomes;
  }

  private Set<String> outcomes(String day) {
    return outcomes(day, CAR_PT_WALK);
  }

  @Test
  void wholeTourChangesToOneOfTheOtherModes() {
    assertThat(outcomes("home@0 car work@1 car home@0"))
        .containsExactlyInAnyOrder("home@0 pt work@1 pt home@0", "home@0 walk work@1 walk home@0");
  }

  @Test
  void carCannotBeTakenWhereItDoesNotStand() {
    // At work only the walk to lunch may become a ride by bus: the car is at home.
    assertThat(outcomes("home@0 pt work@1 walk lunch@2 walk work@1 pt home@0"))
        .contains("home@0 pt work@1 pt lunch@2 pt work@1 pt home@0")
        .doesNotContain("home@0 pt work@1 car lunch@2 car work@1 pt home@0");
  }

  @Test
  void carThatWasDrivenToWorkCanBeUsedThere() {
    assertThat(outcomes("home@0 car work@1 walk lunch@2 walk work@1 car home@0"))
        .contains("home@0 car work@1 car lunch@2 car work@1 car home@0");
  }

  @Test
  void subtourThatLeavesACarBehindIsLeftAlone() {
    assertThat(outcomes("home@0 car work@1 walk home@0"))
        .containsExactly("home@0 car work@1 walk home@0");
  }

  @Test
  void tourWithAModeThatIsNotListedIsLeftAlone() {
    assertThat(outcomes("home@0 bike work@1 bike home@0"))
        .containsExactly("home@0 bike work@1 bike home@0");
  }

  @Test
  void openDayHasNoSubtourUnlessConstraintsAreFewer() {
    SubtourParameters fewer = new SubtourParameters(
        List.of("pt", "walk"), List.of(), false, 0, SubtourParameters.Behavior.FEWER_CONSTRAINTS);

    assertThat(outcomes("home@0 walk work@1")).containsExactly("home@0 walk work@1");
    assertThat(outcomes("home@0 walk work@1", fewer)).containsExactly("home@0 pt work@1");
  }

  @Test
  void whoHasNoCarDoesNotGetOne() {
    world.population.personAttributes().putText(person, "carAvail", "never");

    assertThat(outcomes("home@0 pt work@1 pt home@0"))
        .containsExactly("home@0 walk work@1 walk home@0");
  }

  @Test
  void whoHasNoLicenceDoesNotDrive() {
    world.population.personAttributes().putText(person, "hasLicense", "no");

    assertThat(outcomes("home@0 pt work@1 pt home@0"))
        .containsExactly("home@0 walk work@1 walk home@0");
  }

  @Test
  void legsAndInteractionsOfAChangedTripBecomeOneLeg() {
    assertThat(outcomes("home@0 walk ptInteraction@1 pt ptInteraction@2 walk work@3 pt home@0"))
        .containsExactlyInAnyOrder(
            "home@0 car work@3 car home@0", "home@0 walk work@3 walk home@0");
  }

  @Test
  void innerSubtoursAreFoundBeforeOuterOnes() {
    PlanTrips trips = PlanTrips.of(
        world.day("home@0 car work@1 walk lunch@2 walk work@1 car home@0 walk shop@3 walk home@0"),
        world.population);

    assertThat(Subtour.closedOf(trips))
        .containsExactly(new Subtour(1, 2), new Subtour(0, 3), new Subtour(4, 5));
  }

  @Test
  void someTripsChangeAloneIfAskedTo() {
    SubtourParameters single = new SubtourParameters(
        List.of("car", "pt", "walk"),
        List.of("car"),
        false,
        1,
        SubtourParameters.Behavior.LISTED_MODES);

    assertThat(outcomes("home@0 pt work@1 pt home@0", single))
        .containsExactlyInAnyOrder("home@0 walk work@1 pt home@0", "home@0 pt work@1 walk home@0");
  }
}
