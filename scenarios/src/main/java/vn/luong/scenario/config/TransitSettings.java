package vn.luong.scenario.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.luong.sim.problems.SourcePosition;

/**
 * Public transport of a scenario, keys under {@code transit}, and the measures on its lines.
 *
 * @param position where the section begins, or the scenario itself
 * @param lines ids of the region's lines that run; empty for all that are open in the year
 * @param files a timetable in MATSim's format instead of the region's lines
 * @param reachMeters how far people walk to a stop, as the crow flies
 * @param costs what running vehicles costs
 * @param measures changes of lines, in order
 * @param passengers crowding, fares, and the parking fees that drivers pay instead
 * @param access other ways to stops than on foot
 * @param workerBuses buses of companies for their workers
 */
public record TransitSettings(
    SourcePosition position,
    Optional<List<String>> lines,
    Optional<TimetableFiles> files,
    double reachMeters,
    Costs costs,
    List<TransitMeasure> measures,
    PassengerSettings passengers,
    List<AccessSettings> access,
    WorkerBusSettings workerBuses) {

  /**
   * A timetable and its vehicles in MATSim's format; the files exist.
   *
   * @param schedule {@code transitSchedule.xml}, whose links are those of the scenario's network
   * @param vehicles {@code transitVehicles.xml}
   */
  public record TimetableFiles(Path schedule, Path vehicles) {}

  /** The same for people who walk to stops. */
  public TransitSettings(
      SourcePosition position,
      Optional<List<String>> lines,
      Optional<TimetableFiles> files,
      double reachMeters,
      Costs costs,
      List<TransitMeasure> measures,
      PassengerSettings passengers) {
    this(
        position,
        lines,
        files,
        reachMeters,
        costs,
        measures,
        passengers,
        List.of(),
        WorkerBusSettings.standard(position));
  }

  /**
   * Costs of the operator.
   *
   * @param position where they are stated
   * @param ratesOfMode by transport mode of the lines; modes without one have no costs
   * @param source where the rates are from; empty if nobody said
   */
  public record Costs(SourcePosition position, Map<String, Rate> ratesOfMode, String source) {
    public Costs {
      ratesOfMode = Map.copyOf(ratesOfMode);
    }
  }

  /** VND per vehicle-kilometre and per vehicle-hour. */
  public record Rate(double perKilometer, double perHour) {}

  public TransitSettings {
    lines = lines.map(List::copyOf);
    access = List.copyOf(access);
    measures = List.copyOf(measures);
  }
}
