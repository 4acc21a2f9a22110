package vn.luong.scenario.runfolder;

import java.nio.file.Path;
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
    JsonFile.write(folder.file(RunFolder.PROBLEMS), content(log));
    writeMap(folder.file(RunFolder.PROBLEMS_MAP), log);
  }

  /** All problems as a JSON object: how many of each kind, and those kept. */
  public static Map<String, Object> content(ProblemLog log) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("countByKind", log.countByKind());
    content.put("problems", log.problems().stream().map(ProblemFiles::row).toList());
    return content;
  }

  /** The problems that have a place as GeoJSON, in the scenario's coordinates. */
  public static void writeMap(Path file, ProblemLog log) {
    List<Map<String, Object>> features = log.problems().stream()
        .filter(Problem::hasPlace)
        .map(ProblemFiles::feature)
        .toList();
    JsonFile.write(file, Map.of("type", "FeatureCollection", "features", features));
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
