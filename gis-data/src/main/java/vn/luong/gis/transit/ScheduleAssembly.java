package vn.luong.gis.transit;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.luong.gis.spatial.LinksNear;
import vn.luong.gis.transit.LineSketch.Way;
import vn.luong.gis.transit.PlacedTransit.Matched;
import vn.luong.gis.transit.PlacedTransit.RouteMatch;
import vn.luong.gis.transit.PlacedTransit.StopMatch;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.vehicles.VehicleType;

/** Makes schedule, vehicles and report of routes that have their links. */
final class ScheduleAssembly {
  private final TransitSketch sketch;
  private final List<List<PlacedRoute>> routesByLine;
  private final MadeLinks made;
  private final TransitScheduleBuilder builder = new TransitScheduleBuilder();
  /** Facilities of each stop by their link. */
  private final Map<String, Map<Integer, Integer>> facilities = new LinkedHashMap<>();

  private final List<StopMatch> stopMatches = new ArrayList<>();
  private final List<RouteMatch> routeMatches = new ArrayList<>();
  private final Map<String, VehicleType> types = new LinkedHashMap<>();
  private final List<PlacedTransit.Vehicle> vehicles = new ArrayList<>();
  private final Set<String> vehicleIds = new HashSet<>();
  private final Map<String, List<VehicleRun>> runsOfVehicle = new LinkedHashMap<>();

  /** A stop on a link, for the first time. */
  private record NewFacility(StopSketch stop, int link, LinksNear.Found beside, Way way) {}

  private record VehicleRun(double time, PlacedRoute route) {}

  ScheduleAssembly(TransitSketch sketch, List<List<PlacedRoute>> routesByLine, MadeLinks made) {
    this.sketch = sketch;
    this.routesByLine = routesByLine;
    this.made = made;
  }

  PlacedTransit build(ProblemLog problems) {
    addFacilities();
    for (int line = 0; line < routesByLine.size(); line++) {
      addLine(sketch.lines().get(line), routesByLine.get(line));
    }
    addTransfers();
    addChains();
    connectRuns();
    Network network = made.build();
    TransitSchedule schedule = builder.build();
    PlacedTransit placed = new PlacedTransit(
        network, schedule, new ArrayList<>(types.values()), vehicles, stopMatches, routeMatches);
    PlacementChecks.run(placed, problems);
    return placed;
  }

  private void addFacilities() {
    Map<String, List<NewFacility>> byStop = new LinkedHashMap<>();
    Set<String> known = new HashSet<>();
    for (int line = 0; line < routesByLine.size(); line++) {
      Way way = sketch.lines().get(line).way();
      for (PlacedRoute route : routesByLine.get(line)) {
        for (int call = 0; call < route.stopLinks().size(); call++) {
          StopSketch stop = route.sketch().calls().get(call).stop();
          int link = route.stopLinks().get(call);
          if (known.add(link + " " + stop.id())) {
            byStop
                .computeIfAbsent(stop.id(), id -> new ArrayList<>())
                .add(new NewFacility(stop, link, route.besides().get(call), way));
          }
        }
      }
    }
    byStop.values().forEach(this::addFacilities);
  }

  private void addFacilities(List<NewFacility> ofStop) {
    for (NewFacility facility : ofStop) {
      StopSketch stop = facility.stop();
      boolean isFirst = facility == ofStop.get(0);
      String id = isFirst ? stop.id() : stop.id() + ".link:" + made.linkId(facility.link());
      String area = stop.areaId().isEmpty() && ofStop.size() > 1 ? stop.id() : stop.areaId();
      int added = builder.addStop(
          id,
          new StopProperties(
              stop.place().x(),
              stop.place().y(),
              Double.NaN,
              facility.link(),
              stop.name(),
              area,
              false));
      facilities
          .computeIfAbsent(stop.id(), key -> new LinkedHashMap<>())
          .put(facility.link(), added);
      stopMatches.add(match(facility));
    }
  }

  private StopMatch match(NewFacility facility) {
    LinksNear.Found beside = facility.beside();
    if (beside == null) {
      Matched matched = facility.way() == Way.OWN_WAY ? Matched.OWN_WAY : Matched.NO_ROAD;
      return new StopMatch(facility.stop().id(), matched, 0, 0);
    }
    double toEnd = (1 - beside.share()) * made.lengthMeters(beside.link());
    return new StopMatch(facility.stop().id(), Matched.ROAD, beside.distanceMeters(), toEnd);
  }

  private void addLine(LineSketch line, List<PlacedRoute> routes) {
    int index = builder.addLine(line.id(), line.name());
    line.attributes()
        .forEach((name, value) -> builder.lineAttributes().putText(index, name, value));
    VehicleType type = line.vehicleType();
    VehicleType known = types.putIfAbsent(type.id(), type);
    if (known != null && !known.equals(type)) {
      throw new IllegalArgumentException("two vehicle types are called \"" + type.id() + "\"");
    }
    for (PlacedRoute route : routes) {
      addRoute(line, route);
    }
  }

  private void addRoute(LineSketch line, PlacedRoute route) {
    RouteSketch sketched = route.sketch();
    builder.addRoute(sketched.id());
    builder.setTransportMode(line.transportMode());
    builder.setDescription(sketched.description());
    RunTimes times = RunTimes.of(route, line.vehicleType(), made);
    for (int call = 0; call < sketched.calls().size(); call++) {
      StopCall asked = sketched.calls().get(call);
      builder.addRouteStop(new RouteStop(
          facilities.get(asked.stop().id()).get(route.stopLinks().get(call)),
          times.arrival(call),
          times.departure(call),
          0,
          asked.allowsBoarding(),
          asked.allowsAlighting(),
          asked.awaitsDeparture()));
    }
    route.links().forEach(builder::addLink);
    for (DepartureSketch departure : sketched.departures()) {
      String vehicle = vehicle(line, sketched, departure);
      double along = departure.isArrival() ? times.arrival(sketched.calls().size() - 1) : 0;
      builder.addDeparture(departure.id(), departure.timeSeconds() - along, vehicle);
      if (!departure.vehicleId().isEmpty()) {
        runsOfVehicle
            .computeIfAbsent(vehicle, id -> new ArrayList<>())
            .add(new VehicleRun(departure.timeSeconds(), route));
      }
    }
    routeMatches.add(match(line, route, times));
  }

  private String vehicle(LineSketch line, RouteSketch route, DepartureSketch departure) {
    String type = line.vehicleType().id();
    if (!departure.vehicleId().isEmpty()) {
      if (vehicleIds.add(departure.vehicleId())) {
        vehicles.add(new PlacedTransit.Vehicle(departure.vehicleId(), type));
      }
      return departure.vehicleId();
    }
    String name = line.id() + "_" + route.id() + "_" + departure.id();
    String id = name;
    for (int number = 2; !vehicleIds.add(id); number++) {
      id = name + "_" + number;
    }
    vehicles.add(new PlacedTransit.Vehicle(id, type));
    return id;
  }

  private RouteMatch match(LineSketch line, PlacedRoute route, RunTimes times) {
    int madeCount = 0;
    double meters = 0;
    double off = Double.NaN;
    ShapeLine shape = route.shape();
    for (int position = 0; position < route.links().size(); position++) {
      int link = route.links().getInt(position);
      madeCount += made.isMade(link) ? 1 : 0;
      meters += position == 0 ? 0 : made.lengthMeters(link);
      boolean isBetween = position > 0 && position < route.links().size() - 1;
      if (shape != null && isBetween && !made.isMade(link)) {
        double offLink = RouteSearch.offShapeMeters(made.roads(), link, shape);
        off = Double.isNaN(off) ? offLink : Math.max(off, offLink);
      }
    }
    Matched matched = line.way() == Way.OWN_WAY
        ? Matched.OWN_WAY
        : madeCount > 0 ? Matched.NO_ROAD : Matched.ROAD;
    return new RouteMatch(
        matched, madeCount, meters, times.freeSeconds(), times.plannedSeconds(), off);
  }

  private void addTransfers() {
    for (TransitSketch.Transfer transfer : sketch.transfers()) {
      Map<Integer, Integer> from = facilities.getOrDefault(transfer.fromStopId(), Map.of());
      Map<Integer, Integer> to = facilities.getOrDefault(transfer.toStopId(), Map.of());
      for (int fromStop : from.values()) {
        for (int toStop : to.values()) {
          builder.setTransferTime(fromStop, toStop, transfer.seconds());
        }
      }
    }
  }

  private void addChains() {
    Map<DepartureKey, Integer> departures = new LinkedHashMap<>();
    if (sketch.chains().isEmpty()) {
      return;
    }
    int index = 0;
    for (LineSketch line : sketch.lines()) {
      for (RouteSketch route : line.routes()) {
        for (DepartureSketch departure : route.departures()) {
          departures.put(new DepartureKey(line.id(), route.id(), departure.id()), index++);
        }
      }
    }
    for (TransitSketch.Chain chain : sketch.chains()) {
      int from = departures.getOrDefault(chain.from(), Departures.NO_DEPARTURE);
      int to = departures.getOrDefault(chain.to(), Departures.NO_DEPARTURE);
      if (from != Departures.NO_DEPARTURE && to != Departures.NO_DEPARTURE) {
        builder.addChain(from, to);
      }
    }
  }

  /** A vehicle of several departures must get from made links to the next start. */
  private void connectRuns() {
    for (List<VehicleRun> runs : runsOfVehicle.values()) {
      List<VehicleRun> inOrder = new ArrayList<>(runs);
      inOrder.sort(Comparator.comparingDouble(VehicleRun::time));
      for (int run = 1; run < inOrder.size(); run++) {
        IntArrayList before = inOrder.get(run - 1).route().links();
        int end = before.getInt(before.size() - 1);
        int start = inOrder.get(run).route().links().getInt(0);
        if (end != start && (made.isMade(end) || made.isMade(start))) {
          made.join(end, start);
        }
      }
    }
  }
}
