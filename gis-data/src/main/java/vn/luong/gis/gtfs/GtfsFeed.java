package vn.luong.gis.gtfs;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.luong.gis.transit.MapPoint;

/**
 * What a feed says, in the order of its files. Filled by {@link GtfsReader}, not changed afterwards.
 *
 * <p>Layout: one small object per stop, route and trip; halts as columns ({@link StopTimes}).
 */
public final class GtfsFeed {
  /** Kinds of stops ({@code location_type}). */
  static final int PLATFORM = 0;

  static final int STATION = 1;

  final String name;
  final Map<String, Agency> agencies = new LinkedHashMap<>();
  final List<Stop> stops = new ArrayList<>();
  final Map<String, Integer> stopIndex = new LinkedHashMap<>();
  final List<Route> routes = new ArrayList<>();
  final Map<String, Integer> routeIndex = new LinkedHashMap<>();
  final List<Trip> trips = new ArrayList<>();
  final Map<String, Integer> tripIndex = new LinkedHashMap<>();
  final StopTimes stopTimes = new StopTimes();
  /** Trips of which a halt was reported already; what follows from that need not be. */
  final IntOpenHashSet faultyTrips = new IntOpenHashSet();

  final List<Frequency> frequencies = new ArrayList<>();
  final List<Transfer> transfers = new ArrayList<>();
  /** Longitude as x, latitude as y. */
  final Map<String, List<MapPoint>> shapes = new LinkedHashMap<>();

  final Map<String, Fare> fares = new LinkedHashMap<>();
  final List<FareRule> fareRules = new ArrayList<>();
  /** Fare zone by id of the stop, for those that have one. */
  final Map<String, String> zoneOfStop = new LinkedHashMap<>();

  final ServiceCalendar calendar = new ServiceCalendar();
  final List<String> ignoredFiles = new ArrayList<>();

  record Agency(String id, String name, String url, String timeZone) {}

  record Stop(
      String id, String name, double longitude, double latitude, int locationType, String parent) {}

  record Route(
      String id, String agencyId, String shortName, String longName, int type, String color) {}

  /** A trip; its direction is −1 if it has none. */
  record Trip(
      String id,
      int route,
      String serviceId,
      String headsign,
      int direction,
      String blockId,
      String shapeId) {}

  record Frequency(int trip, int startSeconds, int endSeconds, int headwaySeconds, int line) {}

  /** A transfer; ids of routes and trips are empty if it is one of stops only. */
  record Transfer(
      String fromStop,
      String toStop,
      int type,
      int minimumSeconds,
      String fromTrip,
      String toTrip,
      boolean isOfRoutes) {}

  /** A fare; its transfers are those within some seconds, 0 if there are none or no limit is stated. */
  record Fare(double price, String currency, int transferSeconds) {}

  /** For what a fare holds; ids are empty where anything will do. */
  record FareRule(
      String fareId, String routeId, String origin, String destination, String contains) {
    boolean isByZone() {
      return !origin.isEmpty() || !destination.isEmpty();
    }
  }

  GtfsFeed(String name) {
    this.name = name;
  }

  /** File or folder of the feed. */
  public String name() {
    return name;
  }

  /** The days on which anything runs. */
  public ServiceCalendar calendar() {
    return calendar;
  }

  public int stopCount() {
    return stops.size();
  }

  public int routeCount() {
    return routes.size();
  }

  public int tripCount() {
    return trips.size();
  }

  public int stopTimeCount() {
    return stopTimes.count();
  }

  public int shapeCount() {
    return shapes.size();
  }

  /** Names of the agencies, in the order of the file. */
  public List<String> agencyNames() {
    return agencies.values().stream().map(Agency::name).toList();
  }

  /** Time zones of the agencies, sorted; normally one. */
  public List<String> timeZones() {
    return List.copyOf(
        new TreeSet<>(agencies.values().stream().map(Agency::timeZone).toList()));
  }

  /** Files that hold what a simulation of a day has no use for. */
  public List<String> ignoredFiles() {
    return List.copyOf(ignoredFiles);
  }

  /** Middle of the stops: longitude, latitude; of use only if there are stops. */
  public double[] middle() {
    double longitude = 0;
    double latitude = 0;
    for (Stop stop : stops) {
      longitude += stop.longitude() / stops.size();
      latitude += stop.latitude() / stops.size();
    }
    return new double[] {longitude, latitude};
  }

  /** How many trips run on each day of the calendar count, by the service they belong to. */
  Map<String, Integer> tripsByService() {
    Map<String, Integer> count = new LinkedHashMap<>();
    for (Trip trip : trips) {
      count.merge(trip.serviceId(), 1, Integer::sum);
    }
    return count;
  }
}
