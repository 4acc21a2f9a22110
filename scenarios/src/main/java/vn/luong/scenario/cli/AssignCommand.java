package vn.luong.scenario.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.luong.gis.matrices.CsvTripsReader;
import vn.luong.gis.matrices.OmxTripsReader;
import vn.luong.gis.tntp.TntpNetwork;
import vn.luong.gis.tntp.TntpNetworkReader;
import vn.luong.gis.tntp.TntpTripsReader;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.assignment.Equilibrium;
import vn.luong.sim.assignment.EquilibriumIteration;
import vn.luong.sim.assignment.EquilibriumParameters;
import vn.luong.sim.assignment.OdDemand;
import vn.luong.sim.assignment.UserEquilibrium;
import vn.luong.sim.problems.ProblemLog;

/** {@code luong assign}: a static user equilibrium from a network in TNTP form and a trip table. */
@Command(
    name = "assign",
    description = {
      "Finds the static user equilibrium of a network in TNTP form and a trip table in TNTP, OMX or CSV form.",
      "Times depend on volumes by BPR functions. Figures are in the units of the files."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class AssignCommand implements Callable<Integer> {
  private static final int FULLEST_LINKS = 3;

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NET", description = "The network, NAME_net.tntp.")
  private Path networkFile;

  @Parameters(
      index = "1",
      paramLabel = "TRIPS",
      description = {
        "The trips: NAME_trips.tntp; a matrix in an OMX file (.omx); or a CSV table (.csv) with the columns",
        "origin,destination,trips, or with a row and a column for each zone."
      })
  private Path tripsFile;

  @Option(
      names = "--matrix",
      paramLabel = "NAME",
      description = "Matrix of an OMX file (default: the only one).")
  private String matrix;

  @Option(
      names = "--lookup",
      paramLabel = "NAME",
      description =
          "List of an OMX file that gives the zone of each row (default: the only one, or zones 1, 2, 3 …).")
  private String lookup;

  @Option(
      names = "--gap",
      paramLabel = "G",
      description = "Relative gap to reach (default: ${DEFAULT-VALUE}).")
  private double gap = EquilibriumParameters.STANDARD_GAP;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Iterations at most (default: ${DEFAULT-VALUE}).")
  private int iterations = EquilibriumParameters.STANDARD_ITERATIONS;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use (default: all processors). Does not change the result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write links.csv and convergence.csv; a new or empty folder.")
  private Path out;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean isJson;

  private final ProblemLog problems = new ProblemLog();

  @Override
  public Integer call() {
    long start = System.nanoTime();
    checkNumbers();
    RunFolder folder = out == null ? null : problems.collect(() -> RunFolder.create(out));
    try (folder) {
      TntpNetwork roads = problems.collect(() -> TntpNetworkReader.read(networkFile, problems));
      OdDemand demand = readTrips(roads);
      problems.throwIfErrors();
      Equilibrium equilibrium = UserEquilibrium.find(
          roads.network(),
          roads.delays(),
          List.of(roads.userClass(tripsFile.toString(), demand)),
          new EquilibriumParameters(gap, iterations, threads),
          this::tellProgress,
          problems);
      AssignmentTable table = new AssignmentTable(roads, equilibrium);
      if (folder != null) {
        table.write(folder);
        folder.finish();
      }
      print(roads, demand, table, (System.nanoTime() - start) / 1e9);
    }
    return ExitCode.DONE;
  }

  /** Without a network the zones are not known, but that the file is there can be told. */
  private OdDemand readTrips(TntpNetwork roads) {
    return problems.collect(() -> {
      ProblemLog kept = roads == null ? new ProblemLog() : problems;
      int zoneCount = roads == null ? Integer.MAX_VALUE : roads.zoneCount();
      if (hasEnding(".omx")) {
        return OmxTripsReader.read(
            tripsFile,
            new OmxTripsReader.Choice(Optional.ofNullable(matrix), Optional.ofNullable(lookup)),
            zoneCount,
            kept);
      }
      return hasEnding(".csv")
          ? CsvTripsReader.read(tripsFile, zoneCount, kept)
          : TntpTripsReader.read(tripsFile, zoneCount, kept);
    });
  }

  private boolean hasEnding(String ending) {
    return tripsFile.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  private void checkNumbers() {
    if ((matrix != null || lookup != null) && !hasEnding(".omx")) {
      badOption(
          matrix != null ? "--matrix" : "--lookup",
          "is for OMX files",
          "the trips are " + tripsFile,
          "Leave it out.");
    }
    if (!(gap >= 0)) {
      badOption("--gap", "is " + gap, "must be ≥ 0", "Write e.g. --gap 1e-4.");
    }
    if (iterations < 1) {
      badOption("--iterations", "is " + iterations, "must be ≥ 1", "Leave it out.");
    }
    if (threads < 1) {
      badOption("--threads", "is " + threads, "must be ≥ 1", "Leave it out for all processors.");
    }
  }

  private void badOption(String option, String found, String expected, String remedy) {
    problems.add(BadOption.of(option, found, expected, remedy));
  }

  private void tellProgress(EquilibriumIteration iteration) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "iteration %d: relative gap %.2e%n",
        iteration.iteration(),
        iteration.relativeGap());
    err.flush();
  }

  private void print(TntpNetwork roads, OdDemand demand, AssignmentTable table, double seconds) {
    ProblemPrinter.print(
        problems.problems(), problems.countByKind(), spec.commandLine().getErr());
    PrintWriter print = spec.commandLine().getOut();
    if (isJson) {
      print.println(JsonFile.text(answer(roads, demand, table, seconds)));
    } else {
      printWords(print, roads, demand, table, seconds);
    }
    print.flush();
  }

  private Map<String, Object> answer(
      TntpNetwork roads, OdDemand demand, AssignmentTable table, double seconds) {
    Equilibrium equilibrium = table.equilibrium();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("zones", roads.zoneCount());
    answer.put("links", roads.network().linkCount());
    answer.put("trips", demand.totalPce());
    answer.put("tripsInsideZones", demand.stayingPce());
    answer.put("pairs", demand.pairCount());
    answer.put("isReached", equilibrium.isReached());
    answer.put("iterations", equilibrium.last().iteration());
    answer.put("relativeGap", equilibrium.last().relativeGap());
    answer.put("objective", equilibrium.last().objective());
    answer.put("totalCost", equilibrium.last().totalCost());
    answer.put("paths", equilibrium.last().pathCount());
    answer.put("seconds", seconds);
    if (out != null) {
      answer.put("folder", out.toString());
    }
    return answer;
  }

  private void printWords(
      PrintWriter print,
      TntpNetwork roads,
      OdDemand demand,
      AssignmentTable table,
      double seconds) {
    Equilibrium equilibrium = table.equilibrium();
    EquilibriumIteration last = equilibrium.last();
    print.printf(
        Locale.ROOT,
        "%n%s: %,d zones, %,d links; %,.0f trips between %,d pairs.%n",
        networkFile.getFileName(),
        roads.zoneCount(),
        roads.network().linkCount(),
        demand.totalPce(),
        demand.pairCount());
    print.printf(
        Locale.ROOT,
        equilibrium.isReached()
            ? "User equilibrium: relative gap %.2e after %,d iterations, %.1f s; %,d paths in use.%n"
            : "Not in equilibrium: relative gap %.2e after %,d iterations, %.1f s; %,d paths in use.%n",
        last.relativeGap(),
        last.iteration(),
        seconds,
        last.pathCount());
    print.printf(
        Locale.ROOT,
        "A trip takes %.4g on average, all together %,.2f. Beckmann's objective: %,.4f.%n",
        demand.totalPce() > 0 ? last.totalCost() / demand.totalPce() : 0,
        last.totalCost(),
        last.objective());
    print.println("Fullest links (volume by capacity): "
        + table.fullestLinks(FULLEST_LINKS).stream()
            .map(link -> String.format(
                Locale.ROOT, "%s %.2f", roads.network().linkId(link), table.saturation(link)))
            .collect(Collectors.joining(", "))
        + ".");
    if (out != null) {
      print.println("Written to " + out + ": " + AssignmentTable.LINKS + " (volumes and times), "
          + AssignmentTable.CONVERGENCE + ".");
    }
    print.println("Next:   " + next(equilibrium));
  }

  private String next(Equilibrium equilibrium) {
    if (!equilibrium.isReached()) {
      return "allow more iterations with --iterations, or a larger --gap.";
    }
    return out == null
        ? "the same with --out DIR writes volumes and times of all links."
        : "compare " + out.resolve(AssignmentTable.LINKS)
            + " with published flows, or go on with a smaller --gap.";
  }
}
