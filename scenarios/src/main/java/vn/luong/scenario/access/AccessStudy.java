package vn.luong.scenario.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.indicators.ZoneColumn;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.transit.TransitSchedule;

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

  private AccessStudy(ZoneMap zones) {
    this.zones = zones;
  }

  /**
   * Counts.
   *
   * @param drivings modes to drive by
   * @param schedule public transport, may be empty
   * @param walkOrNull how people walk to stops; null if nobody travels by public transport
   */
  public static AccessStudy of(
      Population population,
      ZoneMap zones,
      List<Driving> drivings,
      TransitSchedule schedule,
      WalkParameters walkOrNull) {
    AccessStudy study = new AccessStudy(zones);
    if (study.total(zone -> zones.jobs(zone)) > 0) {
      study.count(population, drivings, schedule, walkOrNull);
    }
    return study;
  }

  private void count(
      Population population,
      List<Driving> drivings,
      TransitSchedule schedule,
      WalkParameters walkOrNull) {
    Network network = population.network();
    ZonePlaces homes = ZonePlaces.homes(population, zones);
    ZonePlaces workplaces = ZonePlaces.jobs(population, zones);
    JobPlaces targets = new JobPlaces(network, workplaces);
    JobReach reach = new JobReach(network, ZoneOrigins.of(zones, homes), targets);
    for (Driving driving : drivings) {
      if (network.modeTable().find(driving.mode()) != ModeTable.NO_MODE) {
        jobs.put(driving.mode(), reach.driving(driving));
      }
    }
    boolean hasTransit = walkOrNull != null && schedule.routes().count() > 0;
    double[][][] others = reach.walkingAndTransit(
        hasTransit ? new TransitTimes(schedule, network, walkOrNull, targets) : null);
    jobs.put(WALK, others[0]);
    if (hasTransit) {
      jobs.put(TRANSIT, others[1]);
    }
    StopCatchment catchment = new StopCatchment(network, schedule);
    if (catchment.hasStations()) {
      addCatchment(STATIONS, catchment, homes, workplaces, true);
    }
    if (schedule.routes().count() > 0) {
      addCatchment(STOPS, catchment, homes, workplaces, false);
    }
  }

  private void addCatchment(
      String kind,
      StopCatchment catchment,
      ZonePlaces homes,
      ZonePlaces workplaces,
      boolean isStationsOnly) {
    residentsNear.put(kind, catchment.within(homes, zones.zoneCount(), isStationsOnly));
    jobsNear.put(kind, catchment.within(workplaces, zones.zoneCount(), isStationsOnly));
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

  private static String how(String mode) {
    return switch (mode) {
      case WALK -> "on foot at 5 km/h along the links";
      case TRANSIT ->
        "by the timetable, with the first wait, the walks to and from stops, and all the way on"
            + " foot where that is as fast";
      default -> "by " + mode + " on the travel times of the day";
    };
  }
}
