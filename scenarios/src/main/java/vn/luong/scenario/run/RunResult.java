package vn.luong.scenario.run;

import java.util.List;
import vn.luong.scenario.indicators.IndicatorTable;
import vn.luong.scenario.indicators.LinkDay;
import vn.luong.scenario.ridership.TransitDay;
import vn.luong.sim.evolution.IterationReport;

/**
 * What came of a run.
 *
 * @param iterations every iteration, in order
 * @param indicators indicators of the last day
 * @param linkDay traffic on the links on the last day
 * @param transitDay public transport on the last day
 * @param eventChecksum checksum of the last day's events, hexadecimal
 */
public record RunResult(
    List<IterationReport> iterations,
    IndicatorTable indicators,
    LinkDay linkDay,
    TransitDay transitDay,
    String eventChecksum) {

  public RunResult {
    iterations = List.copyOf(iterations);
  }

  public IterationReport last() {
    return iterations.get(iterations.size() - 1);
  }
}
