package vn.luong.scenario.ridership;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import vn.luong.scenario.runfolder.ParquetColumn;
import vn.luong.scenario.runfolder.ParquetWriter;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.population.Population;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitSchedule;

/**
 * Writes what single passengers did: {@code rides.parquet}, {@code transfers.parquet}, {@code transit_access.parquet}.
 */
final class RideTables {
  private static final List<ParquetColumn> RIDES = List.of(
      ParquetColumn.text("person", "person id"),
      ParquetColumn.integer("wait_s", "when the person came to the stop, s after midnight"),
      ParquetColumn.text("from_stop", "stop facility to get in"),
      ParquetColumn.text("to_stop", "stop facility to get out"),
      ParquetColumn.text("line", "line taken; none if no vehicle came that had room"),
      ParquetColumn.text("route", "route taken"),
      ParquetColumn.text("departure", "departure taken"),
      ParquetColumn.measure("boarding_s", "getting in, s after midnight"),
      ParquetColumn.measure("alighting_s", "getting out, s after midnight"),
      ParquetColumn.measure("distance_m", "metres on board, if the person did not change runs"),
      ParquetColumn.integer("denied", "full vehicles that left without the person"),
      ParquetColumn.integer(
          "is_transfer", "1 if another ride of the same trip came before, else 0"),
      ParquetColumn.text("access_mode", "mode of the longest leg before, from origin or last ride"),
      ParquetColumn.measure("access_m", "metres from the origin or the last ride"),
      ParquetColumn.measure("access_s", "seconds from the origin or the last ride"),
      ParquetColumn.text("egress_mode", "mode of the longest leg after"),
      ParquetColumn.measure("egress_m", "metres to the destination or the next ride"),
      ParquetColumn.measure("egress_s", "seconds to the destination or the next ride"));

  private static final List<ParquetColumn> TRANSFERS = List.of(
      ParquetColumn.text("from_line", "line people get out of"),
      ParquetColumn.text("from_stop", "stop facility where they get out"),
      ParquetColumn.text("to_line", "line they get into next on the same trip"),
      ParquetColumn.text("to_stop", "stop facility where they get in"),
      ParquetColumn.measure("passengers", "how many, expanded"),
      ParquetColumn.measure("mean_way_m", "mean way between the stops, metres"),
      ParquetColumn.measure("mean_transfer_s", "mean time from getting out to getting in, s"),
      ParquetColumn.measure("mean_wait_s", "mean part of it spent waiting at the stop, s"));

  private static final List<ParquetColumn> ACCESS = List.of(
      ParquetColumn.text("stop", "stop facility"),
      ParquetColumn.text("line", "line that people get into or out of"),
      ParquetColumn.text("direction", "access: from the origin of the trip; egress: to its end"),
      ParquetColumn.text("mode", "mode of the longest leg; none if there is no leg"),
      ParquetColumn.measure("passengers", "how many, expanded"),
      ParquetColumn.measure("mean_way_m", "mean way, metres"),
      ParquetColumn.measure("mean_way_s", "mean time on the way, s"));

  /** Four indices that rides are summed up by, and sorted by. */
  private record Key(int first, int second, int third, int fourth) implements Comparable<Key> {
    private static final Comparator<Key> ORDER = Comparator.comparingInt(Key::first)
        .thenComparingInt(Key::second)
        .thenComparingInt(Key::third)
        .thenComparingInt(Key::fourth);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private static final class Sums {
    long count;
    double meters;
    double seconds;
    double waitSeconds;
  }

  private static final int ACCESS_WAY = 0;
  private static final int EGRESS_WAY = 1;

  private final RideColumns rides;
  private final VisitColumns visits;
  private final RideLegs legs;
  private final Population population;
  private final TransitSchedule schedule;
  private final float expansionFactor;

  RideTables(
      RidershipRecorder recorder, RideLegs legs, TransitSchedule schedule, double expansionFactor) {
    rides = recorder.rides();
    visits = recorder.visits();
    population = recorder.population();
    this.legs = legs;
    this.schedule = schedule;
    this.expansionFactor = (float) expansionFactor;
  }

  void write(RunFolder folder) {
    writeRides(folder);
    writeTransfers(folder);
    writeAccess(folder);
  }

  private void writeRides(RunFolder folder) {
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.RIDES), RIDES)) {
      for (int ride = 0; ride < rides.size(); ride++) {
        table
            .beginRow()
            .add(population.personId(rides.person(ride)))
            .add(rides.waitTime(ride))
            .add(stopId(rides.fromStop(ride)))
            .add(stopId(rides.toStop(ride)));
        addVehicle(table, ride);
        table.add(rides.denied(ride)).add(rides.previous(ride) == RideColumns.NONE ? 0 : 1);
        addWay(table, legs.access(ride));
        addWay(table, legs.egress(ride));
        table.endRow();
      }
    }
  }

  private void addVehicle(ParquetWriter row, int ride) {
    if (!rides.hasBoarded(ride)) {
      row.add((String) null).add((String) null).add((String) null);
      row.add(Float.NaN).add(Float.NaN).add(Float.NaN);
      return;
    }
    Departures departures = schedule.departures();
    int departure = visits.departure(rides.boardVisit(ride));
    int route = departures.route(departure);
    row.add(schedule.lineId(schedule.routes().line(route)))
        .add(schedule.routes().id(route))
        .add(departures.id(departure))
        .add((float) rides.boardTime(ride));
    boolean isDone = rides.hasAlighted(ride);
    boolean isSameRun = isDone && visits.departure(rides.alightVisit(ride)) == departure;
    row.add(isDone ? (float) rides.alightTime(ride) : Float.NaN)
        .add(isSameRun ? (float) meters(ride) : Float.NaN);
  }

  private double meters(int ride) {
    return visits.odometerMeters(rides.alightVisit(ride))
        - visits.odometerMeters(rides.boardVisit(ride));
  }

  private void addWay(ParquetWriter row, RideLegs.Way way) {
    row.add(modeName(way.mode())).add((float) way.meters()).add((float) way.seconds());
  }

  private void writeTransfers(RunFolder folder) {
    // From line and stop to line and stop.
    TreeMap<Key, Sums> pairs = new TreeMap<>();
    for (int ride = 0; ride < rides.size(); ride++) {
      int previous = rides.previous(ride);
      if (previous != RideColumns.NONE && rides.hasBoarded(ride) && rides.hasAlighted(previous)) {
        Key pair = new Key(
            line(rides.alightVisit(previous)),
            stop(rides.alightVisit(previous)),
            line(rides.boardVisit(ride)),
            rides.fromStop(ride));
        Sums sums = pairs.computeIfAbsent(pair, none -> new Sums());
        sums.count++;
        double meters = legs.access(ride).meters();
        sums.meters += Double.isNaN(meters) ? 0 : meters;
        sums.seconds += rides.boardTime(ride) - rides.alightTime(previous);
        sums.waitSeconds += rides.waitSeconds(ride);
      }
    }
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.TRANSFERS), TRANSFERS)) {
      pairs.forEach((pair, sums) -> table
          .beginRow()
          .add(schedule.lineId(pair.first))
          .add(stopId(pair.second))
          .add(schedule.lineId(pair.third))
          .add(stopId(pair.fourth))
          .add(sums.count * expansionFactor)
          .add((float) (sums.meters / sums.count))
          .add((float) (sums.seconds / sums.count))
          .add((float) (sums.waitSeconds / sums.count))
          .endRow());
    }
  }

  private void writeAccess(RunFolder folder) {
    // Stop, line, direction and mode.
    TreeMap<Key, Sums> ways = new TreeMap<>();
    for (int ride = 0; ride < rides.size(); ride++) {
      if (rides.hasBoarded(ride) && rides.previous(ride) == RideColumns.NONE) {
        addWay(ways, rides.fromStop(ride), rides.boardVisit(ride), ACCESS_WAY, legs.access(ride));
      }
      if (rides.hasAlighted(ride) && !legs.isFollowed(ride)) {
        int alight = rides.alightVisit(ride);
        addWay(ways, stop(alight), alight, EGRESS_WAY, legs.egress(ride));
      }
    }
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.TRANSIT_ACCESS), ACCESS)) {
      ways.forEach((way, sums) -> table
          .beginRow()
          .add(stopId(way.first))
          .add(schedule.lineId(way.second))
          .add(way.third == ACCESS_WAY ? "access" : "egress")
          .add(modeName(way.fourth))
          .add(sums.count * expansionFactor)
          .add((float) (sums.meters / sums.count))
          .add((float) (sums.seconds / sums.count))
          .endRow());
    }
  }

  private void addWay(
      TreeMap<Key, Sums> ways, int stop, int visit, int direction, RideLegs.Way way) {
    Sums sums =
        ways.computeIfAbsent(new Key(stop, line(visit), direction, way.mode()), none -> new Sums());
    sums.count++;
    sums.meters += way.meters();
    sums.seconds += way.seconds();
  }

  private int line(int visit) {
    return visits.line(visits.departure(visit));
  }

  private int stop(int visit) {
    return visits.stop(visits.departure(visit), visit);
  }

  private String stopId(int stop) {
    return stop == StopFacilities.NO_STOP ? null : schedule.stops().id(stop);
  }

  private String modeName(int mode) {
    return mode == ModeTable.NO_MODE ? null : population.modeTable().name(mode);
  }
}
