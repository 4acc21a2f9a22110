package vn.luong.sim.transit;

import java.util.Arrays;
import java.util.stream.IntStream;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;

/**
 * The departures of all transit routes.
 *
 * <p>Layout: columns by dense departure index, those of a route next to each other in the order of the builder; 20
 * bytes per departure. Ids are unique within their route only, so their texts are shared.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class Departures {
  public static final int NO_DEPARTURE = -1;
  /** A departure that names no vehicle. */
  public static final int NO_VEHICLE = -1;

  private final IdTable texts;
  private final int[] idText;
  private final int[] route;
  private final double[] time;
  private final int[] vehicle;
  private final IdTable vehicleIds;
  private final int[] firstOfRoute;
  private final IntRows chained;
  /** Null if no departure goes on as another one with the same passengers. */
  private final int[] goesOnAs;

  private final AttributeTable attributes;

  Departures(TransitScheduleBuilder builder) {
    texts = builder.texts;
    idText = builder.departureTexts.toIntArray();
    route = builder.routeOfDeparture.toIntArray();
    time = builder.departureTimes.toDoubleArray();
    vehicle = builder.departureVehicles.toIntArray();
    vehicleIds = builder.vehicleIds;
    firstOfRoute = TransitScheduleBuilder.closed(builder.firstDepartures, idText.length);
    chained = chained(builder);
    goesOnAs = builder.chainFrom.isEmpty() ? null : goesOnAs();
    attributes = builder.departureAttributes;
  }

  private static IntRows chained(TransitScheduleBuilder builder) {
    IntRows pairs = IntRows.groupBy(builder.chainFrom.toIntArray(), builder.departureTexts.size());
    int[] offsets = new int[pairs.rowCount() + 1];
    int[] values = new int[builder.chainTo.size()];
    for (int departure = 0; departure < pairs.rowCount(); departure++) {
      for (int at = pairs.start(departure); at < pairs.end(departure); at++) {
        values[at] = builder.chainTo.getInt(pairs.value(at));
      }
      offsets[departure + 1] = pairs.end(departure);
    }
    return IntRows.of(offsets, values);
  }

  /** Of the chained departures the one that is the next of the same vehicle, where there is such a one. */
  private int[] goesOnAs() {
    int[] following = new int[count()];
    Arrays.fill(following, NO_DEPARTURE);
    int[] ofVehicles = byVehicle();
    for (int ordinal = 1; ordinal < ofVehicles.length; ordinal++) {
      int before = ofVehicles[ordinal - 1];
      int after = ofVehicles[ordinal];
      for (int at = chained.start(before);
          vehicle[before] == vehicle[after] && at < chained.end(before);
          at++) {
        following[before] = chained.value(at) == after ? after : following[before];
      }
    }
    return following;
  }

  /** Departures that name a vehicle, by vehicle, then in the order of time, at the same time in that of the schedule. */
  int[] byVehicle() {
    return IntStream.range(0, count())
        .filter(departure -> vehicle[departure] != NO_VEHICLE)
        .boxed()
        .sorted((left, right) -> {
          int ordered = Integer.compare(vehicle[left], vehicle[right]);
          int byTime = Double.compare(time[left], time[right]);
          int byIndex = Integer.compare(left, right);
          return ordered != 0 ? ordered : byTime != 0 ? byTime : byIndex;
        })
        .mapToInt(departure -> departure)
        .toArray();
  }

  public int count() {
    return idText.length;
  }

  /** The departure's id, unique within its route. */
  public String id(int departure) {
    return texts.text(idText[departure]);
  }

  public int route(int departure) {
    return route[departure];
  }

  /** The route's first departure; for loops from {@code first} to {@code end}. */
  public int first(int ofRoute) {
    return firstOfRoute[ofRoute];
  }

  /** One after the route's last departure. */
  public int end(int ofRoute) {
    return firstOfRoute[ofRoute + 1];
  }

  /** The route's departure with this id, or {@link #NO_DEPARTURE}. */
  public int find(int ofRoute, String id) {
    int text = texts.find(id);
    if (text != IdTable.NO_ID) {
      for (int departure = first(ofRoute); departure < end(ofRoute); departure++) {
        if (idText[departure] == text) {
          return departure;
        }
      }
    }
    return NO_DEPARTURE;
  }

  /** Seconds after midnight; the offsets of the route's stops count from here. */
  public double time(int departure) {
    return time[departure];
  }

  /** The vehicle that serves it, an index of {@link #vehicleIds}, or {@link #NO_VEHICLE}. */
  public int vehicle(int departure) {
    return vehicle[departure];
  }

  /** The vehicles that departures name, in the order they are named first. */
  public IdTable vehicleIds() {
    return vehicleIds;
  }

  /** For each departure those that follow it with the same passengers on board. */
  public IntRows chained() {
    return chained;
  }

  /**
   * The departure for which passengers stay on board after the last stop of this one: it is chained to it and the next of
   * the same vehicle. {@link #NO_DEPARTURE} if there is none; chains to other vehicles and past departures in between
   * are no ones to ride on.
   */
  public int goesOnAs(int departure) {
    return goesOnAs == null ? NO_DEPARTURE : goesOnAs[departure];
  }

  public AttributeTable attributes() {
    return attributes;
  }
}
