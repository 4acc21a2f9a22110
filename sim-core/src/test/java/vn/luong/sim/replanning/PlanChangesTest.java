package vn.luong.sim.replanning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Plan;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.units.SimTime;

/** Shifts of times and switches of trip modes. */
class PlanChangesTest {
  private final DayWorld world = new DayWorld();
  private final int person = world.person("p");
  private final RandomStream random = RandomStream.of(4711);

  @Test
  void endTimesMoveByAtMostTheRangeInSteps() {
    ShiftTimes change =
        new ShiftTimes(world.population, new TimeShiftParameters(1800, 300, true, 86400, false));
    Plan plan = world.day("home@0 car work@1 car home@0");
    Set<Double> shifts = new TreeSet<>();
    for (int draw = 0; draw < 500; draw++) {
      Plan changed = change.change(person, plan, random);
      shifts.add(changed.activities().get(0).endTime() - 3600);
      assertThat(changed.activities().get(2).endTime()).isEqualTo(SimTime.UNDEFINED);
    }

    assertThat(shifts).containsExactly(-1800.0, -1200.0, -600.0, 0.0, 600.0, 1200.0);
  }

  @Test
  void timesStayInsideTheDay() {
    ShiftTimes change =
        new ShiftTimes(world.population, new TimeShiftParameters(7200, 1, true, 3700, false));
    Plan plan = world.day("home@0 car work@1");
    for (int draw = 0; draw < 200; draw++) {
      assertThat(change.change(person, plan, random).activities().get(0).endTime())
          .isBetween(0.0, 3700.0);
    }
  }

  @Test
  void durationsMoveOnlyIfTheyMayAndNoEndTimeIsStated() {
    Plan day = world.day("home@0 car work@1 car home@0");
    Activity short1 = day.activities().get(1).withEndTime(SimTime.UNDEFINED).withMaxDuration(9000);
    Plan plan = day.withActivity(1, short1);
    ShiftTimes moving = new ShiftTimes(world.population, TimeShiftParameters.STANDARD);
    ShiftTimes keeping =
        new ShiftTimes(world.population, new TimeShiftParameters(1800, 1, false, 86400, false));

    assertThat(moving.change(person, plan, random).activities().get(1).maxDurationSeconds())
        .isNotEqualTo(9000);
    assertThat(keeping.change(person, plan, random).activities().get(1).maxDurationSeconds())
        .isEqualTo(9000);
  }

  @Test
  void shiftsAroundInitialTimesDoNotDrift() {
    ShiftTimes change =
        new ShiftTimes(world.population, new TimeShiftParameters(1800, 1, true, 86400, true));
    Plan plan = world.day("home@0 car work@1");
    for (int draw = 0; draw < 200; draw++) {
      plan = change.change(person, plan, random);

      assertThat(plan.activities().get(0).endTime()).isBetween(1800.0, 5400.0);
    }
  }

  @Test
  void statedDepartureTimesFollowTheActivities() {
    Plan day = world.day("home@0 car work@1 car home@0");
    Plan plan =
        day.withLegs(List.of(day.legs().get(0).withTimes(3600, 600), day.legs().get(1)));
    ShiftTimes change = new ShiftTimes(world.population, TimeShiftParameters.STANDARD);

    Plan changed = change.change(person, plan, random);

    assertThat(changed.legs().get(0).departureTime())
        .isEqualTo(changed.activities().get(0).endTime());
    assertThat(changed.legs().get(1).departureTime()).isEqualTo(SimTime.UNDEFINED);
  }

  private Set<String> outcomes(SwitchModes change, String day) {
    Set<String> outcomes = new TreeSet<>();
    for (int draw = 0; draw < 200; draw++) {
      outcomes.add(world.text(change.change(person, world.day(day), RandomStream.of(draw))));
    }
    return outcomes;
  }

  @Test
  void oneTripGetsAnotherMode() {
    SwitchModes change = SwitchModes.ofOneTrip(world.population, ModeSwitchParameters.STANDARD);

    assertThat(outcomes(change, "home@0 car work@1 car shop@2 walk home@0"))
        .containsExactlyInAnyOrder(
            "home@0 pt work@1 car shop@2 walk home@0", "home@0 car work@1 pt shop@2 walk home@0");
  }

  @Test
  void allTripsGetTheSameMode() {
    SwitchModes change = SwitchModes.ofAllTrips(
        world.population, new ModeSwitchParameters(List.of("car", "pt", "bike"), false, true));

    assertThat(outcomes(change, "home@0 car work@1 pt home@0"))
        .containsExactlyInAnyOrder("home@0 pt work@1 pt home@0", "home@0 bike work@1 bike home@0");
  }

  @Test
  void planThatBeginsByAnUnlistedModeKeepsItsModes() {
    SwitchModes change = SwitchModes.ofAllTrips(world.population, ModeSwitchParameters.STANDARD);

    assertThat(outcomes(change, "home@0 walk work@1 car home@0"))
        .containsExactly("home@0 walk work@1 car home@0");
  }

  @Test
  void unavailableModeIsNotChosen() {
    world.population.personAttributes().putText(person, "bikeAvail", "never");
    SwitchModes change = SwitchModes.ofAllTrips(
        world.population, new ModeSwitchParameters(List.of("car", "pt", "bike"), true, true));

    assertThat(outcomes(change, "home@0 car work@1 car home@0"))
        .containsExactly("home@0 pt work@1 pt home@0");
  }
}
