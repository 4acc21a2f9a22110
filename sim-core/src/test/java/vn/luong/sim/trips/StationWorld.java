package vn.luong.sim.trips;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.TextRoute;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * A road of twenty links of 1 km at 10 m/s from west to east, named e0 … e19, and the way back, w0 … w19, for motorbikes
 * and taxis. Above it, 100 m to the north, a metro every ten minutes in both directions with stations at kilometres 2, 4,
 * 10 and 18, named s2 …, on links of their own that only trains may use; 25 m/s, both directions on one link per station.
 */
public final class StationWorld {
  public static final double RATE = 6 / 3600.0;
  static final WalkParameters WALK =
      new WalkParameters(1, 1, 1000, 200, 100, 0, 0, Double.POSITIVE_INFINITY);
  private static final int[] KILOMETERS = {2, 4, 10, 18};

  public final ModeTable modes = new ModeTable();
  public final int motorbike = modes.add("motorbike");
  final int taxi = modes.add("motorbike-taxi");
  public final int walk = modes.add("walk");
  public final int pt = modes.add("pt");
  final int train = modes.add("train");
  public final Network network = buildNetwork();
  public final Population population = new Population(network, new Facilities());
  final TransitSchedule schedule;
  public final int person = population.addPerson("p");

  public StationWorld() {
    this(false);
  }

  /** The metro to the east may be cut at kilometre 10, where each train goes on as another route after two minutes. */
  StationWorld(boolean isCut) {
    schedule = buildSchedule(isCut);
  }

  private Network buildNetwork() {
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node <= 20; node++) {
      builder.addNode("n" + node, 1000 * node, 0);
    }
    LinkProperties road =
        new LinkProperties(1000, 10, 2000, 1, ModeTable.bit(motorbike) | ModeTable.bit(taxi));
    for (int link = 0; link < 20; link++) {
      builder.addLink("e" + link, link, link + 1, road);
      builder.addLink("w" + link, link + 1, link, road);
    }
    LinkProperties rail = new LinkProperties(200, 25, 2000, 1, ModeTable.bit(train));
    for (int kilometer : KILOMETERS) {
      int west = builder.addNode("west" + kilometer, 1000 * kilometer - 100, 100);
      int east = builder.addNode("east" + kilometer, 1000 * kilometer + 100, 100);
      builder.addLink("rail" + kilometer, west, east, rail);
    }
    return builder.build();
  }

  private TransitSchedule buildSchedule(boolean isCut) {
    TransitScheduleBuilder builder = new TransitScheduleBuilder();
    for (int kilometer : KILOMETERS) {
      int link = network.linkIds().find("rail" + kilometer);
      int stop = builder.addStop("s" + kilometer, StopProperties.of(1000 * kilometer, 100, link));
      if (kilometer != 10) {
        builder.stopAttributes().putText(stop, "parking", "yes");
      }
    }
    builder.addLine("metro", "");
    if (isCut) {
      int first = addRoute(builder, "near", new int[] {0, 1, 2});
      int next = addRoute(builder, "far", new int[] {2, 3}, 6 * 3600 + 440, "near");
      for (int train = 0; train < 108; train++) {
        builder.addChain(first + train, next + train);
      }
    } else {
      addRoute(builder, "east", new int[] {0, 1, 2, 3});
    }
    addRoute(builder, "west", new int[] {3, 2, 1, 0});
    return builder.build();
  }

  private static int addRoute(TransitScheduleBuilder builder, String id, int[] stops) {
    return addRoute(builder, id, stops, 6 * 3600, id);
  }

  /** Returns the first departure. */
  private static int addRoute(
      TransitScheduleBuilder builder, String id, int[] stops, int firstTime, String train) {
    builder.addRoute(id);
    int start = KILOMETERS[stops[0]];
    for (int stop : stops) {
      int seconds = 40 * Math.abs(KILOMETERS[stop] - start);
      builder.addRouteStop(RouteStop.of(stop, seconds, seconds));
    }
    int last = 0;
    for (int departure = 0; departure < 108; departure++) {
      int time = firstTime + 600 * departure;
      last = builder.addDeparture("d" + departure, time, train + departure);
    }
    return last - 107;
  }

  /** Routing by road and metro with these ways to stations. */
  public TripRouting routing(AccessWay... ways) {
    return routing(JourneyOptions.ofAccess(List.of(ways)), ParkingPrice.NONE);
  }

  public TripRouting routing(JourneyOptions options, ParkingPrice price) {
    RoutingParameters parameters = new RoutingParameters(
        List.of(
            new RoutingParameters.NetworkMode(motorbike, LinkCost.Weights.TIME),
            new RoutingParameters.NetworkMode(taxi, LinkCost.Weights.TIME, 240)),
        List.of(RoutingParameters.TeleportedMode.ofSpeed(walk, 1, 1)),
        RoutingParameters.AccessEgress.NONE,
        walk,
        motorbike,
        EndTimeRule.END_TIME_THEN_DURATION,
        0);
    Fleet fleet = fleet();
    TransitRoutingParameters transit = new TransitRoutingParameters(
            ModeTable.bit(pt), pt, walk, WALK, RATE, RATE, 2 * RATE, 0)
        .withOptions(options);
    return new TripRouting(population, fleet, parameters)
        .withTransit(TransitRouting.of(schedule, population, transit).withParkingPrice(price));
  }

  /** A motorbike and whatever comes when it is called for everybody. */
  public Fleet fleet() {
    VehicleTypes types = new VehicleTypes();
    int type = types.add(VehicleType.ofMode("motorbike", "motorbike"));
    return Fleet.builder(types, population.personIds())
        .addMode(motorbike, "motorbike", type)
        .addMode(taxi, "motorbike-taxi", type)
        .build();
  }

  /** The own motorbike, to stations with parking. */
  public AccessWay ownMotorbike(double maxMeters) {
    return new AccessWay(
        motorbike,
        AccessWay.StopSearch.within(maxMeters, 4).withAttribute("parking", "yes"),
        AccessWay.PersonFilter.ownersOf("motorbike"),
        AccessWay.Cost.ofTime(RATE),
        true);
  }

  /** A day in one line, e.g. {@code "e0 pt e19 pt e0"}: activity n ends at 6 + 2n o'clock. */
  public Plan day(String text) {
    int stay = population.activityTypes().add("stay");
    List<Activity> activities = new ArrayList<>();
    List<Leg> legs = new ArrayList<>();
    String[] words = text.split(" ");
    for (int word = 0; word < words.length; word += 2) {
      int link = network.linkIds().index(words[word]);
      double x = network.nodeX(network.toNode(link));
      Activity activity = Activity.at(stay, link, x, 0);
      boolean isLast = word == words.length - 1;
      activities.add(
          isLast ? activity : activity.withEndTime(3600.0 * (6 + 2 * activities.size())));
      if (!isLast) {
        legs.add(Leg.of(modes.add(words[word + 1])));
      }
    }
    return Plan.of(activities, legs);
  }

  /** Legs of a routed day: mode and, of transit, the stations; main activities by link. */
  public String text(Plan plan) {
    StringBuilder text = new StringBuilder();
    for (int ordinal = 0; ordinal < plan.activities().size(); ordinal++) {
      Activity activity = plan.activities().get(ordinal);
      if (ordinal > 0) {
        Leg leg = plan.legs().get(ordinal - 1);
        text.append(' ').append(modes.name(leg.mode()));
        if (leg.route() instanceof TextRoute route) {
          text.append('(')
              .append(network.linkId(route.startLink()).substring(4))
              .append('-')
              .append(network.linkId(route.endLink()).substring(4))
              .append(')');
        } else if (leg.route() instanceof LinkPath path) {
          text.append('(')
              .append(network.linkId(path.startLink()))
              .append('-')
              .append(network.linkId(path.endLink()))
              .append(')');
        }
      }
      boolean isInteraction = population.isInteraction(activity.type());
      String type = population.activityTypes().text(activity.type());
      if (!isInteraction) {
        text.append(ordinal == 0 ? "" : " ").append(network.linkId(activity.link()));
      } else if (!type.startsWith("pt")) {
        text.append(" [")
            .append(type.replace(Population.INTERACTION_SUFFIX, ""))
            .append(']');
      }
    }
    return text.toString();
  }
}
