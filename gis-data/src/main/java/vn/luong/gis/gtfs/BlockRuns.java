package vn.luong.gis.gtfs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** The trips that one vehicle serves one after the other ({@code block_id}). */
final class BlockRuns {
  private final GtfsFeed feed;
  private final Set<Integer> frequencyTrips;
  private final ProblemLog problems;
  private final Map<String, List<Integer>> tripsOfBlock = new TreeMap<>();
  private final Map<Integer, String> vehicleOfTrip = new HashMap<>();
  private int vehicleCount;

  BlockRuns(GtfsFeed feed, Set<Integer> frequencyTrips, ProblemLog problems) {
    this.feed = feed;
    this.frequencyTrips = frequencyTrips;
    this.problems = problems;
  }

  void add(int trip) {
    String block = feed.trips.get(trip).blockId();
    if (!block.isEmpty() && !frequencyTrips.contains(trip)) {
      tripsOfBlock.computeIfAbsent(block, id -> new ArrayList<>()).add(trip);
    }
  }

  /** Puts the trips of each block in order; a block whose trips overlap is not one vehicle. */
  void finish() {
    tripsOfBlock.values().removeIf(trips -> trips.size() < 2);
    tripsOfBlock.forEach((block, trips) -> {
      trips.sort(Comparator.comparingInt(this::start).thenComparingInt(trip -> trip));
      for (int at = 1; at < trips.size(); at++) {
        if (start(trips.get(at)) < end(trips.get(at - 1))) {
          problems.add(Problem.warning(
              "block-overlaps",
              SourcePosition.of(feed.name() + "/trips.txt"),
              "block \"" + block + "\"",
              "trip \"" + id(trips.get(at)) + "\" starts before trip \"" + id(trips.get(at - 1))
                  + "\" has ended",
              "one vehicle serves one trip after the other",
              "Each trip of the block gets a vehicle of its own."));
          trips.clear();
        }
      }
      trips.forEach(trip -> vehicleOfTrip.put(trip, block));
    });
    tripsOfBlock.values().removeIf(List::isEmpty);
    vehicleCount = tripsOfBlock.size();
  }

  /** The vehicle of a trip; empty if it has one of its own. */
  String vehicle(int trip) {
    return vehicleOfTrip.getOrDefault(trip, "");
  }

  int vehicleCount() {
    return vehicleCount;
  }

  /** The trips of each block, in order of time. */
  Map<String, List<Integer>> tripsOfBlock() {
    return tripsOfBlock;
  }

  private String id(int trip) {
    return feed.trips.get(trip).id();
  }

  private int start(int trip) {
    return feed.stopTimes.arrival(feed.stopTimes.ofTrips().value(trip, 0));
  }

  private int end(int trip) {
    IntRows rows = feed.stopTimes.ofTrips();
    return feed.stopTimes.departure(rows.value(trip, rows.size(trip) - 1));
  }
}
