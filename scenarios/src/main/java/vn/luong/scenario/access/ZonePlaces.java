package vn.luong.scenario.access;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import vn.luong.gis.spatial.NearestLink;
import vn.luong.gis.spatial.Walking;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.scenario.people.ActivityTypes;
import vn.luong.scenario.people.PopulationSynthesis;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;

/**
 * Where the residents of zones live, or where their jobs are: at the homes and at the workplaces of the simulated persons,
 * each with the same share of what its zone holds. A zone in which nobody of the sample lives or works has all at its centre.
 *
 * <p>Layout: link, zone, x, y and weight by place, 32 bytes each; the places by link.
 *
 * <p>Threads: immutable once made.
 */
final class ZonePlaces {
  private final IntArrayList links = new IntArrayList();
  private final IntArrayList zones = new IntArrayList();
  private final DoubleArrayList xs = new DoubleArrayList();
  private final DoubleArrayList ys = new DoubleArrayList();
  private final double[] weights;
  private final IntRows ofLink;

  private ZonePlaces(
      Population population, ZoneMap zoneMap, String activity, IntToDoubleFunction total) {
    addPlaces(population, zoneMap, activity);
    int[] counts = new int[zoneMap.zoneCount()];
    zones.forEach(zone -> counts[zone]++);
    NearestLink.Query streets = NearestLink.of(
            population.network(), Walking.links(population.network()))
        .query();
    for (int zone = 0; zone < counts.length; zone++) {
      double x = zoneMap.x(zone);
      double y = zoneMap.y(zone);
      if (counts[zone] == 0 && total.applyAsDouble(zone) > 0) {
        add(streets.find(x, y), zone, x, y);
        counts[zone] = 1;
      }
    }
    weights = new double[links.size()];
    Arrays.setAll(weights, place -> total.applyAsDouble(zone(place)) / counts[zone(place)]);
    ofLink = IntRows.groupBy(links.toIntArray(), population.network().linkCount());
  }

  /** Residents at the homes of those who live in the zones, not of those who come through a gateway. */
  static ZonePlaces homes(Population population, ZoneMap zones) {
    return new ZonePlaces(population, zones, ActivityTypes.HOME, zones::residents);
  }

  /** Jobs at the workplaces. */
  static ZonePlaces jobs(Population population, ZoneMap zones) {
    return new ZonePlaces(population, zones, ActivityTypes.WORK, zones::jobs);
  }

  private void addPlaces(Population population, ZoneMap zoneMap, String activity) {
    int type = population.activityTypes().find(activity);
    boolean isHome = activity.equals(ActivityTypes.HOME);
    PlanCursor cursor = new PlanCursor(population.plans());
    for (int person = 0; person < population.personCount(); person++) {
      int plan = population.plans().selectedPlan(person);
      if (plan != PlanStore.NO_PLAN && !(isHome && isFromOutside(population, person))) {
        cursor.seek(plan);
        boolean isFound = false;
        while (!isFound && cursor.advance()) {
          isFound = cursor.isActivity() && cursor.activityType() == type;
        }
        if (isFound && cursor.hasCoordinates()) {
          add(cursor.link(), zoneMap.zoneAt(cursor.x(), cursor.y()), cursor.x(), cursor.y());
        }
      }
    }
  }

  private static boolean isFromOutside(Population population, int person) {
    return PopulationSynthesis.GATEWAY.equals(
        population.personAttributes().findText(person, Population.SUBPOPULATION));
  }

  private void add(int link, int zone, double x, double y) {
    if (link != Network.NO_LINK && zone != ZoneMap.NO_ZONE) {
      links.add(link);
      zones.add(zone);
      xs.add(x);
      ys.add(y);
    }
  }

  int size() {
    return weights.length;
  }

  int zone(int place) {
    return zones.getInt(place);
  }

  double x(int place) {
    return xs.getDouble(place);
  }

  double y(int place) {
    return ys.getDouble(place);
  }

  /** Residents or jobs there, of the whole zone and not of a sample. */
  double weight(int place) {
    return weights[place];
  }

  /** The places by the link they lie at. */
  IntRows ofLink() {
    return ofLink;
  }

  /** Residents or jobs at a link. */
  double weightAtLink(int link) {
    double sum = 0;
    for (int at = ofLink.start(link); at < ofLink.end(link); at++) {
      sum += weights[ofLink.value(at)];
    }
    return sum;
  }
}
