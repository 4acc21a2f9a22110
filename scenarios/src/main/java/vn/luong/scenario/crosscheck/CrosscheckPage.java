package vn.luong.scenario.crosscheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luong.scenario.report.PageTemplate;
import vn.luong.scenario.report.TripSeries;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.scenario.runfolder.RunTables;

/** {@code crosscheck.html}: both engines side by side, one self-contained page like the report of a run. */
public final class CrosscheckPage {
  /** Pairs of volumes that are drawn; of more, every so many-th in the order of links and hours. */
  private static final int DRAWN_PAIRS = 4000;

  private CrosscheckPage() {}

  /** The page's HTML. */
  public static String html(Crosscheck crosscheck) {
    Map<String, Object> page = new CrosscheckText(crosscheck).tree();
    page.put("pairs", pairs(crosscheck));
    page.put(
        "runs",
        List.of(
            run("Luồng", crosscheck.luongRun(), crosscheck.luong()),
            run("MATSim", crosscheck.matsimRun(), crosscheck.matsim())));
    String title = crosscheck.luong().scenario().name();
    return PageTemplate.fill(
        CrosscheckPage.class,
        "crosscheck",
        Map.of("title", PageTemplate.escape(title), "crosscheck", PageTemplate.json(page)));
  }

  private static Map<String, Object> run(String engine, RunFolder folder, RunManifest manifest) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("engine", engine);
    run.put("name", folder.name());
    run.put("versions", manifest.versions());
    run.put("command", manifest.command());
    run.put("iterations", manifest.iterations());
    run.put("events", manifest.mobsim().events());
    try (RunTables tables = new RunTables(folder)) {
      run.put("trips", TripSeries.of(tables, 1 / manifest.scenario().sample()));
    }
    return run;
  }

  private static List<List<Object>> pairs(Crosscheck crosscheck) {
    List<List<Object>> all = HourlyVolumes.rows(crosscheck.luongRun(), crosscheck.matsimRun());
    int step = Math.max(1, (all.size() + DRAWN_PAIRS - 1) / DRAWN_PAIRS);
    List<List<Object>> drawn = new ArrayList<>();
    for (int row = 0; row < all.size(); row += step) {
      drawn.add(all.get(row).subList(0, 4));
    }
    return drawn;
  }
}
