package vn.luong.sim.replanning;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;

/**
 * Days written in one line: {@code "home@0 car work@1 walk lunch@2 walk work@1 car home@0"} has
 * activities at links and modes between them. Activity n ends at n + 1 o'clock, the last one has no
 * end.
 */
final class DayWorld {
  private static final int LINK_COUNT = 10;

  final Population population;

  DayWorld() {
    ModeTable modes = new ModeTable();
    NetworkBuilder builder = new NetworkBuilder(modes);
    int car = modes.add("car");
    for (String other : List.of("bike", "pt", "walk")) {
      modes.add(other);
    }
    int before = builder.addNode("0", 0, 0);
    for (int link = 0; link < LINK_COUNT; link++) {
      int after = builder.addNode(Integer.toString(link + 1), 100 * (link + 1), 0);
      builder.addLink(
          Integer.toString(link),
          before,
          after,
          new LinkProperties(100, 10, 3600, 1, ModeTable.bit(car)));
      before = after;
    }
    population = new Population(builder.build(), new Facilities());
  }

  int person(String id) {
    return population.addPerson(id);
  }

  int mode(String name) {
    return population.modeTable().add(name);
  }

  Plan day(String text) {
    List<Activity> activities = new ArrayList<>();
    List<Leg> legs = new ArrayList<>();
    for (String word : text.split(" ")) {
      int at = word.indexOf('@');
      if (at < 0) {
        legs.add(Leg.of(mode(word)));
        continue;
      }
      int type = population
          .activityTypes()
          .add(word.substring(0, at).replace("Interaction", " interaction"));
      int link = Integer.parseInt(word.substring(at + 1));
      activities.add(Activity.at(type, link, 0, 0).withEndTime(3600.0 * (activities.size() + 1)));
    }
    int last = activities.size() - 1;
    activities.set(last, activities.get(last).withEndTime(Double.NEGATIVE_INFINITY));
    return Plan.of(activities, legs);
  }

  /** The day in the text form of {@link #day}. */
  String text(Plan plan) {
    StringBuilder text = new StringBuilder();
    for (int ordinal = 0; ordinal < plan.activities().size(); ordinal++) {
      if (ordinal > 0) {
        Leg leg = plan.legs().get(ordinal - 1);
        text.append(' ').append(population.modeTable().name(leg.mode())).append(' ');
      }
      Activity activity = plan.activities().get(ordinal);
      String type = population.activityTypes().text(activity.type());
      text.append(type.replace(" interaction", "Interaction")).append('@').append(activity.link());
    }
    return text.toString();
  }

  /** A plan with a score. */
  int scored(int person, String day, double score) {
    int plan = population.plans().add(person, day(day));
    population.plans().setScore(plan, score);
    return plan;
  }
}
