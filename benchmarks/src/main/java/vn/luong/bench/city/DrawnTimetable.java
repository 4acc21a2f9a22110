package vn.luong.bench.city;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.units.SimTime;

/**
 * A feed of drawn bus lines on a grid of streets, and the links that each line was drawn on. Stops lie beside every second
 * link, off by about two metres, shapes by about four.
 */
final class DrawnTimetable {
  private static final int SIDE = 100;
  private static final double SPACING_METERS = 200;
  private static final int STOPS = 30;
  private static final int MARGIN = 20;

  private final MetricProjection projection;
  private final double[] corner;
  private final Network network;
  private final RandomStream random;
  private final Map<Integer, String> stopOfLink = new HashMap<>();
  private final List<List<String>> linksOfLine = new ArrayList<>();
  private PrintWriter stops;
  private PrintWriter shapes;

  DrawnTimetable(MetricProjection projection, long seed) {
    this.projection = projection;
    random = RandomStream.of(seed, 1);
    corner = projection.project(106.65, 10.98);
    network = grid();
  }

  private Network grid() {
    ModeTable modes = new ModeTable();
    NetworkBuilder builder = new NetworkBuilder(modes);
    LinkProperties street =
        new LinkProperties(SPACING_METERS, 8.3, 900, 1, ModeTable.bit(modes.add("car")));
    for (int node = 0; node < SIDE * SIDE; node++) {
      double x = corner[0] + SPACING_METERS * (node % SIDE);
      builder.addNode("n" + node, x, corner[1] + SPACING_METERS * (node / SIDE));
    }
    for (int node = 0; node < SIDE * SIDE; node++) {
      if (node % SIDE + 1 < SIDE) {
        builder.addLink("e" + node, node, node + 1, street);
        builder.addLink("w" + node, node + 1, node, street);
      }
      if (node + SIDE < SIDE * SIDE) {
        builder.addLink("n" + node, node, node + SIDE, street);
        builder.addLink("s" + node, node + SIDE, node, street);
      }
    }
    return builder.build();
  }

  Network network() {
    return network;
  }

  /** The links that a line was drawn on, from its first stop's to its last stop's. */
  List<String> links(int line) {
    return linksOfLine.get(line);
  }

  /** Writes the feed. */
  void write(Path folder, int lines, int departures) throws IOException {
    Files.writeString(
        folder.resolve("agency.txt"),
        "agency_id,agency_name,agency_url,agency_timezone\n"
            + "A,Xe buýt,https://example.org,Asia/Ho_Chi_Minh\n");
    Files.writeString(
        folder.resolve("calendar_dates.txt"), "service_id,date,exception_type\nd,20260302,1\n");
    stops = table(folder, "stops.txt", "stop_id,stop_name,stop_lat,stop_lon");
    shapes = table(folder, "shapes.txt", "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence");
    try (PrintWriter routes = table(folder, "routes.txt", "route_id,route_short_name,route_type");
        PrintWriter trips = table(folder, "trips.txt", "route_id,service_id,trip_id,shape_id");
        PrintWriter halts = table(
            folder,
            "stop_times.txt",
            "trip_id,arrival_time,departure_time,stop_id,stop_sequence")) {
      for (int line = 0; line < lines; line++) {
        routes.println("L" + line + "," + line + ",3");
        List<String> served = draw(line);
        for (int trip = 0; trip < departures; trip++) {
          String id = "L" + line + "-" + trip;
          trips.println("L" + line + ",d," + id + ",S" + line);
          // Four profiles of times over the day.
          int seconds = 70 + 10 * (trip % 4);
          int time = 5 * 3600 + trip * 600 + random.nextInt(60);
          for (int at = 0; at < served.size(); at++) {
            halts.println(id + "," + SimTime.format(time) + "," + SimTime.format(time + 15) + ","
                + served.get(at) + "," + at);
            time += seconds;
          }
        }
      }
    }
    stops.close();
    shapes.close();
  }

  /** Drives on at random, never twice over a junction; gives the stops. */
  private List<String> draw(int line) {
    int inner = SIDE - 2 * MARGIN;
    int node = (MARGIN + random.nextInt(inner)) * SIDE + MARGIN + random.nextInt(inner);
    Set<Integer> seen = new HashSet<>(Set.of(node));
    List<String> links = new ArrayList<>();
    List<String> served = new ArrayList<>();
    int last = Network.NO_LINK;
    drawPoint(line, 0, node);
    while (served.size() < STOPS) {
      int link = next(node, last, seen);
      if (link == Network.NO_LINK) {
        break;
      }
      if (links.size() % 2 == 0) {
        served.add(stopOfLink.computeIfAbsent(link, this::drawStop));
      }
      links.add(network.linkId(link));
      node = network.toNode(link);
      seen.add(node);
      last = link;
      drawPoint(line, links.size(), node);
    }
    linksOfLine.add(List.copyOf(links.subList(0, 2 * served.size() - 1)));
    return served;
  }

  /** Mostly straight on. */
  private int next(int node, int last, Set<Integer> seen) {
    List<Integer> choices = new ArrayList<>();
    for (int at = network.outLinks().start(node); at < network.outLinks().end(node); at++) {
      int link = network.outLinks().value(at);
      if (!seen.contains(network.toNode(link))) {
        choices.add(link);
        boolean isStraight = last != Network.NO_LINK
            && network.linkId(link).charAt(0) == network.linkId(last).charAt(0);
        if (isStraight) {
          choices.addAll(List.of(link, link, link));
        }
      }
    }
    return choices.isEmpty() ? Network.NO_LINK : choices.get(random.nextInt(choices.size()));
  }

  private String drawStop(int link) {
    String id = "s" + stopOfLink.size();
    int from = network.fromNode(link);
    int to = network.toNode(link);
    double alongX = (network.nodeX(to) - network.nodeX(from)) / SPACING_METERS;
    double alongY = (network.nodeY(to) - network.nodeY(from)) / SPACING_METERS;
    double x = (network.nodeX(from) + network.nodeX(to)) / 2 + 6 * alongY + noise(4);
    double y = (network.nodeY(from) + network.nodeY(to)) / 2 - 6 * alongX + noise(4);
    double[] place = projection.unproject(x, y);
    stops.println(id + ",Trạm " + id + "," + place[1] + "," + place[0]);
    return id;
  }

  private void drawPoint(int line, int sequence, int node) {
    double[] place =
        projection.unproject(network.nodeX(node) + noise(8), network.nodeY(node) + noise(8));
    shapes.println("S" + line + "," + place[1] + "," + place[0] + "," + sequence);
  }

  private double noise(double meters) {
    return (2 * random.nextDouble() - 1) * meters;
  }

  private static PrintWriter table(Path folder, String file, String header) throws IOException {
    PrintWriter table = new PrintWriter(Files.newBufferedWriter(folder.resolve(file)));
    table.println(header);
    return table;
  }
}
