package vn.luong.scenario.run;

import java.util.List;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.parking.ParkingLots;
import vn.luong.sim.parking.ParkingParameters;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.trips.AccessWay;
import vn.luong.sim.trips.TransitRouting;
import vn.luong.sim.trips.TripRouting;

/**
 * The lots of a scenario in which people leave their own vehicles at stops: one per mode and link of parking, with the
 * places that the stops there state in their attribute {@code <mode>Spaces}, scaled by the sample. Stops that state none
 * have as many as are wanted.
 */
public final class StationParking {
  private static final String SPACES = "Spaces";

  private StationParking() {}

  /** Name of the attribute of stops that holds the places for vehicles of a mode. */
  public static String spacesAttribute(String mode) {
    return mode + SPACES;
  }

  /** Name of a lot. Names of modes have no spaces, so that both can be told apart again. */
  static String nameOf(String stop, String mode) {
    return stop + " " + mode;
  }

  /** The stop in a lot's name. */
  static String stopOf(String lot) {
    return lot.substring(0, lot.lastIndexOf(' '));
  }

  /** The mode in a lot's name. */
  static String modeOf(String lot) {
    return lot.substring(lot.lastIndexOf(' ') + 1);
  }

  /** Notes the places of a stop. */
  public static void putSpaces(StopFacilities stops, int stop, String mode, double spaces) {
    stops
        .attributes()
        .put(
            stop,
            spacesAttribute(mode),
            new AttributeTable.Value(AttributeTable.DOUBLE_CLASS, Double.toString(spaces)));
  }

  /**
   * The lots of a scenario, those of areas with counted places among them.
   *
   * @return null if there are none
   */
  static ParkingLots of(RunnableScenario scenario, TripRouting routing) {
    TransitRouting transit = routing.transit();
    boolean hasStations = transit != null && transit.parameters().options().parksAtStops();
    if (!hasStations && !AreaParking.isIn(scenario)) {
      return null;
    }
    ParkingLots.Builder builder =
        ParkingLots.builder(scenario.population().personCount(), ParkingParameters.STANDARD);
    if (hasStations) {
      addStations(builder, scenario, routing, transit);
    }
    if (AreaParking.isIn(scenario)) {
      AreaParking.addTo(builder, scenario);
    }
    return builder.build();
  }

  private static void addStations(
      ParkingLots.Builder builder,
      RunnableScenario scenario,
      TripRouting routing,
      TransitRouting transit) {
    List<AccessWay> ways = transit.parameters().options().accessWays();
    ModeTable modes = scenario.population().modeTable();
    StopFacilities stops = transit.schedule().stops();
    for (int way = 0; way < ways.size(); way++) {
      AccessWay accessWay = ways.get(way);
      String mode = modes.name(accessWay.mode());
      for (int stop = 0; stop < stops.count() && accessWay.isOwnVehicle(); stop++) {
        int link =
            transit.isReachedBy(way, stop) ? routing.parkingLink(way, stop) : Network.NO_LINK;
        if (link != Network.NO_LINK) {
          double stated = stops.attributes().findNumber(stop, spacesAttribute(mode));
          double spaces =
              stated > 0 ? stated * scenario.settings().sample() : Double.POSITIVE_INFINITY;
          addLot(builder, transit, way, accessWay, nameOf(stops.id(stop), mode), spaces, link);
        }
      }
    }
  }

  private static void addLot(
      ParkingLots.Builder builder,
      TransitRouting transit,
      int way,
      AccessWay accessWay,
      String name,
      double spaces,
      int link) {
    int known = builder.lotAt(transit.parkingType(way), link);
    if (known >= 0) {
      builder.addSpaces(known, spaces);
      return;
    }
    int lot = builder.addLot(
        name, spaces, accessWay.cost().perSecond(), accessWay.cost().once());
    builder.addEntrance(lot, transit.parkingType(way), transit.pickUpType(way), link);
  }
}
