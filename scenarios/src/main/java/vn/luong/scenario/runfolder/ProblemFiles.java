package vn.luong.scenario.runfolder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** Every warning of a run, for programs ({@code problems.json}) and on the map ({@code problems.geojson}). */
public final class ProblemFiles {
  private ProblemFiles() {}

  public static void write(RunFolder folder, ProblemLog log) {
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Map<String, Object>> features = new ArrayList<>();
    for (Problem problem : log.problems()) {
      rows.add(row(problem));
      if (problem.hasPlace()) {
        features.add(feature(problem));
      }
    }
    Map<String, Object> problems = new LinkedHashMap<>();
    problems.put("countByKind", log.countByKind());
    problems.put("problems", rows);
    JsonFile.write(folder.file(RunFolder.PROBLEMS), problems);
    JsonFile.write(
        folder.file(RunFolder.PROBLEMS_MAP),
        Map.of("type", "FeatureCollection", "features", features));
  }

  private static Map<String, Object> row(Problem problem) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    row.put("kind", problem.kind());
    row.put("source", problem.position().source());
    if (problem.position().line() != SourcePosition.NO_LINE) {
      row.put("line", problem.position().line());
    }
    row.put("subject", problem.subject());
    row.put("found", problem.found());
    row.put("expected", problem.expected());
    row.put("remedy", problem.remedy());
    row.put("message", problem.message());
    return row;
  }

  private static Map<String, Object> feature(Problem problem) {
    return Map.of(
        "type",
        "Feature",
        "geometry",
        Map.of("type", "Point", "coordinates", List.of(problem.x(), problem.y())),
        "properties",
        row(problem));
  }
}
