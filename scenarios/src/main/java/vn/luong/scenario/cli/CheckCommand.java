package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.luong.gis.quality.NetworkQuality;
import vn.luong.scenario.run.Preparation;
import vn.luong.scenario.run.RunEstimate;
import vn.luong.scenario.run.RunStages;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.ProblemFiles;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.trips.PlanPreparation;
import vn.luong.sim.trips.TripRouting;

/** {@code luong check}: reads everything, runs nothing. */
@Command(
    name = "check",
    description = {
      "Reads a scenario, tells everything that is wrong, and what a run would take.",
      "SCENARIO may also be a network of MATSim (network.xml.gz): then it tells where it is"
          + " doubtful."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CheckCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private ScenarioOptions options;

  @Option(
      names = "--geojson",
      paramLabel = "FILE",
      description = "Also write the problems that have a place as GeoJSON.")
  private Path geojson;

  @Option(
      names = "--gpkg",
      paramLabel = "FILE",
      description =
          "Also write them, with what is doubtful in the network, as GeoPackage for QGIS.")
  private Path geoPackage;

  @Option(
      names = "--repair",
      description =
          "Of a network: mend what can be mended safely, tell what was done, write it to --out.")
  private boolean isRepair;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the repaired network.")
  private Path out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final ProblemLog problems = new ProblemLog();
  /** What is doubtful in the network, beside what is wrong. */
  private final ProblemLog quality = new ProblemLog();

  private RunnableScenario scenario;
  /** Whose plans were not routed; null if none were. */
  private PlanPreparation.Sifted sifted;

  @Override
  public Integer call() throws IOException {
    checkOptions();
    if (options.isNetwork()) {
      checkNetworkFile();
    } else {
      checkScenario();
    }
    return problems.hasErrors() ? ExitCode.BAD_INPUT : ExitCode.DONE;
  }

  private void checkOptions() {
    boolean isNetwork = options.isNetwork();
    if (isRepair && !isNetwork) {
      throw badUsage("--repair needs a network file (network.xml.gz), not " + options.scenario());
    }
    if (isRepair != (out != null)) {
      throw badUsage("--repair and --out FILE go together");
    }
    if (out != null && !out.toString().matches("(?i).*\\.xml(\\.gz)?")) {
      throw badUsage("--out must end in .xml.gz or .xml");
    }
    if (out != null && Files.exists(out)) {
      throw badUsage(out + " is there already; name a new file");
    }
    if (geoPackage != null && !geoPackage.toString().endsWith(".gpkg")) {
      throw badUsage("--gpkg FILE must end in .gpkg");
    }
  }

  private ParameterException badUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void checkNetworkFile() throws IOException {
    NetworkFileCheck check = new NetworkFileCheck(Path.of(options.scenario()), problems);
    problems.collect(() -> check.run(out));
    writeMaps(check.network(), check.quality());
    check.print(out, json, spec.commandLine().getOut());
    spec.commandLine().getOut().flush();
  }

  private void writeMaps(Network network, ProblemLog quality) throws IOException {
    ProblemLog all = new ProblemLog();
    problems.problems().forEach(all::add);
    quality.problems().forEach(all::add);
    if (geojson != null) {
      ProblemFiles.writeMap(geojson, all);
    }
    if (geoPackage != null && network != null) {
      ProblemMaps.write(geoPackage, network, all);
    }
  }

  private void checkScenario() throws IOException {
    RunStages stages = new RunStages(TerminalProgress.onErrorStream());
    problems.collect(() -> options.readConfig(problems));
    stages.start("reading the scenario", 0);
    problems.collect(() -> scenario = options.load(problems));
    if (scenario != null) {
      // Made first: it may name modes, and the checks of the network read their table.
      TripRouting routing = problems.hasErrors() ? null : Preparation.routing(scenario);
      CompletableFuture<ProblemLog> roads = CompletableFuture.supplyAsync(this::checkRoads);
      if (routing != null) {
        stages.start("checking plans", 0);
        sifted = Preparation.checkOnly(scenario, routing, problems);
      }
      stages.start("checking the network", 0);
      problems.addAll(roads.join());
    }
    stages.done();
    writeMaps(scenario == null ? null : scenario.network(), quality);
    print();
  }

  /** Finds what is doubtful in the network, and returns what makes it unusable. */
  private ProblemLog checkRoads() {
    ProblemLog unusable = new ProblemLog();
    unusable.collect(() ->
        NetworkQuality.check(scenario.network(), "network of " + options.scenario(), quality));
    return unusable;
  }

  private void print() {
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("usable", !problems.hasErrors());
      answer.putAll(ProblemFiles.content(problems));
      answer.put("networkQuality", ProblemFiles.content(quality));
      if (!problems.hasErrors()) {
        answer.put("landUse", LandUseWords.content(scenario.zones().landUseChanges()));
        answer.put("facilities", FacilityWords.content(scenario.population().facilities()));
        answer.put("estimate", RunEstimate.of(scenario, sifted));
      }
      print.println(JsonFile.text(answer));
    } else {
      ProblemPrinter.print(problems.problems(), problems.countByKind(), print);
      ProblemPrinter.printNotes(problems.problems(), print);
      if (scenario != null) {
        QualityPrinter.print(quality, print);
      }
      if (problems.hasErrors()) {
        print.printf(
            Locale.ROOT,
            "%s cannot run: %d %s.%n",
            options.scenario(),
            problems.errorCount(),
            problems.errorCount() == 1 ? "error" : "errors");
      } else {
        LandUseWords.print(scenario.zones().landUseChanges(), print);
        FacilityWords.print(scenario.population().facilities(), print);
        printEstimate(RunEstimate.of(scenario, sifted), print);
      }
    }
    print.flush();
  }

  private void printEstimate(RunEstimate estimate, PrintWriter print) {
    print.printf(
        Locale.ROOT,
        "%s can run: %,d people, %s%,d links, %d iterations.%n",
        scenario.name(),
        scenario.travellerCount(),
        scenario.truckCount() == 0
            ? ""
            : String.format(Locale.ROOT, "%,d trucks, ", scenario.truckCount()),
        scenario.network().linkCount(),
        scenario.settings().iterationCount());
    print.printf(
        Locale.ROOT,
        "A run takes about %s, %.1f GiB of memory for Java, and %.2f GiB of disk.%n",
        TerminalProgress.words(Duration.ofSeconds(Math.round(estimate.seconds()))),
        estimate.memoryBytes() / RunEstimate.BYTES_PER_GIBIBYTE,
        estimate.diskBytes() / RunEstimate.BYTES_PER_GIBIBYTE);
  }
}
