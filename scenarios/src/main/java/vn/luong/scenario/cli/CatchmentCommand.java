package vn.luong.scenario.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.luong.gis.binhduong.RailStation;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.scenario.reach.ReachOrigin;
import vn.luong.scenario.reach.ReachStudy;
import vn.luong.scenario.reach.ReachWorld;
import vn.luong.scenario.reach.StopPlaces;
import vn.luong.sim.problems.ProblemLog;

/** {@code luong catchment}: who lives and works within walking distance of places or stops. */
@Command(
    name = "catchment",
    description = {
      "How many residents and workplaces lie within walking distances of places or stops: by the way along",
      "the streets, not by circles."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CatchmentCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private ReachOptions options;

  @Option(
      names = "--from",
      paramLabel = "LON,LAT",
      description = "A place, e.g. 106.683,11.0585; may be given several times.")
  private List<String> from = new ArrayList<>();

  @Option(names = "--stops", description = "All stops of the scenario's public transport.")
  private boolean areStops;

  @Option(
      names = "--stations",
      paramLabel = "LINE",
      description = "The stations of a line of the Bình Dương package: BD1, BD2, HCMC1 or BRT.")
  private String line;

  @Option(
      names = "--meters",
      defaultValue = "400,800,1000",
      paramLabel = "N,N…",
      description = "Walking distances (default: ${DEFAULT-VALUE}).")
  private String meters;

  @Override
  public Integer call() {
    ProblemLog problems = new ProblemLog();
    List<Double> limits = ReachOptions.rising("--meters", meters, problems);
    if (from.isEmpty() && !areStops && line == null) {
      problems.add(BadOption.of(
          "--from",
          "is missing",
          "places are expected",
          "Add --from LON,LAT, --stops or --stations LINE."));
    }
    ReachWorld world = options.world(problems);
    problems.throwIfErrors();
    List<ReachOrigin> origins = new ArrayList<>(ReachOptions.origins(from, world, problems));
    if (areStops) {
      addStops(origins, world, problems);
    }
    if (line != null) {
      problems.collect(() -> addStations(origins, world, problems));
    }
    problems.throwIfErrors();
    options.tell(
        spec.commandLine().getOut(),
        world,
        world.name() + ": on foot",
        "catchments",
        "meters",
        new ReachStudy(world).catchments(origins, limits));
    return ExitCode.DONE;
  }

  private static void addStops(List<ReachOrigin> origins, ReachWorld world, ProblemLog problems) {
    List<ReachOrigin> stops = StopPlaces.of(world.schedule());
    if (stops.isEmpty()) {
      problems.add(BadOption.of(
          "--stops",
          world.name() + " has no public transport",
          "a scenario with a timetable is expected",
          "Give places with --from LON,LAT or --stations LINE."));
    }
    origins.addAll(stops);
  }

  private void addStations(List<ReachOrigin> origins, ReachWorld world, ProblemLog problems) {
    List<RailStation> stations = RailStation.read();
    Set<String> lines = new TreeSet<>();
    stations.forEach(station -> lines.add(station.line()));
    if (!lines.contains(line)) {
      problems.add(BadOption.of(
          "--stations",
          "there is no line \"" + line + "\"",
          "expected one of " + String.join(", ", lines),
          "Choose one of them."));
      return;
    }
    MetricProjection projection = MetricProjection.of(world.crs());
    for (RailStation station : stations) {
      if (station.line().equals(line)) {
        double[] place = projection.project(station.longitude(), station.latitude());
        origins.add(new ReachOrigin(station.name(), place[0], place[1]));
      }
    }
  }
}
