package vn.luong.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunTables;
import vn.luong.scenario.testing.SampleRun;

class ReportPageTest {
  @TempDir
  static Path place;

  private static RunFolder folder;

  @BeforeAll
  static void makeRun() {
    folder = new SampleRun(6, 200, 1).write(place.resolve("run"));
  }

  @Test
  void pageIsOneFileThatRefersToNothingOutside() throws IOException {
    String page = Files.readString(ReportPage.write(folder));

    assertThat(page).doesNotContain("{{", "sourceMappingURL");
    // What the libraries' scripts could ask for is forbidden by the page's own policy, and watched
    // in the browser.
    assertThat(page.substring(0, page.indexOf("<script>")))
        .contains("Thị trấn mẫu", "Content-Security-Policy")
        .doesNotContainPattern("(src|href)=\"(?!data:)")
        .doesNotContain("@import")
        .doesNotContain("url(");
  }

  @Test
  void pageBuiltAgainHasTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(ReportPage.write(folder));

    assertThat(Files.readAllBytes(ReportPage.write(folder))).isEqualTo(first);
  }

  @Test
  void textOfUsersCannotEndAScript() {
    assertThat(PageTemplate.json("</script><b>")).doesNotContain("</");
    assertThat(PageTemplate.escape("<a href=\"x\">&"))
        .isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;");
  }

  @Test
  void mapKeepsTheLinksWithTheMostTraffic() {
    try (RunTables tables = new RunTables(folder)) {
      LinkShapes all = LinkShapes.read(tables, 1000);
      LinkShapes some = LinkShapes.read(tables, 10);

      assertThat(all.size()).isEqualTo(120);
      assertThat(all.leftOut()).isZero();
      assertThat(some.size()).isEqualTo(10);
      assertThat(some.leftOut()).isEqualTo(110);
      assertThat(some.ids()).isSubsetOf(all.ids());
    }
  }

  @Test
  void tripsAreCountedAndExpanded() {
    try (RunTables tables = new RunTables(folder)) {
      TripSeries series = TripSeries.of(tables, 10);

      double departures =
          series.departures().values().stream().flatMapToDouble(Arrays::stream).sum();
      assertThat(departures).isEqualTo(4000);
      assertThat(series.modes()).first().isEqualTo("motorbike");
      assertThat(series.purposes()).containsOnlyKeys("home", "work");
    }
  }
}
