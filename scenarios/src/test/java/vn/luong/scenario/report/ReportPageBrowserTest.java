package vn.luong.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
