package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luong.gis.binhduong.BinhDuongTables;
import vn.luong.gis.binhduong.Junction;
import vn.luong.gis.binhduong.TransitCourse;
import vn.luong.gis.binhduong.TransitHalt;
import vn.luong.gis.binhduong.TransitLine;
import vn.luong.gis.binhduong.TransitLines;
import vn.luong.gis.binhduong.TransitService;
import vn.luong.gis.binhduong.TransitVehicleType;
import vn.luong.gis.transit.DepartureSketch;
import vn.luong.gis.transit.Drive;
import vn.luong.gis.transit.LineSketch;
import vn.luong.gis.transit.LineSketch.Way;
import vn.luong.gis.transit.MapPoint;
import vn.luong.gis.transit.PlacedTransit;
import vn.luong.gis.transit.PlacementParameters;
import vn.luong.gis.transit.RouteSketch;
import vn.luong.gis.transit.StopCall;
import vn.luong.gis.transit.StopSketch;
import vn.luong.gis.transit.TransitPlacement;
import vn.luong.gis.transit.TransitSketch;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.config.TransitMeasure;
import vn.luong.scenario.config.TransitSettings;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.matsim.TransitScheduleXmlReader;
import vn.luong.sim.matsim.VehicleDefinitions;
import vn.luong.sim.matsim.VehiclesXmlReader;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.vehicles.Manoeuvres;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleType.Boarding;
import vn.luong.sim.vehicles.VehicleType.DoorOperation;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * Public transport of a scenario on its network: lines of the region after the measures, or a timetable in MATSim's format.
 *
 * @param network the scenario's network, with the links of lines that have a way of their own after all others
 * @param schedule stops, lines and departures; empty if nothing runs
 * @param vehicles the vehicles that serve it, of the size they have in the sample
 */
record PublicTransport(Network network, TransitSchedule schedule, VehicleDefinitions vehicles) {
  private static final Logger LOG = LoggerFactory.getLogger(PublicTransport.class);

  private static final double VEHICLE_WIDTH_METERS = 2.5;
  private static final String BUS = "bus";
  private static final String NUMBER_CLASS = "java.lang.Double";

  /** Stops of the lines lie on roads or rails; rather a long way round by the next bridge than a link of their own. */
  private static final PlacementParameters PLACEMENT =
      PlacementParameters.STANDARD.withOwnStopSeconds(7200);

  /** Line attributes: what the package says of a line besides its timetable. */
  private static final String STATUS = "status";

  static final String FARE = "fareVnd";
  static final String FARE_PER_KILOMETER = "fareVndPerKilometer";
  static final String MOST_FARE = "fareMostVnd";

  /**
   * What the scenario asks for; what does not fit is a problem.
   *
   * @param workerBuses the lines of companies, which run as well
   */
  static PublicTransport of(
      ScenarioFile scenario,
      BinhDuongTables tables,
      Network network,
      WorkerBuses workerBuses,
      ProblemLog problems) {
    TransitSettings settings = scenario.transit();
    if (settings.files().isPresent()) {
      return ofFiles(scenario, network, problems);
    }
    int errorsBefore = problems.errorCount();
    LinesInReach area = LinesInReach.of(scenario.network(), network);
    List<TransitLine> lines = LineMeasures.apply(
        TransitLines.read(tables),
        TransitLines.readVehicleTypes(),
        settings,
        line -> line.isOpenIn(scenario.year()) && area.takes(line),
        problems);
    lines.forEach(area::note);
    area.tell(problems);
    List<LineSketch> sketches = new ArrayList<>();
    lines.forEach(line -> sketches.add(sketch(line, scenario.sample())));
    sketches.addAll(workerBuses.sketches());
    if (sketches.isEmpty() || problems.errorCount() > errorsBefore) {
      return new PublicTransport(
          network, TransitSchedule.empty(), new VehicleDefinitions(new VehicleTypes()));
    }
    PlacedTransit placed =
        new TransitPlacement(network, PLACEMENT).place(TransitSketch.of(sketches), problems);
    putFares(lines, placed.schedule());
    workerBuses
        .fares()
        .forEach((line, vnd) ->
            putNumber(placed.schedule(), placed.schedule().findLine(line), FARE, vnd));
    LOG.info(
        "public transport: {} lines, {} stops, {} departures",
        placed.schedule().lineCount(),
        placed.schedule().stops().count(),
        placed.schedule().departures().count());
    return new PublicTransport(placed.network(), placed.schedule(), PlacedVehicles.of(placed));
  }

  boolean isEmpty() {
    return schedule.departures().count() == 0;
  }

  private static PublicTransport ofFiles(
      ScenarioFile scenario, Network network, ProblemLog problems) {
    TransitSettings settings = scenario.transit();
    TransitSettings.TimetableFiles files = settings.files().orElseThrow();
    for (TransitMeasure measure : settings.measures()) {
      problems.add(Problem.error(
          "measure-on-file",
          measure.position(),
          measure.kind().word() + " \"" + measure.line() + "\"",
          "the timetable comes from " + files.schedule(),
          "measures change the lines of the region",
          "Change the line in the file, or remove \"transit.schedule\"."));
    }
    TransitSchedule schedule = TransitScheduleXmlReader.read(files.schedule(), network, problems);
    VehicleDefinitions read =
        VehiclesXmlReader.read(files.vehicles(), new VehicleTypes(), problems);
    VehicleTypes types = new VehicleTypes();
    read.types().types().forEach(type -> types.add(SampledVehicles.of(type, scenario.sample())));
    VehicleDefinitions vehicles = new VehicleDefinitions(types);
    for (int vehicle = 0; vehicle < read.vehicleCount(); vehicle++) {
      vehicles.addVehicle(read.vehicleIds().text(vehicle), read.typeOf(vehicle));
    }
    return new PublicTransport(network, schedule, vehicles);
  }

  private static LineSketch sketch(TransitLine line, double sample) {
    List<RouteSketch> routes = new ArrayList<>();
    for (TransitCourse course : line.courses()) {
      List<DepartureSketch> departures = departures(line, course);
      if (!departures.isEmpty()) {
        routes.add(route(line, course, departures));
      }
    }
    return new LineSketch(
        line.id(),
        line.name(),
        line.mode(),
        line.hasOwnWay() ? Way.OWN_WAY : Way.ROADS,
        SampledVehicles.of(vehicleType(line.vehicle()), sample),
        routes,
        Map.of(STATUS, line.status()));
  }

  /** Fares are numbers; the texts of sketches would not be found as such. */
  private static void putFares(List<TransitLine> lines, TransitSchedule schedule) {
    for (TransitLine line : lines) {
      int index = schedule.findLine(line.id());
      putNumber(schedule, index, FARE, line.fare().vnd());
      putNumber(schedule, index, FARE_PER_KILOMETER, line.fare().vndPerKilometer());
      putNumber(schedule, index, MOST_FARE, line.fare().mostVnd());
    }
  }

  private static void putNumber(TransitSchedule schedule, int line, String name, double value) {
    schedule
        .lineAttributes()
        .put(line, name, new AttributeTable.Value(NUMBER_CLASS, Double.toString(value)));
  }

  private static RouteSketch route(
      TransitLine line, TransitCourse course, List<DepartureSketch> departures) {
    List<TransitHalt> halts = course.halts();
    List<MapPoint> shape =
        course.junctions().stream().map(PublicTransport::place).toList();
    // Rails are drawn straight from station to station, but take the time of their real length.
    double speed = line.hasOwnWay()
        ? line.speedMetersPerSecond() * course.straightMeters() / course.lengthMeters()
        : line.speedMetersPerSecond();
    return new RouteSketch(
        course.direction().name().toLowerCase(Locale.ROOT),
        halts.get(0).name() + " – " + halts.get(halts.size() - 1).name(),
        halts.stream().map(PublicTransport::call).toList(),
        shape,
        new Drive(speed, line.dwellSeconds()),
        departures);
  }

  private static List<DepartureSketch> departures(TransitLine line, TransitCourse course) {
    List<DepartureSketch> departures = new ArrayList<>();
    for (double time : TransitService.departures(line.services(), course.direction())) {
      departures.add(DepartureSketch.at(Integer.toString(departures.size() + 1), time));
    }
    return departures;
  }

  private static StopCall call(TransitHalt halt) {
    return StopCall.untimed(StopSketch.at(halt.id(), halt.name(), halt.x(), halt.y()));
  }

  private static MapPoint place(Junction junction) {
    return new MapPoint(junction.x(), junction.y());
  }

  static VehicleType vehicleType(TransitVehicleType type) {
    return new VehicleType(
        type.id(),
        type.lengthMeters(),
        VEHICLE_WIDTH_METERS,
        type.topSpeedMetersPerSecond(),
        type.pce(),
        1,
        type.seats(),
        type.standing(),
        BUS,
        Manoeuvres.NONE,
        new Boarding(
            type.boardingSeconds(),
            type.alightingSeconds(),
            type.hasOneWayDoors() ? DoorOperation.PARALLEL : DoorOperation.SERIAL),
        type.name());
  }
}
