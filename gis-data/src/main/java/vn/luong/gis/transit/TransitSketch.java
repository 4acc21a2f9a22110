package vn.luong.gis.transit;

import java.util.List;

/**
 * Everything that runs.
 *
 * @param lines the lines
 * @param transfers transfers that take a stated time
 * @param chains departures whose passengers may stay on board for another one
 */
public record TransitSketch(List<LineSketch> lines, List<Transfer> transfers, List<Chain> chains) {
  /**
   * A stated transfer time.
   *
   * @param fromStopId stop of arrival
   * @param toStopId stop of departure
   * @param seconds at least so long
   */
  public record Transfer(String fromStopId, String toStopId, double seconds) {}

  /**
   * Two departures with the same passengers on board.
   *
   * @param from the first one
   * @param to the one that follows
   */
  public record Chain(DepartureKey from, DepartureKey to) {}

  public TransitSketch {
    lines = List.copyOf(lines);
    transfers = List.copyOf(transfers);
    chains = List.copyOf(chains);
  }

  /** Lines without stated transfers or chains. */
  public static TransitSketch of(List<LineSketch> lines) {
    return new TransitSketch(lines, List.of(), List.of());
  }

  /** Number of departures of all lines. */
  public long departureCount() {
    return lines.stream()
        .flatMap(line -> line.routes().stream())
        .mapToLong(route -> route.departures().size())
        .sum();
  }
}
