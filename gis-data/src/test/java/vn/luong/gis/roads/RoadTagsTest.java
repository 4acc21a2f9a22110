package vn.luong.gis.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.gis.osm.OsmTags;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.Units;

class RoadTagsTest {
  private final ProblemLog problems = new ProblemLog();
  private final ImportReport.Builder report = new ImportReport.Builder();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // tags                                                 | forward          | backward
        "highway=residential                                    | car,motorbike,bus,truck |"
            + " car,motorbike,bus,truck",
        "highway=primary oneway=yes                             | car,motorbike,bus,truck | ''",
        "highway=primary oneway=-1                              | '' | car,motorbike,bus,truck",
        "highway=primary oneway=-1;yes                          | '' | car,motorbike,bus,truck",
        "highway=primary oneway=reversible                      | car,motorbike,bus,truck |"
            + " car,motorbike,bus,truck",
        "highway=tertiary junction=roundabout                   | car,motorbike,bus,truck | ''",
        "highway=motorway                                       | car,bus,truck | ''",
        "highway=motorway_link oneway=no                        | car,bus,truck | car,bus,truck",
        "highway=motorway motorcycle=yes                        | car,motorbike,bus,truck | ''",
        "highway=motorway motor_vehicle=yes                     | car,bus,truck | ''",
        "highway=trunk motorroad=yes                            | car,bus,truck | car,bus,truck",
        "highway=trunk motorroad=yes motorcycle=designated      | car,motorbike,bus,truck |"
            + " car,motorbike,bus,truck",
        "highway=residential motorcar=no                        | motorbike,bus,truck |"
            + " motorbike,bus,truck",
        "highway=service access=private motorcycle=yes          | motorbike | motorbike",
        "highway=service access=no psv=yes                      | bus | bus",
        "highway=busway                                         | bus | bus",
        "highway=residential access=destination                 | car,motorbike,bus,truck |"
            + " car,motorbike,bus,truck",
        "highway=residential oneway=yes oneway:motorcycle=no    | car,motorbike,bus,truck |"
            + " motorbike",
        "highway=path motorcycle=yes                            | motorbike | motorbike",
        "highway=footway motor_vehicle=yes                      | car,motorbike,bus,truck |"
            + " car,motorbike,bus,truck",
      })
  void modesAndDirectionsFollowFromTheTags(String tags, String forward, String backward) {
    RoadWay road = read(tags);

    assertThat(modes(road.forward())).as("forward of %s", tags).isEqualTo(forward);
    assertThat(modes(road.backward())).as("backward of %s", tags).isEqualTo(backward);
  }

  @ParameterizedTest
  @CsvSource({
    "highway=footway, not for motor traffic",
    "highway=path access=yes, not for motor traffic",
    "highway=steps, not for motor traffic",
    "highway=construction, not built",
    "highway=service area=yes, area",
    "highway=service service=parking_aisle, parking or driveway",
    "highway=residential access=private, no access",
    "highway=residential vehicle=no, no access",
    "highway=đường, unknown class"
  })
  void waysThatCarryNoTrafficAreCountedWithTheirReason(String tags, String reason) {
    assertThat(read(tags)).isNull();
    assertThat(report.build().droppedWays()).containsExactly(Map.entry(reason, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "highway=primary, 2, 2",
    "highway=trunk oneway=yes, 3, 3",
    "highway=primary lanes=6, 3, 3",
    "highway=primary lanes=3, 1.5, 1.5",
    "highway=primary lanes=1, 1, 1",
    "highway=primary lanes=5 lanes:both_ways=1, 2, 2",
    "highway=primary lanes=5 lanes:backward=2, 3, 2",
    "highway=primary lanes:forward=4, 4, 2",
    "highway=primary oneway=yes lanes=5, 5, 5",
    "highway=primary oneway=yes lanes=4;3, 3, 3",
    "highway=primary oneway=yes turn:lanes=left|through|through;right, 3, 3",
    "highway=primary oneway=yes lanes=2 turn:lanes=left|through|right, 2, 2",
    "highway=residential turn:lanes:forward=left|right, 2, 1"
  })
  void lanesAreCountedPerDirection(String tags, double forward, double backward) {
    RoadWay road = read(tags);

    assertThat(road.forward().laneCount()).isEqualTo(forward);
    assertThat(road.backward().laneCount()).isEqualTo(backward);
    assertThat(problems.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lanes=0", "lanes=two", "lanes=99", "maxspeed=fast", "oneway=maybe"})
  void valuesThatMakeNoSenseAreReportedAndReplacedByTheDefault(String tag) {
    RoadWay road = read("highway=primary " + tag);

    assertThat(road.forward().laneCount()).isEqualTo(2);
    assertThat(kilometersPerHour(road.forward())).isCloseTo(60, within(1e-9));
    assertThat(modes(road.backward())).isEqualTo("car,motorbike,bus,truck");
    assertThat(problems.hasErrors()).isFalse();
    assertThat(problems.problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.message())
            .contains("map.osm way 7")
            .contains(tag.substring(tag.indexOf('=') + 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "50, 50",
    "50 km/h, 50",
    "30 mph, 48.28032",
    "80kmh, 80",
    "VN:urban, 50",
    "VN:rural, 80",
    "VN:motorway, 120",
    "50;40, 40",
    "60|80, 60",
    "VN:zone30, 30",
    "zone:40, 40",
    "walk, 7"
  })
  void speedLimitsAreReadInAllTheirSpellings(String value, double expected) {
    assertThat(Units.kilometersPerHour(SpeedTag.metersPerSecond(value).orElseThrow()))
        .isCloseTo(expected, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "signals", "", "-50", "0", "500", "fifty", "50 furlongs", ";"})
  void otherSpeedLimitsAreNoNumber(String value) {
    assertThat(SpeedTag.metersPerSecond(value)).isEmpty();
  }

  @Test
  void speedMayDifferByDirection() {
    RoadWay road = read("highway=primary maxspeed=60 maxspeed:backward=40");

    assertThat(kilometersPerHour(road.forward())).isCloseTo(60, within(1e-9));
    assertThat(kilometersPerHour(road.backward())).isCloseTo(40, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "highway=primary maxspeed:type=VN:urban, 50",
    "highway=primary source:maxspeed=VN:rural, 80",
    "highway=primary zone:maxspeed=VN:zone30 source:maxspeed=sign, 30",
    "highway=primary source:maxspeed=sign, 60",
    "highway=primary maxspeed=40 source:maxspeed=VN:urban, 40",
  })
  void speedFollowsFromTheZoneWhereNoneIsStated(String tags, double expected) {
    assertThat(kilometersPerHour(read(tags).forward())).isCloseTo(expected, within(1e-9));
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void rulesForSomeHoursAreTold() {
    read("highway=primary motorcycle:conditional=no@(06:00-22:00) hgv:conditional=no"
        + " motorcar:conditional=no@(weight>3.5)");

    assertThat(report.build().notApplied())
        .containsExactly(
            Map.entry("ways with hgv:conditional", 1),
            Map.entry("ways with motorcar:conditional", 1));
    assertThat(report.build().counts()).containsEntry(ImportReport.ACCESS_BY_TIME, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "highway=primary motorcycle:conditional=no@(06:00-22:00) | car,motorbike,bus,truck |"
            + " motorbike 06:00-22:00",
        "highway=primary hgv:conditional=no@(Mo-Sa~06:00-09:00,16:00-20:00) |"
            + " car,motorbike,bus,truck | truck 06:00-09:00,16:00-20:00",
        "highway=primary hgv:conditional=no@(Sa-Su~06:00-09:00) | car,motorbike,bus,truck | ''",
        "highway=primary hgv:conditional=no@(22:00-05:00) | car,motorbike,bus,truck | truck"
            + " 00:00-05:00,22:00-24:00",
        "highway=primary hgv:conditional=destination@(06:00-09:00) | car,motorbike,bus,truck |"
            + " truck 06:00-09:00",
        "highway=primary access:conditional=no@(06:00-07:00) | car,motorbike,bus,truck | bus"
            + " 06:00-07:00;car 06:00-07:00;motorbike 06:00-07:00;truck 06:00-07:00",
        // What is said of a mode itself goes before what is said of all.
        "highway=primary access:conditional=no@(06:00-07:00) motor_vehicle=yes psv=yes |"
            + " car,motorbike,bus,truck | ''",
        "highway=primary motor_vehicle:conditional=no@(06:00-09:00) psv=yes"
            + " motorcycle:conditional=yes@(08:00-09:00) | car,motorbike,bus,truck | car"
            + " 06:00-09:00;motorbike 06:00-08:00;truck 06:00-09:00",
        // Opened for some hours, to all or to those who have to go there.
        "highway=primary hgv=no hgv:conditional=yes@(22:00-06:00) | car,motorbike,bus,truck |"
            + " truck 06:00-22:00",
        "highway=primary hgv=no hgv:conditional=delivery@(22:00-06:00) | car,motorbike,bus,truck |"
            + " truck 06:00-22:00",
        "highway=motorway motorcycle:conditional=yes@(22:00-05:00) | car,motorbike,bus,truck |"
            + " motorbike 05:00-22:00",
        "highway=motorway access:conditional=yes@(22:00-05:00) | car,bus,truck | ''",
        // Of clauses that hold at a time the last counts.
        "highway=primary hgv:conditional=no@(06:00-20:00);yes@(09:00-16:00) |"
            + " car,motorbike,bus,truck | truck 06:00-09:00,16:00-20:00",
        "highway=primary hgv=yes hgv:conditional=no@(00:00-24:00) | car,motorbike,bus | ''",
        "highway=primary hgv:conditional=slow@(06:00-09:00) | car,motorbike,bus,truck | ''",
      })
  void rulesOfAccessForSomeHoursCloseTheRoad(String tags, String modes, String closedHours) {
    RoadWay road = read(tags);

    assertThat(modes(road.forward())).isEqualTo(modes);
    assertThat(road.forward().closedHours()).hasToString(closedHours);
    assertThat(road.backward().closedHours()).hasToString(closedHours);
  }

  @Test
  void closedHoursAreThoseOfModesThatGoThatWay() {
    RoadWay.Side side =
        read("highway=primary access:conditional=no@(06:00-07:00)").forward();

    assertThat(side.closedHours(RoadMode.CAR.bit() | RoadMode.TRUCK.bit()))
        .hasToString("car 06:00-07:00;truck 06:00-07:00");
  }

  @Test
  void speedLimitsByTheClockAreKeptForEachDirection() {
    RoadWay road = read("highway=primary maxspeed=60"
        + " maxspeed:forward:conditional=40@(06:00-09:00);30@(22:00-05:00)"
        + " maxspeed:backward:conditional=20@(snow)");

    assertThat(road.forward().speedByTime())
        .isEqualTo("00:00-05:00 30;06:00-09:00 40;22:00-24:00 30");
    assertThat(road.backward().speedByTime()).isEmpty();
    assertThat(report.build().counts()).containsEntry(ImportReport.SPEEDS_BY_TIME, 1);
    assertThat(report.build().notApplied())
        .containsExactly(Map.entry("ways with maxspeed:backward:conditional", 1));
  }

  @Test
  void speedLimitsOfSomeVehiclesAreNotAppliedToAll() {
    RoadWay road = read("highway=primary maxspeed=60 maxspeed:hgv:conditional=40@(06:00-09:00)");

    assertThat(road.forward().speedByTime()).isEmpty();
    assertThat(report.build().counts()).doesNotContainKey(ImportReport.SPEEDS_BY_TIME);
    assertThat(report.build().notApplied())
        .containsExactly(
            Map.entry("ways with other rules for some hours or vehicles (:conditional)", 1));
  }

  @Test
  void everyClassHasDefaultsOfARealRoad() {
    for (HighwayClass highwayClass : HighwayClass.values()) {
      if (!highwayClass.isRoad()) {
        continue;
      }
      RoadDefaults defaults = RoadDefaults.of(highwayClass);

      assertThat(Units.kilometersPerHour(defaults.speedMetersPerSecond())).isBetween(10.0, 100.0);
      assertThat(defaults.capacityPcePerHourAndLane()).isBetween(200.0, 2200.0);
      assertThat(HighwayClass.ofTag(highwayClass.tag())).contains(highwayClass);
    }
  }

  private RoadWay read(String tags) {
    List<String> keysAndValues = new ArrayList<>();
    for (String tag : tags.strip().split(" +")) {
      keysAndValues.addAll(List.of(tag.replace('~', ' ').split("=", 2)));
    }
    return new RoadTags(SourcePosition.of("map.osm"), problems, report)
        .read(7, OsmTags.of(keysAndValues.toArray(String[]::new)));
  }

  private static double kilometersPerHour(RoadWay.Side side) {
    return Units.kilometersPerHour(side.freeSpeedMetersPerSecond());
  }

  private static String modes(RoadWay.Side side) {
    List<String> names = new ArrayList<>();
    for (RoadMode mode : RoadMode.values()) {
      if ((side.modes() & mode.bit()) != 0) {
        names.add(mode.modeName());
      }
    }
    return String.join(",", names);
  }
}
