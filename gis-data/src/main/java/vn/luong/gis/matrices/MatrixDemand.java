package vn.luong.gis.matrices;

import java.util.Locale;
import vn.luong.gis.tntp.TntpNetwork;
import vn.luong.sim.assignment.OdDemand;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** Cells of a matrix that become trips between the zones of a network; what cannot be trips is a problem. */
final class MatrixDemand {
  private final int zoneCount;
  private final ProblemLog problems;
  private final OdDemand.Builder demand = new OdDemand.Builder();

  MatrixDemand(int zoneCount, ProblemLog problems) {
    this.zoneCount = zoneCount;
    this.problems = problems;
  }

  static boolean isTrips(double value) {
    return value >= 0 && value < Double.POSITIVE_INFINITY;
  }

  /** Whether this is the number of a zone of the network. */
  boolean isZone(double number) {
    return number == Math.rint(number) && number >= 1 && number <= zoneCount;
  }

  /** What numbers zones have, for messages. */
  String zonesInWords() {
    return "zones of the network are the whole numbers from 1 to " + zoneCount;
  }

  void add(int origin, int destination, double trips) {
    demand.add(TntpNetwork.nodeOf(origin), TntpNetwork.nodeOf(destination), trips);
  }

  void reportCell(SourcePosition position, String subject, String found) {
    problems.add(Problem.error(
        "bad-trips",
        position,
        subject,
        "the trips are " + found,
        "a number ≥ 0 is expected",
        "Correct the cell; write 0 where there are no trips."));
  }

  /** A value as messages show it. */
  static String words(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }

  OdDemand build() {
    return demand.build();
  }
}
