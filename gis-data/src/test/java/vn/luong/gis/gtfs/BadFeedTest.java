package vn.luong.gis.gtfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.Severity;

class BadFeedTest {
  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "agency.txt     | Asia/Ho_Chi_Minh        | Saigon                  | bad-time-zone      | agency_timezone",
        "stops.txt      | 10.9800,106.6500        | 109.800,106.6500        | bad-number         | stop_lat",
        "stops.txt      | 10.9800,106.6500        | 10°58,106.6500          | bad-number         | stop_lat",
        "stops.txt      | 10.9800,106.6500        | ,106.6500               | missing-value      | stop_lat",
        "stops.txt      | 10.9800,106.6500        | 0,0                     | stop-nowhere       | stop_lat",
        "stops.txt      | bv,Bệnh viện            | cho,Bệnh viện           | duplicate-id       | stop_id",
        "stops.txt      | 106.6700,0,nha          | 106.6700,0,nhà          | unknown-id         | parent_station",
        "stops.txt      | 106.6700,0,nha          | 106.6700,0,cho          | parent-no-station  | parent_station",
        "routes.txt     | Bến xe,3,               | Bến xe,99,              | unknown-route-type | route_type",
        "routes.txt     | 3,BD,                   | 3,HCM,                  | unknown-id         | agency_id",
        "trips.txt      | 3,thuong,di1            | 4,thuong,di1            | unknown-id         | route_id",
        "trips.txt      | 3,thuong,di1            | 3,thương,di1            | unknown-id         | service_id",
        "trips.txt      | ve1,Chợ,1,xe7,          | ve1,Chợ,1,xe7,x         | unknown-id         | shape_id",
        "trips.txt      | ve1,Chợ,1               | ve1,Chợ,2               | bad-number         | direction_id",
        "calendar.txt   | 20260105,20260131       | 20260131,20260105       | dates-backwards    | end_date",
        "calendar.txt   | 20260105,20260131       | 5.1.2026,20260131       | bad-date           | start_date",
        "calendar_dates.txt | 20260105,2          | 20260105,3              | bad-number         | exception_type",
        "stop_times.txt | 06:00:00,06:00:30,cho   | 06:00:00,06:00:3,cho    | bad-time           | departure_time",
        "stop_times.txt | 06:00:00,06:00:30,cho   | 06:01:00,06:00:30,cho   | times-backwards    | departure_time",
        "stop_times.txt | 06:10:00,06:10:00,ben   | 06:10:00,06:10:00,bến   | unknown-id         | stop_id",
        "stop_times.txt | 06:10:00,06:10:00,ben   | 06:10:00,06:10:00,nha   | halt-at-no-platform | stop_id",
        "stop_times.txt | di1,06:10:00            | di7,06:10:00            | unknown-id         | trip_id",
        "stop_times.txt | bv,5,                   | bv,năm,                 | bad-number         | stop_sequence",
        "frequencies.txt | 09:00:00,10:00:00      | 10:00:00,09:00:00       | times-backwards    | end_time",
        "frequencies.txt | 10:00:00,1200          | 10:00:00,0              | bad-number         | headway_secs",
        "frequencies.txt | 10:00:00,1200         | 99:00:00,1              | too-many-departures | headway_secs",
        "frequencies.txt | day,                   | ngay,                   | unknown-id         | trip_id",
        "transfers.txt  | ben,ga                  | ben,gà                  | unknown-id         | to_stop_id",
        "shapes.txt     | 106.6700,3              | 206.6700,3              | bad-number         | shape_pt_lon",
        "shapes.txt     | 106.6700,3              | 106.6700,1              | duplicate-id       | shape_pt_sequence",
      })
  void wrongValueIsToldWithFileLineAndField(
      String file, String old, String text, String kind, String field) {
    TinyFeed feed = new TinyFeed().replace(file, old, text == null ? "" : text);

    List<Problem> errors = errors(feed);

    assertThat(errors).isNotEmpty();
    Problem problem = errors.stream()
        .filter(error -> error.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new AssertionError(errors.toString()));
    assertThat(problem.position().source()).isEqualTo("feed.zip/" + file);
    assertThat(problem.position().line()).isEqualTo(feed.line(file, text));
    assertThat(problem.subject()).isEqualTo("field " + field);
    assertThat(problem.found()).isNotBlank();
    assertThat(problem.expected()).isNotBlank();
    assertThat(problem.remedy()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt"})
  void missingFileIsTold(String file) {
    assertThat(errors(new TinyFeed().remove(file))).anySatisfy(problem -> {
      assertThat(problem.kind()).isEqualTo("missing-file");
      assertThat(problem.found()).contains(file);
    });
  }

  @Test
  void feedWithoutAnyCalendarIsTold() {
    TinyFeed feed = new TinyFeed().remove("calendar.txt").remove("calendar_dates.txt");

    assertThat(errors(feed))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.found()).contains("calendar.txt", "calendar_dates.txt"));
  }

  @Test
  void missingColumnIsToldWithTheOneThatIsMeant() {
    TinyFeed feed = new TinyFeed().replace("stop_times.txt", "stop_sequence", "stop_sequenz");

    assertThat(errors(feed)).singleElement().satisfies(problem -> {
      assertThat(problem.message()).contains("\"stop_sequence\"", "\"stop_sequenz\"");
      assertThat(problem.position().line()).isEqualTo(1);
    });
  }

  @Test
  void timesThatGoBackwardsAlongATripAreTold() {
    TinyFeed feed = new TinyFeed().replace("stop_times.txt", "6:25:00,6:26:00", "6:15:00,6:26:00");

    assertThat(errors(feed)).singleElement().satisfies(problem -> {
      assertThat(problem.kind()).isEqualTo("times-backwards");
      assertThat(problem.position().line()).isEqualTo(feed.line("stop_times.txt", "6:15:00"));
      assertThat(problem.message()).contains("trip \"ve1\"", "06:15:00", "06:20:00");
    });
  }

  @Test
  void periodsThatOverlapAreToldWithEachOther() {
    TinyFeed feed = new TinyFeed()
        .append("frequencies.txt", "day,10:00:00,12:00:00,1200")
        .append("frequencies.txt", "day,09:30:00,09:40:00,300")
        .append("frequencies.txt", "day,08:00:00,13:00:00,600")
        .append("frequencies.txt", "day,12:30:00,12:40:00,300");

    assertThat(errors(feed))
        .allMatch(problem -> problem.kind().equals("frequencies-overlap"))
        .extracting(problem -> problem.position().line() + ": " + problem.found())
        .containsExactly(
            "4: the period overlaps that of line 2",
            "5: the period overlaps that of line 2",
            "5: the period overlaps that of line 4",
            "5: the period overlaps that of line 3",
            "6: the period overlaps that of line 5");
  }

  @Test
  void rowsOutOfOrderAreReadInTheOrderOfTheirSequence() {
    TinyFeed feed = new TinyFeed()
        .replace("stop_times.txt", "di1,06:00:00,06:00:30,cho,1,,\n", "")
        .append("stop_times.txt", "di1,06:00:00,06:00:30,cho,1,,");

    assertThat(errors(feed)).isEmpty();
  }

  @Test
  void missingTimeAtTheEndOfATripIsTold() {
    TinyFeed feed = new TinyFeed().replace("stop_times.txt", "6:31:00,6:31:00", ",");

    assertThat(errors(feed)).singleElement().extracting(Problem::kind).isEqualTo("missing-time");
  }

  @Test
  void tripWithoutHaltsIsAWarning() {
    assertThat(errors(new TinyFeed().append("trips.txt", "3,thuong,trong,,0,,")))
        .isEmpty();
    assertThat(problems.countByKind()).containsEntry("empty-trip", 1);
  }

  @Test
  void tripFasterThanAnyBusIsAWarning() {
    TinyFeed feed = new TinyFeed().replace("stops.txt", "10.9801,106.6600", "11.9801,106.6600");

    assertThat(errors(feed)).isEmpty();
    assertThat(problems.countByKind()).containsKey("trip-too-fast");
  }

  @Test
  void everyProblemIsToldAtOnce() {
    TinyFeed feed = new TinyFeed()
        .replace("agency.txt", "Asia/Ho_Chi_Minh", "Saigon")
        .replace("stops.txt", "10.9800,106.6500", "x,106.6500")
        .replace("routes.txt", "Bến xe,3,", "Bến xe,99,")
        .replace("stop_times.txt", "06:10:00,06:10:00,ben", "06:10:00,06:10:00,bến")
        .replace("transfers.txt", "ben,ga", "ben,gà");

    assertThat(errors(feed)).hasSize(5);
  }

  @Test
  void textThatIsNotUtf8IsTold() throws IOException {
    Path feed = new TinyFeed().folder(folder.resolve("feed"));
    Path stops = feed.resolve("stops.txt");
    byte[] bytes = Files.readString(stops).replace("Dĩ An", "Di An?").getBytes("windows-1258");
    Files.write(stops, bytes);

    GtfsReader.read(feed, problems);

    assertThat(problems.countByKind()).containsKey("not-utf8");
  }

  @Test
  void openQuoteIsTold() {
    TinyFeed feed = new TinyFeed().replace("stops.txt", "Bệnh viện", "\"Bệnh viện");

    assertThat(errors(feed))
        .anySatisfy(problem -> assertThat(problem.position().source()).contains("stops.txt"));
  }

  @Test
  void brokenArchiveIsTold() throws IOException {
    Path feed = Files.writeString(folder.resolve("feed.zip"), "PK not really");

    assertThatThrownBy(() -> GtfsReader.read(feed, problems))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no zip archive");
  }

  @Test
  void archiveThatLeadsOutIsRefusedAndNothingIsWritten() {
    Path feed = new TinyFeed().zip(folder.resolve("feed.zip"), "../../");

    GtfsReader.read(feed, problems);

    assertThat(problems.countByKind()).containsEntry("file-outside-archive", 10);
    assertThat(folder.toFile().list()).containsExactly("feed.zip");
  }

  @Test
  void archiveWithAFolderIsReadWithAWarning() {
    GtfsFeed feed =
        GtfsReader.read(new TinyFeed().zip(folder.resolve("feed.zip"), "gtfs/"), problems);

    assertThat(feed.tripCount()).isEqualTo(6);
    assertThat(problems.hasErrors()).isFalse();
    assertThat(problems.countByKind()).containsKey("file-in-folder");
  }

  @Test
  void archiveThatGrowsWithoutMeasureIsCutOff() throws IOException {
    Path file = folder.resolve("bomb.zip");
    try (OutputStream stream = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(stream)) {
      zip.putNextEntry(new ZipEntry("stops.txt"));
      zip.write("stop_id,stop_name,stop_lat,stop_lon\n".getBytes(StandardCharsets.UTF_8));
      byte[] emptyLines = new byte[1 << 20];
      Arrays.fill(emptyLines, (byte) '\n');
      for (int megabyte = 0; megabyte < 100; megabyte++) {
        zip.write(emptyLines);
      }
      zip.closeEntry();
    }

    GtfsReader.read(file, problems);

    assertThat(problems.countByKind()).containsEntry("too-large", 1);
  }

  private List<Problem> errors(TinyFeed feed) {
    GtfsReader.read(feed.zip(folder.resolve("feed.zip")), problems);
    return problems.problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .toList();
  }
}
