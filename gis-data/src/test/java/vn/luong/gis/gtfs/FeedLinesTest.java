package vn.luong.gis.gtfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.transit.DepartureKey;
import vn.luong.gis.transit.DepartureSketch;
import vn.luong.gis.transit.LineSketch;
import vn.luong.gis.transit.LineSketch.Way;
import vn.luong.gis.transit.RouteSketch;
import vn.luong.gis.transit.StopCall;
import vn.luong.gis.transit.TransitSketch;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;

class FeedLinesTest {
  private static final LocalDate TUESDAY = LocalDate.of(2026, 1, 6);

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void busiestWeekdayMindsExceptions() {
    GtfsFeed feed = read(new TinyFeed());

    // Monday the 5th is taken out of the calendar.
    assertThat(FeedLines.busiestWeekday(feed)).contains(TUESDAY);
  }

  @Test
  void linesHaveNamesModesAndFacts() {
    List<LineSketch> lines = day(new TinyFeed()).sketch().lines();

    assertThat(lines).extracting(LineSketch::id).containsExactly("3", "M1");
    assertThat(lines).extracting(LineSketch::name).containsExactly("03", "Tuyến metro số 1");
    assertThat(lines).extracting(LineSketch::transportMode).containsExactly("bus", "subway");
    assertThat(lines).extracting(LineSketch::way).containsExactly(Way.ROADS, Way.OWN_WAY);
    assertThat(lines.get(0).attributes())
        .containsEntry("gtfs_agency_name", "Xe buýt Bình Dương")
        .containsEntry("gtfs_route_long_name", "Chợ – Bến xe")
        .containsEntry("gtfs_agency_timezone", "Asia/Ho_Chi_Minh");
  }

  @Test
  void tripsWithTheSameTimesBetweenStopsAreOneRoute() {
    LineSketch bus = day(new TinyFeed()).sketch().lines().get(0);

    assertThat(bus.routes()).extracting(RouteSketch::id).containsExactly("0.1", "1.1", "0.2");
    assertThat(bus.routes().get(0).departures())
        .containsExactly(
            new DepartureSketch("di1", 6 * 3600, "xe7"), new DepartureSketch("di2", 7 * 3600, ""));
    assertThat(bus.routes().get(0).description()).isEqualTo("Bến xe");
    StopCall first = bus.routes().get(0).calls().get(0);
    assertThat(first.stop().name()).isEqualTo("Chợ Thủ Dầu Một, cổng chính");
    assertThat(first.departureOffsetSeconds()).isEqualTo(30);
    StopCall last = bus.routes().get(0).calls().get(2);
    assertThat(last.allowsBoarding()).isFalse();
    assertThat(last.allowsAlighting()).isTrue();
    assertThat(last.stop().areaId()).isEqualTo("nha");
  }

  @Test
  void missingTimesAreInterpolatedByDistance() {
    FeedDay day = day(new TinyFeed());
    StopCall middle = day.sketch().lines().get(0).routes().get(0).calls().get(1);

    // From 30 s to 600 s, half way.
    assertThat(middle.arrivalOffsetSeconds()).isEqualTo(315);
    assertThat(middle.departureOffsetSeconds()).isEqualTo(315);
    assertThat(day.interpolatedCount()).isEqualTo(2);
  }

  @Test
  void frequenciesBecomeDepartures() {
    RouteSketch route = day(new TinyFeed()).sketch().lines().get(0).routes().get(2);

    assertThat(route.departures())
        .extracting(DepartureSketch::id)
        .containsExactly("day@09:00:00", "day@09:20:00", "day@09:40:00");
    assertThat(route.departures())
        .extracting(DepartureSketch::timeSeconds)
        .containsExactly(32400.0, 33600.0, 34800.0);
  }

  @Test
  void timesPastMidnightBelongToTheServiceDay() {
    RouteSketch night = day(new TinyFeed()).sketch().lines().get(1).routes().get(0);

    assertThat(night.departures().get(0).timeSeconds()).isEqualTo(23 * 3600 + 50 * 60);
    assertThat(night.calls().get(1).arrivalOffsetSeconds()).isEqualTo(1200);
  }

  @Test
  void tripsOfABlockAreChainedWhereOneBeginsWhereTheOtherEnds() {
    FeedDay day = day(new TinyFeed());

    assertThat(day.blockCount()).isEqualTo(1);
    assertThat(day.sketch().chains())
        .containsExactly(new TransitSketch.Chain(
            new DepartureKey("3", "0.1", "di1"), new DepartureKey("3", "1.1", "ve1")));
  }

  @Test
  void overlappingBlockIsNotOneVehicle() {
    TinyFeed feed = new TinyFeed()
        .replace("trips.txt", "di2,Bến xe,0,,s", "di2,Bến xe,0,xe7,s")
        .replace("stop_times.txt", "ve1,6:31:00,6:31:00", "ve1,7:31:00,7:31:00");

    FeedDay day = day(feed);

    assertThat(day.blockCount()).isZero();
    assertThat(problems.countByKind()).containsEntry("block-overlaps", 1);
  }

  @Test
  void transfersKeepTheirTimesAndStationsStandForTheirPlatforms() {
    TinyFeed feed =
        new TinyFeed().append("transfers.txt", "nha,cho,2,60").append("transfers.txt", "cho,bv,3,");

    FeedDay day = day(feed);

    assertThat(day.sketch().transfers())
        .containsExactly(
            new TransitSketch.Transfer("ben", "ga", 180),
            new TransitSketch.Transfer("ben", "cho", 60),
            new TransitSketch.Transfer("ga", "cho", 60));
    assertThat(day.notAppliedTransfers()).isEqualTo(1);
  }

  @Test
  void shapePointsAreInTheOrderOfTheirSequence() {
    RouteSketch route = day(new TinyFeed()).sketch().lines().get(0).routes().get(0);

    assertThat(route.shape()).hasSize(3);
    assertThat(route.shape().get(1).x())
        .isBetween(route.shape().get(0).x(), route.shape().get(2).x());
  }

  @Test
  void dayWithoutServiceIsRefusedWithADayThatHasOne() {
    GtfsFeed feed = read(new TinyFeed());

    assertThatThrownBy(() -> FeedLines.of(
            feed, LocalDate.of(2027, 5, 1), MetricProjection.of("EPSG:32648"), problems))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("2026-01-05 to 2026-01-31")
        .hasMessageContaining("--date 2026-01-06");
  }

  private FeedDay day(TinyFeed feed) {
    return FeedLines.of(read(feed), TUESDAY, MetricProjection.of("EPSG:32648"), problems);
  }

  private GtfsFeed read(TinyFeed feed) {
    GtfsFeed read = GtfsReader.read(feed.zip(folder.resolve("feed.zip")), problems);
    assertThat(problems.problems()).isEmpty();
    return read;
  }
}
