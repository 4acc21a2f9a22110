package vn.luong.scenario.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luong.scenario.report.MapPack;
import vn.luong.scenario.report.PageTemplate;
import vn.luong.scenario.report.TripSeries;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.scenario.runfolder.RunTables;

/** {@code compare.html}: what changed, where and when; one self-contained page like the report of a run. */
public final class ComparisonPage {
  private ComparisonPage() {}

  /** The page's HTML. */
  public static String html(RunComparison comparison) {
    List<Map<String, Object>> runs = new ArrayList<>();
    StringBuilder packs = new StringBuilder();
    for (RunFolder folder : comparison.runs()) {
      RunManifest manifest = comparison.manifests().get(runs.size());
      Map<String, Object> run = new LinkedHashMap<>();
      run.put("name", comparison.names().get(runs.size()));
      run.put("engine", comparison.engines().get(runs.size()));
      run.put("scenario", manifest.scenario());
      run.put("seed", manifest.seed());
      run.put("command", manifest.command());
      try (RunTables tables = new RunTables(folder)) {
        MapPack map = MapPack.of(tables);
        packs
            .append("<script type=\"application/octet-stream\" id=\"pack-")
            .append(runs.size())
            .append("\">")
            .append(map.base64())
            .append("</script>\n");
        run.put("map", map.header());
        run.put("trips", TripSeries.of(tables, 1 / manifest.scenario().sample()));
      }
      runs.add(run);
    }
    Map<String, Object> page = new ComparisonText(comparison).tree();
    page.put("details", runs);
    return PageTemplate.fill(
        ComparisonPage.class,
        "compare",
        Map.of(
            "title", PageTemplate.escape(String.join(" – ", comparison.names())),
            "packs", packs.toString(),
            "comparison", PageTemplate.json(page)));
  }
}
