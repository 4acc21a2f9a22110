package vn.luong.scenario.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunFolder;

/**
 * All indicators of a run: {@code indicators.json}.
 *
 * @param indicators in the order in which they are shown
 */
public record IndicatorTable(List<Indicator> indicators) {
  public IndicatorTable {
    indicators = List.copyOf(indicators);
  }

  public void write(RunFolder folder) {
    JsonFile.write(folder.file(RunFolder.INDICATORS), this);
  }

  public static IndicatorTable read(RunFolder folder) {
    return JsonFile.read(folder.file(RunFolder.INDICATORS), IndicatorTable.class);
  }

  /** The same with more indicators behind. */
  public IndicatorTable with(List<Indicator> more) {
    List<Indicator> all = new ArrayList<>(indicators);
    all.addAll(more);
    return new IndicatorTable(all);
  }

  public Optional<Indicator> find(String id) {
    return indicators.stream().filter(indicator -> indicator.id().equals(id)).findFirst();
  }

  /** The value, NaN if it is not there. */
  public double value(String id) {
    return find(id).map(Indicator::value).orElse(Double.NaN);
  }
}
