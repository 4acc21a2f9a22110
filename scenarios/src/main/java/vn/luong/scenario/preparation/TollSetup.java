package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.luong.gis.roadlayers.RoadLinks;
import vn.luong.scenario.config.RoadMeasure;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.config.TollSettings;
import vn.luong.sim.fares.TollParameters;
import vn.luong.sim.fares.TollParameters.Rate;
import vn.luong.sim.fares.TollParameters.Toll;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.units.Units;

/**
 * Tolls of a scenario in the engine's units: those that measures state, and elsewhere those that links bring along from the layers that
 * they were drawn in. Of several measures on a link the last counts.
 */
final class TollSetup {
  /** Motorbikes drive for nothing on toll roads of Vietnam. */
  private static final Set<String> USUAL_MODES = Set.of("car", "truck");

  private static final int NONE = -1;

  private final ScenarioFile scenario;
  private final Network network;
  private final ProblemLog problems;
  /** Number of the measure by link. */
  private final int[] measureOfLink;

  private TollSetup(ScenarioFile scenario, Network network, ProblemLog problems) {
    this.scenario = scenario;
    this.network = network;
    this.problems = problems;
    measureOfLink = new int[network.linkCount()];
    Arrays.fill(measureOfLink, NONE);
  }

  /**
   * The tolls.
   *
   * @param network with the roads of the measures
   * @param problems takes modes that are not on the road
   */
  static TollParameters of(ScenarioFile scenario, Network network, ProblemLog problems) {
    return new TollSetup(scenario, network, problems).tolls();
  }

  private TollParameters tolls() {
    List<RoadMeasure> measures = scenario.measures();
    Map<Integer, Double> metersOfMeasure = new HashMap<>();
    for (int number = 0; number < measures.size(); number++) {
      if (measures.get(number).toll().isPresent()) {
        checkModes(measures.get(number).toll().get());
        List<Integer> links = links(measures.get(number));
        metersOfMeasure.put(number, metersOfOneDirection(links));
        for (int link : links) {
          measureOfLink[link] = number;
        }
      }
    }
    List<Toll> tolls = new ArrayList<>();
    for (int number = 0; number < measures.size(); number++) {
      Set<String> ids = new LinkedHashSet<>();
      for (int link = 0; link < measureOfLink.length; link++) {
        if (measureOfLink[link] == number) {
          ids.add(network.linkId(link));
        }
      }
      if (!ids.isEmpty()) {
        tolls.add(toll(measures.get(number), metersOfMeasure.get(number), ids));
      }
    }
    tolls.addAll(drawn());
    return new TollParameters(tolls);
  }

  private List<Integer> links(RoadMeasure measure) {
    List<Integer> links = new ArrayList<>();
    for (int link = 0; link < network.linkCount(); link++) {
      boolean isMeant = measure.kind() == RoadMeasure.Kind.OPEN
          ? measure
              .position()
              .toString()
              .equals(network.linkAttributes().findText(link, OpenedRoads.OPENED_BY))
          : RoadMeasures.isMeant(network, link, measure.road());
      if (isMeant) {
        links.add(link);
      }
    }
    return links;
  }

  /** Length of a road; where it leads in both directions, of one of them. */
  private double metersOfOneDirection(List<Integer> links) {
    Set<Long> ends = new HashSet<>();
    for (int link : links) {
      ends.add(ends(network.fromNode(link), network.toNode(link)));
    }
    double meters = 0;
    for (int link : links) {
      boolean leadsBack = ends.contains(ends(network.toNode(link), network.fromNode(link)));
      meters += network.lengthMeters(link) * (leadsBack ? 0.5 : 1);
    }
    return meters;
  }

  private static long ends(int from, int to) {
    return (long) from << Integer.SIZE | to;
  }

  private Toll toll(RoadMeasure measure, double meters, Set<String> links) {
    TollSettings settings = measure.toll().orElseThrow();
    double unitMeters = settings.isPerKilometer() ? Units.METERS_PER_KILOMETER : meters;
    return new Toll(
        measure.road(),
        settings.modes().isEmpty() ? USUAL_MODES : Set.copyOf(settings.modes()),
        links,
        settings.periods().stream()
            .map(period -> new Rate(
                period.from(), period.to(), period.vnd() / Money.VND_PER_UNIT / unitMeters))
            .toList());
  }

  /** Tolls that links bring along, one for each rate. */
  private List<Toll> drawn() {
    Map<Double, Set<String>> byRate = new TreeMap<>();
    for (int link = 0; link < measureOfLink.length; link++) {
      double vnd = network.linkAttributes().findNumber(link, RoadLinks.TOLL_PER_KILOMETER);
      if (measureOfLink[link] == NONE && vnd > 0) {
        byRate.computeIfAbsent(vnd, rate -> new LinkedHashSet<>()).add(network.linkId(link));
      }
    }
    List<Toll> tolls = new ArrayList<>();
    byRate.forEach((vnd, links) -> tolls.add(new Toll(
        RoadLinks.TOLL_PER_KILOMETER,
        USUAL_MODES,
        links,
        List.of(new Rate(
            0, Double.POSITIVE_INFINITY, vnd / Money.VND_PER_UNIT / Units.METERS_PER_KILOMETER)))));
    return tolls;
  }

  private void checkModes(TollSettings settings) {
    TreeSet<String> known = RoadModes.of(scenario);
    for (String mode : settings.modes()) {
      if (!known.contains(mode)) {
        problems.add(RoadModes.unknown(settings.position(), "key \"toll-modes\"", mode, known));
      }
    }
  }
}
