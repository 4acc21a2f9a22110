package vn.luong.scenario.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.gtfs.FeedDay;
import vn.luong.gis.gtfs.GtfsFeed;
import vn.luong.gis.transit.LineSketch;
import vn.luong.gis.transit.PlacedTransit;
import vn.luong.gis.transit.PlacedTransit.Matched;
import vn.luong.gis.transit.PlacedTransit.RouteMatch;
import vn.luong.gis.transit.PlacedTransit.StopMatch;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.Severity;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/** What an import of a feed did, for people and for programs. */
final class GtfsImportReport {
  private final GtfsFeed feed;
  private final FeedDay day;
  private final PlacedTransit placed;
  private final MetricProjection projection;
  private final ProblemLog problems;

  GtfsImportReport(
      GtfsFeed feed,
      FeedDay day,
      PlacedTransit placed,
      MetricProjection projection,
      ProblemLog problems) {
    this.feed = feed;
    this.day = day;
    this.placed = placed;
    this.projection = projection;
    this.problems = problems;
  }

  /** The report for programs. */
  Map<String, Object> facts() {
    TransitSchedule schedule = placed.schedule();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("source", feed.name());
    facts.put("date", day.date().toString());
    facts.put("agencies", feed.agencyNames());
    facts.put("time_zones", feed.timeZones());
    facts.put("crs", projection.code());
    facts.put(
        "feed",
        Map.of(
            "stops", feed.stopCount(),
            "routes", feed.routeCount(),
            "trips", feed.tripCount(),
            "stop_times", feed.stopTimeCount(),
            "shapes", feed.shapeCount()));
    facts.put("trips_of_the_day", day.tripCount());
    facts.put("frequency_trips", day.frequencyTripCount());
    facts.put("interpolated_halts", day.interpolatedCount());
    facts.put("lines", schedule.lineCount());
    facts.put("lines_by_mode", linesByMode());
    facts.put("routes", schedule.routes().count());
    facts.put("departures", schedule.departures().count());
    facts.put("vehicles", placed.vehicles().size());
    facts.put("vehicles_of_blocks", day.blockCount());
    facts.put("stop_facilities", schedule.stops().count());
    facts.put("stops_matched", stopsByMatch());
    facts.put("stop_distance_m", distances());
    facts.put("routes_matched", routesByMatch());
    facts.put("transfers_not_applied", day.notAppliedTransfers());
    facts.put("files_not_read", feed.ignoredFiles());
    facts.put("warnings", problems.countByKind());
    return facts;
  }

  private Map<String, Integer> linesByMode() {
    Map<String, Integer> count = new TreeMap<>();
    for (LineSketch line : day.sketch().lines()) {
      count.merge(line.transportMode(), 1, Integer::sum);
    }
    return count;
  }

  private Map<String, Integer> stopsByMatch() {
    Map<String, Integer> count = new TreeMap<>();
    placed.stops().forEach(match -> count.merge(word(match.matched()), 1, Integer::sum));
    return count;
  }

  private Map<String, Integer> routesByMatch() {
    Map<String, Integer> count = new TreeMap<>();
    placed.routes().forEach(match -> count.merge(word(match.matched()), 1, Integer::sum));
    return count;
  }

  /** Distance of stops to their roads: median, 95 of 100, farthest. */
  private Map<String, Double> distances() {
    double[] sorted = placed.stops().stream()
        .filter(match -> match.matched() == Matched.ROAD)
        .mapToDouble(StopMatch::distanceMeters)
        .sorted()
        .toArray();
    Map<String, Double> distances = new LinkedHashMap<>();
    if (sorted.length > 0) {
      distances.put("median", rounded(sorted[sorted.length / 2]));
      distances.put("p95", rounded(sorted[(int) (0.95 * (sorted.length - 1))]));
      distances.put("max", rounded(sorted[sorted.length - 1]));
    }
    return distances;
  }

  private static double rounded(double meters) {
    return Math.rint(meters * 10) / 10;
  }

  private static String word(Matched matched) {
    return matched.name().toLowerCase(Locale.ROOT);
  }

  /** The report for people: figures, then every route, then what to look at. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(String.format(
        Locale.ROOT,
        "Read %s: %,d stops, %,d routes, %,d trips, %,d halts (%s).",
        feed.name(),
        feed.stopCount(),
        feed.routeCount(),
        feed.tripCount(),
        feed.stopTimeCount(),
        String.join(", ", feed.agencyNames())));
    lines.add(String.format(
        Locale.ROOT,
        "Day %s (%s): %,d trips make %,d lines (%s) with %,d routes, %,d departures, %,d vehicles.",
        day.date(),
        String.join(", ", feed.timeZones()),
        day.tripCount(),
        placed.schedule().lineCount(),
        words(linesByMode()),
        placed.schedule().routes().count(),
        placed.schedule().departures().count(),
        placed.vehicles().size()));
    lines.add(String.format(
        Locale.ROOT,
        "Stops on the network (%s): %s; metres to their roads: %s.",
        projection.code(),
        words(stopsByMatch()),
        words(distances())));
    lines.add("Routes on the network: " + words(routesByMatch()) + ".");
    addIfAny(lines, "Halts with interpolated times", day.interpolatedCount());
    addIfAny(lines, "Trips at headways (frequencies.txt)", day.frequencyTripCount());
    addIfAny(lines, "Transfers that could not be applied", day.notAppliedTransfers());
    if (!feed.ignoredFiles().isEmpty()) {
      lines.add("Files not read: " + String.join(", ", feed.ignoredFiles()) + ".");
    }
    return String.join("\n", lines) + "\n";
  }

  /** Every route, and every problem; for the file. */
  String details() {
    StringBuilder text = new StringBuilder("\nRoutes\n");
    TransitRoutes routes = placed.schedule().routes();
    for (int route = 0; route < routes.count(); route++) {
      RouteMatch match = placed.routes().get(route);
      text.append(String.format(
          Locale.ROOT,
          "  %s %s (%s): %d stops, %.1f km, %s, planned %.0f min, free %.0f min%s%s%n",
          placed.schedule().lineId(routes.line(route)),
          routes.id(route),
          placed.schedule().lineName(routes.line(route)),
          routes.stopCount(route),
          match.lengthMeters() / 1000,
          word(match.matched()).replace('_', ' '),
          match.plannedSeconds() / 60,
          match.freeSeconds() / 60,
          match.madeLinkCount() > 0 ? ", " + match.madeLinkCount() + " links made" : "",
          Double.isNaN(match.offShapeMeters())
              ? ""
              : String.format(
                  Locale.ROOT, ", at most %.0f m off its shape", match.offShapeMeters())));
    }
    text.append("\nWarnings: ").append(words(problems.countByKind())).append('\n');
    for (Problem problem : problems.problems()) {
      text.append(problem.severity() == Severity.ERROR ? "  error: " : "  warning: ");
      text.append(problem.message()).append('\n');
    }
    return text.toString();
  }

  /** E.g. {@code road 120, own way 3}. */
  private static String words(Map<String, ? extends Number> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(entry -> entry.getKey().replace('_', ' ') + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }

  private static void addIfAny(List<String> lines, String what, int count) {
    if (count > 0) {
      lines.add(String.format(Locale.ROOT, "%s: %,d.", what, count));
    }
  }
}
