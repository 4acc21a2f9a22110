package vn.luong.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.indicators.IndicatorTable;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.testing.HeadlessBrowser;
import vn.luong.scenario.testing.SampleRun;

class ReportPageBrowserTest {
  /** Counts the pixels of a canvas that are neither empty nor white. */
  private static final String DRAWN_PIXELS = """
      const drawn = canvas => {
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        let count = 0;
        for (let i = 0; i < pixels.length; i += 4) {
          if (pixels[i + 3] > 0 && pixels[i] + pixels[i + 1] + pixels[i + 2] < 720) count++;
        }
        return count;
      };
      """;

  @TempDir
  Path place;

  @Test
  void mapAndChartsAreDrawnWithoutAComplaintOrARequest() {
    Path page = ReportPage.write(new SampleRun(8, 400, 1).write(place.resolve("run")));

    try (HeadlessBrowser browser = HeadlessBrowser.start(1280)) {
      browser.open(page);

      assertThat((Long)
              browser.run(DRAWN_PIXELS + "return drawn(document.querySelector('#map canvas'))"))
          .isGreaterThan(3000);
      assertThat(browser.run(DRAWN_PIXELS
              + "return [...document.querySelectorAll('.chart canvas')].filter(c => drawn(c) < 200)"
              + ".map(c => c.id).join()"))
          .isEqualTo("");
      assertThat(browser.run("return document.querySelectorAll('#busiest tbody tr').length"))
          .isEqualTo(12L);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void hourSliderAndTabsChangeWhatIsShown() {
    Path page = ReportPage.write(new SampleRun(8, 400, 1).write(place.resolve("run")));

    try (HeadlessBrowser browser = HeadlessBrowser.start(1280)) {
      browser.open(page);
      browser.run("const s = document.getElementById('hour'); s.value = 2;"
          + "s.dispatchEvent(new Event('input')); document.getElementById('mode').value = '0';"
          + "document.getElementById('mode').dispatchEvent(new Event('change'));"
          + "document.querySelector('[data-series=enRoute]').click();"
          + "document.querySelector('#delayed tr[data-link]').click()");

      assertThat((String) browser.run("return document.getElementById('clock').textContent"))
          .matches("\\d\\d:00 – \\d\\d:00");
      assertThat(browser.run("return document.querySelector('[aria-pressed=true]').textContent"))
          .isEqualTo("On the way");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void jobsWithinReachAreShownIfTheyWereCounted() {
    RunFolder run = new SampleRun(8, 400, 1).write(place.resolve("run"));
    List<Indicator> reached = new ArrayList<>();
    for (int minutes : new int[] {30, 45, 60}) {
      reached.add(Indicator.of(
          "jobs_reached_" + minutes + "min.motorbike", "Jobs", minutes * 10, "jobs", ""));
    }
    for (int meters : new int[] {400, 800, 1000}) {
      reached.add(
          Indicator.of("residents_within_" + meters + "m.metro", "R", meters, "persons", ""));
      reached.add(Indicator.of("jobs_within_" + meters + "m.metro", "J", meters + 1, "jobs", ""));
    }
    Path plain = ReportPage.write(run);

    try (HeadlessBrowser browser = HeadlessBrowser.start(1280)) {
      browser.open(plain);
      assertThat(browser.run("return document.getElementById('access-section') === null"))
          .isEqualTo(true);
      IndicatorTable.read(run).with(reached).write(run);
      browser.open(ReportPage.write(run));

      String cells = "return [...document.querySelectorAll('#%s tbody td')]"
          + ".map(c => c.textContent).join('|')";
      assertThat(browser.run(String.format(cells, "jobs-reached")))
          .isEqualTo("Motorbike|300|450|600");
      assertThat(browser.run(String.format(cells, "near-stops")))
          .isEqualTo("Residents near metro and railway stations|400|800|1,000"
              + "|Jobs near metro and railway stations|401|801|1,000");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void nothingIsWiderThanAPhone() {
    Path page = ReportPage.write(new SampleRun(8, 400, 1).write(place.resolve("run")));

    try (HeadlessBrowser browser = HeadlessBrowser.start(500)) {
      browser.open(page);

      assertThat(browser.run("return document.documentElement.scrollWidth"
              + " <= document.documentElement.clientWidth"))
          .isEqualTo(true);
    }
  }
}
