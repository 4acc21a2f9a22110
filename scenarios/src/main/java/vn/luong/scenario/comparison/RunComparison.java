package vn.luong.scenario.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.indicators.IndicatorTable;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.scenario.runfolder.RunTables;

/**
 * Runs side by side: their indicators, and how far their networks are the same. The first run is the base that the
 * others are compared with.
 */
public final class RunComparison {

  /**
   * An indicator in all runs.
   *
   * @param indicator its name, unit and definition, from the first run that has it
   * @param values one per run, null where a run has none
   */
  public record Row(Indicator indicator, List<Double> values) {
    public Row {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** Value of a run minus that of the base, NaN if one of them is missing. */
    public double difference(int run) {
      return values.get(0) == null || values.get(run) == null
          ? Double.NaN
          : values.get(run) - values.get(0);
    }

    /** The difference in percent of the base, NaN if there is none. */
    public double percent(int run) {
      return values.get(0) == null || values.get(0) == 0
          ? Double.NaN
          : 100 * difference(run) / Math.abs(values.get(0));
    }
  }

  /**
   * How far a run's network equals the base's; links are the same if they have the same id.
   *
   * @param common links of both
   * @param onlyInBase links that the run has not
   * @param onlyInRun links that the base has not
   */
  public record LinkMatch(int common, int onlyInBase, int onlyInRun) {
    public boolean isComplete() {
      return onlyInBase == 0 && onlyInRun == 0;
    }
  }

  private final List<RunFolder> runs;
  private final List<RunManifest> manifests;
  private final List<String> names;
  private final List<Row> rows;
  private final List<LinkMatch> matches;

  private RunComparison(List<RunFolder> runs) {
    this.runs = List.copyOf(runs);
    manifests = runs.stream().map(RunManifest::read).toList();
    names = uniqueNames(runs);
    rows = rowsOf(runs, manifests);
    matches = matchesOf(runs);
  }

  /** Compares two or more finished runs. */
  public static RunComparison of(List<RunFolder> runs) {
    if (runs.size() < 2) {
      throw new IllegalArgumentException(runs.size() + " runs, at least 2 are needed");
    }
    return new RunComparison(runs);
  }

  public List<RunFolder> runs() {
    return runs;
  }

  /** Names of the runs: their folders, with the folder above where that is not enough. */
  public List<String> names() {
    return names;
  }

  /** What {@code run.json} says of each run. */
  List<RunManifest> manifests() {
    return manifests;
  }

  /** What simulated each run, with its version. */
  public List<String> engines() {
    return manifests.stream().map(RunFigures::engine).toList();
  }

  /**
   * Indicators in the order of the first run, then those that only later runs have, then scores, time and memory of the
   * runs themselves.
   */
  public List<Row> rows() {
    return rows;
  }

  /** For each run the match of its links with the base's. */
  public List<LinkMatch> matches() {
    return matches;
  }

  private static List<String> uniqueNames(List<RunFolder> runs) {
    Set<String> simple = new HashSet<>();
    runs.forEach(run -> simple.add(run.name()));
    List<String> names = new ArrayList<>();
    for (RunFolder run : runs) {
      names.add(
          simple.size() == runs.size()
              ? run.name()
              : run.path().getParent().getFileName() + "/" + run.name());
    }
    return names;
  }

  private static List<Row> rowsOf(List<RunFolder> runs, List<RunManifest> manifests) {
    List<IndicatorTable> tables = runs.stream().map(IndicatorTable::read).toList();
    Map<String, Indicator> indicators = new LinkedHashMap<>();
    for (IndicatorTable table : tables) {
      table.indicators().forEach(indicator -> indicators.putIfAbsent(indicator.id(), indicator));
    }
    List<Row> rows = new ArrayList<>();
    for (Indicator indicator : indicators.values()) {
      List<Double> values = new ArrayList<>();
      for (IndicatorTable table : tables) {
        values.add(table.find(indicator.id()).map(Indicator::value).orElse(null));
      }
      rows.add(new Row(indicator, values));
    }
    List<List<Indicator>> figures = manifests.stream().map(RunFigures::of).toList();
    for (int figure = 0; figure < figures.get(0).size(); figure++) {
      List<Double> values = new ArrayList<>();
      for (List<Indicator> ofRun : figures) {
        values.add(ofRun.get(figure).value());
      }
      rows.add(new Row(figures.get(0).get(figure), values));
    }
    return List.copyOf(rows);
  }

  private static List<LinkMatch> matchesOf(List<RunFolder> runs) {
    Set<String> base = linksOf(runs.get(0));
    List<LinkMatch> matches = new ArrayList<>();
    for (RunFolder run : runs) {
      Set<String> links = linksOf(run);
      int total = links.size();
      links.retainAll(base);
      matches.add(new LinkMatch(links.size(), base.size() - links.size(), total - links.size()));
    }
    return List.copyOf(matches);
  }

  private static Set<String> linksOf(RunFolder run) {
    Set<String> links = new HashSet<>();
    try (RunTables tables = new RunTables(run)) {
      tables.query("SELECT link FROM network", row -> links.add(row.text(0)));
    }
    return links;
  }
}
