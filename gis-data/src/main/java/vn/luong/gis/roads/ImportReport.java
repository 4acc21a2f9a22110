package vn.luong.gis.roads;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an import kept, repaired and dropped.
 *
 * @param counts nodes, ways and relations read, and sizes of the network after each step, by name
 * @param wayKilometersByClass length of the ways kept, by {@code highway} value, each way once
 * @param droppedWays ways with a highway tag that are not in the network, by reason
 * @param repaired what was changed on the way, by what it was
 * @param notApplied what the file says and the network does not know, by kind
 * @param droppedLinksByMode links closed to a mode because they lie outside its largest connected part
 */
public record ImportReport(
    SortedMap<String, Integer> counts,
    SortedMap<String, Double> wayKilometersByClass,
    SortedMap<String, Integer> droppedWays,
    SortedMap<String, Integer> repaired,
    SortedMap<String, Integer> notApplied,
    SortedMap<String, Integer> droppedLinksByMode) {

  public static final String NODES_READ = "nodes read";
  public static final String WAYS_READ = "ways read";
  public static final String HIGHWAYS_READ = "ways with a highway tag";
  public static final String TURNS = "turn restrictions applied";
  public static final String SPEEDS_BY_TIME = "speed limits for some hours, applied";
  public static final String ACCESS_BY_TIME = "rules of access for some hours, applied";
  public static final String SIGNALS = "links stopped by a traffic signal";
  public static final String RELATIONS_READ = "relations read";

  public ImportReport {
    counts = copy(counts);
    wayKilometersByClass = copy(wayKilometersByClass);
    droppedWays = copy(droppedWays);
    repaired = copy(repaired);
    notApplied = copy(notApplied);
    droppedLinksByMode = copy(droppedLinksByMode);
  }

  private static <T> SortedMap<String, T> copy(Map<String, T> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** Collects the counts while the steps run. */
  static final class Builder {
    private final SortedMap<String, Integer> counts = new TreeMap<>();
    private final SortedMap<String, Double> wayKilometersByClass = new TreeMap<>();
    private final SortedMap<String, Integer> droppedWays = new TreeMap<>();
    private final SortedMap<String, Integer> repaired = new TreeMap<>();
    private final SortedMap<String, Integer> notApplied = new TreeMap<>();
    private final SortedMap<String, Integer> droppedLinksByMode = new TreeMap<>();

    void setCount(String name, int count) {
      counts.put(name, count);
    }

    void countRead(String kind) {
      counts.merge(kind, 1, Integer::sum);
    }

    void addWay(HighwayClass highwayClass, double kilometers) {
      wayKilometersByClass.merge(highwayClass.tag(), kilometers, Double::sum);
    }

    void countDropped(DropReason reason) {
      droppedWays.merge(reason.words(), 1, Integer::sum);
    }

    void countRepaired(String what) {
      repaired.merge(what, 1, Integer::sum);
    }

    void countTurn(boolean isApplied) {
      if (isApplied) {
        countRead(TURNS);
      } else {
        countNotApplied("turn restrictions between roads that are not in the network");
      }
    }

    void countNotApplied(String what) {
      notApplied.merge(what, 1, Integer::sum);
    }

    void setDroppedLinks(Map<String, Integer> byMode) {
      droppedLinksByMode.putAll(byMode);
    }

    ImportReport build() {
      return new ImportReport(
          counts, wayKilometersByClass, droppedWays, repaired, notApplied, droppedLinksByMode);
    }
  }
}
