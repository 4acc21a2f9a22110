package vn.luong.scenario.zoning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import vn.luong.gis.zones.ZoneIndex;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.scenario.config.ZoningColumns;
import vn.luong.scenario.config.ZoningMeasure;
import vn.luong.scenario.indicators.LandUseChange;
import vn.luong.scenario.landuse.Redevelopment;
import vn.luong.scenario.landuse.Sector;
import vn.luong.scenario.landuse.Zone;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.scenario.landuse.Zones;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Applies land use that is drawn as polygons. What an area holds today is the share of each zone that its streets are of the zone's
 * streets. What comes in addition is a site: people live and work at addresses inside the polygon. What goes away leaves the streets
 * inside. Either the region grows by it, or other districts lose the same.
 */
public final class Zoning {
  private static final int NAMES_SHOWN = 8;
  /** Borders drawn twice never match to the metre. */
  private static final double NOTABLE_OVERLAP = 0.01;

  private static final double NOTABLE_OUTSIDE = 0.02;
  private static final double NOTABLE_METERS_TO_STREET = 500;

  private final Ground ground;
  private final ProblemLog problems;
  private final ZoneIndex zoneIndex;
  private final Addresses addresses;
  private final StockChange change;
  private final List<UseArea> areas = new ArrayList<>();
  private final List<LandUseChange> changes = new ArrayList<>();
  private final ParkingFees parking;

  /**
   * Where the areas lie.
   *
   * @param zones the zones
   * @param stock what they hold; it is changed
   * @param layer their borders
   * @param zoneOfLink zone of each link with addresses, negative for others
   * @param homeShareOfLink share of its zone's homes that each link has; NaN where they are spread evenly along the streets
   * @param districtNames names of districts by id
   */
  public record Ground(
      Network network,
      Zones zones,
      ZoneStock stock,
      ZoneLayer layer,
      int[] zoneOfLink,
      double[] homeShareOfLink,
      Map<String, String> districtNames) {}

  /**
   * What was done.
   *
   * @param changes areas and zones that changed
   * @param parking areas where parking costs something from now on
   */
  public record Result(List<LandUseChange> changes, List<ParkingFees.Area> parking) {
    public Result {
      changes = List.copyOf(changes);
      parking = List.copyOf(parking);
    }
  }

  /** Nothing was done. */
  public static final Result NOTHING = new Result(List.of(), List.of());

  private Zoning(Ground ground, GrowthRates rates, ProblemLog problems) {
    this.ground = ground;
    this.problems = problems;
    zoneIndex = new ZoneIndex(ground.layer);
    addresses = new Addresses(ground.network, ground.zoneOfLink);
    ground.stock.setRedevelopment(new Redevelopment(ground.network.linkCount()));
    change = new StockChange(ground.stock, rates);
    parking = new ParkingFees(ground.network);
  }

  /**
   * Applies measures in their order.
   *
   * @param rates school places and shops per resident and job
   * @param problems takes whatever is wrong with the areas
   */
  public static Result apply(
      List<ZoningMeasure> measures, Ground ground, GrowthRates rates, ProblemLog problems) {
    if (measures.isEmpty()) {
      return NOTHING;
    }
    Zoning zoning = new Zoning(ground, rates, problems);
    Totals before = new Totals(ground.stock);
    for (ZoningMeasure measure : measures) {
      problems.collect(() -> zoning.apply(measure));
    }
    before.tellChanges(ground, zoning.changes);
    return new Result(zoning.changes, zoning.parking.areas());
  }

  private void apply(ZoningMeasure measure) {
    List<Integer> sources = sources(measure);
    List<UseArea> ofMeasure = measure.source().file().isPresent()
        ? UseAreaReader.read(measure, problems)
        : BundledAreas.read(measure.source().name().orElseThrow(), measure.position());
    AreaStreets.Finder streets = new AreaStreets.Finder(
        ground.network,
        ground.zoneOfLink,
        ground.zones.size(),
        ground.stock.estates(),
        ground.homeShareOfLink);
    if (ofMeasure.stream().anyMatch(area -> area.says(ZoningColumns.FLOOR_AREA_RATIO))) {
      problems.add(Problem.note(
          "floor-area-by-coefficients",
          measure.position(),
          "key \"zoning\"",
          "people and jobs of floor area follow from far by " + FloorArea.COEFFICIENTS,
          "counts of residents, dwellings and jobs go before",
          "State counts where the plan has them."));
    }
    double residents = 0;
    double[] jobs = new double[Sector.values().length];
    List<AreaWork> works = new ArrayList<>();
    for (UseArea area : ofMeasure) {
      reportOverlaps(area);
      areas.add(area);
      works.add(new AreaWork(area, streets.in(area.polygon()), ground.stock));
    }
    for (AreaWork work : works) {
      if (apply(work)) {
        residents += Math.rint(work.residentsAfter - work.residentsBefore);
        for (Sector sector : Sector.values()) {
          jobs[sector.ordinal()] += work.jobsAdded(sector);
        }
      }
    }
    if (!sources.isEmpty()) {
      take(measure, sources, residents, jobs);
    }
  }

  private boolean apply(AreaWork work) {
    UseArea area = work.area;
    Addresses.Points points = addresses.in(area.polygon(), zoneIndex);
    Point middle = area.polygon().getInteriorPoint();
    int inside = points.links.size();
    if (inside == 0) {
      problems.add(Problem.error(
              "outside-of-the-region",
              area.position(),
              area.subject(),
              "it lies in none of the " + ground.zones.size() + " zones",
              "areas must lie in the region that is simulated",
              "Check its coordinate system, or remove it.")
          .at(middle.getX(), middle.getY()));
      return false;
    }
    if (points.outside > NOTABLE_OUTSIDE * (inside + points.outside)) {
      problems.add(Problem.warning(
              "partly-outside",
              area.position(),
              area.subject(),
              String.format(
                  Locale.ROOT,
                  "%.0f%% of it lies in no zone",
                  100.0 * points.outside / (inside + points.outside)),
              "what it holds is placed in the rest of it",
              "Correct its border.")
          .at(middle.getX(), middle.getY()));
    }
    if (work.grows() && points.mostMeters > NOTABLE_METERS_TO_STREET) {
      problems.add(Problem.warning(
              "far-from-streets",
              area.position(),
              area.subject(),
              String.format(
                  Locale.ROOT,
                  "parts of it are %.0f m away from any street of the network",
                  points.mostMeters),
              "who lives there begins each trip at that street",
              "Draw its streets too, for open-road.")
          .at(middle.getX(), middle.getY()));
    }
    change.apply(work, points, addresses);
    String fees = parking.add(area, work.streets, points);
    changes.add(new LandUseChange(
        LandUseChange.Kind.AREA,
        area.id(),
        area.name(),
        String.join(", ", zoneNames(points)),
        work.residentsBefore,
        work.residentsAfter,
        work.totalJobsBefore(),
        work.totalJobsAfter(),
        fees));
    return true;
  }

  private Set<String> zoneNames(Addresses.Points points) {
    Set<String> names = new TreeSet<>();
    for (int point = 0; point < points.links.size(); point++) {
      names.add(ground.zones.zone(addresses.zone(points.links.getInt(point))).name());
    }
    return names;
  }

  private void reportOverlaps(UseArea area) {
    for (UseArea other : areas) {
      if (!other.polygon().getEnvelopeInternal().intersects(area.polygon().getEnvelopeInternal())) {
        continue;
      }
      Geometry common = other.polygon().intersection(area.polygon());
      double smaller = Math.min(other.polygon().getArea(), area.polygon().getArea());
      if (common.getArea() > NOTABLE_OVERLAP * smaller) {
        problems.add(Problem.warning(
                "overlapping-areas",
                area.position(),
                area.subject(),
                String.format(
                    Locale.ROOT,
                    "it shares %.1f ha with %s",
                    common.getArea() / 1e4,
                    other.subject()),
                "what is there today counts to both",
                "Correct the borders in QGIS.")
            .at(common.getCentroid().getX(), common.getCentroid().getY()));
      }
    }
  }

  /** Zones that lose what is added. */
  private List<Integer> sources(ZoningMeasure measure) {
    Map<String, Set<Integer>> known = new HashMap<>();
    for (int zone = 0; zone < ground.zones.size(); zone++) {
      Zone place = ground.zones.zone(zone);
      for (String name : List.of(
          place.id(),
          place.name(),
          place.district(),
          ground.districtNames.getOrDefault(place.district(), ""))) {
        known
            .computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new TreeSet<>())
            .add(zone);
      }
    }
    known.remove("");
    Set<Integer> zones = new TreeSet<>();
    for (String name : measure.takesFrom()) {
      Set<Integer> found = known.get(name.toLowerCase(Locale.ROOT));
      if (found != null) {
        zones.addAll(found);
        continue;
      }
      List<String> districts = ground.districtNames.values().stream().sorted().toList();
      problems.add(Problem.error(
          "unknown-district",
          measure.position(),
          "key \"takes-from\"",
          "there is no district or zone \"" + name + "\"",
          "districts are "
              + String.join(
                  ", ", districts.subList(0, Math.min(districts.size(), NAMES_SHOWN + 1))),
          NearestName.remedy(name.toLowerCase(Locale.ROOT), known.keySet(), "Correct the name.")));
    }
    return List.copyOf(zones);
  }

  private void take(ZoningMeasure measure, List<Integer> sources, double residents, double[] jobs) {
    double most = change.residentsLeft(sources);
    if (residents > most) {
      reportTooFew(measure.position(), "residents", residents, most);
    } else if (residents > 0) {
      change.takeResidents(sources, Math.round(residents));
    }
    for (Sector sector : Sector.values()) {
      double added = jobs[sector.ordinal()];
      double mostJobs = change.oldJobs(sources, sector);
      if (added > mostJobs) {
        reportTooFew(measure.position(), "jobs in " + sector.label(), added, mostJobs);
      } else if (added > 0) {
        change.takeJobs(sources, sector, added);
      }
    }
  }

  private void reportTooFew(SourcePosition position, String what, double wanted, double most) {
    problems.add(Problem.error(
        "too-few-to-take",
        position,
        "key \"takes-from\"",
        String.format(Locale.ROOT, "%,.0f %s are to be taken from there", wanted, what),
        String.format(Locale.ROOT, "there are %,.0f", most),
        "Name more districts, or build less."));
  }

  /** Residents and jobs of the zones at one time. */
  private static final class Totals {
    private final int[] residents;
    private final double[] jobs;

    Totals(ZoneStock stock) {
      residents = new int[stock.zoneCount()];
      jobs = new double[stock.zoneCount()];
      for (int zone = 0; zone < residents.length; zone++) {
        residents[zone] = stock.residents(zone);
        jobs[zone] = stock.jobs(zone);
      }
    }

    void tellChanges(Ground ground, List<LandUseChange> changes) {
      Map<String, LandUseChange> byId = new TreeMap<>();
      for (int zone = 0; zone < residents.length; zone++) {
        boolean isSame = ground.stock.residents(zone) == residents[zone]
            && Math.abs(ground.stock.jobs(zone) - jobs[zone]) < 0.5;
        if (!isSame) {
          Zone place = ground.zones.zone(zone);
          byId.put(
              place.id(),
              new LandUseChange(
                  LandUseChange.Kind.ZONE,
                  place.id(),
                  place.name(),
                  ground.districtNames.getOrDefault(place.district(), place.district()),
                  residents[zone],
                  ground.stock.residents(zone),
                  jobs[zone],
                  ground.stock.jobs(zone),
                  ""));
        }
      }
      changes.addAll(byId.values());
    }
  }
}
