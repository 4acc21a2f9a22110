package vn.luong.bench.micro;

import com.graphhopper.routing.Dijkstra;
import com.graphhopper.routing.Path;
import com.graphhopper.routing.RoutingAlgorithm;
import com.graphhopper.routing.ch.CHRoutingAlgorithmFactory;
import com.graphhopper.routing.ch.PrepareContractionHierarchies;
import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValueImpl;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.CHConfig;
import com.graphhopper.storage.RoutingCHGraphImpl;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.PMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import vn.luong.sim.road.RoadGraph;
import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * GraphHopper's core on one of our road graphs, with its travel times in the first bin of a table as weights that never
 * change. Its nodes have the numbers of the road graph, so it profits from their order; links there and back between
 * two nodes are one edge with two times, as in its own import of OpenStreetMap.
 *
 * <p>The road graph may forbid no turns, since a question names nodes only.
 *
 * <p>Threads: one; GraphHopper makes a new search object for each query.
 */
final class GraphHopperPeer {
  /** GraphHopper's own precision: it keeps shortcuts' weights in thousandths and none below one of them. */
  private static final double LEAST_SECONDS = 0.001;

  /** With steps of a millisecond up to four and a half hours per link. */
  private static final int TIME_BITS = 24;

  private final Supplier<RoutingAlgorithm> search;

  private GraphHopperPeer(Supplier<RoutingAlgorithm> search) {
    this.search = search;
  }

  /** Dijkstra's algorithm from one side, without preparation. */
  static GraphHopperPeer dijkstra(RoadGraph graph, TravelTimeTable times) {
    FixedTimes weighting = new FixedTimes();
    BaseGraph base = weighting.graph(graph, times);
    return new GraphHopperPeer(() -> new Dijkstra(base, weighting, TraversalMode.NODE_BASED));
  }

  /** The contraction hierarchy, by nodes and without costs of turns, with GraphHopper's standard settings. */
  static GraphHopperPeer contractionHierarchy(RoadGraph graph, TravelTimeTable times) {
    FixedTimes weighting = new FixedTimes();
    BaseGraph base = weighting.graph(graph, times);
    CHConfig profile = CHConfig.nodeBased(weighting.getName(), weighting);
    PrepareContractionHierarchies.Result made =
        PrepareContractionHierarchies.fromGraph(base, profile).doWork();
    CHRoutingAlgorithmFactory searches = new CHRoutingAlgorithmFactory(
        RoutingCHGraphImpl.fromGraph(base, made.getCHStorage(), made.getCHConfig()));
    PMap standard = new PMap();
    return new GraphHopperPeer(() -> searches.createAlgo(standard));
  }

  /**
   * Searches a path and unpacks it.
   *
   * @param source node of the road graph
   * @param target node of the road graph
   * @return seconds; infinite if there is no path
   */
  double seconds(int source, int target) {
    Path path = search.get().calcPath(source, target);
    return path.isFound() ? path.getWeight() : Double.POSITIVE_INFINITY;
  }

  /** Seconds by edge and direction; none where the direction is closed. */
  private static final class FixedTimes implements Weighting {
    private final DecimalEncodedValue seconds =
        new DecimalEncodedValueImpl("seconds", TIME_BITS, LEAST_SECONDS, true);

    private double leastSecondsPerMeter = Double.POSITIVE_INFINITY;

    BaseGraph graph(RoadGraph graph, TravelTimeTable times) {
      BaseGraph base =
          new BaseGraph.Builder(EncodingManager.start().add(seconds).build()).create();
      Map<Long, EdgeIteratorState> oneWay = new HashMap<>();
      for (int arc = 0; arc < graph.arcCount(); arc++) {
        int tail = graph.tail(arc);
        int head = graph.head(arc);
        if (tail == head) {
          continue; // on no shortest path
        }
        double time = Math.max(LEAST_SECONDS, times.travelTimeSeconds(graph.link(arc), 0));
        double meters = graph.lengthMeters(arc);
        leastSecondsPerMeter = Math.min(leastSecondsPerMeter, time / meters);
        EdgeIteratorState back = oneWay.remove(key(head, tail));
        if (back != null) {
          back.setReverse(seconds, time);
        } else {
          EdgeIteratorState edge = base.edge(tail, head).setDistance(meters).set(seconds, time, 0);
          oneWay.put(key(tail, head), edge);
        }
      }
      base.freeze();
      return base;
    }

    private static long key(int tail, int head) {
      return (long) tail << Integer.SIZE | head;
    }

    @Override
    public double calcMinWeightPerDistance() {
      return leastSecondsPerMeter;
    }

    @Override
    public double calcEdgeWeight(EdgeIteratorState edge, boolean reverse) {
      double time = reverse ? edge.getReverse(seconds) : edge.get(seconds);
      return time == 0 ? Double.POSITIVE_INFINITY : time;
    }

    @Override
    public long calcEdgeMillis(EdgeIteratorState edge, boolean reverse) {
      return Math.round(calcEdgeWeight(edge, reverse) / LEAST_SECONDS);
    }

    @Override
    public double calcTurnWeight(int inEdge, int node, int outEdge) {
      return 0;
    }

    @Override
    public long calcTurnMillis(int inEdge, int node, int outEdge) {
      return 0;
    }

    @Override
    public boolean hasTurnCosts() {
      return false;
    }

    @Override
    public String getName() {
      return "fixed_times";
    }
  }
}
