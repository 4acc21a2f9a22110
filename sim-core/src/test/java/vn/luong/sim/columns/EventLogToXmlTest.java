package vn.luong.sim.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.matsim.EventsXmlWriter;
import vn.luong.sim.problems.ProblemLog;

/** From the event log to MATSim's XML, as {@code luong export} does it. */
class EventLogToXmlTest {
  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();
  private final RoundTown town = new RoundTown(20, 3);
  private EventBuffer events;
  private Path log;

  @BeforeEach
  void writeLog() {
    events = town.traffic(2000, 40);
    log = folder.resolve("events.luo");
    try (EventFileWriter writer = new EventFileWriter(log, town.names())) {
      writer.accept(events);
    }
  }

  @Test
  void bytesDoNotDependOnTheNumberOfThreads() {
    Path one = export("1.xml.gz", 1);

    assertThat(export("2.xml.gz", 2)).hasSameBinaryContentAs(one);
    assertThat(export("4.xml.gz", 4)).hasSameBinaryContentAs(one);
    assertThat(export("4.xml", 4)).hasSameBinaryContentAs(export("1.xml", 1));
  }

  @Test
  void bytesDoNotDependOnHowEventsAreCutIntoBatches() {
    Path other = folder.resolve("other.xml.gz");
    EventBuffer few = new EventBuffer(7);
    try (EventsXmlWriter writer = EventsXmlWriter.create(other, town.names(), 3)) {
      for (int start = 0; start < events.size(); start += few.capacity()) {
        few.clear();
        few.appendRows(events, start, Math.min(start + few.capacity(), events.size()));
        writer.accept(few);
      }
      writer.finish();
    }

    assertThat(other).hasSameBinaryContentAs(export("whole.xml.gz", 2));
  }

  @Test
  void eachEventIsALineInItsPlace() throws IOException {
    Path xml = export("events.xml.gz", 3);

    EventFileNames names = town.names();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(xml)), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).startsWith("<?xml");
      assertThat(lines.readLine()).startsWith("<events");
      for (int row = 0; row < events.size(); row++) {
        String line = lines.readLine();
        boolean isRight = line.startsWith("\t<event time=\"" + events.time(row) + ".0\" type=\""
            + events.kind(row).matsimName() + "\"");
        if (events.kind(row) == EventKind.LINK_ENTER) {
          isRight &= line.endsWith("link=\"" + names.linkId(events.link(row)) + "\" vehicle=\""
              + names.vehicleId(events.vehicle(row)) + "\"  />");
        }
        if (!isRight) {
          fail("row %d is %s", row, line);
        }
      }
      assertThat(lines.readLine()).isEqualTo("</events>");
      assertThat(lines.readLine()).isNull();
    }
  }

  /** A vehicle that nobody knows, as from a log that belongs to another scenario. */
  @Test
  void aNameThatCannotBeFoundEndsTheExportAndLeavesNothingBehind() throws IOException {
    EventBuffer wrong = new EventBuffer();
    wrong.appendVehicleOnLink(EventKind.LINK_ENTER, 0, 1 << 20, 0);
    Path xml = folder.resolve("wrong.xml.gz");

    assertThatThrownBy(() -> {
          try (EventsXmlWriter writer = EventsXmlWriter.create(xml, town.names(), 2)) {
            writer.accept(wrong);
            writer.finish();
          }
        })
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseInstanceOf(IndexOutOfBoundsException.class);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(log);
    }
  }

  private Path export(String name, int threads) {
    Path file = folder.resolve(name);
    try (EventFileReader reader = new EventFileReader(log, problems);
        EventsXmlWriter writer = EventsXmlWriter.create(file, reader.names(), threads)) {
      reader.readAll(writer);
      writer.finish();
    }
    assertThat(problems.problems()).isEmpty();
    return file;
  }
}
