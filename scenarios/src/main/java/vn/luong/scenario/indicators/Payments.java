package vn.luong.scenario.indicators;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;

/**
 * What drivers paid on a day for roads and parking.
 *
 * <p>Threads: one.
 */
public final class Payments implements EventSink {
  private double tolls;
  private long tollCount;
  private double parking;
  private long parkingCount;

  @Override
  public void accept(EventBuffer events) {
    for (int number = 0; number < events.otherCount(); number++) {
      int row = events.otherRow(number);
      if (events.kind(row) == EventKind.PERSON_MONEY) {
        add(events, row);
      }
    }
  }

  private void add(EventBuffer events, int row) {
    switch (events.purpose(row)) {
      case TOLL -> {
        tolls -= events.amount(row);
        tollCount++;
      }
      case PARKING -> {
        parking -= events.amount(row);
        parkingCount++;
      }
      default -> {}
    }
  }

  /**
   * Revenue, of what was paid at all.
   *
   * @param expansionFactor persons of the population per simulated one
   * @param currency unit of money; empty if unknown
   */
  public List<Indicator> indicators(double expansionFactor, String currency) {
    List<Indicator> indicators = new ArrayList<>();
    String unit = currency.isEmpty() ? "money/day" : currency + "/day";
    if (tollCount > 0) {
      indicators.add(Indicator.of(
          "toll.revenue",
          "Toll revenue",
          tolls * expansionFactor,
          unit,
          "What drivers paid for roads with toll, expanded."));
    }
    if (parkingCount > 0) {
      indicators.add(Indicator.of(
          "parking.revenue",
          "Parking revenue",
          parking * expansionFactor,
          unit,
          "What drivers paid for leaving their vehicles, expanded."));
    }
    return indicators;
  }
}
