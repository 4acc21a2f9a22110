package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import vn.luong.scenario.config.PassengerSettings;
import vn.luong.scenario.config.Quantity;
import vn.luong.scenario.landuse.Zones;
import vn.luong.scenario.run.PassengerParameters;
import vn.luong.scenario.zoning.ParkingFees;
import vn.luong.sim.fares.FareParameters;
import vn.luong.sim.fares.FareParameters.Tariff;
import vn.luong.sim.fares.ParkingParameters;
import vn.luong.sim.fares.ZoneFares;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.ridership.CrowdingParameters;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.units.Units;

/** Parameters of crowding, fares and parking in the engine's units, from the settings of a scenario file. */
final class PassengerSetup {
  /** Names in a message; there are about a hundred wards. */
  private static final int MOST_SHOWN = 8;

  private static final long HOLDERS = RandomStream.keyOfText("transit-pass-holders");

  private final PassengerSettings settings;
  private final ProblemLog problems;

  /**
   * Begins.
   *
   * @param problems takes lines, modes and zones that are not known
   */
  PassengerSetup(PassengerSettings settings, ProblemLog problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /**
   * The parameters.
   *
   * @param zoneOfLink zone by link, negative outside
   * @param drawn areas with fees that are drawn; they go before those of the settings
   */
  PassengerParameters parameters(
      TransitSchedule schedule,
      Network network,
      Zones zones,
      int[] zoneOfLink,
      List<ParkingFees.Area> drawn) {
    List<String> zoneIds =
        IntStream.range(0, zones.size()).mapToObj(zone -> zones.zone(zone).id()).toList();
    return new PassengerParameters(
        settings.crowding().map(PassengerSetup::crowding).orElse(null),
        settings.fares().map(fares -> fares(fares, schedule)).orElse(null),
        settings
            .parking()
            .or(() -> drawn.isEmpty() ? Optional.empty() : Optional.of(PassengerSettings.FREE))
            .map(parking -> parking(parking, network, zoneIds, zoneOfLink, drawn))
            .orElse(null),
        null);
  }

  private static CrowdingParameters crowding(PassengerSettings.Crowding crowding) {
    CrowdingParameters standard = CrowdingParameters.STANDARD;
    List<CrowdingParameters.Level> levels = crowding.levels().stream()
        .map(level ->
            new CrowdingParameters.Level(level.loadFactor(), level.seated(), level.standing()))
        .toList();
    return new CrowdingParameters(
        levels.isEmpty() ? standard.levels() : levels, crowding.learningRate(), (int)
            crowding.longestDenialSeconds());
  }

  private FareParameters fares(PassengerSettings.Fares fares, TransitSchedule schedule) {
    Set<String> modes = new TreeSet<>();
    for (int route = 0; route < schedule.routes().count(); route++) {
      modes.add(schedule.routes().transportMode(route));
    }
    Set<String> lines = new TreeSet<>();
    for (int line = 0; line < schedule.lineCount(); line++) {
      lines.add(schedule.lineId(line));
    }
    SourcePosition position = fares.linesPosition();
    fares.ofMode().keySet().forEach(mode -> check("transit mode", mode, modes, position));
    fares.ofLine().keySet().forEach(line -> check("transit line", line, lines, position));
    fares
        .zones()
        .ifPresent(zones ->
            zones.modes().forEach(mode -> check("transit mode", mode, modes, zones.position())));
    ZoneFares zones =
        fares.zones().map(new ZoneFareTables(schedule, problems)::read).orElse(ZoneFares.NONE);
    return new FareParameters(
        tariff(fares.standard()),
        tariffs(fares.ofMode()),
        tariffsOfLines(fares, schedule),
        (int) fares.transferSeconds(),
        fares.dayPass() / Money.VND_PER_UNIT,
        fares.pass().perDay() / Money.VND_PER_UNIT,
        zones);
  }

  /** What the scenario says of a line, else what it says of its mode, else what the line itself costs. */
  private static Map<String, Tariff> tariffsOfLines(
      PassengerSettings.Fares fares, TransitSchedule schedule) {
    Map<String, Tariff> tariffs = new TreeMap<>();
    for (int line = 0; line < schedule.lineCount(); line++) {
      double base = number(schedule, line, PublicTransport.FARE);
      int route = schedule.routes().ofLine().size(line) == 0
          ? TransitRoutes.NO_ROUTE
          : schedule.routes().ofLine().value(line, 0);
      boolean isOfMode = route != TransitRoutes.NO_ROUTE
          && fares.ofMode().containsKey(schedule.routes().transportMode(route));
      if (!Double.isNaN(base) && !isOfMode) {
        tariffs.put(schedule.lineId(line), ownTariff(schedule, line, base));
      }
    }
    tariffs.putAll(tariffs(fares.ofLine()));
    return tariffs;
  }

  private static Tariff ownTariff(TransitSchedule schedule, int line, double baseVnd) {
    double perKilometer = number(schedule, line, PublicTransport.FARE_PER_KILOMETER);
    double most = number(schedule, line, PublicTransport.MOST_FARE);
    return new Tariff(
        baseVnd / Money.VND_PER_UNIT,
        Double.isNaN(perKilometer)
            ? 0
            : perKilometer / Money.VND_PER_UNIT / Units.METERS_PER_KILOMETER,
        Double.isNaN(most)
            ? Double.POSITIVE_INFINITY
            : Math.max(baseVnd, most) / Money.VND_PER_UNIT);
  }

  /** Attributes of lines are texts, as in GTFS; NaN if there is none or it is no amount. */
  private static double number(TransitSchedule schedule, int line, String attribute) {
    String text = schedule.lineAttributes().findText(line, attribute);
    return text == null
        ? Double.NaN
        : Quantity.MONEY.parse(text).filter(amount -> amount >= 0).orElse(Double.NaN);
  }

  private static Map<String, Tariff> tariffs(Map<String, PassengerSettings.Fare> fares) {
    Map<String, Tariff> tariffs = new TreeMap<>();
    fares.forEach((name, fare) -> tariffs.put(name, tariff(fare)));
    return tariffs;
  }

  private static Tariff tariff(PassengerSettings.Fare fare) {
    return new Tariff(
        fare.base() / Money.VND_PER_UNIT,
        fare.perKilometer() / Money.VND_PER_UNIT / Units.METERS_PER_KILOMETER);
  }

  private ParkingParameters parking(
      PassengerSettings.Parking parking,
      Network network,
      List<String> zoneIds,
      int[] zoneOfLink,
      List<ParkingFees.Area> drawn) {
    List<ParkingParameters.Area> areas = new ArrayList<>();
    for (ParkingFees.Area area : drawn) {
      areas.add(new ParkingParameters.Area(
          area.name(),
          area.mode(),
          area.links(),
          area.perStop() / Money.VND_PER_UNIT,
          area.perHour() / Money.VND_PER_UNIT,
          area.mostPerStop() / Money.VND_PER_UNIT));
    }
    for (PassengerSettings.Area area : parking.areas()) {
      if (network.modeTable().find(area.mode()) == ModeTable.NO_MODE) {
        List<String> modes = IntStream.range(0, network.modeTable().size())
            .mapToObj(network.modeTable()::name)
            .toList();
        check("mode", area.mode(), modes, area.position());
      }
      boolean[] isPaid = new boolean[zoneIds.size()];
      for (String zone : area.zones()) {
        check("zone", zone, zoneIds, area.position());
        if (zoneIds.contains(zone)) {
          isPaid[zoneIds.indexOf(zone)] = true;
        }
      }
      Set<String> links = new TreeSet<>();
      for (int link = 0; link < zoneOfLink.length; link++) {
        if (zoneOfLink[link] >= 0 && isPaid[zoneOfLink[link]]) {
          links.add(network.linkId(link));
        }
      }
      areas.add(new ParkingParameters.Area(
          String.join(", ", area.zones()),
          area.mode(),
          links,
          area.perStop() / Money.VND_PER_UNIT,
          area.perHour() / Money.VND_PER_UNIT,
          Double.POSITIVE_INFINITY));
    }
    return new ParkingParameters(areas, Set.copyOf(parking.freeFor()));
  }

  private void check(String what, String name, Iterable<String> known, SourcePosition position) {
    List<String> names = new ArrayList<>();
    known.forEach(names::add);
    if (names.contains(name)) {
      return;
    }
    String some = String.join(", ", names.subList(0, Math.min(names.size(), MOST_SHOWN)));
    problems.add(Problem.error(
        "unknown-" + what.replace(' ', '-'),
        position,
        what + " \"" + name + "\"",
        "there is none of this name",
        names.isEmpty()
            ? "the scenario has none"
            : "known are " + some + (names.size() > MOST_SHOWN ? " … (" + names.size() + ")" : ""),
        names.stream()
            .filter(full -> full.endsWith("." + name))
            .findFirst()
            .or(() -> NearestName.of(name, names))
            .map(NearestName::question)
            .orElse("Correct the name or remove it.")));
  }

  /** Gives passes to a share of the persons, the same ones for the same seed. */
  void givePasses(Population population, long seed) {
    double share = settings.fares().map(fares -> fares.pass().holders()).orElse(0.0);
    for (int person = 0; share > 0 && person < population.personCount(); person++) {
      if (RandomStream.doubleAt(seed, person, 0, HOLDERS) < share) {
        population
            .personAttributes()
            .put(
                person,
                FareParameters.PASS_ATTRIBUTE,
                new AttributeTable.Value(AttributeTable.BOOLEAN_CLASS, "true"));
      }
    }
  }
}
