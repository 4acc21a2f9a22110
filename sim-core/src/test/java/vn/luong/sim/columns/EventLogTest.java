package vn.luong.sim.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventChecksum;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.MoneyPurpose;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;

class EventLogTest {
  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();
  private RoundTown town;
  private Path file;

  @BeforeEach
  void makeTown() {
    town = new RoundTown(20, 3);
    file = folder.resolve("events.luo");
  }

  @Test
  void everyKindOfEventComesBackAsItWas() {
    EventBuffer events = oneOfEachKind();

    write(events);

    assertThat(rowsOf(read())).isEqualTo(rowsOf(events));
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void trafficComesBackAsItWas() {
    EventBuffer events = town.traffic(2000, 40);

    write(events);

    assertThat(checksum(read())).isEqualTo(checksum(events));
  }

  @Test
  void placesThatPersonsComeBackToComeBackAsTheyWere() throws IOException {
    EventBuffer once = new EventBuffer(4096);
    EventBuffer often = new EventBuffer(4096);
    for (int time = 0; time < 1000; time++) {
      int person = time % 3;
      int type = time / 3 % 2;
      double x = 0.1 + person + 10 * type;
      once.appendActivity(EventKind.ACTIVITY_START, time, person, 1, type, 0, x + time / 7.0, 2);
      often.appendActivity(EventKind.ACTIVITY_START, time, person, 1, type, 0, x / 7, -x);
    }

    write(once);
    long bytesOfOnce = Files.size(file);
    assertThat(checksum(read())).isEqualTo(checksum(once));

    write(often);
    assertThat(checksum(read())).isEqualTo(checksum(often));
    assertThat(Files.size(file)).isLessThan(bytesOfOnce * 3 / 5);
  }

  @Test
  void trafficTakesLessThanThreeBytesPerEvent() throws IOException {
    town = new RoundTown(100, 1);
    EventBuffer events = town.traffic(20_000, 30);

    write(events);

    assertThat(Files.size(file) / (double) events.size()).isLessThan(3.0);
  }

  @Test
  void bytesDoNotDependOnHowEventsAreCutIntoBatches() throws IOException {
    EventBuffer events = town.traffic(300, 20);
    Path other = folder.resolve("other.luo");

    write(events);
    try (EventFileWriter writer = new EventFileWriter(other, town.names())) {
      for (int start = 0; start < events.size(); start += 7) {
        writer.accept(slice(events, start, Math.min(start + 7, events.size())));
      }
    }

    assertThat(other).hasSameBinaryContentAs(file);
  }

  @Test
  void idsAreReadWithoutTheScenario() {
    write(oneOfEachKind());

    try (EventFileReader reader = new EventFileReader(file, problems)) {
      EventFileNames names = reader.names();
      assertThat(names.personId(1)).isEqualTo("Người 1");
      assertThat(names.linkId(0)).isEqualTo(town.population().network().linkId(0));
      assertThat(names.modeName(0)).isEqualTo("car");
      assertThat(names.vehicleId(0)).isEqualTo("Người 0");
      assertThat(names.vehicleId(3)).isEqualTo("Người 1_motorbike");
      assertThat(names.activityType(0)).isEqualTo("home");
      assertThat(names.facilityId(EventBuffer.NONE)).isNull();
      assertThat(names.vehicleCount()).isEqualTo(town.fleet().vehicleCount());
    }
  }

  @Test
  void fileCutOffAnywhereGivesWholeBlocksAndAWarning() throws IOException {
    EventBuffer events = town.traffic(4000, 40);
    write(events);
    byte[] whole = Files.readAllBytes(file);

    for (int length : new int[] {whole.length - 1, whole.length - 12, whole.length * 2 / 3}) {
      Files.write(file, Arrays.copyOf(whole, length));
      ProblemLog log = new ProblemLog();
      EventBuffer start = read(log);
      assertThat(log.countByKind()).containsOnlyKeys("damaged-events");
      assertThat(start.size()).isGreaterThan(EventBlock.EVENTS_PER_BLOCK);
      assertThat(checksum(start)).isEqualTo(checksum(slice(events, 0, start.size())));
    }
  }

  @Test
  void damagedBlockIsFoundByItsChecksum() throws IOException {
    write(town.traffic(500, 20));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 100] ^= 4;
    Files.write(file, bytes);

    assertThat(read().size()).isZero();
    assertThat(problems.problems().get(0).message()).contains("a block is damaged");
  }

  /** Blocks whose checksum is right although they say more moves than vehicles that move. */
  @Test
  void blockWithTooFewVehiclesIsFoundWhenTheyAreMissed() throws IOException {
    EventBuffer events = town.traffic(500, 20);
    write(events);
    byte[] bytes = Files.readAllBytes(file);
    for (int cut : new int[] {1, 2, 3, 1000}) {
      Files.write(
          file, withFirstMovers(bytes, movers -> Arrays.copyOf(movers, movers.length - cut)));
      ProblemLog log = new ProblemLog();
      EventBuffer start = read(log);

      assertThat(log.problems().get(0).message()).contains("a block makes no sense");
      assertThat(start.size()).isBetween(events.size() - 2 * cut - 4, events.size() - 1);
      assertThat(checksum(start)).isEqualTo(checksum(slice(events, 0, start.size())));
    }
  }

  @Test
  void vehiclesOfNobodyAreFoundWhenTheyMove() throws IOException {
    EventBuffer events = town.traffic(500, 20);
    write(events);
    int firstMove = 4 * 500;
    Files.write(file, withFirstMovers(Files.readAllBytes(file), movers -> {
      Arrays.fill(movers, movers.length / 2, movers.length, (byte) 0xFF);
      return movers;
    }));
    EventBuffer start = read();

    assertThat(problems.problems().get(0).message()).contains("a block makes no sense");
    assertThat(start.size()).isBetween(firstMove, firstMove + (events.size() - firstMove) / 2 + 2);
    assertThat(checksum(start)).isEqualTo(checksum(slice(events, 0, start.size())));
  }

  /** The file with the column of vehicles that move, the second one, changed in its first block, with its checksum. */
  private static byte[] withFirstMovers(byte[] whole, UnaryOperator<byte[]> change) {
    ByteBuffer in = ByteBuffer.wrap(whole);
    int header = 12 + in.getInt(4);
    in.position(header + 8);
    int[] lengths = new int[8];
    Arrays.setAll(lengths, column -> in.getInt());
    in.getInt();
    byte[][] columns = new byte[8][];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = new byte[lengths[column]];
      in.get(columns[column]);
    }
    columns[1] = change.apply(columns[1]);
    CRC32 checksum = new CRC32();
    for (byte[] column : columns) {
      checksum.update(column);
    }
    ByteBuffer out = ByteBuffer.allocate(whole.length);
    out.put(whole, 0, header + 8);
    for (byte[] column : columns) {
      out.putInt(column.length);
    }
    out.putInt((int) checksum.getValue());
    for (byte[] column : columns) {
      out.put(column);
    }
    out.put(in);
    return Arrays.copyOf(out.array(), out.position());
  }

  @Test
  void fileOfAnotherKindIsRefusedWithItsName() throws IOException {
    Files.writeString(file, "<events version=\"1.0\"></events>");

    assertThatThrownBy(() -> new EventFileReader(file, problems))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("events.luo")
        .hasMessageContaining("does not begin with LUO2");
  }

  @Test
  void fileOfAnotherVersionIsRefusedWithThatVersion() throws IOException {
    write(oneOfEachKind());
    byte[] bytes = Files.readAllBytes(file);
    bytes[3] = '1';
    Files.write(file, bytes);

    assertThatThrownBy(() -> new EventFileReader(file, problems))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("version 1 of the format, not 2");
  }

  @Test
  void missingFileIsAProblem() {
    assertThatThrownBy(() -> new EventFileReader(folder.resolve("none.luo"), problems))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no such file");
  }

  private EventBuffer oneOfEachKind() {
    EventBuffer events = new EventBuffer(27);
    events.appendActivity(EventKind.ACTIVITY_END, 100, 1, 2, 0, EventBuffer.NONE, 1.25, -7.5);
    events.appendDeparture(100, 1, 2, 0, 1);
    events.appendPersonAndVehicle(EventKind.PERSON_ENTERS_VEHICLE, 100, 1, 2);
    events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, 100, 1, 2, 2, 0);
    events.appendVehicleOnLink(EventKind.LINK_LEAVE, 101, 2, 2);
    events.appendVehicleOnLink(EventKind.LINK_ENTER, 101, 2, 5);
    events.appendVehicleOnLink(EventKind.LINK_LEAVE, 131, 2, 5);
    events.appendVehicleOnLink(EventKind.LINK_LEAVE, 131, 4, 1);
    events.appendVehicleOnLink(EventKind.LINK_ENTER, 140, 2, 6);
    events.appendTraffic(EventKind.VEHICLE_LEAVES_TRAFFIC, 100_000, 1, 6, 2, 0);
    events.appendPersonAndVehicle(EventKind.PERSON_LEAVES_VEHICLE, 100_000, 1, 2);
    events.appendTravelled(100_001, 0, 1, Math.PI);
    events.appendPersonOnLink(EventKind.ARRIVAL, 100_001, 0, 6, 1);
    events.appendActivity(EventKind.ACTIVITY_START, 100_001, 0, 6, 1, 3, Double.NaN, -0.0);
    events.appendVehicleOnLink(EventKind.VEHICLE_ABORTS, 100_002, 4, 1);
    events.appendPersonOnLink(EventKind.STUCK_AND_ABORT, 100_002, 2, EventBuffer.NONE, 0);
    events.appendPersonOnLink(EventKind.STUCK_AND_CONTINUE, 100_002, 2, 0, 0);
    events.appendPersonAndVehicle(EventKind.BOARDING_DENIED, 100_002, 2, 1);
    events.appendVehicleOnLink(EventKind.LINK_LEAVE, 100_002, 1, 3);
    events.appendWaitingForTransit(100_003, 1, 7, 12);
    events.appendWaitingForTransit(100_003, 2, 7, EventBuffer.NONE);
    events.appendTransitDriverStarts(100_004, 3, 1, 5000);
    events.appendTransitDriverStarts(100_004, 4, 2, EventBuffer.NONE);
    events.appendVehicleAtStop(EventKind.VEHICLE_ARRIVES_AT_STOP, 100_005, 1, 7, -26);
    events.appendVehicleAtStop(EventKind.VEHICLE_DEPARTS_AT_STOP, 100_005, 1, 7, 1 / 3.0);
    events.appendMoney(100_006, 1, MoneyPurpose.FARE, 3, -7.5);
    events.appendMoney(100_006, 2, MoneyPurpose.PARKING, EventBuffer.NONE, -1 / 3.0);
    return events;
  }

  private void write(EventBuffer events) {
    try (EventFileWriter writer = new EventFileWriter(file, town.names())) {
      writer.accept(events);
    }
  }

  private EventBuffer read() {
    return read(problems);
  }

  private EventBuffer read(ProblemLog log) {
    EventBuffer all = new EventBuffer();
    try (EventFileReader reader = new EventFileReader(file, log)) {
      reader.readAll(batch -> {
        all.ensureRoom(batch.size());
        for (int row = 0; row < batch.size(); row++) {
          all.appendCopy(batch, row);
        }
      });
    }
    return all;
  }

  private static EventBuffer slice(EventBuffer events, int start, int end) {
    EventBuffer slice = new EventBuffer(end - start);
    for (int row = start; row < end; row++) {
      slice.appendCopy(events, row);
    }
    return slice;
  }

  private static String checksum(EventBuffer events) {
    EventChecksum checksum = new EventChecksum();
    checksum.accept(events);
    return checksum.text();
  }

  /** One checksum per row, so that a failure names the row. */
  private static List<String> rowsOf(EventBuffer events) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < events.size(); row++) {
      rows.add(
          events.time(row) + " " + events.kind(row) + " " + checksum(slice(events, row, row + 1)));
    }
    return rows;
  }
}
