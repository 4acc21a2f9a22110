package vn.luong.gis.tntp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.luong.sim.assignment.VolumeDelay;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/**
 * Reads {@code …_net.tntp}: a row {@code init term capacity length time b power speed toll type ;} per link. The last three and
 * the semicolon may be missing.
 */
public final class TntpNetworkReader {
  private static final int INIT = 0;
  private static final int TERM = 1;
  private static final int CAPACITY = 2;
  private static final int LENGTH = 3;
  private static final int TIME = 4;
  private static final int FACTOR = 5;
  private static final int EXPONENT = 6;
  private static final int TOLL = 8;
  private static final int FEWEST_COLUMNS = 7;
  private static final String[] COLUMNS = {
    "init node", "term node", "capacity", "length", "free flow time", "b", "power", "speed", "toll"
  };

  /** Zones that no link reaches are allowed, within reason. */
  private static final int MOST_LOOSE_NODES = 100_000;

  private final TntpFile file;
  private final ProblemLog problems;

  private TntpNetworkReader(TntpFile file, ProblemLog problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads a network.
   *
   * @param problems takes everything wrong with the file
   * @return the network, or null if there is an error in the file
   * @throws vn.luong.sim.problems.InvalidInputException if the file cannot be read
   */
  public static TntpNetwork read(Path path, ProblemLog problems) {
    return new TntpNetworkReader(TntpFile.read(path, problems), problems).read();
  }

  private TntpNetwork read() {
    int errorsBefore = problems.errorCount();
    int zoneCount = file.count(TntpFile.ZONES, 0);
    int statedNodes = file.count(TntpFile.NODES, 0);
    int firstThroughNode = file.count(TntpFile.FIRST_THROUGH_NODE, 1);
    double tollFactor = file.number(TntpFile.TOLL_FACTOR, 0);
    double distanceFactor = file.number(TntpFile.DISTANCE_FACTOR, 0);
    List<double[]> links = new ArrayList<>();
    int nodeCount = Math.max(statedNodes, zoneCount);
    for (TntpFile.Line row : file.rows()) {
      double[] link = link(row, statedNodes);
      if (link != null) {
        links.add(link);
        nodeCount = Math.max(nodeCount, (int) Math.max(link[INIT], link[TERM]));
      }
    }
    checkCount();
    checkNodes(nodeCount);
    if (problems.errorCount() > errorsBefore) {
      return null;
    }
    double[] charge = new double[links.size()];
    for (int link = 0; link < charge.length; link++) {
      charge[link] = tollFactor * links.get(link)[TOLL] + distanceFactor * links.get(link)[LENGTH];
    }
    // A file that does not say which nodes are zones lets trips start and end anywhere.
    return build(
        links, nodeCount, zoneCount == 0 ? nodeCount : zoneCount, firstThroughNode, charge);
  }

  private static TntpNetwork build(
      List<double[]> links, int nodeCount, int zoneCount, int firstThroughNode, double[] charge) {
    ModeTable modes = new ModeTable();
    long car = ModeTable.bit(modes.add("car"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int number = 1; number <= nodeCount; number++) {
      builder.addNode(Integer.toString(number), 0, 0);
    }
    VolumeDelay.Builder delays = new VolumeDelay.Builder(links.size());
    Map<String, Integer> linksOfName = new HashMap<>();
    for (double[] values : links) {
      String name = (int) values[INIT] + "-" + (int) values[TERM];
      int ordinal = linksOfName.merge(name, 1, Integer::sum);
      int link = builder.addLink(
          ordinal == 1 ? name : name + "#" + ordinal,
          TntpNetwork.nodeOf((int) values[INIT]),
          TntpNetwork.nodeOf((int) values[TERM]),
          new LinkProperties(values[LENGTH], freeSpeed(values), values[CAPACITY], 1, car));
      delays.set(link, values[TIME], values[CAPACITY], values[FACTOR], values[EXPONENT]);
    }
    return new TntpNetwork(
        builder.build(), delays.build(), zoneCount, firstThroughNode, link -> charge[link]);
  }

  private static double freeSpeed(double[] values) {
    return values[TIME] > 0 ? values[LENGTH] / values[TIME] : Double.POSITIVE_INFINITY;
  }

  /** The row's columns up to the toll; null if one of them is wrong. */
  private double[] link(TntpFile.Line row, int nodeCount) {
    String[] words = row.text().replace(';', ' ').strip().split("\\s+");
    if (words.length < FEWEST_COLUMNS) {
      file.error(
          row.number(),
          "link",
          "the row has " + words.length + " columns",
          "at least " + FEWEST_COLUMNS + " are expected: init node, term node, capacity, length,"
              + " free flow time, b, power",
          "Complete the row, or put ~ before it if it is a comment.");
      return null;
    }
    double[] values = new double[COLUMNS.length];
    boolean isGood = true;
    for (int column = 0; column < Math.min(values.length, words.length); column++) {
      values[column] = TntpFile.parse(words[column]);
      isGood &= check(row, column, values, words[column], nodeCount);
    }
    if (isGood && values[FACTOR] > 0 && values[CAPACITY] == 0) {
      file.error(
          row.number(),
          "link " + words[INIT] + "-" + words[TERM],
          "the capacity is 0 and b is " + words[FACTOR],
          "a capacity > 0, or b = 0 where the time does not depend on the volume",
          "Give the link a capacity, or take it out.");
      return null;
    }
    return isGood ? values : null;
  }

  private boolean check(
      TntpFile.Line row, int column, double[] values, String word, int nodeCount) {
    double value = values[column];
    String expected;
    boolean isGood;
    if (column == INIT || column == TERM) {
      int most = nodeCount == 0 ? Integer.MAX_VALUE - 1 : nodeCount;
      isGood = value == Math.rint(value) && value >= 1 && value <= most;
      expected = nodeCount == 0
          ? "a whole number ≥ 1 is expected"
          : "a whole number from 1 to <" + TntpFile.NODES + "> " + nodeCount + " is expected";
    } else if (column == EXPONENT) {
      isGood = value == 0 || value >= 1 && value < Double.POSITIVE_INFINITY;
      expected = "0 or a number ≥ 1 is expected, so that the time grows ever faster";
    } else {
      isGood = value >= 0 && value < Double.POSITIVE_INFINITY;
      expected = "a number ≥ 0 is expected";
    }
    if (!isGood) {
      file.error(
          row.number(),
          "link",
          "the " + COLUMNS[column] + " is \"" + word + "\"",
          expected,
          "Correct column " + (column + 1) + ".");
    }
    return isGood;
  }

  /** A number too many digits long must not make millions of nodes that no link touches. */
  private void checkNodes(int nodeCount) {
    int most = MOST_LOOSE_NODES + 2 * file.rows().size();
    if (nodeCount > most) {
      problems.add(Problem.error(
          "bad-tntp",
          file.position(TntpFile.NODES),
          "nodes",
          "the highest number of a node or zone is " + nodeCount,
          "a network of " + file.rows().size() + " links has " + most + " nodes at most",
          "Correct <" + TntpFile.ZONES + ">, <" + TntpFile.NODES + "> or the link that names it."));
    }
  }

  private void checkCount() {
    int rows = file.rows().size();
    int stated = file.count(TntpFile.LINKS, rows);
    if (stated != rows || rows == 0) {
      problems.add(Problem.error(
          "bad-tntp",
          file.position(TntpFile.LINKS),
          "links",
          "the file has " + rows + " rows",
          rows == 0 ? "a row per link is expected" : "<" + TntpFile.LINKS + "> promises " + stated,
          "See whether the file is whole and is a network, or correct the tag."));
    }
  }
}
