package vn.luong.gis.binhduong;

import java.util.List;

/**
 * Where a line goes in one direction.
 *
 * @param direction forward or backward
 * @param halts its stops in order, at least two
 * @param junctions junctions it passes; empty if it has a way of its own
 * @param lengthMeters length of the way
 */
public record TransitCourse(
    TransitService.Direction direction,
    List<TransitHalt> halts,
    List<Junction> junctions,
    double lengthMeters) {
  public TransitCourse {
    halts = List.copyOf(halts);
    junctions = List.copyOf(junctions);
    if (halts.size() < 2) {
      throw new IllegalArgumentException(halts.size() + " stops make no course");
    }
  }

  /** Length of the straight lines from stop to stop. */
  public double straightMeters() {
    double meters = 0;
    for (int halt = 1; halt < halts.size(); halt++) {
      TransitHalt from = halts.get(halt - 1);
      TransitHalt to = halts.get(halt);
      meters += Math.hypot(to.x() - from.x(), to.y() - from.y());
    }
    return meters;
  }
}
