package vn.luong.gis.quality;

import java.util.Locale;
import java.util.Optional;
import vn.luong.gis.roads.HighwayClass;
import vn.luong.gis.roads.LinkTexts;
import vn.luong.gis.roads.RoadDefaults;
import vn.luong.sim.network.Network;
import vn.luong.sim.units.Units;

/**
 * Speeds, lanes, capacities and lengths that no road of the link's class has. The bounds are wide: they are to find
 * slips (km/h taken for m/s, capacities of another period), not unusual roads.
 */
final class OddValues implements NetworkCheck {
  static final String SPEED = "suspicious-speed";
  static final String LANES = "lanes-against-class";
  static final String CAPACITY = "suspicious-capacity";
  static final String NO_CAPACITY = "no-capacity";
  static final String SHORT_LENGTH = "length-below-distance";

  /** Less than this per lane and hour closes a road in fact. */
  static final double LEAST_PCE_PER_HOUR_AND_LANE = 10;

  private static final double SLOWEST_KILOMETERS_PER_HOUR = 3;
  private static final double FASTEST_ON_ROADS_KILOMETERS_PER_HOUR = 140;
  private static final double FASTEST_ON_TRACKS_KILOMETERS_PER_HOUR = 360;
  private static final double MOST_ABOVE_CLASS = 2.5;
  private static final double LEAST_OF_CLASS = 0.25;
  private static final double LOW_PCE_PER_HOUR_AND_LANE = 100;
  /** The most a lane was ever seen to carry is about 2,400 (Highway Capacity Manual 2010, exhibit 11-17). */
  private static final double MOST_PCE_PER_HOUR_AND_LANE = 2600;

  @Override
  public void run(Findings findings) {
    Network network = findings.network();
    DrawnLinks lines = findings.lines();
    for (int link = 0; link < network.linkCount(); link++) {
      boolean isTrack = lines.isTrack(link);
      Optional<HighwayClass> highwayClass = lines.highwayClass(link);
      checkSpeed(link, isTrack, highwayClass, findings);
      if (!isTrack) {
        checkLanes(link, highwayClass, findings);
        checkCapacity(link, findings);
      }
      double straight = lines.straightMeters(link);
      if (isTooShort(network.lengthMeters(link), straight)) {
        findings.addLink(
            SHORT_LENGTH,
            link,
            String.format(
                Locale.ROOT,
                "length is %.1f m, its nodes are %.1f m apart",
                network.lengthMeters(link),
                straight),
            "a road is at least as long as the way straight on",
            "Correct the length or the nodes' places; --repair takes the drawn length.");
      }
    }
  }

  /** Whether a link is shorter than can be, with some room for rounding and the scale of projections. */
  static boolean isTooShort(double lengthMeters, double straightMeters) {
    return lengthMeters < 0.98 * straightMeters - 1;
  }

  private static void checkSpeed(
      int link, boolean isTrack, Optional<HighwayClass> highwayClass, Findings findings) {
    Network network = findings.network();
    double speed = Units.kilometersPerHour(network.freeSpeedMetersPerSecond(link));
    double fastest =
        isTrack ? FASTEST_ON_TRACKS_KILOMETERS_PER_HOUR : FASTEST_ON_ROADS_KILOMETERS_PER_HOUR;
    double slowest = SLOWEST_KILOMETERS_PER_HOUR;
    String expected = "3 to " + (int) fastest + " km/h";
    if (highwayClass.isPresent()) {
      double usual =
          Units.kilometersPerHour(RoadDefaults.of(highwayClass.get()).speedMetersPerSecond());
      fastest = Math.min(fastest, MOST_ABOVE_CLASS * usual);
      slowest = Math.max(slowest, LEAST_OF_CLASS * usual);
      expected = String.format(
          Locale.ROOT,
          "about %.0f km/h is usual for %s",
          usual,
          highwayClass.get().tag());
    }
    // Where signals stop a link, its delay there is in its speed.
    boolean isSlow = speed < slowest && !findings.lines().hasSignals(link);
    if (isSlow || speed > fastest + 1e-6) {
      findings.addLink(
          SPEED,
          link,
          String.format(Locale.ROOT, "free speed is %.1f km/h", speed),
          expected,
          "Check the limit; freespeed is in metres per second.");
    }
  }

  private static void checkLanes(int link, Optional<HighwayClass> highwayClass, Findings findings) {
    double lanes = findings.network().laneCount(link) / streets(link, findings.network());
    double most = highwayClass.map(OddValues::mostLanes).orElse(8);
    boolean isNarrow =
        lanes < 2 && highwayClass.filter(HighwayClass.MOTORWAY::equals).isPresent();
    if (lanes > most || isNarrow) {
      findings.addLink(
          LANES,
          link,
          String.format(
              Locale.ROOT,
              "has %s lanes in its direction",
              lanes == Math.rint(lanes) ? String.valueOf((int) lanes) : String.valueOf(lanes)),
          isNarrow
              ? "an expressway has at least two"
              : "a road of the type " + findings.lines().type(link) + " has at most " + (int) most,
          "Check the lanes; permlanes are those of one direction.");
    }
  }

  /** Streets that a link stands for: its lanes are those of all of them. */
  private static double streets(int link, Network network) {
    double streets = network.linkAttributes().findNumber(link, LinkTexts.STREETS);
    return streets > 1 ? streets : 1;
  }

  /** Most lanes of one direction. */
  private static int mostLanes(HighwayClass highwayClass) {
    return switch (highwayClass) {
      case MOTORWAY, TRUNK, PRIMARY -> 7;
      case SECONDARY -> 5;
      case TERTIARY,
          MOTORWAY_LINK,
          TRUNK_LINK,
          PRIMARY_LINK,
          SECONDARY_LINK,
          TERTIARY_LINK,
          ROAD,
          BUSWAY -> 4;
      case UNCLASSIFIED, RESIDENTIAL -> 3;
      default -> 2;
    };
  }

  private static void checkCapacity(int link, Findings findings) {
    Network network = findings.network();
    double perLane =
        Units.perHour(network.flowCapacityPcePerSecond(link)) / network.laneCount(link);
    String found = String.format(Locale.ROOT, "capacity is %.1f PCE/h and lane", perLane);
    if (perLane < LEAST_PCE_PER_HOUR_AND_LANE) {
      findings.addLink(
          NO_CAPACITY,
          link,
          found,
          "a lane carries some hundred PCE in an hour",
          "Close a road by its modes or a measure; --repair gives the capacity that is usual for its class.");
    } else if (perLane < LOW_PCE_PER_HOUR_AND_LANE || perLane > MOST_PCE_PER_HOUR_AND_LANE) {
      findings.addLink(
          CAPACITY,
          link,
          found,
          "100 to 2600 PCE/h and lane",
          "Check capacity, lanes and the network's capacity period.");
    }
  }
}
