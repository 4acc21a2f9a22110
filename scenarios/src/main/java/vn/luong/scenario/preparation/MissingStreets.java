package vn.luong.scenario.preparation;

import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import vn.luong.gis.roads.LinkTexts;
import vn.luong.scenario.config.ScenarioFile.NetworkFile;
import vn.luong.scenario.landuse.Zone;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.AttributeTable.Value;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/**
 * Zones whose people have fewer streets on a map than people of towns have, because the map lacks lanes and alleys, is older than the
 * people, or both. Each of their local streets carries what several would, up to as many as a street of the bundled network stands for,
 * and the planner is told where.
 * The links keep their number of streets as an attribute, so that a network of results is not filled again.
 */
final class MissingStreets {
  /**
   * People along a kilometre of street. Streets of a town lie about 75 m apart (27 km in a square kilometre) where 9,000 people
   * live on it, as on the bundled network; those of a village 100 m, where 3,000 do. Estimates.
   */
  private static final double TOWN_PEOPLE_PER_KILOMETER = 340;

  private static final double VILLAGE_PEOPLE_PER_KILOMETER = 150;

  /** A generated street stands for three; what is more than that was never looked at. */
  private static final double MOST_STREETS_PER_STREET = 3;

  /** Below this a zone has what it needs, as far as can be told. */
  private static final double LEAST_STREETS_PER_STREET = 1.25;

  /** As on the bundled network, whose collectors are tertiary; roads between places are on every map. */
  private static final Set<String> LOCAL_STREETS =
      Set.of("tertiary", "residential", "living_street", "unclassified", "road");

  private MissingStreets() {}

  /**
   * Lets streets carry what those that are missing would.
   *
   * @param isChanged links that stay as they are
   * @param problems takes a note for each zone with too few streets
   */
  static StudyArea fill(
      StudyArea area, NetworkFile file, IntPredicate isChanged, ProblemLog problems) {
    double[] streetsPerStreet = new double[area.zones().size()];
    double[] meters = meters(area.network(), area.zoneOfLink(), area.zones().size());
    double[] localMeters = new double[area.zones().size()];
    for (int link = 0; link < area.zoneOfLink().length; link++) {
      if (isFilled(area, link, isChanged)) {
        localMeters[area.zoneOfLink()[link]] += area.network().lengthMeters(link) / 2;
      }
    }
    boolean isAnyMissing = false;
    for (int zone = 0; zone < meters.length; zone++) {
      double needed = needed(area, zone, meters[zone]);
      streetsPerStreet[zone] = 1;
      if (needed >= LEAST_STREETS_PER_STREET) {
        streetsPerStreet[zone] = Math.min(MOST_STREETS_PER_STREET, needed);
        isAnyMissing = true;
        problems.add(
            note(area, zone, meters[zone], localMeters[zone], streetsPerStreet[zone], file));
      }
    }
    return isAnyMissing ? area.on(filled(area, streetsPerStreet, isChanged)) : area;
  }

  /** Metres of street in each zone; both directions of a street are one. */
  static double[] meters(Network network, int[] zoneOfLink, int zoneCount) {
    double[] meters = new double[zoneCount];
    for (int link = 0; link < zoneOfLink.length; link++) {
      if (zoneOfLink[link] >= 0) {
        meters[zoneOfLink[link]] += network.lengthMeters(link) / 2;
      }
    }
    return meters;
  }

  private static double needed(StudyArea area, int zone, double meters) {
    return peoplePerKilometer(area, zone, meters) / usual(area.zones().zone(zone));
  }

  private static double peoplePerKilometer(StudyArea area, int zone, double meters) {
    return area.stock().residents(zone) / (meters / 1000);
  }

  private static double usual(Zone zone) {
    return zone.isRural() ? VILLAGE_PEOPLE_PER_KILOMETER : TOWN_PEOPLE_PER_KILOMETER;
  }

  private static Problem note(
      StudyArea area,
      int zone,
      double meters,
      double localMeters,
      double streetsPerStreet,
      NetworkFile file) {
    Zone place = area.zones().zone(zone);
    return Problem.note(
            "few-streets",
            file.position(),
            "zone \"" + place.id() + "\" (" + place.name() + ")",
            String.format(
                Locale.ROOT,
                "%,d people live along %.1f km of streets, %,.0f on each km; every local street carries what %.1f would, %.1f km in all",
                area.stock().residents(zone),
                meters / 1000,
                peoplePerKilometer(area, zone, meters),
                streetsPerStreet,
                localMeters / 1000),
            String.format(Locale.ROOT, "about %.0f people live along a km", usual(place)),
            "Import a newer or fuller map, or draw the roads that are missing with \"open-road\";"
                + " \"network: {file: …, fill-streets: no}\" takes the streets as they are.")
        .at(place.x(), place.y());
  }

  /** Whether a link gets the lanes of missing streets, if its zone lacks any. */
  private static boolean isFilled(StudyArea area, int link, IntPredicate isChanged) {
    AttributeTable attributes = area.network().linkAttributes();
    String type = attributes.findText(link, LinkTexts.TYPE);
    return area.zoneOfLink()[link] >= 0
        && type != null
        && LOCAL_STREETS.contains(type)
        && attributes.find(link, LinkTexts.STREETS) == null
        && !isChanged.test(link);
  }

  private static Network filled(StudyArea area, double[] streetsPerStreet, IntPredicate isChanged) {
    Network network = area.network();
    IntToDoubleFunction streets =
        link -> isFilled(area, link, isChanged) ? streetsPerStreet[area.zoneOfLink()[link]] : 1;
    NetworkBuilder filled = NetworkBuilder.copyOf(network, link -> {
      LinkProperties mapped = network.properties(link);
      return new LinkProperties(
          mapped.lengthMeters(),
          mapped.freeSpeedMetersPerSecond(),
          mapped.capacityPcePerPeriod() * streets.applyAsDouble(link),
          mapped.laneCount() * streets.applyAsDouble(link),
          mapped.modes());
    });
    for (int link = 0; link < network.linkCount(); link++) {
      if (streets.applyAsDouble(link) > 1) {
        filled
            .linkAttributes()
            .put(
                link,
                LinkTexts.STREETS,
                new Value(
                    AttributeTable.DOUBLE_CLASS, String.valueOf(streets.applyAsDouble(link))));
      }
    }
    return filled.build();
  }
}
