package vn.luong.gis.binhduong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luong.gis.binhduong.TransitService.Direction;

/** The lines of the package: do they run as the fact sheet says, and do their stops lie where buses can stop? */
class TransitLinesTest {
  private static final List<TransitLine> LINES = TransitLines.read(BinhDuongTables.read());

  @ParameterizedTest
  @CsvSource({
    "bus-39,FORWARD,15,06:15,17:15", "bus-39,BACKWARD,15,07:15,19:00",
    "bus-51,FORWARD,39,06:00,20:00", "bus-51,BACKWARD,24,06:45,18:00",
    "bus-52,FORWARD,6,17:30,20:00", "bus-53,FORWARD,1,06:33,06:33",
    "bus-55,FORWARD,7,06:50,15:45", "bus-55,BACKWARD,9,07:25,16:35",
    "bus-66,FORWARD,11,07:34,16:04", "bus-67,FORWARD,9,08:00,16:00",
    "bus-68,FORWARD,10,08:30,17:40", "bus-68,BACKWARD,10,07:18,15:45"
  })
  void busesOf2018DepartAsOftenAsTheirTimetableSays(
      String id, Direction direction, int count, String first, String last) {
    List<Double> departures = TransitService.departures(line(id).services(), direction);

    assertThat(departures).hasSize(count);
    assertThat(departures.get(0)).isEqualTo(seconds(first));
    assertThat(departures.get(count - 1)).isCloseTo(seconds(last), within(15 * 60.0));
  }

  @Test
  void metroLinesHaveTheStationsAndLengthsOfThePapers() {
    assertThat(kilometers("metro-1")).isCloseTo(29.01, within(0.1));
    assertThat(kilometers("metro-2")).isCloseTo(22.0, within(0.1));
    assertThat(kilometers("metro-hcmc-1")).isCloseTo(19.7, within(0.4));
    assertThat(halts("metro-1")).hasSize(19);
    assertThat(halts("metro-2")).hasSize(13);
    assertThat(halts("metro-hcmc-1")).hasSize(14);
    TransitVehicleType train = line("metro-hcmc-1").vehicle();
    assertThat(train.seats() + train.standing()).isEqualTo(930);
  }

  @Test
  void linesOpenInTheirYear() {
    assertThat(openIn(2019)).contains("bus-51").doesNotContain("metro-hcmc-1", "bus-61-77");
    assertThat(openIn(2025)).contains("bus-51", "metro-hcmc-1", "bus-61-77");
    assertThat(openIn(2030)).doesNotContain("metro-1", "metro-2", "brt-1");
    assertThat(openIn(2031)).contains("metro-1", "metro-2").doesNotContain("brt-1");
  }

  @Test
  void busesStopEveryFewHundredMetersAndSharedStopsLieInOnePlace() {
    Map<String, TransitHalt> known = new HashMap<>();
    for (TransitLine line : LINES) {
      for (TransitCourse course : line.courses()) {
        Set<String> visited = new HashSet<>();
        for (int stop = 0; stop < course.halts().size(); stop++) {
          TransitHalt halt = course.halts().get(stop);
          assertThat(known.getOrDefault(halt.id(), halt)).isEqualTo(halt);
          known.put(halt.id(), halt);
          assertThat(visited.add(halt.id()))
              .as(line.id() + " twice at " + halt.id())
              .isTrue();
          if (stop > 0 && !line.hasOwnWay()) {
            double meters = meters(course.halts().get(stop - 1), halt);
            assertThat(meters).as(line.id() + " at " + halt.id()).isLessThan(1250);
          }
        }
      }
    }
  }

  @Test
  void aLoopEndsWhereItBegan() {
    TransitCourse loop = line("bus-66").courses().get(0);

    assertThat(line("bus-66").courses()).hasSize(1);
    assertThat(meters(loop.halts().get(0), loop.halts().get(loop.halts().size() - 1)))
        .isLessThan(50);
  }

  private static List<String> openIn(int year) {
    return LINES.stream()
        .filter(line -> line.isOpenIn(year))
        .map(TransitLine::id)
        .toList();
  }

  private static TransitLine line(String id) {
    return LINES.stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<TransitHalt> halts(String id) {
    return line(id).courses().get(0).halts();
  }

  private static double kilometers(String id) {
    return line(id).courses().get(1).lengthMeters() / 1000;
  }

  private static double meters(TransitHalt from, TransitHalt to) {
    return Math.hypot(to.x() - from.x(), to.y() - from.y());
  }

  private static double seconds(String time) {
    return Integer.parseInt(time.substring(0, 2)) * 3600.0
        + Integer.parseInt(time.substring(3)) * 60;
  }
}
