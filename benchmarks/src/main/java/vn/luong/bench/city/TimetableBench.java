package vn.luong.bench.city;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.luong.bench.Options;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.gtfs.FeedDay;
import vn.luong.gis.gtfs.FeedLines;
import vn.luong.gis.gtfs.GtfsFeed;
import vn.luong.gis.gtfs.GtfsReader;
import vn.luong.gis.transit.PlacedTransit;
import vn.luong.gis.transit.PlacementParameters;
import vn.luong.gis.transit.TransitPlacement;
import vn.luong.sim.matsim.TransitScheduleXmlWriter;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.transit.TransitSchedule;

/**
 * How long the import of a drawn feed takes, and how many of its lines come back on the links they were drawn on.
 *
 * <pre>benchmarks/run timetable --lines 500 --departures 100 --runs 3</pre>
 */
public final class TimetableBench {
  private TimetableBench() {}

  /** Draws a feed and imports it several times. */
  public static void main(String[] arguments) throws IOException {
    Options options = new Options(arguments);
    int lines = options.number("--lines", 500);
    int departures = options.number("--departures", 100);
    int runs = options.number("--runs", 3);
    int seed = options.number("--seed", 1);
    options.requireAllKnown();
    MetricProjection projection = MetricProjection.of(MetricProjection.DEFAULT_CODE);
    DrawnTimetable drawn = new DrawnTimetable(projection, seed);
    Path folder = Files.createTempDirectory("luong-feed");
    drawn.write(folder, lines, departures);
    for (int run = 0; run < runs; run++) {
      measure(drawn, folder, projection);
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static void measure(DrawnTimetable drawn, Path folder, MetricProjection projection) {
    ProblemLog problems = new ProblemLog();
    double start = cpuSeconds();
    long clock = System.nanoTime();
    GtfsFeed feed = GtfsReader.read(folder, problems);
    double read = cpuSeconds();
    FeedDay day = FeedLines.of(feed, LocalDate.of(2026, 3, 2), projection, problems);
    double sketched = cpuSeconds();
    PlacedTransit placed = new TransitPlacement(drawn.network(), PlacementParameters.STANDARD)
        .place(day.sketch(), problems);
    double matched = cpuSeconds();
    Path schedule = folder.resolve("schedule.xml.gz");
    TransitScheduleXmlWriter.write(placed.schedule(), placed.network(), schedule);
    double written = cpuSeconds();
    problems.throwIfErrors();
    System.out.printf(
        Locale.ROOT,
        "%,d halts, %,d routes, %,d departures: read %.1f, lines %.1f, place %.1f, write %.1f"
            + " CPU seconds of this thread; %.1f s on the clock; %d of %d lines on their links%n",
        feed.stopTimeCount(),
        placed.schedule().routes().count(),
        placed.schedule().departures().count(),
        read - start,
        sketched - read,
        matched - sketched,
        written - matched,
        (System.nanoTime() - clock) / 1e9,
        found(drawn, placed),
        placed.schedule().lineCount());
  }

  private static int found(DrawnTimetable drawn, PlacedTransit placed) {
    TransitSchedule schedule = placed.schedule();
    Network network = placed.network();
    int found = 0;
    for (int line = 0; line < schedule.lineCount(); line++) {
      int drawnLine = Integer.parseInt(schedule.lineId(line).substring(1));
      boolean isFound = true;
      for (int at = 0; at < schedule.routes().ofLine().size(line); at++) {
        int route = schedule.routes().ofLine().value(line, at);
        List<String> links = new ArrayList<>();
        for (int position = 0; position < schedule.routes().links().size(route); position++) {
          links.add(network.linkId(schedule.routes().links().value(route, position)));
        }
        isFound &= links.equals(drawn.links(drawnLine));
      }
      found += isFound ? 1 : 0;
    }
    return found;
  }

  private static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }
}
