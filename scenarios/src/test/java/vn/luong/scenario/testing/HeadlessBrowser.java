package vn.luong.scenario.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Chromium without a window, as Debian packs it. Where it is not installed the test is skipped, except under
 * continuous integration ({@code CI=true}), where it must be there.
 */
public final class HeadlessBrowser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChromeDriver driver;

  private HeadlessBrowser(Path browser, Path driverProgram, int width) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--window-size=" + width + ",1400");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    driver = new ChromeDriver(
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driverProgram.toFile())
            .usingAnyFreePort()
            .build(),
        options);
  }

  /** Starts the browser with a window of this width, or skips the test. */
  public static HeadlessBrowser start(int width) {
    Path browser = find("chromium", "chromium-browser", "google-chrome");
    Path driver = find("chromedriver");
    boolean isThere = browser != null && driver != null;
    if (!isThere && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("chromium and chromedriver must be installed where CI=true");
    }
    Assumptions.assumeTrue(isThere, "chromium and chromedriver are not installed");
    return new HeadlessBrowser(browser, driver, width);
  }

  private static Path find(String... names) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(":"))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  /** Opens a page of ours and waits until it says that it is drawn. */
  public void open(Path page) {
    driver.get(page.toUri().toString());
    new WebDriverWait(driver, PATIENCE)
        .until(ready ->
            Boolean.TRUE.equals(driver.executeScript("return window.luongReady === true")));
  }

  /** The result of a script in the page. */
  public Object run(String script) {
    return driver.executeScript(script);
  }

  /** What the page complained about, and every request it made beside its own file. */
  public List<String> complaints() {
    Stream<String> console = driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(entry -> entry.getMessage());
    @SuppressWarnings("unchecked")
    List<String> requests = (List<String>)
        driver.executeScript("return performance.getEntriesByType('resource').map(e => e.name)"
            + ".filter(n => !n.startsWith('data:') && !n.startsWith('blob:'))");
    return Stream.concat(console, requests.stream()).toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
