package vn.luong.sim.transit;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;

/**
 * Collects a schedule in the order of a file: stops, then line by line its routes, and route by route its stops,
 * links and departures; {@link #build} makes the immutable {@link TransitSchedule}. Does not judge the values: what
 * users can get wrong is reported by the readers.
 */
public final class TransitScheduleBuilder {
  String source = "transit schedule";
  final IdTable stopIds = new IdTable();
  final List<StopProperties> stops = new ArrayList<>();
  final IdTable lineIds = new IdTable();
  final List<String> lineNames = new ArrayList<>();
  /** Ids of routes and departures, which need not be unique in the whole schedule. */
  final IdTable texts = new IdTable();

  final IntArrayList routeTexts = new IntArrayList();
  final IntArrayList lineOfRoute = new IntArrayList();
  final IdTable transportModes = new IdTable();
  final IntArrayList routeModes = new IntArrayList();
  final List<String> descriptions = new ArrayList<>();
  final IntArrayList firstStops = new IntArrayList();
  final List<RouteStop> routeStops = new ArrayList<>();
  final IntArrayList firstLinks = new IntArrayList();
  final IntArrayList links = new IntArrayList();
  final IntArrayList firstDepartures = new IntArrayList();
  final IntArrayList departureTexts = new IntArrayList();
  final IntArrayList routeOfDeparture = new IntArrayList();
  final DoubleArrayList departureTimes = new DoubleArrayList();
  final IntArrayList departureVehicles = new IntArrayList();
  final IdTable vehicleIds = new IdTable();
  final IntArrayList chainFrom = new IntArrayList();
  final IntArrayList chainTo = new IntArrayList();
  final IntArrayList transferFrom = new IntArrayList();
  final IntArrayList transferTo = new IntArrayList();
  final DoubleArrayList transferSeconds = new DoubleArrayList();
  final AttributeTable scheduleAttributes = new AttributeTable();
  final AttributeTable stopAttributes = new AttributeTable();
  final AttributeTable lineAttributes = new AttributeTable();
  final AttributeTable routeAttributes = new AttributeTable();
  final AttributeTable departureAttributes = new AttributeTable();

  private final Long2IntOpenHashMap relationOfPair = new Long2IntOpenHashMap();
  private final Set<String> routesOfLine = new HashSet<>();
  private final Set<String> departuresOfRoute = new HashSet<>();

  /**
   * Adds a stop facility.
   *
   * @return its dense index
   * @throws IllegalArgumentException if the id is taken
   */
  public int addStop(String id, StopProperties properties) {
    requireNew(!stopIds.contains(id), "stop", id);
    stops.add(Objects.requireNonNull(properties));
    return stopIds.add(id);
  }

  /** The stop's index, or {@link StopFacilities#NO_STOP}. */
  public int findStop(String id) {
    return stopIds.find(id);
  }

  /** The link of a stop that was added. */
  public int linkOf(int stop) {
    return stops.get(stop).link();
  }

  /** What a stop is like. */
  public StopProperties propertiesOf(int stop) {
    return stops.get(stop);
  }

  /** A transfer takes at least so long; the last statement for two stops counts. */
  public void setTransferTime(int fromStop, int toStop, double seconds) {
    long pair = (long) fromStop << Integer.SIZE | toStop;
    int known = relationOfPair.getOrDefault(pair, -1);
    if (known >= 0) {
      transferSeconds.set(known, seconds);
      return;
    }
    relationOfPair.put(pair, transferFrom.size());
    transferFrom.add(fromStop);
    transferTo.add(toStop);
    transferSeconds.add(seconds);
  }

  /**
   * Adds a line, to which the next routes belong.
   *
   * @param name brand; empty if it has none
   * @return its dense index
   * @throws IllegalArgumentException if the id is taken
   */
  public int addLine(String id, String name) {
    requireNew(!lineIds.contains(id), "line", id);
    lineNames.add(Objects.requireNonNull(name));
    routesOfLine.clear();
    return lineIds.add(id);
  }

  public boolean hasLine(String id) {
    return lineIds.contains(id);
  }

  /**
   * Adds a route to the last line; the next stops, links and departures belong to it.
   *
   * @return its dense index
   * @throws IllegalArgumentException if the line has a route of this id
   */
  public int addRoute(String id) {
    requireNew(!routesOfLine.contains(id), "route", id);
    if (lineIds.size() == 0) {
      throw new IllegalStateException("route \"" + id + "\" comes before any line");
    }
    routesOfLine.add(id);
    departuresOfRoute.clear();
    routeTexts.add(texts.add(id));
    lineOfRoute.add(lineIds.size() - 1);
    routeModes.add(IdTable.NO_ID);
    descriptions.add("");
    firstStops.add(routeStops.size());
    firstLinks.add(links.size());
    firstDepartures.add(departureTexts.size());
    return routeTexts.size() - 1;
  }

  /** Whether the last line has a route of this id. */
  public boolean hasRoute(String id) {
    return routesOfLine.contains(id);
  }

  /** Sets the transport mode of the last route, e.g. {@code bus}. */
  public void setTransportMode(String mode) {
    routeModes.set(routeModes.size() - 1, transportModes.add(mode));
  }

  /** Describes the last route. */
  public void setDescription(String text) {
    descriptions.set(descriptions.size() - 1, text);
  }

  /** Adds the next stop of the last route. */
  public void addRouteStop(RouteStop stop) {
    routeStops.add(Objects.requireNonNull(stop));
  }

  /** Adds the next link of the last route. */
  public void addLink(int link) {
    links.add(link);
  }

  /**
   * Adds a departure of the last route.
   *
   * @param time seconds after midnight
   * @param vehicleId the vehicle that serves it, null if none is named
   * @return its dense index
   * @throws IllegalArgumentException if the route has a departure of this id
   */
  public int addDeparture(String id, double time, String vehicleId) {
    requireNew(!departuresOfRoute.contains(id), "departure", id);
    departuresOfRoute.add(id);
    departureTexts.add(texts.add(id));
    routeOfDeparture.add(routeTexts.size() - 1);
    departureTimes.add(time);
    departureVehicles.add(vehicleId == null ? Departures.NO_VEHICLE : vehicleIds.add(vehicleId));
    return departureTexts.size() - 1;
  }

  /** Whether the last route has a departure of this id. */
  public boolean hasDeparture(String id) {
    return departuresOfRoute.contains(id);
  }

  /** The departure with these ids, or {@link Departures#NO_DEPARTURE}. */
  public int findDeparture(String lineId, String routeId, String departureId) {
    int line = lineIds.find(lineId);
    int routeText = texts.find(routeId);
    int departureText = texts.find(departureId);
    if (line == IdTable.NO_ID || routeText == IdTable.NO_ID || departureText == IdTable.NO_ID) {
      return Departures.NO_DEPARTURE;
    }
    for (int route = 0; route < routeTexts.size(); route++) {
      if (routeTexts.getInt(route) == routeText && lineOfRoute.getInt(route) == line) {
        return findDeparture(route, departureText);
      }
    }
    return Departures.NO_DEPARTURE;
  }

  private int findDeparture(int route, int departureText) {
    boolean isLast = route + 1 == firstDepartures.size();
    int end = isLast ? departureTexts.size() : firstDepartures.getInt(route + 1);
    for (int departure = firstDepartures.getInt(route); departure < end; departure++) {
      if (departureTexts.getInt(departure) == departureText) {
        return departure;
      }
    }
    return Departures.NO_DEPARTURE;
  }

  /** The passengers of the first departure may stay on board for the second. */
  public void addChain(int departure, int nextDeparture) {
    chainFrom.add(departure);
    chainTo.add(nextDeparture);
  }

  /** Attributes of the schedule itself, at row 0. */
  public AttributeTable scheduleAttributes() {
    return scheduleAttributes;
  }

  public AttributeTable stopAttributes() {
    return stopAttributes;
  }

  public AttributeTable lineAttributes() {
    return lineAttributes;
  }

  public AttributeTable routeAttributes() {
    return routeAttributes;
  }

  public AttributeTable departureAttributes() {
    return departureAttributes;
  }

  /** Where the schedule is read, as the user knows it; for problems. */
  public void setSource(String newSource) {
    source = newSource;
  }

  public TransitSchedule build() {
    return new TransitSchedule(this);
  }

  /** Offsets of rows with the end of the last one. */
  static int[] closed(IntArrayList firsts, int end) {
    int[] offsets = firsts.toArray(new int[firsts.size() + 1]);
    offsets[firsts.size()] = end;
    return offsets;
  }

  private static void requireNew(boolean isNew, String kind, String id) {
    if (!isNew) {
      throw new IllegalArgumentException(kind + " \"" + id + "\" is there already");
    }
  }
}
