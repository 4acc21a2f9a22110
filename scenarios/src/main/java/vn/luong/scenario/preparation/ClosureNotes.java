package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.luong.gis.streets.SketchedNetwork;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.ClosedHours;
import vn.luong.sim.units.ClosedHours.Span;
import vn.luong.sim.units.Units;

/** Tells which roads are closed to whom and when, and which zones nobody can enter or leave then but over closed roads. */
final class ClosureNotes {
  private static final int MOST_TIMETABLES = 6;
  private static final int MOST_ROADS = 6;
  private static final int MOST_ZONES = 10;

  private final Network network;
  private final StudyArea area;
  private final SourcePosition position;
  private final ProblemLog problems;

  /** Links with the same hours. */
  private static final class Group {
    private final TreeMap<String, Double> metersOfRoad = new TreeMap<>();
    private int links;
    private double meters;

    void add(String road, double linkMeters) {
      links++;
      meters += linkMeters;
      if (road != null) {
        metersOfRoad.merge(road, linkMeters, Double::sum);
      }
    }

    String longestRoads() {
      List<String> names = metersOfRoad.entrySet().stream()
          .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
          .map(Map.Entry::getKey)
          .toList();
      return names.isEmpty() ? "" : ": " + listed(names, MOST_ROADS);
    }
  }

  private ClosureNotes(
      Network network, StudyArea area, SourcePosition position, ProblemLog problems) {
    this.network = network;
    this.area = area;
    this.position = position;
    this.problems = problems;
  }

  /** Tells it of the modes that drive on the network. */
  static void tell(ScenarioFile scenario, Network network, StudyArea area, ProblemLog problems) {
    ClosedHours[] closedHours = new ClosedHours[network.linkCount()];
    boolean hasAny = false;
    for (int link = 0; link < closedHours.length; link++) {
      closedHours[link] = Closures.of(network, link);
      hasAny |= !closedHours[link].isEmpty();
    }
    if (!hasAny) {
      return;
    }
    ClosureNotes notes =
        new ClosureNotes(network, area, SourcePosition.of(scenario.sources().get(0)), problems);
    for (String name : RoadModes.of(scenario)) {
      int mode = network.modeTable().find(name);
      if (mode != ModeTable.NO_MODE) {
        notes.tellRoads(mode, closedHours);
        notes.tellZones(mode, closedHours);
      }
    }
  }

  private void tellRoads(int mode, ClosedHours[] closedHours) {
    Map<String, Group> groups = new TreeMap<>();
    for (int link = 0; link < closedHours.length; link++) {
      List<Span> spans = spans(closedHours[link], mode);
      if (!spans.isEmpty() && network.allows(link, mode)) {
        groups
            .computeIfAbsent(ClosedHours.text(spans), hours -> new Group())
            .add(nameOf(link), network.lengthMeters(link));
      }
    }
    List<Map.Entry<String, Group>> longestFirst = new ArrayList<>(groups.entrySet());
    longestFirst.sort(Comparator.comparingDouble(group -> -group.getValue().meters));
    for (int number = 0; number < longestFirst.size(); number++) {
      Group group = longestFirst.get(number).getValue();
      if (number == MOST_TIMETABLES) {
        problems.add(note(
            mode,
            "more roads are closed in " + (longestFirst.size() - number) + " other sets of hours"));
        return;
      }
      problems.add(note(
          mode,
          String.format(
              Locale.ROOT,
              "%s closed in the hours %s, %.1f km%s",
              group.links == 1 ? "1 link is" : group.links + " links are",
              longestFirst.get(number).getKey().replace(",", ", "),
              group.meters / Units.METERS_PER_KILOMETER,
              group.longestRoads())));
    }
  }

  private Problem note(int mode, String found) {
    return Problem.note("closed-hours", position, subject(mode), found, "", "");
  }

  /** Zones whose every link is closed at the same time. */
  private void tellZones(int mode, ClosedHours[] closedHours) {
    int[] zoneOfLink = area.zoneOfLink();
    BitSet[] closedMinutes = new BitSet[area.zones().size()];
    for (int link = 0; link < zoneOfLink.length; link++) {
      int zone = zoneOfLink[link];
      if (zone < 0 || !network.allows(link, mode)) {
        continue;
      }
      BitSet minutes = new BitSet();
      spans(closedHours[link], mode)
          .forEach(span -> minutes.set(span.fromMinute(), span.toMinute()));
      if (closedMinutes[zone] == null) {
        closedMinutes[zone] = minutes;
      } else {
        closedMinutes[zone].and(minutes);
      }
    }
    TreeSet<String> names = new TreeSet<>();
    for (int zone = 0; zone < closedMinutes.length; zone++) {
      if (closedMinutes[zone] != null && !closedMinutes[zone].isEmpty()) {
        names.add(area.zones().zone(zone).name());
      }
    }
    if (!names.isEmpty()) {
      problems.add(Problem.warning(
          "zone-closed",
          position,
          subject(mode),
          "all roads of " + names.size() + (names.size() == 1 ? " zone" : " zones")
              + " are closed at some time of the day: " + listed(List.copyOf(names), MOST_ZONES),
          "who starts or ends there then drives on closed roads, as few as possible",
          "Leave a road open, or close it to those who pass through only on the roads around."));
    }
  }

  private String subject(int mode) {
    return "mode \"" + network.modeTable().name(mode) + "\"";
  }

  private List<Span> spans(ClosedHours hours, int mode) {
    return hours.spansOfMode().getOrDefault(network.modeTable().name(mode), List.of());
  }

  private String nameOf(int link) {
    String name = network.linkAttributes().findText(link, SketchedNetwork.NAME);
    return name != null ? name : network.linkAttributes().findText(link, RoadAttachment.ROAD);
  }

  private static String listed(List<String> names, int most) {
    String more = names.size() > most ? " and " + (names.size() - most) + " more" : "";
    return String.join(", ", names.subList(0, Math.min(most, names.size()))) + more;
  }
}
