package vn.luong.scenario.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import vn.luong.scenario.checkpoint.CheckpointPart;
import vn.luong.sim.network.Network;
import vn.luong.sim.traveltimes.TravelTimeTable;
import vn.luong.sim.units.Units;
import vn.luong.sim.xml.XmlOutput;

/**
 * Least, mean and largest volume and travel time of every link and hour over some iterations, as MATSim's {@code
 * CalcLinkStats} has and writes them. The mean travel time is that of vehicles; where there was none, it is the least.
 *
 * <p>Layout: six columns of {@code link · 24 + hour}, three of them ints and three doubles; 864 bytes per link, and three
 * ints for the day. They are made with the first iteration.
 *
 * <p>Threads: one.
 */
final class LinkStats implements CheckpointPart {
  static final int HOURS = 24;

  private final Network network;
  private int iterations;
  private int[] leastVolume;
  private int[] volumeSum;
  private int[] largestVolume;
  private int[] leastOfDay;
  private int[] daySum;
  private int[] largestOfDay;
  private double[] leastSeconds;
  private double[] secondsSum;
  private double[] largestSeconds;

  LinkStats(Network network) {
    this.network = network;
  }

  int iterations() {
    return iterations;
  }

  /** Forgets all iterations. */
  void reset() {
    iterations = 0;
    if (volumeSum == null) {
      int cells = network.linkCount() * HOURS;
      leastVolume = new int[cells];
      volumeSum = new int[cells];
      largestVolume = new int[cells];
      leastSeconds = new double[cells];
      secondsSum = new double[cells];
      largestSeconds = new double[cells];
      leastOfDay = new int[network.linkCount()];
      daySum = new int[network.linkCount()];
      largestOfDay = new int[network.linkCount()];
    }
    Arrays.fill(leastVolume, Integer.MAX_VALUE);
    Arrays.fill(volumeSum, 0);
    Arrays.fill(largestVolume, 0);
    Arrays.fill(leastOfDay, Integer.MAX_VALUE);
    Arrays.fill(daySum, 0);
    Arrays.fill(largestOfDay, 0);
    Arrays.fill(leastSeconds, Double.POSITIVE_INFINITY);
    Arrays.fill(secondsSum, 0);
    Arrays.fill(largestSeconds, 0);
  }

  /**
   * Takes one iteration in.
   *
   * @param volumes vehicles that left the link's end, by {@code link · 24 + hour}
   * @param travelTimes as measured in the iteration
   */
  void add(int[] volumes, TravelTimeTable travelTimes) {
    if (volumeSum == null) {
      reset();
    }
    iterations++;
    for (int link = 0; link < network.linkCount(); link++) {
      int day = 0;
      for (int hour = 0; hour < HOURS; hour++) {
        int cell = link * HOURS + hour;
        int volume = volumes[cell];
        double seconds = travelTimes.travelTimeSeconds(link, hour * Units.SECONDS_PER_HOUR);
        day += volume;
        leastVolume[cell] = Math.min(leastVolume[cell], volume);
        volumeSum[cell] += volume;
        largestVolume[cell] = Math.max(largestVolume[cell], volume);
        leastSeconds[cell] = Math.min(leastSeconds[cell], seconds);
        secondsSum[cell] += volume * seconds;
        largestSeconds[cell] = Math.max(largestSeconds[cell], seconds);
      }
      leastOfDay[link] = Math.min(leastOfDay[link], day);
      daySum[link] += day;
      largestOfDay[link] = Math.max(largestOfDay[link], day);
    }
  }

  /** The columns of ints, as they are kept. */
  private int[][] ints() {
    return new int[][] {leastVolume, volumeSum, largestVolume, leastOfDay, daySum, largestOfDay};
  }

  private double[][] doubles() {
    return new double[][] {leastSeconds, secondsSum, largestSeconds};
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(iterations);
    if (iterations == 0) {
      return;
    }
    for (int[] column : ints()) {
      SavedColumns.write(out, column);
    }
    for (double[] column : doubles()) {
      SavedColumns.write(out, column);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    int saved = in.readInt();
    if (saved == 0) {
      return;
    }
    reset();
    iterations = saved;
    for (int[] column : ints()) {
      SavedColumns.read(in, column);
    }
    for (double[] column : doubles()) {
      SavedColumns.read(in, column);
    }
  }

  /** Writes MATSim's file, gzip compressed if it is named so. */
  void write(Path file) {
    try (XmlOutput output = XmlOutput.create(file)) {
      output.raw("LINK\tORIG_ID\tFROM\tTO\tLENGTH\tFREESPEED\tCAPACITY");
      for (int hour = 0; hour < HOURS; hour++) {
        writeHeader(output, "HRS", hour, hour + 1);
      }
      writeHeader(output, "HRS", 0, HOURS);
      for (int hour = 0; hour < HOURS; hour++) {
        writeHeader(output, "TRAVELTIME", hour, hour + 1);
      }
      output.raw("\n");
      for (int link = 0; link < network.linkCount(); link++) {
        writeLink(output, link);
      }
      output.finish();
    }
  }

  private static void writeHeader(XmlOutput output, String what, int from, int to) {
    for (String statistic : new String[] {"min", "avg", "max"}) {
      output.raw("\t" + what + from + "-" + to + statistic);
    }
  }

  private void writeLink(XmlOutput output, int link) {
    output.raw(network.linkId(link)).raw("\t\t").raw(network.nodeId(network.fromNode(link)));
    output.raw("\t").raw(network.nodeId(network.toNode(link)));
    writeNumber(output, network.lengthMeters(link));
    writeNumber(output, network.freeSpeedMetersPerSecond(link));
    writeNumber(output, network.capacityPcePerPeriod(link));
    for (int hour = 0; hour < HOURS; hour++) {
      int cell = link * HOURS + hour;
      writeNumber(output, leastVolume[cell]);
      writeNumber(output, (double) volumeSum[cell] / iterations);
      writeNumber(output, largestVolume[cell]);
    }
    writeNumber(output, leastOfDay[link]);
    writeNumber(output, (double) daySum[link] / iterations);
    writeNumber(output, largestOfDay[link]);
    for (int hour = 0; hour < HOURS; hour++) {
      int cell = link * HOURS + hour;
      writeNumber(output, leastSeconds[cell]);
      writeNumber(
          output, volumeSum[cell] == 0 ? leastSeconds[cell] : secondsSum[cell] / volumeSum[cell]);
      writeNumber(output, largestSeconds[cell]);
    }
    output.raw("\n");
  }

  private static void writeNumber(XmlOutput output, double value) {
    output.raw("\t").raw(Double.toString(value));
  }
}
