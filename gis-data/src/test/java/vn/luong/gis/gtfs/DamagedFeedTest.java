package vn.luong.gis.gtfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.transit.PlacedTransit;
import vn.luong.gis.transit.PlacementParameters;
import vn.luong.gis.transit.TransitPlacement;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.random.RandomStream;

/** Feeds damaged at random are either read and placed, or refused with problems: nothing else ever happens. */
class DamagedFeedTest {
  private static final MetricProjection PROJECTION = MetricProjection.of("EPSG:32648");
  private static final Network EMPTY = new NetworkBuilder(new ModeTable()).build();
  private static final List<String> PIECES = List.of(
      "",
      ",",
      "\"",
      "\n",
      "0",
      "-1",
      "9",
      "99999999999",
      "x",
      "é",
      ":",
      ",,",
      "24:00:00",
      "cho",
      "20260106",
      "di1",
      "\uFFFD",
      " ",
      "NaN",
      "1e400");
  private static final int DAMAGES = 40;

  @TempDir
  Path folder;

  private int refusedCount;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void damageIsToldOrHarmless(long seed) {
    for (int number = 0; number < DAMAGES; number++) {
      TinyFeed feed = damaged(seed, number);
      try {
        importFeed(feed.folder(folder.resolve("feed" + number)));
      } catch (InvalidInputException e) {
        refusedCount++;
        assertThat(e.problems()).isNotEmpty();
        for (Problem problem : e.problems()) {
          assertThat(problem.message()).isNotBlank();
          assertThat(problem.remedy()).as(problem.kind()).isNotBlank();
        }
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", damage " + number, e);
      }
    }
    assertThat(refusedCount).isBetween(1, DAMAGES);
  }

  private static TinyFeed damaged(long seed, int number) {
    TinyFeed feed = new TinyFeed();
    RandomStream random = RandomStream.of(seed, number);
    int damages = 1 + random.nextInt(2);
    for (int damage = 0; damage < damages; damage++) {
      String file = feed.names().get(random.nextInt(feed.names().size()));
      String text = feed.text(file);
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(6));
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      feed.put(file, text.substring(0, at) + piece + text.substring(end));
    }
    return feed;
  }

  private static void importFeed(Path path) {
    ProblemLog problems = new ProblemLog();
    GtfsFeed feed = GtfsReader.read(path, problems);
    problems.throwIfErrors();
    FeedDay day =
        FeedLines.of(feed, FeedLines.busiestWeekday(feed).orElseThrow(), PROJECTION, problems);
    PlacedTransit placed =
        new TransitPlacement(EMPTY, PlacementParameters.STANDARD).place(day.sketch(), problems);
    assertThat(placed.schedule().departures().count()).isPositive();
  }
}
