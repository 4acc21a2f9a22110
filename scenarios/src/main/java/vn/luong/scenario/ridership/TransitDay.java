package vn.luong.scenario.ridership;

import java.util.List;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.indicators.TripRecorder;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.transit.TransitSchedule;

/** What came of a day of public transport. */
public final class TransitDay {

  /**
   * The fullest vehicle of the day.
   *
   * @param line name of its line, or its id if it has no name
   * @param stop name of the stop after which it was fullest, or its id
   * @param time when it left that stop, seconds after midnight
   * @param loadShare passengers by seats and standing places
   * @param seatShare passengers by seats
   */
  public record Fullest(String line, String stop, int time, double loadShare, double seatShare) {}

  private final RidershipRecorder recorder;
  private final TripRecorder trips;
  private final RidershipParameters parameters;
  private final VisitColumns visits;
  private final TransitSchedule schedule;
  private final LineSums sums;

  /**
   * Sums up a recorded day.
   *
   * @param trips recorder of the same day, for the legs to and from the stops
   */
  public TransitDay(
      RidershipRecorder recorder, TripRecorder trips, RidershipParameters parameters) {
    this.recorder = recorder;
    this.trips = trips;
    this.parameters = parameters;
    visits = recorder.visits();
    schedule = recorder.vehicles().schedule();
    sums = new LineSums(recorder, parameters);
  }

  /** True if there is any public transport. */
  public boolean hasLines() {
    return schedule.lineCount() > 0;
  }

  public int lineCount() {
    return schedule.lineCount();
  }

  /** Indicators of public transport; none if there is none. */
  public List<Indicator> indicators() {
    return RidershipIndicators.of(recorder.rides(), sums, schedule, parameters);
  }

  /** What each stop saw, for maps. */
  public StopDay stopDay() {
    return new StopDay(visits, schedule, parameters.expansionFactor());
  }

  /** The fullest vehicle; null if nobody rode in one with places. */
  public Fullest fullest() {
    LineFigures all = sums.all();
    if (!(all.fullestShare > 0) || Double.isInfinite(all.fullestShare)) {
      return null;
    }
    int departure = visits.departure(all.fullestVisit);
    int line = visits.line(departure);
    int stop = visits.stop(departure, all.fullestVisit);
    String stopName = schedule.stops().name(stop);
    return new Fullest(
        schedule.lineName(line).isEmpty() ? schedule.lineId(line) : schedule.lineName(line),
        stopName.isEmpty() ? schedule.stops().id(stop) : stopName,
        visits.departureTime(all.fullestVisit),
        all.fullestShare,
        (double) visits.load(all.fullestVisit) / sums.sections().seats(departure));
  }

  /** Writes the tables, and MATSim's file of loads from stop to stop; nothing if there is no public transport. */
  public void write(RunFolder folder) {
    if (!hasLines()) {
      return;
    }
    double expansionFactor = parameters.expansionFactor();
    new StopTable(visits, schedule, sums.sections(), expansionFactor).write(folder);
    new SectionTable(visits, schedule, sums.sections(), expansionFactor).write(folder);
    stopDay().write(folder);
    new LineTable(visits, schedule, sums, expansionFactor).write(folder);
    RideLegs legs = new RideLegs(recorder.rides(), trips);
    new RideTables(recorder, legs, schedule, expansionFactor).write(folder);
    new StopToStopFile(
            visits, schedule, recorder.population().network(), sums.sections(), expansionFactor)
        .write(folder.file(StopToStopFile.NAME));
  }
}
