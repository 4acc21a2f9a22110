package vn.luong.gis.sites;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.luong.gis.roads.RoadName;
import vn.luong.gis.spatial.LinksNear;
import vn.luong.gis.spatial.NearestLink;
import vn.luong.sim.counts.CountStations;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/**
 * Finds the link that each counting station belongs to: the nearest one that leads where the counted vehicles drive, of the
 * road that the station names if such a one is near enough.
 */
public final class CountPlacement {
  /** Stations further from every road than this lie wrong. */
  public static final double STANDARD_MOST_METERS = 50;

  /** What a stated direction and the link's own may differ by; wide enough for the four main winds of a diagonal road. */
  private static final double MOST_ANGLE_DEGREES = 60;

  private static final double OPPOSITE_DEGREES = 135;

  /**
   * A station on its link.
   *
   * @param link the link
   * @param distanceMeters from the station to the link
   * @param bearingDegrees where the link leads at the station
   * @param road what the network calls the road; may be empty
   * @param share of the counted vehicles that drive on this link
   */
  public record Match(
      CountSite site,
      int link,
      double distanceMeters,
      double bearingDegrees,
      String road,
      double share) {}

  private final Network network;
  private final LinksNear near;
  private final NearestLink.Query nearest;
  private final double mostMeters;
  private final boolean isHalved;
  private final ProblemLog problems;

  private CountPlacement(
      Network network, int mode, double mostMeters, boolean isHalved, ProblemLog problems) {
    this.network = network;
    this.mostMeters = mostMeters;
    this.isHalved = isHalved;
    this.problems = problems;
    near = new LinksNear(network, link -> network.allows(link, mode));
    nearest = NearestLink.of(network, mode).query();
  }

  /**
   * Places the stations.
   *
   * @param mode only links with this network mode can be meant
   * @param mostMeters a station further than this from its link is a problem
   * @param isHalved a station without direction counts both directions of its road together, each for a half; otherwise it is a problem
   * @param problems takes an error for each station without link
   * @return the matches in the order of the stations
   */
  public static List<Match> place(
      List<CountSite> sites,
      Network network,
      int mode,
      double mostMeters,
      boolean isHalved,
      ProblemLog problems) {
    CountPlacement placement = new CountPlacement(network, mode, mostMeters, isHalved, problems);
    List<Match> matches = new ArrayList<>();
    Map<Integer, CountSite> siteOfLink = new HashMap<>();
    for (CountSite site : sites) {
      for (Match match : placement.matches(site)) {
        CountSite earlier = siteOfLink.putIfAbsent(match.link(), site);
        if (earlier == null) {
          matches.add(match);
        } else {
          placement.reportSameLink(match, earlier);
        }
      }
    }
    return matches;
  }

  /** What was counted on the links. */
  public static CountStations stations(List<Match> matches) {
    CountStations stations = new CountStations();
    for (Match match : matches) {
      int station = stations.add(match.site().id(), match.link(), CountStations.ANY_MODE);
      for (int hour = 0; hour < CountStations.HOURS; hour++) {
        double volume = match.site().volumes()[hour];
        if (!Double.isNaN(volume)) {
          stations.setVolume(station, hour, volume * match.share());
        }
      }
    }
    return stations;
  }

  private List<Match> matches(CountSite site) {
    List<LinksNear.Found> candidates = near.find(site.x(), site.y(), mostMeters);
    if (candidates.isEmpty()) {
      reportFar(site);
      return List.of();
    }
    boolean hasBearing = !Double.isNaN(site.bearingDegrees());
    List<LinksNear.Found> leading = hasBearing
        ? candidates.stream().filter(link -> leads(link, site.bearingDegrees())).toList()
        : candidates;
    if (leading.isEmpty()) {
      reportDirection(site, candidates.get(0));
      return List.of();
    }
    LinksNear.Found best = leading.stream()
        .filter(link -> isNamed(link, site.road()))
        .findFirst()
        .orElse(leading.get(0));
    checkName(site, best);
    Optional<LinksNear.Found> opposite = hasBearing ? Optional.empty() : opposite(best, candidates);
    if (opposite.isEmpty()) {
      return List.of(match(site, best, 1));
    }
    if (!isHalved) {
      reportBothDirections(site, best, opposite.get());
      return List.of();
    }
    return List.of(match(site, best, 0.5), match(site, opposite.get(), 0.5));
  }

  private static boolean leads(LinksNear.Found link, double bearingDegrees) {
    return LinksNear.angleDegrees(link.bearingDegrees(), bearingDegrees) <= MOST_ANGLE_DEGREES;
  }

  private boolean isNamed(LinksNear.Found link, String road) {
    return RoadName.isSame(road, RoadName.ofLink(network, link.link()));
  }

  /** The other direction of a link's road: back between the same nodes, or the other roadway of the same name. */
  private Optional<LinksNear.Found> opposite(
      LinksNear.Found one, List<LinksNear.Found> candidates) {
    String road = RoadName.ofLink(network, one.link());
    return candidates.stream()
        .filter(other -> LinksNear.angleDegrees(one.bearingDegrees(), other.bearingDegrees())
            >= OPPOSITE_DEGREES)
        .filter(other -> isBack(one.link(), other.link()) || isNamed(other, road))
        .findFirst();
  }

  private boolean isBack(int link, int other) {
    return network.fromNode(link) == network.toNode(other)
        && network.toNode(link) == network.fromNode(other);
  }

  private Match match(CountSite site, LinksNear.Found found, double share) {
    return new Match(
        site,
        found.link(),
        found.distanceMeters(),
        found.bearingDegrees(),
        RoadName.ofLink(network, found.link()),
        share);
  }

  private void checkName(CountSite site, LinksNear.Found best) {
    String road = RoadName.ofLink(network, best.link());
    if (!site.road().isEmpty() && !road.isEmpty() && !RoadName.isSame(site.road(), road)) {
      add(
          Problem.warning(
              "other-road",
              site.position(),
              site.subject(),
              "it counts on \"" + site.road() + "\"; the nearest link " + name(best) + " is of \""
                  + road + "\"",
              "no link of that name leads there within " + meters(mostMeters),
              "Look whether it is the same road; else move the station."),
          site);
    }
  }

  private void reportFar(CountSite site) {
    int link = nearest.find(site.x(), site.y());
    String found = link == Network.NO_LINK
        ? "the network has no link for it"
        : "the nearest link \"" + network.linkId(link) + "\" is " + meters(nearest.distanceMeters())
            + " away";
    add(
        Problem.error(
            "station-off-road",
            site.position(),
            site.subject(),
            found,
            meters(mostMeters) + " at most",
            "Move the station, check --crs, leave it out with --where, or raise --max-distance."),
        site);
  }

  private void reportDirection(CountSite site, LinksNear.Found nearestLink) {
    add(
        Problem.error(
            "station-direction",
            site.position(),
            site.subject(),
            String.format(
                Locale.ROOT,
                "it counts towards %.0f°; the nearest link %s leads to %.0f°",
                site.bearingDegrees(),
                name(nearestLink),
                nearestLink.bearingDegrees()),
            "no link within " + meters(mostMeters) + " leads there",
            "Correct the direction (0 is north, 90 east), or the network's one-way streets."),
        site);
  }

  private void reportBothDirections(
      CountSite site, LinksNear.Found best, LinksNear.Found opposite) {
    add(
        Problem.error(
            "station-direction",
            site.position(),
            site.subject(),
            "its direction is not known",
            "the road has both: " + name(best) + " and " + name(opposite),
            "Add a column bearing; or --halve if it counts both directions together."),
        site);
  }

  private void reportSameLink(Match match, CountSite earlier) {
    add(
        Problem.error(
            "stations-on-one-link",
            match.site().position(),
            match.site().subject(),
            "it lies on link \"" + network.linkId(match.link()) + "\" like " + earlier.subject(),
            "a link has one station at most",
            "Leave one out with --where, or correct their directions."),
        match.site());
  }

  private void add(Problem problem, CountSite site) {
    problems.add(problem.at(site.x(), site.y()));
  }

  private String name(LinksNear.Found found) {
    return "\"" + network.linkId(found.link()) + "\"";
  }

  private static String meters(double meters) {
    return String.format(Locale.ROOT, "%,.0f m", meters);
  }
}
