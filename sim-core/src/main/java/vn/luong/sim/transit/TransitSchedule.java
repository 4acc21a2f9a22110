package vn.luong.sim.transit;

import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;

/**
 * A timetable: stop facilities, lines, their routes, and departures.
 *
 * <p>Layout: everything by dense index. A line has routes, a route has route stops and departures; the many stores
 * say which belong to whom. Lines have columns here: id and name.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class TransitSchedule {
  public static final int NO_LINE = -1;

  private final String source;
  private final StopFacilities stops;
  private final IdTable lineIds;
  private final String[] lineNames;
  private final TransitRoutes routes;
  private final Departures departures;
  private final MinimalTransferTimes transferTimes;
  private final AttributeTable attributes;
  private final AttributeTable lineAttributes;

  TransitSchedule(TransitScheduleBuilder builder) {
    source = builder.source;
    stops = new StopFacilities(builder);
    lineIds = builder.lineIds;
    lineNames = builder.lineNames.toArray(new String[0]);
    routes = new TransitRoutes(builder, stops);
    departures = new Departures(builder);
    transferTimes = new MinimalTransferTimes(builder);
    attributes = builder.scheduleAttributes;
    lineAttributes = builder.lineAttributes;
  }

  /** A schedule without anything, for scenarios without public transport. */
  public static TransitSchedule empty() {
    return new TransitScheduleBuilder().build();
  }

  /** Where the schedule was read, as the user knows it: a file, or just "transit schedule"; for problems. */
  public String source() {
    return source;
  }

  public StopFacilities stops() {
    return stops;
  }

  public TransitRoutes routes() {
    return routes;
  }

  public Departures departures() {
    return departures;
  }

  /**
   * True if passengers who stay on board come to a stop: on this departure, from a route stop of it on, or on those it
   * {@linkplain Departures#goesOnAs goes on as}.
   */
  public boolean leadsTo(int departure, int fromRouteStop, int stop) {
    int from = fromRouteStop;
    for (int part = departure; part != Departures.NO_DEPARTURE; part = departures.goesOnAs(part)) {
      int route = departures.route(part);
      from = part == departure ? from : routes.firstStop(route);
      if (routes.findStop(route, stop, from) != StopFacilities.NO_STOP) {
        return true;
      }
    }
    return false;
  }

  public MinimalTransferTimes transferTimes() {
    return transferTimes;
  }

  public int lineCount() {
    return lineNames.length;
  }

  public String lineId(int line) {
    return lineIds.text(line);
  }

  /** The line with this id, or {@link #NO_LINE}. */
  public int findLine(String id) {
    return lineIds.find(id);
  }

  /** The brand; empty if the line has none. */
  public String lineName(int line) {
    return lineNames[line];
  }

  public AttributeTable lineAttributes() {
    return lineAttributes;
  }

  /** Attributes of the schedule itself, at row 0. */
  public AttributeTable attributes() {
    return attributes;
  }
}
