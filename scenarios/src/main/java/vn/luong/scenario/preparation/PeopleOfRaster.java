package vn.luong.scenario.preparation;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.GeometryItemDistance;
import org.locationtech.jts.index.strtree.STRtree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.rasters.PopulationRaster;
import vn.luong.gis.rasters.RasterRequest;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.scenario.config.ScenarioFile.PeopleRaster;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.scenario.people.Addresses;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/**
 * Brings the people of a raster's cells to the streets of the zones. The people of a cell live along the streets in it, evenly by
 * length; those of a cell without a street of the zone live at the zone's stretch of street nearest to the middle of the cell.
 */
final class PeopleOfRaster {
  private static final Logger LOG = LoggerFactory.getLogger(PeopleOfRaster.class);

  /** Streets are followed in steps of this length at most; finer than the cells of all rasters we know. */
  private static final double STEP_METERS = 20;
  /** A zone of which more than this share lies beside the raster or has no values is told. */
  private static final double NOTABLE_GAP = 0.05;
  /** Totals that differ by more than this factor are of another thing: people per km², thousands, another year. */
  private static final double NOTABLE_FACTOR = 1.5;

  private static final int NAMES_SHOWN = 5;
  private static final String KEY = "key \"population.raster\"";

  private final PopulationRaster raster;
  private final Network network;
  private final Addresses addresses;
  private final GeometryFactory geometries = new GeometryFactory();
  private double peopleAtStreets;
  private double peopleBesideStreets;

  private PeopleOfRaster(PopulationRaster raster, Network network, Addresses addresses) {
    this.raster = raster;
    this.network = network;
    this.addresses = addresses;
  }

  /** A piece of a link that lies in one cell. */
  private record Stretch(int link, double start, double end, double lengthMeters) {}

  /** Compares the zones with the raster and, where the scenario wants it, gives them its residents. */
  static void count(PeopleRaster file, ZoneLayer layer, ZoneStock stock, ProblemLog problems) {
    // To be told together with what else is wrong with the scenario.
    problems.collect(() -> compare(file, layer, stock, problems));
  }

  private static void compare(
      PeopleRaster file, ZoneLayer layer, ZoneStock stock, ProblemLog problems) {
    withRaster(file, problems, raster -> {
      raster.requireOverlap(extent(layer));
      double[] people = new double[layer.zoneCount()];
      List<String> gaps = new ArrayList<>();
      double total = 0;
      for (int zone = 0; zone < people.length; zone++) {
        PopulationRaster.ZoneSum sum = raster.count(layer.polygon(zone), (column, row, here) -> {});
        people[zone] = sum.people();
        total += sum.people();
        if (sum.coveredShare() < 1 - NOTABLE_GAP) {
          gaps.add(
              String.format(Locale.ROOT, "%s (%.0f %%)", layer.id(zone), 100 * sum.coveredShare()));
        }
      }
      tellGaps(file, gaps, people.length, problems);
      tellTotal(file, total, stock.totalResidents(), problems);
      if (file.givesResidents() && total > 0) {
        giveResidents(stock, people);
      }
    });
  }

  private static void tellGaps(
      PeopleRaster file, List<String> gaps, int zoneCount, ProblemLog problems) {
    if (!gaps.isEmpty()) {
      problems.add(
          Problem.warning(
              "raster-gaps",
              file.position(),
              KEY,
              "the raster has values in a part only of " + gaps.size() + " of " + zoneCount
                  + " zones: "
                  + String.join(", ", gaps.subList(0, Math.min(NAMES_SHOWN, gaps.size())))
                  + (gaps.size() > NAMES_SHOWN ? " …" : ""),
              "nobody lives where it has none",
              "Nothing needs to be done where that is water; else take a raster that covers the zones."));
    }
  }

  private static void tellTotal(
      PeopleRaster file, double total, long residents, ProblemLog problems) {
    LOG.info("raster of people: {} in the zones, which have {}", Math.round(total), residents);
    if (!(total > 0)) {
      problems.add(Problem.error(
          "empty-raster",
          file.position(),
          KEY,
          "nobody lives in its cells in the zones",
          "expected people by cell",
          "Check its values and its coordinate system (gdalinfo -stats), or remove the key."));
    } else if (total > NOTABLE_FACTOR * residents || residents > NOTABLE_FACTOR * total) {
      problems.add(Problem.warning(
          "raster-total",
          file.position(),
          KEY,
          String.format(
              Locale.ROOT, "it has %,.0f people in the zones, which have %,d", total, residents),
          "expected about as many",
          "Take people per cell, not per km², of a year near that of the scenario."));
    }
  }

  /** Households grow with the residents; where there were none, they are as in all zones together. */
  private static void giveResidents(ZoneStock stock, double[] people) {
    double[] ofAll = new double[ZoneStock.HOUSEHOLD_SIZES + 1];
    long residents = Math.max(1, stock.totalResidents());
    for (int size = 1; size < ofAll.length; size++) {
      for (int zone = 0; zone < people.length; zone++) {
        ofAll[size] += stock.households(zone, size);
      }
    }
    for (int zone = 0; zone < people.length; zone++) {
      int before = stock.residents(zone);
      for (int size = 1; size < ofAll.length; size++) {
        double perPerson =
            before > 0 ? stock.households(zone, size) / before : ofAll[size] / residents;
        stock.setHouseholds(zone, size, perPerson * people[zone]);
      }
      stock.setResidents(zone, (int) Math.round(people[zone]));
    }
  }

  /** Says at which stretches of the streets people live. */
  static void spread(
      PeopleRaster file,
      ZoneLayer layer,
      Network network,
      int[] zoneOfLink,
      Addresses addresses,
      ProblemLog problems) {
    // What is odd about the file was told when the zones were counted.
    withRaster(file, new ProblemLog(), raster -> {
      PeopleOfRaster people = new PeopleOfRaster(raster, network, addresses);
      List<IntArrayList> links = new ArrayList<>();
      for (int zone = 0; zone < layer.zoneCount(); zone++) {
        links.add(new IntArrayList());
      }
      for (int link = 0; link < zoneOfLink.length; link++) {
        if (zoneOfLink[link] >= 0) {
          links.get(zoneOfLink[link]).add(link);
        }
      }
      for (int zone = 0; zone < layer.zoneCount(); zone++) {
        people.spread(zone, layer.polygon(zone), links.get(zone));
      }
      LOG.info(
          "homes by raster: {} % of the people live in cells without a street, and now at the nearest one",
          Math.round(100
              * people.peopleBesideStreets
              / Math.max(1, people.peopleAtStreets + people.peopleBesideStreets)));
    });
  }

  private static void withRaster(
      PeopleRaster file, ProblemLog problems, Consumer<PopulationRaster> work) {
    RasterRequest request = RasterRequest.of(file.file(), file.position()).withCrs(file.crs());
    try (PopulationRaster raster = PopulationRaster.open(
        request, MetricProjection.of(MetricProjection.DEFAULT_CODE), problems)) {
      work.accept(raster);
    }
  }

  private void spread(int zone, Geometry polygon, IntArrayList links) {
    Long2ObjectOpenHashMap<List<Stretch>> byCell = new Long2ObjectOpenHashMap<>();
    List<Stretch> all = new ArrayList<>();
    links.forEach((int link) -> addStretches(link, byCell, all));
    if (all.isEmpty()) {
      return;
    }
    STRtree index = new STRtree();
    for (Stretch stretch : all) {
      Point middle = middle(stretch);
      middle.setUserData(stretch);
      index.insert(middle.getEnvelopeInternal(), middle);
    }
    index.build();
    raster.count(polygon, (column, row, people) -> {
      List<Stretch> here = byCell.get(key(column, row));
      if (here == null) {
        Point middle = geometries.createPoint(raster.middle(column, row));
        Point nearest = (Point) index.nearestNeighbour(
            middle.getEnvelopeInternal(), middle, new GeometryItemDistance());
        here = List.of((Stretch) nearest.getUserData());
        peopleBesideStreets += people;
      } else {
        peopleAtStreets += people;
      }
      addPeople(zone, here, people);
    });
  }

  private void addPeople(int zone, List<Stretch> stretches, double people) {
    double length = 0;
    for (Stretch stretch : stretches) {
      length += stretch.lengthMeters;
    }
    for (Stretch stretch : stretches) {
      addresses.addHomes(
          zone, stretch.link, stretch.start, stretch.end, people * stretch.lengthMeters / length);
    }
  }

  /** Cuts a link where it goes from one cell into the next, to the nearest step. */
  private void addStretches(
      int link, Long2ObjectOpenHashMap<List<Stretch>> byCell, List<Stretch> all) {
    Coordinate start = place(link, 0);
    Coordinate end = place(link, 1);
    double length = Math.max(1, start.distance(end));
    int steps = (int) Math.ceil(length / STEP_METERS);
    double[] cells = new double[2 * steps];
    for (int step = 0; step < steps; step++) {
      Coordinate place = place(link, (step + 0.5) / steps);
      cells[2 * step] = place.x;
      cells[2 * step + 1] = place.y;
    }
    if (!raster.toCells(cells)) {
      return;
    }
    int first = 0;
    for (int step = 1; step <= steps; step++) {
      long cell = key(cells, first);
      if (step == steps || key(cells, step) != cell) {
        Stretch stretch = new Stretch(
            link, (double) first / steps, (double) step / steps, length * (step - first) / steps);
        byCell.computeIfAbsent(cell, key -> new ArrayList<>()).add(stretch);
        all.add(stretch);
        first = step;
      }
    }
  }

  private Point middle(Stretch stretch) {
    return geometries.createPoint(place(stretch.link, (stretch.start + stretch.end) / 2));
  }

  private Coordinate place(int link, double share) {
    int from = network.fromNode(link);
    int to = network.toNode(link);
    return new Coordinate(
        network.nodeX(from) + share * (network.nodeX(to) - network.nodeX(from)),
        network.nodeY(from) + share * (network.nodeY(to) - network.nodeY(from)));
  }

  private static long key(double[] cells, int step) {
    return key((int) Math.floor(cells[2 * step]), (int) Math.floor(cells[2 * step + 1]));
  }

  private static long key(int column, int row) {
    return (long) column << 32 | row & 0xffffffffL;
  }

  private static Envelope extent(ZoneLayer layer) {
    Envelope extent = new Envelope();
    for (int zone = 0; zone < layer.zoneCount(); zone++) {
      extent.expandToInclude(layer.polygon(zone).getEnvelopeInternal());
    }
    return extent;
  }
}
