package vn.luong.scenario.reach;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import vn.luong.gis.spatial.NearestLink;
import vn.luong.scenario.people.PopulationSynthesis;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;

/**
 * Places of one kind of activity: one for each person who has such an activity in the selected plan, with the link that
 * the activity belongs to.
 *
 * <p>Layout: link, x and y by place, 20 bytes each.
 *
 * <p>Threads: immutable once made.
 */
final class ActivityPlaces {
  /** What people do there. */
  enum Kind {
    /** Homes of those who live in the study area, not of those who come through a gateway. */
    HOME("home", "h"),
    WORK("work", "w");

    private final String beginning;
    private final String shortName;

    Kind(String beginning, String shortName) {
      this.beginning = beginning;
      this.shortName = shortName;
    }

    /** Names as in MATSim scenarios: home, home_600, h. */
    private boolean matches(String type) {
      return type.startsWith(beginning) || type.equals(shortName);
    }
  }

  private final Network network;
  private final NearestLink.Query roads;
  private final IntArrayList links = new IntArrayList();
  private final DoubleArrayList xs = new DoubleArrayList();
  private final DoubleArrayList ys = new DoubleArrayList();

  private ActivityPlaces(Network network) {
    this.network = network;
    roads = NearestLink.of(network, link -> true).query();
  }

  static ActivityPlaces of(Population population, Kind kind) {
    ActivityPlaces places = new ActivityPlaces(population.network());
    PlanCursor cursor = new PlanCursor(population.plans());
    boolean[] isWanted = new boolean[population.activityTypes().size()];
    for (int type = 0; type < isWanted.length; type++) {
      isWanted[type] = !population.isInteraction(type)
          && kind.matches(population.activityTypes().text(type));
    }
    for (int person = 0; person < population.personCount(); person++) {
      int plan = population.plans().selectedPlan(person);
      if (plan != PlanStore.NO_PLAN && !(kind == Kind.HOME && isFromOutside(population, person))) {
        places.addFirst(cursor, plan, isWanted, population.facilities());
      }
    }
    return places;
  }

  private static boolean isFromOutside(Population population, int person) {
    return PopulationSynthesis.GATEWAY.equals(
        population.personAttributes().findText(person, Population.SUBPOPULATION));
  }

  private void addFirst(PlanCursor cursor, int plan, boolean[] isWanted, Facilities facilities) {
    cursor.seek(plan);
    while (cursor.advance()) {
      if (cursor.isActivity() && isWanted[cursor.activityType()]) {
        add(cursor, facilities);
        return;
      }
    }
  }

  private void add(PlanCursor cursor, Facilities facilities) {
    int facility = cursor.facility();
    boolean hasFacility = facility != Facilities.NO_FACILITY;
    int link = cursor.link();
    if (link == Network.NO_LINK && hasFacility) {
      link = facilities.link(facility);
    }
    if (cursor.hasCoordinates()) {
      add(link, cursor.x(), cursor.y());
    } else if (hasFacility) {
      add(link, facilities.x(facility), facilities.y(facility));
    } else if (link != Network.NO_LINK) {
      int from = network.fromNode(link);
      int to = network.toNode(link);
      add(
          link,
          (network.nodeX(from) + network.nodeX(to)) / 2,
          (network.nodeY(from) + network.nodeY(to)) / 2);
    }
  }

  /** Plans that are not prepared for the engine may not say on which link an activity lies. */
  private void add(int linkOrNone, double x, double y) {
    links.add(linkOrNone == Network.NO_LINK ? roads.find(x, y) : linkOrNone);
    xs.add(x);
    ys.add(y);
  }

  int size() {
    return links.size();
  }

  int link(int place) {
    return links.getInt(place);
  }

  double x(int place) {
    return xs.getDouble(place);
  }

  double y(int place) {
    return ys.getDouble(place);
  }
}
