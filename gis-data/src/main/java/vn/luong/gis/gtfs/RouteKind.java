package vn.luong.gis.gtfs;

import vn.luong.gis.transit.LineSketch.Way;
import vn.luong.sim.vehicles.Manoeuvres;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleType.Boarding;
import vn.luong.sim.vehicles.VehicleType.DoorOperation;

/**
 * What a feed's {@code route_type} means: the types of the specification and the hundreds of the extended types (Google,
 * "Extended GTFS route types"). Vehicles are of usual size; feeds say nothing about them.
 */
enum RouteKind {
  TRAM("tram", Way.OWN_WAY, 32, 60, 120, 4, 0.5),
  SUBWAY("subway", Way.OWN_WAY, 62, 150, 780, 8, 0.1),
  RAIL("rail", Way.OWN_WAY, 150, 400, 400, 20, 0.3),
  BUS("bus", Way.ROADS, 12, 30, 50, 2.5, 2),
  COACH("coach", Way.ROADS, 12, 45, 0, 2.5, 4),
  TROLLEYBUS("trolleybus", Way.ROADS, 12, 30, 50, 2.5, 2),
  FERRY("ferry", Way.OWN_WAY, 20, 80, 20, 3, 1),
  CABLE_CAR("cable car", Way.OWN_WAY, 3, 10, 0, 1, 1),
  FUNICULAR("funicular", Way.OWN_WAY, 15, 30, 30, 2, 1),
  MONORAIL("monorail", Way.OWN_WAY, 45, 100, 400, 6, 0.2);

  private static final int EXTENDED = 100;

  private final String mode;
  private final Way way;
  private final VehicleType vehicleType;

  RouteKind(
      String mode,
      Way way,
      double lengthMeters,
      int seats,
      int standing,
      double pce,
      double boardingSeconds) {
    this.mode = mode;
    this.way = way;
    DoorOperation doors = boardingSeconds < 1 ? DoorOperation.PARALLEL : DoorOperation.SERIAL;
    vehicleType = new VehicleType(
        mode.replace(' ', '_'),
        lengthMeters,
        2.5,
        Double.POSITIVE_INFINITY,
        pce,
        1,
        seats,
        standing,
        way == Way.ROADS ? "car" : "pt",
        Manoeuvres.NONE,
        new Boarding(boardingSeconds, boardingSeconds / 2, doors),
        "");
  }

  /** The kind of a route type, or null if there is no such type. */
  static RouteKind of(int routeType) {
    return switch (routeType < EXTENDED ? routeType : -(routeType / EXTENDED)) {
      case 0, 5, -9 -> TRAM;
      case 1, -5, -6 -> SUBWAY;
      case 2, -1, -3 -> RAIL;
      case -4 -> routeType == 401 || routeType == 402 ? SUBWAY : routeType == 405 ? MONORAIL : RAIL;
      case 3, -7, -15 -> BUS;
      case -2 -> COACH;
      case 4, -10, -12 -> FERRY;
      case 6, -13 -> CABLE_CAR;
      case 7, -14 -> FUNICULAR;
      case 11, -8 -> TROLLEYBUS;
      case 12 -> MONORAIL;
      default -> null;
    };
  }

  /** The type that stands for a transport mode, or -1 if none does. */
  static int typeOf(String transportMode) {
    return switch (transportMode) {
      case "tram", "light rail", "light_rail" -> 0;
      case "subway", "metro" -> 1;
      case "rail", "train" -> 2;
      case "bus", "minibus", "pt" -> 3;
      case "ferry", "ship" -> 4;
      case "cable car", "gondola" -> 6;
      case "funicular" -> 7;
      case "coach" -> 200;
      case "trolleybus" -> 11;
      case "monorail" -> 12;
      default -> -1;
    };
  }

  /** Transport mode of the schedule. */
  String mode() {
    return mode;
  }

  Way way() {
    return way;
  }

  VehicleType vehicleType() {
    return vehicleType;
  }
}
