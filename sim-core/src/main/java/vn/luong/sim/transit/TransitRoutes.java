package vn.luong.sim.transit;

import java.util.Arrays;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.units.SimTime;

/**
 * The transit routes of all lines: stop sequences, with the links between them where they run on the network.
 *
 * <p>Layout: routes by dense index, those of a line next to each other; route stops by dense index, those of a
 * route next to each other and in the order they are served, 33 bytes each; 4 bytes per link of a route. Route ids
 * are unique within their line only, so their texts are shared.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class TransitRoutes {
  public static final int NO_ROUTE = -1;
  /** Position of a route stop whose link does not lie on the route. */
  public static final int OFF_ROUTE = -1;

  private static final int BOARDING = 1;
  private static final int ALIGHTING = 2;
  private static final int AWAIT = 4;

  private final IdTable texts;
  private final int[] idText;
  private final int[] line;
  private final IntRows routesOfLine;
  private final IdTable modes;
  private final int[] mode;
  private final String[] description;
  private final IntRows links;
  private final int[] firstStop;
  private final int[] stop;
  private final double[] arrivalOffsetSeconds;
  private final double[] departureOffsetSeconds;
  private final double[] minimumStopSeconds;
  private final byte[] flags;
  private final int[] linkPosition;
  private final AttributeTable attributes;

  TransitRoutes(TransitScheduleBuilder builder, StopFacilities stops) {
    texts = builder.texts;
    idText = builder.routeTexts.toIntArray();
    line = builder.lineOfRoute.toIntArray();
    routesOfLine = IntRows.groupBy(line, builder.lineIds.size());
    modes = builder.transportModes;
    mode = builder.routeModes.toIntArray();
    description = builder.descriptions.toArray(new String[0]);
    links = IntRows.of(
        TransitScheduleBuilder.closed(builder.firstLinks, builder.links.size()),
        builder.links.toIntArray());
    int stopCount = builder.routeStops.size();
    firstStop = TransitScheduleBuilder.closed(builder.firstStops, stopCount);
    stop = new int[stopCount];
    arrivalOffsetSeconds = new double[stopCount];
    departureOffsetSeconds = new double[stopCount];
    minimumStopSeconds = new double[stopCount];
    flags = new byte[stopCount];
    for (int routeStop = 0; routeStop < stopCount; routeStop++) {
      RouteStop properties = builder.routeStops.get(routeStop);
      stop[routeStop] = properties.stop();
      arrivalOffsetSeconds[routeStop] = properties.arrivalOffsetSeconds();
      departureOffsetSeconds[routeStop] = properties.departureOffsetSeconds();
      minimumStopSeconds[routeStop] = properties.minimumStopSeconds();
      flags[routeStop] = (byte) ((properties.allowsBoarding() ? BOARDING : 0)
          | (properties.allowsAlighting() ? ALIGHTING : 0)
          | (properties.awaitsDeparture() ? AWAIT : 0));
    }
    attributes = builder.routeAttributes;
    linkPosition = new int[stopCount];
    for (int route = 0; route < idText.length; route++) {
      placeStops(route, stops);
    }
  }

  /** As a vehicle does: each stop is served the first time that its link comes after the stop before. */
  private void placeStops(int route, StopFacilities stops) {
    int position = 0;
    for (int routeStop = firstStop[route]; routeStop < firstStop[route + 1]; routeStop++) {
      int found = findLink(route, stops.link(stop[routeStop]), position);
      linkPosition[routeStop] = found;
      position = found == OFF_ROUTE ? position : found;
    }
  }

  private int findLink(int route, int link, int from) {
    if (link != Network.NO_LINK) {
      for (int position = from; position < links.size(route); position++) {
        if (links.value(route, position) == link) {
          return position;
        }
      }
    }
    return OFF_ROUTE;
  }

  public int count() {
    return idText.length;
  }

  /** The route's id, unique within its line. */
  public String id(int route) {
    return texts.text(idText[route]);
  }

  public int line(int route) {
    return line[route];
  }

  /** The routes of each line. */
  public IntRows ofLine() {
    return routesOfLine;
  }

  /** The line's route with this id, or {@link #NO_ROUTE}. */
  public int find(int ofLine, String id) {
    int text = texts.find(id);
    if (text != IdTable.NO_ID) {
      for (int at = routesOfLine.start(ofLine); at < routesOfLine.end(ofLine); at++) {
        if (idText[routesOfLine.value(at)] == text) {
          return routesOfLine.value(at);
        }
      }
    }
    return NO_ROUTE;
  }

  /** E.g. {@code bus} or {@code train}, not a mode of the network; empty if it is not stated. */
  public String transportMode(int route) {
    return mode[route] == IdTable.NO_ID ? "" : modes.text(mode[route]);
  }

  /** Free text; empty if there is none. */
  public String description(int route) {
    return description[route];
  }

  /** The links of each route from the first to the last; none if it does not run on the network. */
  public IntRows links() {
    return links;
  }

  /** The route's first route stop; for loops from {@code firstStop} to {@code endStop}. */
  public int firstStop(int route) {
    return firstStop[route];
  }

  /** One after the route's last route stop. */
  public int endStop(int route) {
    return firstStop[route + 1];
  }

  public int stopCount(int route) {
    return firstStop[route + 1] - firstStop[route];
  }

  /** Route stops of all routes. */
  public int routeStopCount() {
    return stop.length;
  }

  /** The route that a route stop belongs to. */
  public int routeOfStop(int routeStop) {
    int found = Arrays.binarySearch(firstStop, routeStop);
    if (found < 0) {
      return -found - 2;
    }
    // Routes without stops share their offset with the next route.
    while (firstStop[found + 1] == routeStop) {
      found++;
    }
    return found;
  }

  /** The stop facility of a route stop. */
  public int stop(int routeStop) {
    return stop[routeStop];
  }

  /** Seconds after the departure's time, or {@link SimTime#UNDEFINED}. */
  public double arrivalOffsetSeconds(int routeStop) {
    return arrivalOffsetSeconds[routeStop];
  }

  /** Seconds after the departure's time, or {@link SimTime#UNDEFINED}. */
  public double departureOffsetSeconds(int routeStop) {
    return departureOffsetSeconds[routeStop];
  }

  /** Seconds a vehicle stands at least; 0 if nothing is stated. */
  public double minimumStopSeconds(int routeStop) {
    return minimumStopSeconds[routeStop];
  }

  public boolean allowsBoarding(int routeStop) {
    return (flags[routeStop] & BOARDING) != 0;
  }

  public boolean allowsAlighting(int routeStop) {
    return (flags[routeStop] & ALIGHTING) != 0;
  }

  /** Whether an early vehicle waits for its planned departure. */
  public boolean awaitsDeparture(int routeStop) {
    return (flags[routeStop] & AWAIT) != 0;
  }

  /**
   * Which of the route's links, counted from 0, the route stop is served on; {@link #OFF_ROUTE} if its stop has no
   * link or the route does not come there after the stop before.
   */
  public int linkPosition(int routeStop) {
    return linkPosition[routeStop];
  }

  /** The first route stop of this facility from a route stop on, or {@link StopFacilities#NO_STOP}. */
  public int findStop(int route, int facility, int fromRouteStop) {
    for (int routeStop = fromRouteStop; routeStop < firstStop[route + 1]; routeStop++) {
      if (stop[routeStop] == facility) {
        return routeStop;
      }
    }
    return StopFacilities.NO_STOP;
  }

  public AttributeTable attributes() {
    return attributes;
  }

  /** All columns of a route stop. */
  public RouteStop properties(int routeStop) {
    return new RouteStop(
        stop[routeStop],
        arrivalOffsetSeconds[routeStop],
        departureOffsetSeconds[routeStop],
        minimumStopSeconds[routeStop],
        allowsBoarding(routeStop),
        allowsAlighting(routeStop),
        awaitsDeparture(routeStop));
  }
}
