package vn.luong.sim.fares;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.luong.sim.transit.StopFacilities;

/**
 * What a ride costs by the zones of the stops where it begins and ends, as metros have it; goes before all tariffs. A zone may
 * be a single station.
 *
 * @param transportModes modes of the routes on which it holds
 * @param zoneOfStop zone by id of the stop
 * @param fares by zone of boarding, then by zone of alighting
 */
public record ZoneFares(
    Set<String> transportModes,
    Map<String, String> zoneOfStop,
    Map<String, Map<String, Double>> fares) {
  /** Fares by zones hold nowhere. */
  public static final ZoneFares NONE = new ZoneFares(Set.of(), Map.of(), Map.of());

  public ZoneFares {
    transportModes = new TreeSet<>(transportModes);
    zoneOfStop = new TreeMap<>(zoneOfStop);
    fares = new TreeMap<>(fares);
    fares.values().forEach(row -> row.values().forEach(ZoneFares::requireFare));
  }

  private static void requireFare(double fare) {
    if (!(fare >= 0 && fare < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("fare of " + fare + ", must be 0 or more");
    }
  }

  /** True if rides on routes of the mode cost by zones. */
  public boolean holdOn(String transportMode) {
    return transportModes.contains(transportMode);
  }

  /** The zone of a stop, null if it belongs to none. */
  public String zone(StopFacilities stops, int stop) {
    return zoneOfStop.get(stops.ids().text(stop));
  }

  /** The fare from a zone to a zone; NaN if there is none. */
  public double of(String from, String to) {
    return from == null || to == null
        ? Double.NaN
        : fares.getOrDefault(from, Map.of()).getOrDefault(to, Double.NaN);
  }
}
