package vn.luong.scenario.ridership;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import vn.luong.scenario.runfolder.ParquetColumn;
import vn.luong.scenario.runfolder.ParquetWriter;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitSchedule;

/**
 * What each stop facility saw over the day and in each hour, all lines together: for maps, and {@code
 * stop_hours.parquet}. Passengers are expanded.
 */
public final class StopDay {
  private static final int SECONDS_PER_HOUR = 3600;

  private static final List<ParquetColumn> COLUMNS = List.of(
      ParquetColumn.text("stop", "id of the stop facility"),
      ParquetColumn.text("name", "its name, if it has one"),
      ParquetColumn.precise("x", "easting, scenario CRS"),
      ParquetColumn.precise("y", "northing, scenario CRS"),
      ParquetColumn.integer("hour", "hour in which vehicles left, 7 = 07:00-08:00"),
      ParquetColumn.integer("vehicles", "vehicles that stopped"),
      ParquetColumn.measure("boardings", "passengers who got in, expanded"),
      ParquetColumn.measure("alightings", "passengers who got out, expanded"),
      ParquetColumn.measure("passing", "passengers in the vehicles that left, expanded"),
      ParquetColumn.measure("denied", "passengers left behind by full vehicles, expanded"),
      ParquetColumn.measure("mean_wait_s", "mean time that those who got in had waited, s"));

  private static final class Sums {
    int vehicles;
    long boardings;
    long alightings;
    long passing;
    long denied;
    long waitSeconds;
    int highestLoad;

    void add(VisitColumns visits, int visit) {
      vehicles++;
      boardings += visits.boardings(visit);
      alightings += visits.alightings(visit);
      passing += visits.load(visit);
      denied += visits.denied(visit);
      waitSeconds += visits.waitSeconds(visit);
      highestLoad = Math.max(highestLoad, visits.load(visit));
    }
  }

  private final TransitSchedule schedule;
  private final double expansionFactor;
  private final Sums[] days;
  /** By hour, then by stop; null where nothing stopped. */
  private final List<Sums[]> hours = new ArrayList<>();

  private final List<TreeSet<String>> lines = new ArrayList<>();

  StopDay(VisitColumns visits, TransitSchedule schedule, double expansionFactor) {
    this.schedule = schedule;
    this.expansionFactor = expansionFactor;
    days = new Sums[schedule.stops().count()];
    for (int stop = 0; stop < days.length; stop++) {
      days[stop] = new Sums();
      lines.add(new TreeSet<>());
    }
    Departures departures = schedule.departures();
    for (int departure = 0; departure < departures.count(); departure++) {
      for (int visit = visits.first(departure); visit < visits.end(departure); visit++) {
        int stop = visits.stop(departure, visit);
        lines.get(stop).add(schedule.lineId(visits.line(departure)));
        if (visits.isServed(visit)) {
          days[stop].add(visits, visit);
          hour(visits.departureTime(visit), stop).add(visits, visit);
        }
      }
    }
  }

  private Sums hour(int time, int stop) {
    int hour = Math.max(0, time / SECONDS_PER_HOUR);
    while (hours.size() <= hour) {
      hours.add(new Sums[days.length]);
    }
    if (hours.get(hour)[stop] == null) {
      hours.get(hour)[stop] = new Sums();
    }
    return hours.get(hour)[stop];
  }

  public StopFacilities stops() {
    return schedule.stops();
  }

  /** Lines that have the stop on a route, separated by commas. */
  public String lines(int stop) {
    return String.join(",", lines.get(stop));
  }

  /** Vehicles that stopped. */
  public int vehicles(int stop) {
    return days[stop].vehicles;
  }

  public double boardings(int stop) {
    return days[stop].boardings * expansionFactor;
  }

  public double alightings(int stop) {
    return days[stop].alightings * expansionFactor;
  }

  /** Passengers in all vehicles as they left the stop. */
  public double passing(int stop) {
    return days[stop].passing * expansionFactor;
  }

  /** Passengers in the fullest vehicle that left the stop. */
  public double highestLoad(int stop) {
    return days[stop].highestLoad * expansionFactor;
  }

  /** Passengers left behind by full vehicles. */
  public double denied(int stop) {
    return days[stop].denied * expansionFactor;
  }

  /** Mean time that those who got in had waited; NaN if nobody got in. */
  public double meanWaitSeconds(int stop) {
    return (double) days[stop].waitSeconds / days[stop].boardings;
  }

  void write(RunFolder folder) {
    StopFacilities stops = schedule.stops();
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.STOP_HOURS), COLUMNS)) {
      for (int stop = 0; stop < stops.count(); stop++) {
        for (int hour = 0; hour < hours.size(); hour++) {
          Sums sums = hours.get(hour)[stop];
          if (sums != null) {
            table
                .beginRow()
                .add(stops.id(stop))
                .add(stops.name(stop).isEmpty() ? null : stops.name(stop))
                .add(stops.x(stop))
                .add(stops.y(stop))
                .add(hour)
                .add(sums.vehicles)
                .add((float) (sums.boardings * expansionFactor))
                .add((float) (sums.alightings * expansionFactor))
                .add((float) (sums.passing * expansionFactor))
                .add((float) (sums.denied * expansionFactor))
                .add((float) sums.waitSeconds / sums.boardings)
                .endRow();
          }
        }
      }
    }
  }
}
