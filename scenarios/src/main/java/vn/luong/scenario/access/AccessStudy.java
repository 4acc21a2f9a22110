package vn.luong.scenario.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntToDoubleFunction;
import vn.luong.gis.spatial.ReachSearch;
import vn.luong.gis.spatial.Walking;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.indicators.ZoneColumn;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.units.Units;

/**
 * Which jobs are within reach of each zone at 07:30 by which mode, and who lives and works within a walk of stops and
 * stations (cumulative opportunities: Geurs and van Wee, <em>Accessibility evaluation of land-use and transport
 * strategies</em>, Journal of Transport Geography 12, 2004). Needs zones that know their residents and jobs; without
 * there is nothing to say.
 *
 * <p>The order of all sums is fixed: the same day gives the same figures.
 */
public final class AccessStudy {
  private static final String WALK = "walk";
  private static final String TRANSIT = "pt";
  private static final String STATIONS = "metro";
  private static final String STOPS = "stops";

  private final ZoneMap zones;
  /** By mode, then zone and limit of {@link JobReach#MINUTES}. */
  private final Map<String, double[][]> jobs = new LinkedHashMap<>();
  /** By kind of stop, then zone and limit of {@link StopCatchment#METERS}. */
  private final Map<String, double[][]> residentsNear = new LinkedHashMap<>();

  private final Map<String, double[][]> jobsNear = new LinkedHashMap<>();

  private final Network network;
  private final PeoplePlaces homes;
  private final PeoplePlaces workplaces;
  private final WalkParameters walk;

  private AccessStudy(
      Population population, double expansionFactor, ZoneMap zones, WalkParameters walk) {
    this.zones = zones;
    this.walk = walk;
    network = population.network();
    homes = PeoplePlaces.of(population, PeoplePlaces.Kind.HOME, zones, expansionFactor);
    workplaces = PeoplePlaces.of(population, PeoplePlaces.Kind.WORK, zones, expansionFactor);
  }

  /**
   * Counts.
   *
   * @param expansionFactor persons for whom one of the population stands
   * @param drivings modes to drive by
   * @param schedule public transport, may be empty
   * @param isRidden whether people travel by it
   * @param walk how people walk
   */
  public static AccessStudy of(
      Population population,
      double expansionFactor,
      ZoneMap zones,
      List<Driving> drivings,
      TransitSchedule schedule,
      boolean isRidden,
      WalkParameters walk) {
    AccessStudy study = new AccessStudy(population, expansionFactor, zones, walk);
    if (study.total(zone -> zones.jobs(zone)) > 0) {
      study.count(drivings, schedule, isRidden);
    }
    return study;
  }

  private void count(List<Driving> drivings, TransitSchedule schedule, boolean isRidden) {
    JobPlaces targets = new JobPlaces(network, workplaces);
    JobReach reach =
        new JobReach(network, ZoneOrigins.of(zones, homes), targets, walk.speedMetersPerSecond());
    // Beside those on foot and by public transport, which take as long as all others together.
    Map<String, CompletableFuture<double[][]>> driven = new LinkedHashMap<>();
    for (Driving driving : drivings) {
      if (network.modeTable().find(driving.mode()) != ModeTable.NO_MODE) {
        driven.put(driving.mode(), CompletableFuture.supplyAsync(() -> reach.driving(driving)));
      }
    }
    ReachSearch walking = ReachSearch.walking(network, Walking.links(network));
    boolean hasTransit = isRidden && schedule.routes().count() > 0;
    double[][][] others = reach.walkingAndTransit(
        walking,
        hasTransit ? new TransitWays(new TransitTimes(schedule, network, walk), targets) : null);
    driven.forEach((mode, reached) -> jobs.put(mode, reached.join()));
    jobs.put(WALK, others[0]);
    if (hasTransit) {
      jobs.put(TRANSIT, others[1]);
    }
    addCatchment(STATIONS, walking, schedule, StopPoints.stations(schedule));
    addCatchment(STOPS, walking, schedule, StopPoints.all(schedule));
  }

  private void addCatchment(
      String kind, ReachSearch walking, TransitSchedule schedule, int[] stops) {
    if (stops.length > 0) {
      StopCatchment catchment = new StopCatchment(walking, schedule.stops(), stops);
      residentsNear.put(kind, catchment.within(homes, zones.zoneCount()));
      jobsNear.put(kind, catchment.within(workplaces, zones.zoneCount()));
    }
  }

  /** Keeps where the residents and the jobs are that were counted. */
  public void writePlaces(RunFolder folder) {
    PeoplePlaces.write(folder, homes, workplaces, zones, network);
  }

  /** Columns for the table of zones; none if nothing was counted. */
  public List<ZoneColumn> columns() {
    List<ZoneColumn> columns = new ArrayList<>();
    if (jobs.isEmpty()) {
      return columns;
    }
    columns.add(ZoneColumn.of("residents", "persons who live in the zone", zones::residents));
    columns.add(ZoneColumn.of("jobs", "jobs in the zone", zones::jobs));
    jobs.forEach((mode, reached) -> {
      for (int limit = 0; limit < JobReach.MINUTES.length; limit++) {
        int minutes = JobReach.MINUTES[limit];
        columns.add(column(
            "jobs_" + minutes + "min_" + mode.replace('-', '_'),
            "jobs reached within " + minutes + " min, leaving at 07:30, " + by(mode),
            reached,
            limit));
      }
    });
    residentsNear.forEach((kind, residents) -> {
      for (int limit = 0; limit < StopCatchment.METERS.length; limit++) {
        int meters = StopCatchment.METERS[limit];
        String near = meters + " m on foot of " + placesOf(kind);
        columns.add(column(
            "residents_" + meters + "m_" + kind, "residents within " + near, residents, limit));
        columns.add(column(
            "jobs_" + meters + "m_" + kind, "jobs within " + near, jobsNear.get(kind), limit));
      }
    });
    return columns;
  }

  private static ZoneColumn column(String name, String meaning, double[][] values, int limit) {
    return ZoneColumn.of(name, meaning, zone -> values[zone][limit]);
  }

  /** Figures of the whole region; none if nothing was counted. */
  public List<Indicator> indicators() {
    List<Indicator> indicators = new ArrayList<>();
    double residents = total(zone -> zones.residents(zone));
    jobs.forEach((mode, reached) -> {
      for (int limit = 0; limit < JobReach.MINUTES.length; limit++) {
        int minutes = JobReach.MINUTES[limit];
        int index = limit;
        indicators.add(Indicator.of(
            "jobs_reached_" + minutes + "min." + mode,
            "Jobs within " + minutes + " min " + by(mode),
            total(zone -> zones.residents(zone) * reached[zone][index]) / residents,
            "jobs",
            "Jobs of the study area whose links are reached within " + minutes
                + " minutes, leaving at 07:30, " + how(mode)
                + "; mean over the zones, weighted by residents."));
      }
    });
    residentsNear.forEach((kind, near) -> {
      addCatchment(indicators, "residents", "Residents", "persons", kind, near);
      addCatchment(indicators, "jobs", "Jobs", "jobs", kind, jobsNear.get(kind));
    });
    return indicators;
  }

  private void addCatchment(
      List<Indicator> indicators,
      String id,
      String label,
      String unit,
      String kind,
      double[][] values) {
    for (int limit = 0; limit < StopCatchment.METERS.length; limit++) {
      int meters = StopCatchment.METERS[limit];
      int index = limit;
      String near = meters + " m of " + placesOf(kind);
      indicators.add(Indicator.of(
          id + "_within_" + meters + "m." + kind,
          label + " within " + near,
          total(zone -> values[zone][index]),
          unit,
          label + " of the study area within " + near
              + ", measured along the links and straight on from them; those of a zone are"
              + " spread over the " + (id.equals("jobs") ? "workplaces" : "homes")
              + " of the simulated persons."));
    }
  }

  private double total(IntToDoubleFunction ofZone) {
    double sum = 0;
    for (int zone = 0; zone < zones.zoneCount(); zone++) {
      sum += ofZone.applyAsDouble(zone);
    }
    return sum;
  }

  private static String placesOf(String kind) {
    return kind.equals(STATIONS) ? "metro and railway stations" : "stops";
  }

  private static String by(String mode) {
    return switch (mode) {
      case WALK -> "on foot";
      case TRANSIT -> "by public transport";
      default -> "by " + mode;
    };
  }

  private String how(String mode) {
    return switch (mode) {
      case WALK ->
        String.format(
            Locale.ROOT,
            "on foot at %.1f km/h along the links",
            Units.kilometersPerHour(walk.speedMetersPerSecond()));
      case TRANSIT ->
        "by the timetable, with the first wait, the walks to and from stops, and all the way on"
            + " foot where that is as fast";
      default -> "by " + mode + " on the travel times of the day";
    };
  }
}
