package vn.luong.sim.raptor;

import java.util.Arrays;

/**
 * The departures of one route that a traveller may be on board of while the route is looked at: an earlier one is kept
 * beside a later one only if that one costs less. As all departures take the same time between stops, who is better stays
 * so along the route.
 *
 * <p>Layout: columns, a few entries.
 */
final class BoardedDepartures {
  int count;
  int[] departure = new int[16];
  /** Reduced cost on arrival at an arrival offset of 0. */
  double[] reducedAtStart = new double[16];

  int[] label = new int[16];
  int[] boardingRow = new int[16];
  int[] boardingTime = new int[16];

  void clear() {
    count = 0;
  }

  /** Boards a departure unless it is no better than one on board; gets off those it makes useless. */
  void board(int newDeparture, double newReduced, int fromLabel, int row, int time) {
    int kept = 0;
    for (int entry = 0; entry < count; entry++) {
      if (departure[entry] <= newDeparture
          && reducedAtStart[entry] <= newReduced + RaptorLabels.COST_TOLERANCE) {
        return;
      }
    }
    for (int entry = 0; entry < count; entry++) {
      if (departure[entry] < newDeparture || reducedAtStart[entry] < newReduced) {
        move(entry, kept++);
      }
    }
    if (kept == departure.length) {
      grow();
    }
    departure[kept] = newDeparture;
    reducedAtStart[kept] = newReduced;
    label[kept] = fromLabel;
    boardingRow[kept] = row;
    boardingTime[kept] = time;
    count = kept + 1;
  }

  void move(int from, int to) {
    if (from != to) {
      departure[to] = departure[from];
      reducedAtStart[to] = reducedAtStart[from];
      label[to] = label[from];
      boardingRow[to] = boardingRow[from];
      boardingTime[to] = boardingTime[from];
    }
  }

  private void grow() {
    int larger = departure.length * 2;
    departure = Arrays.copyOf(departure, larger);
    reducedAtStart = Arrays.copyOf(reducedAtStart, larger);
    label = Arrays.copyOf(label, larger);
    boardingRow = Arrays.copyOf(boardingRow, larger);
    boardingTime = Arrays.copyOf(boardingTime, larger);
  }
}
