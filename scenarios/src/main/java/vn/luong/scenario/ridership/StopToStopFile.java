package vn.luong.scenario.ridership;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import vn.luong.sim.network.Network;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.units.SimTime;

/**
 * Writes {@code pt_stop2stop_departures.csv.gz} as MATSim's {@code PtStop2StopAnalysis} does, for viewers that look for it: one
 * row for each stop that a vehicle has left.
 */
final class StopToStopFile {
  static final String NAME = "pt_stop2stop_departures.csv.gz";

  private static final String HEADER =
      "transitLine;transitRoute;departure;stop;stopSequence;stopPrevious;arrivalTimeScheduled;"
          + "arrivalDelay;departureTimeScheduled;departureDelay;passengersAtArrival;"
          + "totalVehicleCapacity;passengersAlighting;passengersBoarding;linkIdsSincePreviousStop\n";

  private final VisitColumns visits;
  private final TransitSchedule schedule;
  private final TransitRoutes routes;
  private final Departures departures;
  private final Network network;
  private final Sections sections;
  private final double expansionFactor;

  StopToStopFile(
      VisitColumns visits,
      TransitSchedule schedule,
      Network network,
      Sections sections,
      double expansionFactor) {
    this.visits = visits;
    this.schedule = schedule;
    routes = schedule.routes();
    departures = schedule.departures();
    this.network = network;
    this.sections = sections;
    this.expansionFactor = expansionFactor;
  }

  void write(Path file) {
    try (Writer out = new BufferedWriter(new OutputStreamWriter(
        new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      out.write(HEADER);
      int[] sorted = IntStream.range(0, departures.count())
          .boxed()
          .sorted(Comparator.comparing((Integer each) -> lineId(each))
              .thenComparing(each -> routes.id(departures.route(each)))
              .thenComparing(departures::id))
          .mapToInt(Integer::intValue)
          .toArray();
      for (int departure : sorted) {
        writeDeparture(out, departure);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String lineId(int departure) {
    return schedule.lineId(visits.line(departure));
  }

  private void writeDeparture(Writer out, int departure) throws IOException {
    int previous = VisitColumns.NO_VISIT;
    int sequence = 0;
    for (int visit = visits.first(departure); visit < visits.end(departure); visit++) {
      if (visits.isServed(visit)) {
        out.write(row(departure, previous, visit, sequence));
        previous = visit;
        sequence++;
      }
    }
  }

  private String row(int departure, int previous, int visit, int sequence) {
    int route = departures.route(departure);
    boolean isFirst = previous == VisitColumns.NO_VISIT;
    int onArrival = visits.load(visit) - visits.boardings(visit) + visits.alightings(visit);
    double plannedArrival =
        plannedOr(visits.plannedArrivalTime(departure, visit), visits.arrivalTime(visit));
    double plannedDeparture =
        plannedOr(visits.plannedDepartureTime(departure, visit), visits.departureTime(visit));
    return String.join(
        ";",
        quoted(lineId(departure)),
        quoted(routes.id(route)),
        quoted(departures.id(departure)),
        quoted(schedule.stops().id(visits.stop(departure, visit))),
        Integer.toString(sequence),
        isFirst ? "" : quoted(schedule.stops().id(visits.stop(departure, previous))),
        number(plannedArrival),
        number(visits.arrivalTime(visit) - plannedArrival),
        number(plannedDeparture),
        number(visits.departureTime(visit) - plannedDeparture),
        number(onArrival * expansionFactor),
        number(sections.places(departure) * expansionFactor),
        number(visits.alightings(visit) * expansionFactor),
        number(visits.boardings(visit) * expansionFactor),
        quoted(linksBetween(departure, previous, visit)) + "\n");
  }

  private static double plannedOr(double planned, double actual) {
    return SimTime.isDefined(planned) ? planned : actual;
  }

  /** As Java writes a double, but whole numbers never with an exponent. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) >= 1e7 && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.1f", value)
        : Double.toString(value);
  }

  /** The links the vehicle came by since the stop before, that of this stop included; to the first one its own. */
  private String linksBetween(int departure, int previous, int visit) {
    int route = departures.route(departure);
    int to = routes.linkPosition(visits.routeStop(departure, visit));
    int from = previous == VisitColumns.NO_VISIT
        ? 0
        : routes.linkPosition(visits.routeStop(departure, previous)) + 1;
    StringBuilder links = new StringBuilder();
    for (int position = from; position <= to; position++) {
      links
          .append(links.length() == 0 ? "" : "_")
          .append(network.linkId(routes.links().value(route, position)));
    }
    return links.toString();
  }

  private static String quoted(String text) {
    boolean isPlain = text.indexOf(';') < 0
        && text.indexOf('"') < 0
        && text.indexOf('\r') < 0
        && text.indexOf('\n') < 0;
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
