package vn.luong.scenario.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.luong.scenario.reach.ReachOrigin;
import vn.luong.scenario.reach.ReachStudy;
import vn.luong.scenario.reach.ReachWorld;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.units.SimTime;

/** {@code luong isochrone}: where one gets to from a place within some minutes. */
@Command(
    name = "isochrone",
    description = {
      "Where one gets to from a place within some minutes, by mode and time of day, and how many",
      "residents and workplaces are there."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class IsochroneCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private ReachOptions options;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "LON,LAT",
      description = "Where to start, e.g. 106.683,11.0585.")
  private String from;

  @Option(
      names = "--mode",
      defaultValue = "motorbike",
      paramLabel = "MODE",
      description =
          "A mode of the roads, walk, or pt for public transport (default: ${DEFAULT-VALUE}).")
  private String mode;

  @Option(
      names = "--at",
      defaultValue = "07:30",
      paramLabel = "HH:MM",
      description = "When to start (default: ${DEFAULT-VALUE}).")
  private String at;

  @Option(
      names = "--minutes",
      defaultValue = "15,30,45",
      paramLabel = "N,N…",
      description = "Travel times (default: ${DEFAULT-VALUE}).")
  private String minutes;

  @Override
  public Integer call() {
    ProblemLog problems = new ProblemLog();
    List<Double> limits = ReachOptions.rising("--minutes", minutes, problems);
    double startTime = time(problems);
    ReachWorld world = options.world(problems);
    problems.throwIfErrors();
    List<ReachOrigin> origins = ReachOptions.origins(List.of(from), world, problems);
    checkMode(world, problems);
    problems.throwIfErrors();
    options.tell(
        spec.commandLine().getOut(),
        world,
        world.name() + ": by " + mode + " from " + from + " at " + at + times(world),
        "isochrones",
        "minutes",
        new ReachStudy(world).isochrones(origins.get(0), mode, startTime, limits));
    return ExitCode.DONE;
  }

  /** Whose travel times count. */
  private String times(ReachWorld world) {
    return switch (mode) {
      case ReachStudy.WALK -> "";
      case ReachStudy.TRANSIT -> ", by the timetable";
      default -> world.isMeasured() ? ", as on the last day of the run" : ", on empty roads";
    };
  }

  private double time(ProblemLog problems) {
    try {
      double time = SimTime.parse(at);
      if (time >= 0) {
        return time;
      }
    } catch (IllegalArgumentException e) {
      // Told below, as are times that are none.
    }
    problems.add(BadOption.of(
        "--at", "is \"" + at + "\"", "a time of day is expected", "Write e.g. --at 07:30."));
    return SimTime.UNDEFINED;
  }

  private void checkMode(ReachWorld world, ProblemLog problems) {
    List<String> modes = ReachStudy.modes(world);
    if (!modes.contains(mode)) {
      problems.add(BadOption.of(
          "--mode",
          mode.equals(ReachStudy.TRANSIT)
              ? world.name() + " has no public transport"
              : "no link allows \"" + mode + "\"",
          "expected one of " + String.join(", ", modes),
          NearestName.remedy(mode, modes, "Choose one of them.")));
    }
  }
}
