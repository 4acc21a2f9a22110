package vn.luong.sim.replanning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.luong.sim.population.Population;

/**
 * The persons' subpopulations as dense numbers, so that nobody's attributes need to be looked up
 * in every iteration. Layout: one int per person. Immutable.
 */
final class SubpopulationIndex {
  private final List<String> names = new ArrayList<>();
  private final int[] groupOfPerson;

  SubpopulationIndex(Population population) {
    groupOfPerson = new int[population.personCount()];
    Map<String, Integer> groupOf = new HashMap<>();
    for (int person = 0; person < groupOfPerson.length; person++) {
      String name = population.personAttributes().findText(person, Population.SUBPOPULATION);
      Integer known = groupOf.get(name);
      if (known == null) {
        known = names.size();
        groupOf.put(name, known);
        names.add(name);
      }
      groupOfPerson[person] = known;
    }
  }

  /** Names by group; null is no subpopulation. */
  List<String> names() {
    return names;
  }

  int groupOf(int person) {
    return groupOfPerson[person];
  }
}
