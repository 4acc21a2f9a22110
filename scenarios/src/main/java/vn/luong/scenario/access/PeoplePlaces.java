package vn.luong.scenario.access;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import vn.luong.gis.spatial.NearestLink;
import vn.luong.gis.spatial.NetworkReach;
import vn.luong.gis.spatial.Walking;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.scenario.people.PopulationSynthesis;
import vn.luong.scenario.runfolder.ParquetColumn;
import vn.luong.scenario.runfolder.ParquetWriter;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunTables;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;

/**
 * Where people live, or where their jobs are: at the homes and at the workplaces of the simulated persons, one place each. A
 * place stands for the same share of what its zone holds (residents, jobs) as the others of the zone, so that zones count
 * whole whatever the sample; a zone in which nobody of the sample lives or works has all at its centre. Where zones do not
 * know what they hold, each place stands for as many persons as the sample left out, itself included.
 *
 * <p>Reports of runs and questions about reach count by these places, so that they agree; a run keeps them as {@code
 * places.parquet}.
 *
 * <p>Layout: link, zone, x, y and weight by place, 32 bytes each; the places by link.
 *
 * <p>Threads: immutable once made.
 */
public final class PeoplePlaces {
  /** What people do there. */
  public enum Kind {
    /** Homes of those who live in the study area, not of those who come through a gateway. */
    HOME("home", "h"),
    WORK("work", "w");

    private final String word;
    private final String shortName;

    Kind(String word, String shortName) {
      this.word = word;
      this.shortName = shortName;
    }

    /** Names as in MATSim scenarios: home, home_600, h. */
    private boolean matches(String type) {
      return type.startsWith(word) || type.equals(shortName);
    }
  }

  private static final String TABLE = "places";

  private final IntArrayList links = new IntArrayList();
  private final IntArrayList zones = new IntArrayList();
  private final DoubleArrayList xs = new DoubleArrayList();
  private final DoubleArrayList ys = new DoubleArrayList();
  private final DoubleArrayList weights = new DoubleArrayList();
  private IntRows ofLink;

  private PeoplePlaces() {}

  /**
   * The places of a population.
   *
   * @param zoneMap zones that may know how many residents and jobs they hold
   * @param expansionFactor persons for whom one of the population stands
   */
  public static PeoplePlaces of(
      Population population, Kind kind, ZoneMap zoneMap, double expansionFactor) {
    IntToDoubleFunction total = kind == Kind.HOME ? zoneMap::residents : zoneMap::jobs;
    boolean isKnown = IntStream.range(0, zoneMap.zoneCount())
            .mapToDouble(total::applyAsDouble)
            .sum()
        > 0;
    PeoplePlaces places = new PeoplePlaces();
    places.addPersons(population, kind, zoneMap, isKnown);
    if (isKnown) {
      places.weighByZone(population.network(), zoneMap, total);
    } else {
      places.zones.forEach(zone -> places.weights.add(expansionFactor));
    }
    return places.indexed(population.network());
  }

  /** The places that a run has kept; it must have some ({@link #areIn}). */
  public static PeoplePlaces read(RunTables tables, Kind kind, Network network) {
    PeoplePlaces places = new PeoplePlaces();
    tables.query(
        "SELECT link, x, y, weight FROM " + TABLE + " WHERE kind = '" + kind.word + "'", row -> {
          int link = network.linkIds().find(row.text(0));
          if (link >= 0) {
            places.add(link, ZoneMap.NO_ZONE, row.number(1), row.number(2));
            places.weights.add(row.number(3));
          }
        });
    return places.indexed(network);
  }

  /** Whether a run has kept its places. */
  public static boolean areIn(RunTables tables) {
    return tables.has(TABLE);
  }

  /** Keeps homes and workplaces in the folder of a run. */
  static void write(
      RunFolder folder,
      PeoplePlaces homes,
      PeoplePlaces workplaces,
      ZoneMap zoneMap,
      Network network) {
    List<ParquetColumn> columns = List.of(
        ParquetColumn.text("kind", "home or work"),
        ParquetColumn.text("link", "link that the place belongs to"),
        ParquetColumn.text("zone", "zone of the place, if there are zones"),
        ParquetColumn.precise("x", "easting, scenario CRS"),
        ParquetColumn.precise("y", "northing, scenario CRS"),
        ParquetColumn.precise("weight", "residents or jobs for which the place stands"));
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.PLACES), columns)) {
      homes.addTo(table, Kind.HOME, zoneMap, network);
      workplaces.addTo(table, Kind.WORK, zoneMap, network);
    }
  }

  private void addTo(ParquetWriter table, Kind kind, ZoneMap zoneMap, Network network) {
    for (int place = 0; place < size(); place++) {
      table
          .beginRow()
          .add(kind.word)
          .add(network.linkId(link(place)))
          .add(zone(place) == ZoneMap.NO_ZONE ? null : zoneMap.id(zone(place)))
          .add(x(place))
          .add(y(place))
          .add(weight(place));
      table.endRow();
    }
  }

  private void addPersons(
      Population population, Kind kind, ZoneMap zoneMap, boolean mustLieInZone) {
    PlanCursor cursor = new PlanCursor(population.plans());
    AnyRoad roads = new AnyRoad(population.network());
    boolean[] isWanted = new boolean[population.activityTypes().size()];
    for (int type = 0; type < isWanted.length; type++) {
      isWanted[type] = !population.isInteraction(type)
          && kind.matches(population.activityTypes().text(type));
    }
    for (int person = 0; person < population.personCount(); person++) {
      int plan = population.plans().selectedPlan(person);
      if (plan != PlanStore.NO_PLAN
          && !(kind == Kind.HOME && isFromOutside(population, person))
          && isFound(cursor, plan, isWanted)) {
        addActivity(cursor, population, roads, zoneMap, mustLieInZone);
      }
    }
  }

  /** Links for activities that state none, which are rare: the index is made when the first one asks. */
  private static final class AnyRoad {
    private final Network network;
    private NearestLink.Query query;

    AnyRoad(Network network) {
      this.network = network;
    }

    int find(double x, double y) {
      if (query == null) {
        query = NearestLink.of(network, link -> true).query();
      }
      return query.find(x, y);
    }
  }

  private static boolean isFromOutside(Population population, int person) {
    return PopulationSynthesis.GATEWAY.equals(
        population.personAttributes().findText(person, Population.SUBPOPULATION));
  }

  private static boolean isFound(PlanCursor cursor, int plan, boolean[] isWanted) {
    cursor.seek(plan);
    boolean isFound = false;
    while (!isFound && cursor.advance()) {
      isFound = cursor.isActivity() && isWanted[cursor.activityType()];
    }
    return isFound;
  }

  private void addActivity(
      PlanCursor cursor,
      Population population,
      AnyRoad roads,
      ZoneMap zoneMap,
      boolean mustLieInZone) {
    Network network = population.network();
    Facilities facilities = population.facilities();
    int facility = cursor.facility();
    boolean hasFacility = facility != Facilities.NO_FACILITY;
    int link =
        cursor.link() == Network.NO_LINK && hasFacility ? facilities.link(facility) : cursor.link();
    double x;
    double y;
    if (cursor.hasCoordinates()) {
      x = cursor.x();
      y = cursor.y();
    } else if (hasFacility) {
      x = facilities.x(facility);
      y = facilities.y(facility);
    } else if (link != Network.NO_LINK) {
      x = (network.nodeX(network.fromNode(link)) + network.nodeX(network.toNode(link))) / 2;
      y = (network.nodeY(network.fromNode(link)) + network.nodeY(network.toNode(link))) / 2;
    } else {
      return;
    }
    // Plans that are not prepared for the engine may not say on which link an activity lies.
    int known = link == Network.NO_LINK ? roads.find(x, y) : link;
    int zone = zoneMap.zoneAt(x, y);
    if (known != Network.NO_LINK && !(mustLieInZone && zone == ZoneMap.NO_ZONE)) {
      add(known, zone, x, y);
    }
  }

  private void weighByZone(Network network, ZoneMap zoneMap, IntToDoubleFunction total) {
    int[] counts = new int[zoneMap.zoneCount()];
    zones.forEach(zone -> counts[zone]++);
    NearestLink.Query streets = NearestLink.of(network, Walking.links(network)).query();
    for (int zone = 0; zone < counts.length; zone++) {
      double x = zoneMap.x(zone);
      double y = zoneMap.y(zone);
      if (counts[zone] == 0
          && total.applyAsDouble(zone) > 0
          && streets.find(x, y) != Network.NO_LINK) {
        add(streets.find(x, y), zone, x, y);
        counts[zone] = 1;
      }
    }
    zones.forEach(zone -> weights.add(total.applyAsDouble(zone) / counts[zone]));
  }

  private void add(int link, int zone, double x, double y) {
    links.add(link);
    zones.add(zone);
    xs.add(x);
    ys.add(y);
  }

  private PeoplePlaces indexed(Network network) {
    ofLink = IntRows.groupBy(links.toIntArray(), network.linkCount());
    return this;
  }

  public int size() {
    return links.size();
  }

  public int link(int place) {
    return links.getInt(place);
  }

  int zone(int place) {
    return zones.getInt(place);
  }

  public double x(int place) {
    return xs.getDouble(place);
  }

  public double y(int place) {
    return ys.getDouble(place);
  }

  /** Residents or jobs for which the place stands. */
  public double weight(int place) {
    return weights.getDouble(place);
  }

  /** The places by the link they lie at. */
  IntRows ofLink() {
    return ofLink;
  }

  /** Residents or jobs at a link. */
  double weightAtLink(int link) {
    double sum = 0;
    for (int at = ofLink.start(link); at < ofLink.end(link); at++) {
      sum += weight(ofLink.value(at));
    }
    return sum;
  }

  /**
   * Cost of getting to each place, e.g. metres to the nearest stop.
   *
   * @param reach what is reached
   * @return by place; infinite where it is not reached
   */
  public double[] costs(NetworkReach reach) {
    double[] costs = new double[size()];
    Arrays.setAll(costs, place -> reach.costBeside(link(place), x(place), y(place)));
    return costs;
  }

  /** Residents or jobs whose costs are within a limit. */
  public double within(double[] costs, double limit) {
    double sum = 0;
    for (int place = 0; place < costs.length; place++) {
      sum += costs[place] <= limit ? weight(place) : 0;
    }
    return sum;
  }
}
