package vn.luong.scenario.preparation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luong.gis.binhduong.BinhDuongNetwork;
import vn.luong.gis.binhduong.BinhDuongTables;
import vn.luong.gis.binhduong.BinhDuongZones;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.scenario.config.ModeSettings;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.config.ScenarioFileReader;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.people.FirstMode;
import vn.luong.scenario.people.PopulationSynthesis;
import vn.luong.scenario.people.SynthesisParameters;
import vn.luong.scenario.run.RunSettings;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.runfolder.FileDigest;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Makes everything a run needs from a scenario file: the network with its measures, the synthetic population, vehicles
 * and the parameters of the engine. The sample scales persons and road capacity by the same number.
 */
public final class ScenarioCompiler {
  private static final Logger LOG = LoggerFactory.getLogger(ScenarioCompiler.class);

  private static final List<String> ATTRIBUTIONS = List.of(
      "Population: Population and Housing Census of 1 April 2019, General Statistics Office of"
          + " Vietnam",
      "Roads, jobs, gateways: Luồng's Bình Dương package (estimates; local streets are generated)");

  private final ScenarioFile scenario;
  private final ProblemLog problems = new ProblemLog();

  private ScenarioCompiler(ScenarioFile scenario) {
    this.scenario = scenario;
  }

  /**
   * Reads and prepares a scenario.
   *
   * @param nameOrFile a bundled scenario's name, or a YAML file
   * @param overrides what the command line says instead of the file
   * @throws vn.luong.sim.problems.InvalidInputException with every problem found
   */
  public static RunnableScenario compile(String nameOrFile, ScenarioOverrides overrides) {
    return compile(ScenarioFileReader.read(nameOrFile, overrides));
  }

  /** Prepares a scenario. */
  public static RunnableScenario compile(ScenarioFile scenario) {
    return new ScenarioCompiler(scenario).compile();
  }

  private RunnableScenario compile() {
    checkModes();
    problems.throwIfErrors();
    LOG.info("preparing \"{}\"", scenario.name());
    BinhDuongTables tables = BinhDuongTables.read();
    ModeTable modes = new ModeTable();
    Network network = RoadMeasures.apply(
        BinhDuongNetwork.build(tables, scenario.year(), modes), scenario.measures(), problems);
    problems.throwIfErrors();
    ZoneLayer layer = BinhDuongZones.of(tables);
    BinhDuongLandUse landUse = new BinhDuongLandUse(tables, layer, scenario.year());
    Population population = PopulationSynthesis.draw(
        network,
        landUse.zoneOfLink(network),
        landUse.zones(),
        landUse.stock(),
        landUse.gateways(network),
        SynthesisParameters.of(scenario.sample(), scenario.run().seed()));
    int threads = scenario.run().threads() > 0
        ? scenario.run().threads()
        : Runtime.getRuntime().availableProcessors();
    EngineSetup engine = new EngineSetup(scenario, modes);
    return new RunnableScenario(
        scenario.name(),
        scenario.description(),
        MetricProjection.DEFAULT_CODE,
        population,
        engine.fleet(population.personIds()),
        NetworkChanges.NONE,
        engine.parameters(threads),
        settings(threads),
        new WardZones(landUse.zones(), layer),
        inputs(),
        ATTRIBUTIONS);
  }

  /** The population begins with these modes, and activities lie on links that motorbikes use. */
  private void checkModes() {
    List<String> names = scenario.modes().stream().map(ModeSettings::name).toList();
    for (String mode : FirstMode.ALL) {
      if (!names.contains(mode)) {
        problems.add(Problem.error(
            "missing-mode",
            SourcePosition.of(scenario.sources().get(0)),
            "mode \"" + mode + "\"",
            "it is not among the modes",
            "the population of " + scenario.region() + " uses " + String.join(", ", FirstMode.ALL),
            "Add it under \"modes\"."));
      }
    }
    for (String mode : scenario.replanning().changeModeAmong()) {
      if (!names.contains(mode)) {
        problems.add(Problem.error(
            "unknown-mode",
            SourcePosition.of(scenario.sources().get(0)),
            "key \"replanning.change-mode-among\"",
            "there is no mode \"" + mode + "\"",
            "modes are " + String.join(", ", names),
            "Correct the name or add the mode."));
      }
    }
  }

  private RunSettings settings(int threads) {
    ScenarioFile.Run run = scenario.run();
    return new RunSettings(
        scenario.sample(),
        run.seed(),
        0,
        run.iterations(),
        run.stopGap(),
        threads,
        0,
        0,
        false,
        false);
  }

  /** The scenario's own files; what is bundled is known by the version of the program. */
  private List<RunManifest.Input> inputs() {
    List<RunManifest.Input> inputs = new ArrayList<>();
    for (String source : scenario.sources()) {
      if (Files.isRegularFile(Path.of(source))) {
        inputs.add(FileDigest.of(Path.of(source), source));
      }
    }
    return inputs;
  }
}
