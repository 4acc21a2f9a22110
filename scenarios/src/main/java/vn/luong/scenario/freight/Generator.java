package vn.luong.scenario.freight;

import java.util.List;

/**
 * A place that trucks go to: a zone without its parks and sites, a park, a site, a terminal.
 *
 * @param id unique among all of them
 * @param kind what it is
 * @param number index of the zone, estate or site; that of the zone for terminals
 * @param zone index of the zone it lies in; negative outside all zones
 * @param x easting of its centre, metres
 * @param y northing, metres
 * @param radiusMeters how far it reaches
 * @param arrivals vehicles that arrive on a working day, by type; as many leave
 */
record Generator(
    String id,
    Kind kind,
    int number,
    int zone,
    double x,
    double y,
    double radiusMeters,
    List<Double> arrivals) {

  /** What a place that trucks go to can be. */
  enum Kind {
    ZONE,
    ESTATE,
    SITE,
    TERMINAL
  }

  Generator {
    arrivals = List.copyOf(arrivals);
  }

  /** The same place, to which no truck comes. */
  Generator withoutArrivals() {
    return new Generator(
        id,
        kind,
        number,
        zone,
        x,
        y,
        radiusMeters,
        arrivals.stream().map(count -> 0.0).toList());
  }

  double arrivals(int type) {
    return arrivals.get(type);
  }
}
