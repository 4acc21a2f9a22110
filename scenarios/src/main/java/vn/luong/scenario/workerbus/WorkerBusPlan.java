package vn.luong.scenario.workerbus;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import vn.luong.gis.binhduong.WorkerBusService;
import vn.luong.gis.binhduong.WorkerShift;
import vn.luong.scenario.landuse.Estate;
import vn.luong.scenario.landuse.Zones;
import vn.luong.scenario.people.GatewayDemand;
import vn.luong.scenario.people.WorkTrips;
import vn.luong.sim.network.Network;

/**
 * Plans the lines of company buses from where the workers of each park are expected to live: from land use, so that they
 * are the same for each sample and seed.
 */
public final class WorkerBusPlan {
  private static final int MOST_STOPS_OF_ZONE = 5;
  private static final int MOST_STOPS_OF_PARK = 5;

  /** As in the synthetic population. */
  private static final double WORKS_TODAY = 0.91;

  private static final double DETOUR = 1.35;

  private final Network network;
  private final int[] zoneOfLink;
  private final Zones zones;
  private final List<Estate> estates;
  private final WorkTrips trips;
  private final WorkerBusService service;
  private final List<WorkerShift> shifts;
  private final StreetCover cover;
  private final List<List<CollectionPoint>> stopsOfOrigin = new ArrayList<>();

  /**
   * Begins.
   *
   * @param isRoad the links that buses can use and from which they come to all others of these
   * @param zoneOfLink zone of each link with addresses, negative for others
   * @param gateways where workers come in from outside, in the order of the trips
   */
  public WorkerBusPlan(
      Network network,
      IntPredicate isRoad,
      int[] zoneOfLink,
      Zones zones,
      List<Estate> estates,
      List<GatewayDemand> gateways,
      WorkTrips trips,
      WorkerBusService service,
      List<WorkerShift> shifts) {
    this.network = network;
    this.zoneOfLink = zoneOfLink;
    this.zones = zones;
    this.estates = List.copyOf(estates);
    this.trips = trips;
    this.service = service;
    this.shifts = List.copyOf(shifts);
    cover = new StreetCover(network, isRoad, service.walkMeters());
    List<IntArrayList> streets = streetsByZone();
    for (int zone = 0; zone < zones.size(); zone++) {
      stopsOfOrigin.add(cover.stops(
          "worker-bus.zone." + zones.zone(zone).id(),
          zones.zone(zone).name(),
          streets.get(zone),
          MOST_STOPS_OF_ZONE));
    }
    for (GatewayDemand gateway : gateways) {
      stopsOfOrigin.add(List.of(new CollectionPoint(
          "worker-bus.gateway." + gateway.id(), gateway.id(), gateway.x(), gateway.y(), 1)));
    }
  }

  private List<IntArrayList> streetsByZone() {
    List<IntArrayList> streets = new ArrayList<>();
    IntStream.range(0, zones.size()).forEach(zone -> streets.add(new IntArrayList()));
    for (int link = 0; link < zoneOfLink.length; link++) {
      if (zoneOfLink[link] >= 0) {
        streets.get(zoneOfLink[link]).add(link);
      }
    }
    return streets;
  }

  /** The lines of all parks, by park and shift; none for parks that no course leads to. */
  public List<WorkerBusLine> lines() {
    List<WorkerBusLine> lines = new ArrayList<>();
    for (int estate = 0; estate < estates.size(); estate++) {
      Estate park = estates.get(estate);
      List<Course> courses = service.share() > 0 ? courses(park) : List.of();
      for (WorkerShift shift : shifts) {
        if (!courses.isEmpty()) {
          lines.add(new WorkerBusLine(
              WorkerBusLine.id(park.id(), shift),
              "Xe đưa rước công nhân " + park.name() + ", ca " + shift.name(),
              estate,
              park.id() + " " + shift.name(),
              shift,
              courses));
        }
      }
    }
    return lines;
  }

  private List<Course> courses(Estate park) {
    List<CollectionPoint> inPark = parkStops(park);
    if (inPark.isEmpty()) {
      return List.of();
    }
    double inReach = inPark.stream().mapToDouble(CollectionPoint::share).sum();
    List<CoursePlanner.Demand> demands = new ArrayList<>();
    for (int origin = 0; origin < trips.originCount(); origin++) {
      double riders = WORKS_TODAY * inReach * service.share() * trips.workersOf(origin, park);
      for (CollectionPoint stop : stopsOfOrigin.get(origin)) {
        double meters = DETOUR * Math.hypot(stop.x() - park.x(), stop.y() - park.y());
        boolean isServed = meters >= service.leastMeters() && meters <= service.greatestMeters();
        if (isServed && riders * stop.share() > 0) {
          demands.add(new CoursePlanner.Demand(stop, riders * stop.share()));
        }
      }
    }
    return new CoursePlanner(service.ridersOfCourse(), service.stopsOfCourse())
        .courses(inPark, demands);
  }

  private List<CollectionPoint> parkStops(Estate park) {
    IntArrayList streets = new IntArrayList();
    IntArrayList ofZone = new IntArrayList();
    for (int link = 0; link < zoneOfLink.length; link++) {
      if (zoneOfLink[link] < 0) {
        continue;
      }
      double x = (network.nodeX(network.fromNode(link)) + network.nodeX(network.toNode(link))) / 2;
      double y = (network.nodeY(network.fromNode(link)) + network.nodeY(network.toNode(link))) / 2;
      if (Math.hypot(x - park.x(), y - park.y()) <= park.radiusMeters()) {
        streets.add(link);
      }
      if (zoneOfLink[link] == park.zone()) {
        ofZone.add(link);
      }
    }
    return cover.stops(
        "worker-bus.park." + park.id(),
        park.name(),
        streets.isEmpty() ? ofZone : streets,
        MOST_STOPS_OF_PARK);
  }
}
