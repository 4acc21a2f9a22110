package vn.luong.sim.trips;

import java.util.Objects;
import vn.luong.sim.ids.AttributeTable;

/**
 * A way of getting to the first stop of a journey and from the last one: a mode, for whom, to which stops, at what cost
 * (MATSim {@code IntermodalAccessEgressParameterSet}, with what a city of motorbikes needs on top).
 *
 * @param mode mode of the leg, one that trips can be routed by
 * @param search which stops
 * @param persons who may use it
 * @param cost what it costs beside time
 * @param isOwnVehicle true if the person's own vehicle is needed: it is taken from where it stands, left at the stop, and
 *     fetched there on the way back to where it came from. False as in MATSim, where a vehicle is wherever it is wanted
 */
public record AccessWay(
    int mode, StopSearch search, PersonFilter persons, Cost cost, boolean isOwnVehicle) {

  /** No limit to the number of stops. */
  public static final int ANY_NUMBER = Integer.MAX_VALUE;

  public AccessWay {
    Objects.requireNonNull(search);
    Objects.requireNonNull(persons);
    Objects.requireNonNull(cost);
  }

  /**
   * Which stops can be used, by distance as the crow flies.
   *
   * @param initialRadiusMeters all stops so near
   * @param extensionRadiusMeters if there are fewer than two, all those that are so much farther than the nearest at most
   * @param mostRadiusMeters but none farther than this
   * @param shareOfTrip nor, at first, farther than this share of the distance between origin and destination
   * @param mostStops of those the nearest so many
   * @param attribute attribute that a stop must have, null if any stop will do
   * @param value value of that attribute
   * @param linkAttribute attribute of stops that names the link to go to instead of the stop's own; null if there is none
   */
  public record StopSearch(
      double initialRadiusMeters,
      double extensionRadiusMeters,
      double mostRadiusMeters,
      double shareOfTrip,
      int mostStops,
      String attribute,
      String value,
      String linkAttribute) {

    /** All stops within a distance, the nearest first if there are more than so many. */
    public static StopSearch within(double meters, int mostStops) {
      return new StopSearch(
          meters, 0, meters, Double.POSITIVE_INFINITY, mostStops, null, null, null);
    }

    /** The same among stops with an attribute. */
    public StopSearch withAttribute(String newAttribute, String newValue) {
      return new StopSearch(
          initialRadiusMeters,
          extensionRadiusMeters,
          mostRadiusMeters,
          shareOfTrip,
          mostStops,
          newAttribute,
          newValue,
          linkAttribute);
    }

    boolean admits(AttributeTable stops, int stop) {
      return attribute == null || Objects.equals(value, stops.findText(stop, attribute));
    }
  }

  /**
   * Who may use the way.
   *
   * @param attribute attribute of persons; null for everybody
   * @param value value of it
   * @param admits true if only those may who have the value, false if they are the only ones who may not
   */
  public record PersonFilter(String attribute, String value, boolean admits) {
    public static final PersonFilter EVERYBODY = new PersonFilter(null, null, true);

    /** Everybody but those who have no vehicle of the mode, as {@code <mode>Avail} says. */
    public static PersonFilter ownersOf(String modeName) {
      return new PersonFilter(modeName + "Avail", "never", false);
    }

    boolean admits(AttributeTable persons, int person) {
      return attribute == null
          || admits == Objects.equals(value, persons.findText(person, attribute));
    }
  }

  /**
   * What the way costs, in the unit of generalised cost.
   *
   * @param perSecond of travelling by the mode
   * @param perSecondWaiting of waiting for a vehicle that was called
   * @param perMeter of the distance
   * @param once each time: fare, or fee for parking
   */
  public record Cost(double perSecond, double perSecondWaiting, double perMeter, double once) {
    public Cost {
      if (!(perSecond >= 0 && perSecondWaiting >= 0 && perMeter >= 0 && once >= 0)) {
        throw new IllegalArgumentException("costs of access " + perSecond + ", " + perSecondWaiting
            + ", " + perMeter + ", " + once + " are not all 0 or more");
      }
    }

    public static Cost ofTime(double perSecond) {
      return new Cost(perSecond, 0, 0, 0);
    }
  }
}
