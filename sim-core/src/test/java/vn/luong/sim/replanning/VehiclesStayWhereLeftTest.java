package vn.luong.sim.replanning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.luong.sim.population.Plan;
import vn.luong.sim.random.RandomStream;

/**
 * Vehicles are not made or lost by changing modes: who leaves the motorbike at the station finds it
 * there. Days are drawn at random, with tours inside tours and days that end away from home.
 */
class VehiclesStayWhereLeftTest {
  private static final List<String> CHAINED = List.of("motorbike", "car");
  private static final SubtourParameters PARAMETERS = new SubtourParameters(
      List.of("motorbike", "car", "bus", "walk"),
      CHAINED,
      false,
      0.2,
      SubtourParameters.Behavior.LISTED_MODES);

  private final DayWorld world = new DayWorld();
  private final int person = world.person("p");

  /**
   * The day told trip by trip: where the first trip by a vehicle that is somewhere else begins, or
   * empty. Vehicles stand at home, where the day begins.
   */
  private static String teleportedVehicle(String day) {
    String[] words = day.split(" ");
    Map<String, String> placeOf = new HashMap<>();
    CHAINED.forEach(mode -> placeOf.put(mode, placeIn(words[0])));
    for (int word = 1; word < words.length; word += 2) {
      if (placeOf.containsKey(words[word])) {
        String from = placeIn(words[word - 1]);
        if (!placeOf.get(words[word]).equals(from)) {
          return words[word] + " at " + from;
        }
        placeOf.put(words[word], placeIn(words[word + 1]));
      }
    }
    return "";
  }

  private static String placeIn(String word) {
    return word.substring(word.indexOf('@'));
  }

  /** Trips between few places, so that there are many tours; each by a mode that is there. */
  private static String randomDay(RandomStream random, boolean endsAtHome) {
    int trips = 2 + random.nextInt(7);
    Map<String, Integer> placeOf = new HashMap<>();
    CHAINED.forEach(mode -> placeOf.put(mode, 0));
    StringBuilder day = new StringBuilder("home@0");
    int place = 0;
    for (int trip = 0; trip < trips; trip++) {
      List<String> modes = new ArrayList<>(List.of("bus", "walk"));
      for (String mode : CHAINED) {
        if (placeOf.get(mode) == place) {
          modes.add(mode);
          modes.add(mode);
        }
      }
      String mode = modes.get(random.nextInt(modes.size()));
      int next = (place + 1 + random.nextInt(3)) % 4;
      next = trip == trips - 1 && endsAtHome ? 0 : next;
      if (placeOf.containsKey(mode)) {
        placeOf.put(mode, next);
      }
      day.append(' ').append(mode).append(next == 0 ? " home@" : " stay@").append(next);
      place = next;
    }
    return day.toString();
  }

  @Test
  void everyChangeOfEveryDayLeavesVehiclesWhereTheyWereLeft() {
    SwitchSubtourModes change = new SwitchSubtourModes(world.population, PARAMETERS);
    int changed = 0;
    for (int number = 0; number < 1500; number++) {
      RandomStream random = RandomStream.of(4711, number);
      String day = randomDay(random, number % 2 == 0);
      assertThat(teleportedVehicle(day)).as(day).isEmpty();
      Plan plan = world.day(day);
      for (int step = 0; step < 12; step++) {
        String before = world.text(plan);
        plan = change.change(person, plan, random);
        String after = world.text(plan);
        changed += after.equals(before) ? 0 : 1;

        assertThat(teleportedVehicle(after)).as(before + "  →  " + after).isEmpty();
        assertThat(vehiclesAtNight(after))
            .as(before + "  →  " + after)
            .isEqualTo(vehiclesAtNight(before));
      }
    }
    assertThat(changed).isGreaterThan(8000);
  }

  /** Where each vehicle stands when the day is over. */
  private static Map<String, String> vehiclesAtNight(String day) {
    String[] words = day.split(" ");
    Map<String, String> placeOf = new HashMap<>();
    CHAINED.forEach(mode -> placeOf.put(mode, placeIn(words[0])));
    for (int word = 1; word < words.length; word += 2) {
      placeOf.computeIfPresent(words[word], (mode, place) -> "");
      if (placeOf.containsKey(words[word])) {
        placeOf.put(words[word], placeIn(words[word + 1]));
      }
    }
    return placeOf;
  }

  @Test
  void motorbikeLeftAtTheStationIsStillThereInTheEvening() {
    String day = "home@0 motorbike station@1 bus work@2 walk lunch@3 walk work@2 bus station@1"
        + " motorbike home@0";
    SwitchSubtourModes change = new SwitchSubtourModes(world.population, PARAMETERS);
    Set<String> outcomes = new TreeSet<>();
    for (int draw = 0; draw < 500; draw++) {
      outcomes.add(world.text(change.change(person, world.day(day), RandomStream.of(draw))));
    }

    // From the station the motorbike may go on to work and back, nobody finds one at work for
    // lunch.
    assertThat(outcomes)
        .contains("home@0 motorbike station@1 motorbike work@2 motorbike lunch@3 motorbike work@2"
            + " motorbike station@1 motorbike home@0")
        .allSatisfy(outcome -> assertThat(teleportedVehicle(outcome)).isEmpty());
    assertThat(outcomes.stream()
            .filter(outcome -> outcome.contains("bus work@2 motorbike"))
            .toList())
        .isEmpty();
  }

  /** Two closed tours that together are the day are roots both, as in MATSim. */
  @Test
  void withFewConstraintsAlsoATourThatLosesAVehicleMayChange() {
    SubtourParameters fewer = new SubtourParameters(
        List.of("car", "bus", "walk"),
        List.of("car"),
        false,
        0,
        SubtourParameters.Behavior.FEWER_CONSTRAINTS);
    String day = "home@0 car work@1 walk home@0 walk shop@2 walk home@0";
    SwitchSubtourModes change = new SwitchSubtourModes(world.population, fewer);
    Set<String> outcomes = new TreeSet<>();
    for (int draw = 0; draw < 300; draw++) {
      outcomes.add(world.text(change.change(person, world.day(day), RandomStream.of(draw))));
    }

    assertThat(outcomes)
        .contains(
            "home@0 bus work@1 bus home@0 walk shop@2 walk home@0",
            "home@0 car work@1 car home@0 walk shop@2 walk home@0",
            "home@0 car work@1 walk home@0 bus shop@2 bus home@0",
            "home@0 car work@1 car home@0 car shop@2 car home@0")
        .doesNotContainAnyElementsOf(Arrays.asList(
            // The car stands at work when the second tour begins.
            "home@0 car work@1 walk home@0 car shop@2 car home@0"));
  }
}
