package vn.luong.scenario.external;

import java.nio.file.Path;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.matsim.PopulationXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** The plans MATSim ended with, of a scenario's persons in their order. */
final class OutputPlans {
  private OutputPlans() {}

  /**
   * Reads plans.
   *
   * @param file plans, or null if there are none: the scenario's own are taken then
   * @param scenario population the run began with; not changed, but for new activity types and modes
   * @param problems takes what is wrong
   * @return the same persons, with the plans and scores that were read
   */
  static Population read(Path file, Population scenario, ProblemLog problems) {
    addInteractions(scenario);
    if (file == null) {
      problems.add(Problem.warning(
          "no-output-plans",
          SourcePosition.of("MATSim's output"),
          "output_plans.xml.gz",
          "there is no such file",
          "scores of persons are in it",
          "They are left out."));
      return scenario;
    }
    Population read = sameTypes(scenario);
    ProblemLog whileReading = new ProblemLog();
    PopulationXmlReader.read(file, read, whileReading);
    if (!whileReading.hasErrors()) {
      return inOrder(scenario, read, file.toString(), problems);
    }
    // A long run is not to be lost by a plan that only MATSim understands: the events tell the day
    // without it.
    addTypes(read, scenario);
    problems.add(Problem.warning(
        "unreadable-output-plans",
        SourcePosition.of(file.toString()),
        "",
        "Luồng cannot read it: " + whileReading.problems().get(0).message(),
        "plans as MATSim's core writes them are expected",
        "The events are used without them; the file itself is kept."));
    return scenario;
  }

  private static void addTypes(Population from, Population to) {
    for (int type = 0; type < from.activityTypes().size(); type++) {
      to.activityTypes().add(from.activityTypes().text(type));
    }
  }

  /** Activities that MATSim puts between legs, of which the scenario may not know yet. */
  private static void addInteractions(Population population) {
    ModeTable modes = population.modeTable();
    for (int mode = 0; mode < modes.size(); mode++) {
      population.activityTypes().add(modes.name(mode) + Population.INTERACTION_SUFFIX);
    }
  }

  /** A population without persons in which types of activities have the same numbers. */
  private static Population sameTypes(Population scenario) {
    Network network = scenario.network();
    Population empty = new Population(network, scenario.facilities());
    addTypes(scenario, empty);
    return empty;
  }

  private static Population inOrder(
      Population scenario, Population read, String source, ProblemLog problems) {
    Population ordered = sameTypes(read);
    for (int person = 0; person < scenario.personCount(); person++) {
      String id = scenario.personId(person);
      ordered.addPerson(id);
      copyAttributes(scenario.personAttributes(), ordered.personAttributes(), person);
      if (read.personIds().contains(id)) {
        copyPlans(read, read.personIds().index(id), ordered, person);
      } else {
        problems.add(Problem.warning(
            "person-without-output",
            SourcePosition.of(source),
            "person \"" + id + "\"",
            "MATSim's plans do not have it",
            "each person of the scenario is expected",
            "Its score is left out."));
      }
    }
    return ordered;
  }

  private static void copyAttributes(AttributeTable from, AttributeTable to, int person) {
    for (String name : from.namesOf(person)) {
      to.put(person, name, from.find(person, name));
    }
  }

  private static void copyPlans(Population from, int person, Population to, int copy) {
    PlanStore source = from.plans();
    PlanStore target = to.plans();
    for (int plan = source.firstPlan(person);
        plan != PlanStore.NO_PLAN;
        plan = source.nextPlan(plan)) {
      int added = target.add(copy, source.plan(plan));
      target.setScore(added, source.score(plan));
      if (plan == source.selectedPlan(person)) {
        target.select(copy, added);
      }
    }
  }
}
