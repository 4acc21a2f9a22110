package vn.luong.scenario.indicators;

import java.util.function.IntToDoubleFunction;
import vn.luong.scenario.runfolder.ParquetColumn;

/**
 * A further column of {@code zones.parquet}, of measured values.
 *
 * @param column name and meaning
 * @param values value of each zone, NaN where there is none
 */
public record ZoneColumn(ParquetColumn column, IntToDoubleFunction values) {
  public static ZoneColumn of(String name, String meaning, IntToDoubleFunction values) {
    return new ZoneColumn(ParquetColumn.measure(name, meaning), values);
  }

  public double value(int zone) {
    return values.applyAsDouble(zone);
  }
}
