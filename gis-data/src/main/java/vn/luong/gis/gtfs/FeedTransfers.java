package vn.luong.gis.gtfs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.luong.gis.gtfs.GtfsFeed.Stop;
import vn.luong.gis.gtfs.GtfsFeed.Transfer;
import vn.luong.gis.transit.DepartureKey;
import vn.luong.gis.transit.TransitSketch;
import vn.luong.sim.arrays.IntRows;

/** What a feed says about changing vehicles, and about staying in one. */
final class FeedTransfers {
  private static final int WITH_TIME = 2;
  private static final int IMPOSSIBLE = 3;
  private static final int STAY_SEATED = 4;
  private static final int NOT_SEATED = 5;

  private final GtfsFeed feed;
  private final Map<Integer, DepartureKey> departureOfTrip;
  private final BlockRuns blocks;
  private final List<TransitSketch.Transfer> times = new ArrayList<>();
  private final List<TransitSketch.Chain> chains = new ArrayList<>();
  private final Map<String, List<String>> platformsOfStation;
  private int notAppliedCount;

  FeedTransfers(GtfsFeed feed, Map<Integer, DepartureKey> departureOfTrip, BlockRuns blocks) {
    this.feed = feed;
    this.departureOfTrip = departureOfTrip;
    this.blocks = blocks;
    platformsOfStation = feed.stops.stream()
        .filter(stop -> stop.locationType() == GtfsFeed.PLATFORM)
        .collect(groupingBy(Stop::parent, mapping(Stop::id, toList())));
    Set<String> notSeated = new HashSet<>();
    Set<String> chained = new HashSet<>();
    for (Transfer transfer : feed.transfers) {
      String pair = transfer.fromTrip() + "\n" + transfer.toTrip();
      if (transfer.type() == STAY_SEATED && chained.add(pair)) {
        addChain(feed.tripIndex.get(transfer.fromTrip()), feed.tripIndex.get(transfer.toTrip()));
      } else if (transfer.type() == NOT_SEATED) {
        notSeated.add(pair);
      } else {
        addTime(transfer);
      }
    }
    notSeated.addAll(chained);
    chainBlocks(notSeated);
  }

  private void addTime(Transfer transfer) {
    boolean isOfStops = !transfer.isOfRoutes()
        && transfer.fromTrip().isEmpty()
        && transfer.toTrip().isEmpty();
    boolean hasTime = transfer.type() == WITH_TIME && transfer.minimumSeconds() >= 0;
    if (transfer.type() == IMPOSSIBLE || hasTime && !isOfStops) {
      notAppliedCount++;
    } else if (hasTime) {
      for (String from : platforms(transfer.fromStop())) {
        for (String to : platforms(transfer.toStop())) {
          times.add(new TransitSketch.Transfer(from, to, transfer.minimumSeconds()));
        }
      }
    }
  }

  /** The stop itself, or the platforms of a station. */
  private List<String> platforms(String stopId) {
    Integer index = feed.stopIndex.get(stopId);
    if (index == null || feed.stops.get(index).locationType() == GtfsFeed.PLATFORM) {
      return List.of(stopId);
    }
    return platformsOfStation.getOrDefault(stopId, List.of());
  }

  /** Who sits in a vehicle may stay there if its next trip begins where the one before ends. */
  private void chainBlocks(Set<String> exceptions) {
    blocks.tripsOfBlock().values().forEach(trips -> {
      for (int at = 1; at < trips.size(); at++) {
        int from = trips.get(at - 1);
        int to = trips.get(at);
        String pair = feed.trips.get(from).id() + "\n" + feed.trips.get(to).id();
        if (!exceptions.contains(pair) && samePlace(from, to)) {
          addChain(from, to);
        }
      }
    });
  }

  private boolean samePlace(int from, int to) {
    IntRows rows = feed.stopTimes.ofTrips();
    Stop last = feed.stops.get(feed.stopTimes.stop(rows.value(from, rows.size(from) - 1)));
    Stop first = feed.stops.get(feed.stopTimes.stop(rows.value(to, 0)));
    return last.id().equals(first.id())
        || !last.parent().isEmpty() && last.parent().equals(first.parent());
  }

  private void addChain(Integer from, Integer to) {
    DepartureKey first = from == null ? null : departureOfTrip.get(from);
    DepartureKey second = to == null ? null : departureOfTrip.get(to);
    if (first != null && second != null) {
      chains.add(new TransitSketch.Chain(first, second));
    }
  }

  List<TransitSketch.Transfer> times() {
    return times;
  }

  List<TransitSketch.Chain> chains() {
    return chains;
  }

  int notAppliedCount() {
    return notAppliedCount;
  }
}
