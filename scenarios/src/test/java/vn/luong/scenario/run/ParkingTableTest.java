package vn.luong.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunTables;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.parking.ParkingLots;
import vn.luong.sim.parking.ParkingParameters;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitScheduleBuilder;

/** Two lots in a sample of one half: motorbikes at the station Suối Tiên, bicycles without counted places at another. */
class ParkingTableTest {
  private static final int PARKING = 3;
  private static final int PICK_UP = 4;
  private static final int EIGHT = 8 * 3600;

  @TempDir
  private Path place;

  private final EventBuffer events = new EventBuffer(8);

  private ParkingLots lots() {
    ParkingLots.Builder builder = ParkingLots.builder(5, ParkingParameters.STANDARD);
    builder.addEntrance(builder.addLot("suoi tien motorbike", 40, 0.01, 2), PARKING, PICK_UP, 1);
    builder.addEntrance(
        builder.addLot("b bicycle", Double.POSITIVE_INFINITY, 0.01, 2), PARKING, PICK_UP, 2);
    return builder.build();
  }

  private void append(EventKind kind, int person, int time, int type, int link) {
    events.ensureRoom(1);
    events.appendActivity(kind, time, person, link, type, -1, 0, 0);
  }

  private ParkingTable day() {
    append(EventKind.ACTIVITY_START, 0, EIGHT, PARKING, 1);
    append(EventKind.ACTIVITY_START, 1, EIGHT + 1000, PARKING, 1);
    append(EventKind.ACTIVITY_START, 2, EIGHT + 1100, PARKING, 2);
    append(EventKind.ACTIVITY_END, 0, EIGHT + 2000, PICK_UP, 1);
    append(EventKind.ACTIVITY_END, 1, EIGHT + 7300, PICK_UP, 1);
    ParkingLots lots = lots();
    lots.accept(events);
    lots.learn();
    TransitScheduleBuilder schedule = new TransitScheduleBuilder();
    for (String id : List.of("suoi tien", "b")) {
      schedule.addStop(id, new StopProperties(0, 0, Double.NaN, 1, "Ga " + id, "", false));
    }
    return new ParkingTable(lots, schedule.build(), 0.5);
  }

  @Test
  void everyLotHasItsHours() {
    try (RunFolder folder = RunFolder.create(place.resolve("run"))) {
      day().write(folder);
      List<String> rows = new ArrayList<>();
      try (RunTables tables = new RunTables(folder)) {
        tables.query(
            "SELECT stop, stop_name, mode, spaces, most_parked, hour, parked FROM parking"
                + " WHERE hour BETWEEN 7 AND 11",
            row -> rows.add(row.text(0) + "|" + row.text(1) + "|" + row.text(2) + "|"
                + row.number(3) + "|" + row.number(4) + "|" + row.integer(5) + "|"
                + row.number(6)));
      }

      assertThat(rows)
          .containsExactly(
              "suoi tien|Ga suoi tien|motorbike|80.0|4.0|7|0.0",
              "suoi tien|Ga suoi tien|motorbike|80.0|4.0|8|4.0",
              "suoi tien|Ga suoi tien|motorbike|80.0|4.0|9|2.0",
              "suoi tien|Ga suoi tien|motorbike|80.0|4.0|10|2.0",
              "suoi tien|Ga suoi tien|motorbike|80.0|4.0|11|0.0",
              "b|Ga b|bicycle|NaN|2.0|7|0.0",
              "b|Ga b|bicycle|NaN|2.0|8|2.0",
              "b|Ga b|bicycle|NaN|2.0|9|2.0",
              "b|Ga b|bicycle|NaN|2.0|10|2.0",
              "b|Ga b|bicycle|NaN|2.0|11|2.0");
    }
  }

  @Test
  void theFullestQuarterCountsForAll() {
    assertThat(day().indicators()).singleElement().satisfies(indicator -> {
      assertThat(indicator.id()).isEqualTo("parked_at_stations");
      assertThat(indicator.value()).isEqualTo(6);
    });
  }

  @Test
  void areasTellForHowManyThereIsNoPlace() {
    ParkingLots.Builder builder = ParkingLots.builder(5, ParkingParameters.STANDARD);
    builder.addStreet(builder.addLot("Khu trung tâm car", 1, 0.01, 0), 0, 7);
    builder.setActivities(new boolean[1], new boolean[1]);
    for (int person = 0; person < 3; person++) {
      events.ensureRoom(2);
      events.appendLeavesTraffic(EIGHT, person, 7, person, 0, 500);
      events.appendActivity(EventKind.ACTIVITY_START, EIGHT, person, 7, 0, -1, 0, 0);
    }
    ParkingLots lots = builder.build();
    lots.accept(events);
    lots.learn();
    ParkingTable table = new ParkingTable(lots, new TransitScheduleBuilder().build(), 0.5);

    assertThat(table.indicators())
        .extracting(Indicator::id, Indicator::value)
        .containsExactly(tuple("parking_areas.parked", 6.0), tuple("parking_areas.overflow", 4.0));
    try (RunFolder folder = RunFolder.create(place.resolve("run"))) {
      table.write(folder);
      List<String> rows = new ArrayList<>();
      try (RunTables tables = new RunTables(folder)) {
        tables.query(
            "SELECT stop, stop_name, mode, spaces, parked, overflow FROM parking WHERE hour = 9",
            row -> rows.add(row.text(0) + "|" + row.text(1) + "|" + row.text(2) + "|"
                + row.number(3) + "|" + row.number(4) + "|" + row.number(5)));
      }
      assertThat(rows).containsExactly("null|Khu trung tâm|car|2.0|6.0|4.0");
    }
  }
}
