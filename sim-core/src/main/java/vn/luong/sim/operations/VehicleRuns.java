package vn.luong.sim.operations;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitVehicles;

/**
 * What each transit vehicle does all day: the departures it serves in the order of time, and an empty run wherever the next
 * one begins on another link than the last one ended (MATSim {@code ReconstructingUmlaufBuilder}).
 *
 * <p>Layout: runs of a vehicle are consecutive; per run its departure and its way. Departures of a route share the way: the
 * turns, one byte for each link but the first, which of the out-links of the node before it is taken.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class VehicleRuns {
  /** Departure of an empty run. */
  public static final int EMPTY = Departures.NO_DEPARTURE;

  private record Way(int startLink, int endLink, byte[] turns) {}

  private final TransitVehicles vehicles;
  private final Network network;
  private final int[] firstRun;
  private final IntArrayList departure = new IntArrayList();
  private final IntArrayList wayOfRun = new IntArrayList();
  private final List<Way> ways = new ArrayList<>();

  /** The runs of a schedule in which {@link OperationsChecks} found no error. */
  public VehicleRuns(TransitVehicles vehicles, Network network) {
    this.vehicles = vehicles;
    this.network = network;
    TransitRoutes routes = vehicles.schedule().routes();
    Departures departures = vehicles.schedule().departures();
    for (int route = 0; route < routes.count(); route++) {
      boolean isServed = departures.end(route) > departures.first(route);
      ways.add(isServed ? way(linksOf(routes, route)) : null);
    }
    Map<Long, Integer> emptyWays = new HashMap<>();
    IntRows served = vehicles.departures();
    firstRun = new int[vehicles.vehicleCount() + 1];
    for (int vehicle = 0; vehicle < vehicles.vehicleCount(); vehicle++) {
      for (int at = served.start(vehicle); at < served.end(vehicle); at++) {
        int way = departures.route(served.value(at));
        if (departure.size() > firstRun[vehicle]) {
          addEmptyRun(ways.get(wayOfRun.getInt(wayOfRun.size() - 1)), ways.get(way), emptyWays);
        }
        departure.add(served.value(at));
        wayOfRun.add(way);
      }
      firstRun[vehicle + 1] = departure.size();
    }
  }

  private void addEmptyRun(Way before, Way after, Map<Long, Integer> emptyWays) {
    if (before.endLink == after.startLink) {
      return;
    }
    long pair = (long) before.endLink << Integer.SIZE | after.startLink;
    int way = emptyWays.computeIfAbsent(pair, key -> {
      ways.add(way(new EmptyRuns(network).links(before.endLink, after.startLink)));
      return ways.size() - 1;
    });
    departure.add(EMPTY);
    wayOfRun.add(way);
  }

  static int[] linksOf(TransitRoutes routes, int route) {
    IntRows links = routes.links();
    int[] path = new int[links.size(route)];
    for (int position = 0; position < path.length; position++) {
      path[position] = links.value(route, position);
    }
    return path;
  }

  private Way way(int[] links) {
    byte[] turns = new byte[links.length - 1];
    IntRows outLinks = network.outLinks();
    for (int position = 1; position < links.length; position++) {
      int node = network.toNode(links[position - 1]);
      int turn = 0;
      while (outLinks.value(node, turn) != links[position]) {
        turn++;
      }
      turns[position - 1] = (byte) turn;
    }
    return new Way(links[0], links[links.length - 1], turns);
  }

  public TransitVehicles vehicles() {
    return vehicles;
  }

  /** First run of a vehicle; for loops from {@code firstRun} to {@code endRun}. */
  public int firstRun(int vehicle) {
    return firstRun[vehicle];
  }

  /** One after the last run of a vehicle. */
  public int endRun(int vehicle) {
    return firstRun[vehicle + 1];
  }

  /** The departure that is served, or {@link #EMPTY}. */
  public int departure(int run) {
    return departure.getInt(run);
  }

  public int startLink(int run) {
    return ways.get(wayOfRun.getInt(run)).startLink;
  }

  /** Which out-links are taken, one byte for each link but the first; not a copy. */
  public byte[] turns(int run) {
    return ways.get(wayOfRun.getInt(run)).turns;
  }

  /** Adds how often each node is crossed on all runs, a measure of the work it gives. */
  public void addCrossings(int[] crossingsPerNode) {
    for (int run = 0; run < departure.size(); run++) {
      int link = startLink(run);
      for (byte turn : turns(run)) {
        int node = network.toNode(link);
        crossingsPerNode[node]++;
        link = network.outLinks().value(node, turn & 0xFF);
      }
    }
  }
}
