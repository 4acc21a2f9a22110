package vn.luong.gis.tntp;

import java.nio.file.Path;
import java.util.Locale;
import vn.luong.sim.assignment.OdDemand;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/**
 * Reads {@code …_trips.tntp}: blocks of a line {@code Origin N} and entries {@code destination : trips;}, as many per line as one
 * likes. Semicolons may be missing; entries of the same pair are added up.
 */
public final class TntpTripsReader {
  private static final String ORIGIN = "origin";

  /** Totals are written with few digits. */
  private static final double TOTAL_TOLERANCE = 1e-3;

  private final TntpFile file;
  private final int zoneCount;
  private final ProblemLog problems;
  private final OdDemand.Builder demand = new OdDemand.Builder();
  private double total;

  private TntpTripsReader(TntpFile file, int zoneCount, ProblemLog problems) {
    this.file = file;
    this.zoneCount = zoneCount;
    this.problems = problems;
  }

  /**
   * Reads a trip table.
   *
   * @param zoneCount zones of the network, {@link TntpNetwork#zoneCount}
   * @param problems takes everything wrong with the file
   * @return the demand between nodes of the network, without what is wrong
   * @throws vn.luong.sim.problems.InvalidInputException if the file cannot be read
   */
  public static OdDemand read(Path path, int zoneCount, ProblemLog problems) {
    return new TntpTripsReader(TntpFile.read(path, problems), zoneCount, problems).read();
  }

  private OdDemand read() {
    int stated = file.count(TntpFile.ZONES, zoneCount);
    if (stated != zoneCount) {
      problems.add(Problem.error(
          "bad-tntp",
          file.position(TntpFile.ZONES),
          "<" + TntpFile.ZONES + ">",
          "the trips are for " + stated + " zones",
          "the network has " + zoneCount,
          "Take the trips and the network of the same place."));
    }
    int origin = 0;
    boolean hasOrigin = false;
    for (TntpFile.Line row : file.rows()) {
      String text = row.text();
      if (text.toLowerCase(Locale.ROOT).startsWith(ORIGIN)) {
        String name = text.substring(ORIGIN.length()).replaceAll("[:;]", " ").strip();
        origin = zone(row, "origin", name);
        hasOrigin = true;
      } else if (!hasOrigin) {
        reportWithoutOrigin(row);
        hasOrigin = true;
      } else {
        readEntries(row, origin);
      }
    }
    checkTotal();
    return demand.build();
  }

  private void readEntries(TntpFile.Line row, int origin) {
    String[] words = row.text().replace(';', ' ').replace(":", " : ").strip().split("\\s+");
    for (int place = 0; place < words.length; place += 3) {
      if (place + 2 >= words.length || !words[place + 1].equals(":")) {
        file.error(
            row.number(),
            "trips",
            "at \"" + words[place] + "\" there is no entry",
            "\"destination : trips;\" is expected",
            "Correct the line, or put ~ before it if it is a comment.");
        return;
      }
      int destination = zone(row, "destination", words[place]);
      double trips = TntpFile.parse(words[place + 2]);
      if (!(trips >= 0) || Double.isInfinite(trips)) {
        file.error(
            row.number(),
            "destination " + words[place],
            "the trips are \"" + words[place + 2] + "\"",
            "a number ≥ 0 is expected",
            "Correct the entry.");
      } else if (origin > 0 && destination > 0) {
        demand.add(TntpNetwork.nodeOf(origin), TntpNetwork.nodeOf(destination), trips);
        total += trips;
      }
    }
  }

  /** A zone's number; 0 if it is none, which is an error. */
  private int zone(TntpFile.Line row, String what, String name) {
    double number = TntpFile.parse(name);
    if (number == Math.rint(number) && number >= 1 && number <= zoneCount) {
      return (int) number;
    }
    file.error(
        row.number(),
        what,
        "\"" + name + "\" is no zone",
        "a whole number from 1 to " + zoneCount + " is expected",
        "Correct it, or take the network that these trips belong to.");
    return 0;
  }

  private void reportWithoutOrigin(TntpFile.Line row) {
    file.error(
        row.number(),
        "trips",
        "\"" + row.text() + "\" stands before any origin",
        "a line \"Origin N\" is expected first",
        "See whether the file is a trip table, and put the line in.");
  }

  private void checkTotal() {
    double stated = file.number(TntpFile.TOTAL_FLOW, total);
    if (Math.abs(stated - total) > TOTAL_TOLERANCE * stated) {
      problems.add(Problem.warning(
          "tntp-total",
          file.position(TntpFile.TOTAL_FLOW),
          "<" + TntpFile.TOTAL_FLOW + ">",
          "the entries add up to " + total,
          "the tag says " + stated,
          "See whether the file is whole. The entries count."));
    }
  }
}
