package vn.luong.gis.roads;

import vn.luong.sim.units.Units;

/**
 * What a road is like where its tags do not say.
 *
 * <p>Speeds and capacities are the class defaults of the Bình Dương fact sheet, section 4, an estimate of that
 * sheet for Vietnamese conditions (that of primary roads from counts of motorbikes in Hanoi); links, service roads and alleys, which it does not name, follow the class
 * they belong to with slower speeds. Lane counts are estimates from the provincial roads it lists (trunk roads
 * have four to eight lanes in both directions, provincial roads two to six). Where a road is mapped one way, it
 * is half of a divided road, which in Vietnam has a lane more.
 *
 * <pre>
 * class           km/h  PCE/h per lane  lanes: one-way  each way of two-way
 * motorway          90            2000              2    2
 * trunk             70            1800              3    2
 * primary           60            1650              2    2
 * secondary         50            1200              2    1
 * tertiary          40             900              2    1
 * unclassified      35             700              1    1
 * residential       30             500              1    1
 * living_street     15             300              1    1
 * service, track    20             300              1    1
 * motorway_link     60            1600              1    1
 * trunk_link        50            1500              1    1
 * primary_link      40            1300              1    1
 * secondary_link    40            1000              1    1
 * tertiary_link     30             800              1    1
 * busway            50            1200              1    1
 * alleys            15             300              1    1
 * ferry             10             300              1    1
 * rail              60            9999              1    1
 * narrow_gauge      40            9999              1    1
 * subway            80            9999              1    1
 * light_rail, monorail  60        9999              1    1
 * tram              40            9999              1    1
 * </pre>
 *
 * <p>A ferry's figures are an estimate for a river crossing: its time includes half of the wait, its capacity is a boat
 * of 50 PCE every ten minutes. Tracks do not limit their trains, the timetable does; 9999 is what pt2matsim writes.
 *
 * @param speedMetersPerSecond free speed
 * @param capacityPcePerHourAndLane flow capacity of one lane
 * @param lanesOneWay lanes of a one-way road
 * @param lanesEachWay lanes in each direction of a two-way road
 */
public record RoadDefaults(
    double speedMetersPerSecond,
    double capacityPcePerHourAndLane,
    int lanesOneWay,
    int lanesEachWay) {

  /** The defaults of a class. */
  public static RoadDefaults of(HighwayClass highwayClass) {
    return switch (highwayClass) {
      case MOTORWAY -> row(90, 2000, 2, 2);
      case TRUNK -> row(70, 1800, 3, 2);
      case PRIMARY -> row(60, 1650, 2, 2);
      case SECONDARY -> row(50, 1200, 2, 1);
      case TERTIARY -> row(40, 900, 2, 1);
      case UNCLASSIFIED -> row(35, 700, 1, 1);
      case RESIDENTIAL, ROAD -> row(30, 500, 1, 1);
      case SERVICE, TRACK -> row(20, 300, 1, 1);
      case MOTORWAY_LINK -> row(60, 1600, 1, 1);
      case TRUNK_LINK -> row(50, 1500, 1, 1);
      case PRIMARY_LINK -> row(40, 1300, 1, 1);
      case SECONDARY_LINK -> row(40, 1000, 1, 1);
      case TERTIARY_LINK -> row(30, 800, 1, 1);
      case BUSWAY -> row(50, 1200, 1, 1);
      case FERRY -> row(10, 300, 1, 1);
      case RAIL, LIGHT_RAIL, MONORAIL -> row(60, 9999, 1, 1);
      case NARROW_GAUGE, TRAM -> row(40, 9999, 1, 1);
      case SUBWAY -> row(80, 9999, 1, 1);
      case LIVING_STREET, PEDESTRIAN, FOOTWAY, PATH, CYCLEWAY -> row(15, 300, 1, 1);
    };
  }

  private static RoadDefaults row(
      double kilometersPerHour, double capacity, int lanesOneWay, int lanesEachWay) {
    return new RoadDefaults(
        Units.metersPerSecondFromKilometersPerHour(kilometersPerHour),
        capacity,
        lanesOneWay,
        lanesEachWay);
  }
}
