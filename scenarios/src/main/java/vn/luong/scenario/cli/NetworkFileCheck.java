package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import vn.luong.gis.quality.NetworkQuality;
import vn.luong.gis.quality.NetworkRepair;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.ProblemFiles;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.matsim.NetworkXmlWriter;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChecks;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.xml.XmlCursor;

/** {@code luong check NETWORK.xml.gz}: the quality of a network alone, and its repair. */
final class NetworkFileCheck {
  private final Path file;
  private final ProblemLog problems;
  private final ProblemLog quality = new ProblemLog();
  private Network network;
  private Map<String, Integer> repairs;

  NetworkFileCheck(Path file, ProblemLog problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Whether a file is a network of MATSim, by its root element. */
  static boolean isNetwork(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    boolean[] isNetwork = {false};
    XmlCursor.read(file, new ProblemLog(), xml -> isNetwork[0] = xml.name().equals("network"));
    return isNetwork[0];
  }

  /**
   * Reads and checks.
   *
   * @param repaired where to write the repaired network; null for no repair
   */
  void run(Path repaired) {
    network = NetworkXmlReader.read(file, new ModeTable(), problems);
    if (problems.hasErrors()) {
      return;
    }
    if (repaired != null) {
      NetworkRepair.Result result = NetworkRepair.repair(network);
      network = result.network();
      repairs = result.done();
      NetworkXmlWriter.write(network, repaired);
    }
    String source = (repaired == null ? file : repaired).toString();
    NetworkChecks.run(network, source, problems);
    NetworkQuality.check(network, source, quality);
  }

  /** What the checks found; beside what makes the file unusable. */
  ProblemLog quality() {
    return quality;
  }

  /** The network as it is now, or null if it could not be read. */
  Network network() {
    return network;
  }

  void print(Path repaired, boolean isJson, PrintWriter out) throws IOException {
    if (isJson) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("usable", !problems.hasErrors());
      answer.putAll(ProblemFiles.content(problems));
      answer.put("networkQuality", ProblemFiles.content(quality));
      if (repairs != null) {
        answer.put("repairs", repairs);
      }
      out.println(JsonFile.text(answer));
      return;
    }
    ProblemPrinter.print(problems.problems(), problems.countByKind(), out);
    if (repairs != null) {
      repairs.forEach((what, times) -> out.printf(Locale.ROOT, "repaired: %,d %s%n", times, what));
      out.println(
          repairs.isEmpty()
              ? "Nothing to repair; written to " + repaired + " as it is."
              : "Written to " + repaired
                  + ". Plans, transit routes and counts that name a link that"
                  + " is gone need the new network too.");
    }
    if (problems.hasErrors()) {
      out.printf(Locale.ROOT, "%s cannot be used: %d errors.%n", file, problems.errorCount());
    } else {
      QualityPrinter.print(quality, out);
      out.printf(Locale.ROOT, "%s can be used.%n", repaired == null ? file : repaired);
    }
  }
}
