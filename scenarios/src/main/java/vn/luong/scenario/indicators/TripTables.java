package vn.luong.scenario.indicators;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.luong.scenario.runfolder.ParquetColumn;
import vn.luong.scenario.runfolder.ParquetWriter;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;

/** Writes {@code trips.parquet}, {@code legs.parquet} and {@code zones.parquet}. */
final class TripTables {
  private static final List<ParquetColumn> TRIP_COLUMNS = List.of(
      ParquetColumn.text("person", "person id"),
      ParquetColumn.integer("trip", "number of the trip in the person's day, from 1"),
      ParquetColumn.text("state", "arrived, aborted or under way at the end of the day"),
      ParquetColumn.text("purpose", "type of the activity at the destination"),
      ParquetColumn.text("main_mode", "mode the trip was routed for, or of its longest leg"),
      ParquetColumn.integer("departure_s", "departure, seconds after midnight"),
      ParquetColumn.measure("arrival_s", "arrival, seconds after midnight"),
      ParquetColumn.measure("travel_time_s", "seconds from departure to arrival"),
      ParquetColumn.measure("distance_m", "metres travelled"),
      ParquetColumn.measure("origin_x", "easting of the origin, scenario CRS"),
      ParquetColumn.measure("origin_y", "northing of the origin, scenario CRS"),
      ParquetColumn.measure("destination_x", "easting of the destination, scenario CRS"),
      ParquetColumn.measure("destination_y", "northing of the destination, scenario CRS"),
      ParquetColumn.text("origin_zone", "zone of the origin, if there are zones"),
      ParquetColumn.text("destination_zone", "zone of the destination, if there are zones"));

  private static final List<ParquetColumn> LEG_COLUMNS = List.of(
      ParquetColumn.text("person", "person id"),
      ParquetColumn.integer("trip", "number of the trip in the person's day, from 1"),
      ParquetColumn.integer("leg", "number of the leg in the trip, from 1"),
      ParquetColumn.text("mode", "mode of the leg"),
      ParquetColumn.integer("departure_s", "departure, seconds after midnight"),
      ParquetColumn.measure("arrival_s", "arrival, seconds after midnight"),
      ParquetColumn.measure("travel_time_s", "seconds from departure to arrival"),
      ParquetColumn.measure("distance_m", "metres travelled"),
      ParquetColumn.text("start_link", "link the leg starts on"),
      ParquetColumn.text("end_link", "link the leg ends on"));

  private static final List<ParquetColumn> ZONE_COLUMNS = List.of(
      ParquetColumn.text("zone", "zone id"),
      ParquetColumn.text("name", "name of the zone"),
      ParquetColumn.precise("x", "easting of the centre, scenario CRS"),
      ParquetColumn.precise("y", "northing of the centre, scenario CRS"),
      ParquetColumn.measure("trips_from", "trips that start here, expanded"),
      ParquetColumn.measure("trips_to", "trips that end here, expanded"),
      ParquetColumn.measure("mean_travel_time_s", "mean travel time of the trips that start here"),
      ParquetColumn.measure("mean_distance_m", "mean distance of the trips that start here"));

  private final Population population;
  private final TripColumns trips;
  private final LegColumns legs;
  private final ZoneMap zones;
  private final List<ZoneColumn> moreOfZones;
  private final double expansionFactor;
  private final IntRows tripsOfPerson;

  TripTables(
      TripRecorder recorder, ZoneMap zones, List<ZoneColumn> moreOfZones, double expansionFactor) {
    population = recorder.population();
    trips = recorder.trips();
    legs = recorder.legs();
    this.zones = zones;
    this.moreOfZones = List.copyOf(moreOfZones);
    this.expansionFactor = expansionFactor;
    tripsOfPerson = IntRows.groupBy(trips.persons(), population.personCount());
  }

  void write(RunFolder folder) {
    writeTrips(folder.file(RunFolder.TRIPS));
    writeLegs(folder);
    if (zones.zoneCount() > 0) {
      writeZones(folder);
    }
  }

  void writeTrips(Path file) {
    try (ParquetWriter table = new ParquetWriter(file, TRIP_COLUMNS)) {
      for (int person = 0; person < population.personCount(); person++) {
        for (int ordinal = 0; ordinal < tripsOfPerson.size(person); ordinal++) {
          addTrip(table.beginRow(), tripsOfPerson.value(person, ordinal), ordinal + 1);
          table.endRow();
        }
      }
    }
  }

  private void addTrip(ParquetWriter row, int trip, int number) {
    boolean arrived = trips.hasArrived(trip);
    row.add(population.personId(trips.person(trip)))
        .add(number)
        .add(arrived ? "arrived" : trips.isAborted(trip) ? "aborted" : "under way")
        .add(arrived ? population.activityTypes().text(trips.purpose(trip)) : null)
        .add(modeName(trips.mainMode(trip)))
        .add(trips.departureTime(trip))
        .add(arrived ? (float) trips.arrivalTime(trip) : Float.NaN)
        .add(arrived ? (float) trips.travelTimeSeconds(trip) : Float.NaN)
        .add(trips.distanceMeters(trip))
        .add(trips.originX(trip))
        .add(trips.originY(trip))
        .add(trips.destinationX(trip))
        .add(trips.destinationY(trip))
        .add(zoneId(zones.zoneAt(trips.originX(trip), trips.originY(trip))))
        .add(
            arrived
                ? zoneId(zones.zoneAt(trips.destinationX(trip), trips.destinationY(trip)))
                : null);
  }

  private void writeLegs(RunFolder folder) {
    IntRows legsOfTrip = IntRows.groupBy(legs.trips(), trips.size());
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.LEGS), LEG_COLUMNS)) {
      for (int person = 0; person < population.personCount(); person++) {
        for (int ordinal = 0; ordinal < tripsOfPerson.size(person); ordinal++) {
          int trip = tripsOfPerson.value(person, ordinal);
          for (int leg = 0; leg < legsOfTrip.size(trip); leg++) {
            table.beginRow().add(population.personId(person)).add(ordinal + 1).add(leg + 1);
            addLeg(table, legsOfTrip.value(trip, leg));
            table.endRow();
          }
        }
      }
    }
  }

  private void addLeg(ParquetWriter row, int leg) {
    float arrival = legs.hasArrived(leg) ? legs.arrivalTime(leg) : Float.NaN;
    row.add(modeName(legs.mode(leg)))
        .add(legs.departureTime(leg))
        .add(arrival)
        .add(arrival - legs.departureTime(leg))
        .add(legs.distanceMeters(leg))
        .add(linkId(legs.startLink(leg)))
        .add(linkId(legs.endLink(leg)));
  }

  private void writeZones(RunFolder folder) {
    int zoneCount = zones.zoneCount();
    long[] from = new long[zoneCount];
    long[] to = new long[zoneCount];
    long[] arrivedFrom = new long[zoneCount];
    double[] seconds = new double[zoneCount];
    double[] meters = new double[zoneCount];
    for (int trip = 0; trip < trips.size(); trip++) {
      int origin = zones.zoneAt(trips.originX(trip), trips.originY(trip));
      if (origin != ZoneMap.NO_ZONE) {
        from[origin]++;
      }
      if (trips.hasArrived(trip)) {
        int destination = zones.zoneAt(trips.destinationX(trip), trips.destinationY(trip));
        if (destination != ZoneMap.NO_ZONE) {
          to[destination]++;
        }
        if (origin != ZoneMap.NO_ZONE) {
          arrivedFrom[origin]++;
          seconds[origin] += trips.travelTimeSeconds(trip);
          meters[origin] += trips.distanceMeters(trip);
        }
      }
    }
    List<ParquetColumn> columns = new ArrayList<>(ZONE_COLUMNS);
    moreOfZones.forEach(column -> columns.add(column.column()));
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.ZONES), columns)) {
      for (int zone = 0; zone < zoneCount; zone++) {
        table
            .beginRow()
            .add(zones.id(zone))
            .add(zones.name(zone))
            .add(zones.x(zone))
            .add(zones.y(zone))
            .add((float) (from[zone] * expansionFactor))
            .add((float) (to[zone] * expansionFactor))
            .add((float) (seconds[zone] / arrivedFrom[zone]))
            .add((float) (meters[zone] / arrivedFrom[zone]));
        for (ZoneColumn column : moreOfZones) {
          table.add((float) column.value(zone));
        }
        table.endRow();
      }
    }
  }

  private String modeName(int mode) {
    return mode == ModeTable.NO_MODE ? null : population.modeTable().name(mode);
  }

  private String linkId(int link) {
    return link == Network.NO_LINK ? null : population.network().linkId(link);
  }

  private String zoneId(int zone) {
    return zone == ZoneMap.NO_ZONE ? null : zones.id(zone);
  }
}
