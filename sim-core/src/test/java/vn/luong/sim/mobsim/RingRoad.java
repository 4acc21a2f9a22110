package vn.luong.sim.mobsim;

import java.util.Arrays;
import java.util.List;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.units.Units;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.Manoeuvres;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * A closed road of three links of a kilometre on which cars and motorbikes go round for two hours; the second hour is
 * measured. One lane, 60 km/h and 1,600 PCE/h, which is where a jam of 133 PCE/km that dissolves at 15 km/h meets free
 * traffic. Density, flow and speed are those of Edie ("Discussion of traffic stream measurements and definitions",
 * 1963): time spent and distance covered by all vehicles per area of road and time.
 */
final class RingRoad {
  static final double FREE_KILOMETERS_PER_HOUR = 60;
  static final double CAPACITY_PCE_PER_HOUR = 1600;
  static final double JAM_PCE_PER_KILOMETER = 1000 / 7.5;
  static final double MOTORBIKE_PCE = 0.25;

  private static final int LINK_COUNT = 3;
  private static final double LINK_METERS = 1000;
  private static final int ROUNDS = 45;
  private static final int FILLED_TIME = 1200;
  private static final int START_TIME = 3600;
  private static final int END_TIME = 7200;

  private final ModeTable modes = new ModeTable();
  private final int carMode = modes.add("car");
  private final int motorbikeMode = modes.add("motorbike");
  private final Population population;
  private final Fleet fleet;

  /**
   * What is measured of one kind of vehicle.
   *
   * @param density vehicles per kilometre
   * @param flow vehicles per hour
   */
  record Stream(double density, double flow) {
    double kilometersPerHour() {
      return flow / density;
    }
  }

  /** One point of the diagram. */
  record Point(Stream cars, Stream motorbikes) {
    double pcePerKilometer() {
      return cars.density + MOTORBIKE_PCE * motorbikes.density;
    }

    double pcePerHour() {
      return cars.flow + MOTORBIKE_PCE * motorbikes.flow;
    }

    double vehiclesPerHour() {
      return cars.flow + motorbikes.flow;
    }

    double kilometersPerHour() {
      return vehiclesPerHour() / (cars.density + motorbikes.density);
    }
  }

  private RingRoad(double motorbikeShare, int count) {
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < LINK_COUNT; node++) {
      builder.addNode("n" + node, node * LINK_METERS, 0);
    }
    long all = ModeTable.bit(carMode) | ModeTable.bit(motorbikeMode);
    LinkProperties properties = new LinkProperties(
        LINK_METERS,
        Units.metersPerSecondFromKilometersPerHour(FREE_KILOMETERS_PER_HOUR),
        CAPACITY_PCE_PER_HOUR,
        1,
        all);
    for (int link = 0; link < LINK_COUNT; link++) {
      builder.addLink("l" + link, link, (link + 1) % LINK_COUNT, properties);
    }
    population = new Population(builder.build(), new Facilities());
    int any = population.activityTypes().add("any");
    for (int person = 0; person < count; person++) {
      boolean isOnMotorbike =
          (int) ((person + 1) * motorbikeShare) > (int) (person * motorbikeShare);
      int mode = isOnMotorbike ? motorbikeMode : carMode;
      double departure = Math.floor((double) FILLED_TIME * person / count);
      // By pairs, so that each link gets both kinds.
      Plan plan = plan(any, mode, person / 2 % LINK_COUNT, departure);
      population.plans().add(population.addPerson("p" + person), plan);
    }
    VehicleTypes types = new VehicleTypes();
    int car = types.add(VehicleType.ofMode("car", "car"));
    int motorbike = types.add(VehicleType.ofMode("motorbike", "motorbike")
        .withPce(MOTORBIKE_PCE)
        .withManoeuvres(Manoeuvres.TWO_WHEELER));
    fleet = Fleet.builder(types, population.personIds())
        .addMode(carMode, "car", car)
        .addMode(motorbikeMode, "motorbike", motorbike)
        .build();
  }

  private static Plan plan(int type, int mode, int firstLink, double departure) {
    int[] path = new int[ROUNDS * LINK_COUNT];
    Arrays.setAll(path, position -> (firstLink + position) % LINK_COUNT);
    return Plan.of(
        List.of(
            Activity.at(type, path[0], 0, 0).withEndTime(departure),
            Activity.at(type, path[path.length - 1], 0, 0)),
        List.of(Leg.of(mode)
            .withRoutingMode(mode)
            .withRoute(LinkPath.of(path, SimTime.UNDEFINED, Double.NaN))));
  }

  /** Measures the road with so much traffic, given as a share of what a jam holds. */
  static Point measure(TrafficParameters rules, double motorbikeShare, double shareOfJam) {
    double pceOfMeanVehicle = 1 - motorbikeShare * (1 - MOTORBIKE_PCE);
    double jamPce = JAM_PCE_PER_KILOMETER * LINK_COUNT * LINK_METERS / Units.METERS_PER_KILOMETER;
    int count = (int) Math.round(shareOfJam * jamPce / pceOfMeanVehicle);
    return new RingRoad(motorbikeShare, count).run(rules);
  }

  private Point run(TrafficParameters rules) {
    long mainModes = ModeTable.bit(carMode) | ModeTable.bit(motorbikeMode);
    MobsimParameters parameters = MobsimParameters.of(rules, mainModes).withTimes(0, END_TIME);
    Meter meter = new Meter();
    new Mobsim(population, fleet, parameters).run(4711, 0, meter);
    return new Point(meter.stream(0), meter.stream(1));
  }

  /** Sums time on the road and links left, per vehicle type, over the measured hour. */
  private final class Meter implements EventSink {
    private final int[] enterTime = new int[fleet.vehicleCount()];
    private final double[] seconds = new double[2];
    private final double[] linksLeft = new double[2];

    Meter() {
      Arrays.fill(enterTime, -1);
    }

    @Override
    public void accept(EventBuffer batch) {
      for (int row = 0; row < batch.size(); row++) {
        switch (batch.kind(row)) {
          case LINK_ENTER -> enterTime[batch.vehicle(row)] = batch.time(row);
          case LINK_LEAVE, VEHICLE_ABORTS -> leave(batch.vehicle(row), batch.time(row));
          case VEHICLE_LEAVES_TRAFFIC ->
            throw new IllegalStateException("a vehicle has arrived; it needs more rounds");
          default -> {
            // Nobody has moved.
          }
        }
      }
    }

    /** Counts the time within the hour, and the link at whose end the vehicle is. */
    private void leave(int vehicle, int now) {
      int entered = enterTime[vehicle];
      if (entered >= 0 && now > START_TIME) {
        int type = fleet.typeOf(vehicle);
        seconds[type] += now - Math.max(entered, START_TIME);
        linksLeft[type] += now < END_TIME ? 1 : 0;
      }
      enterTime[vehicle] = -1;
    }

    private Stream stream(int type) {
      double measuredSeconds = END_TIME - START_TIME;
      double vehicles = seconds[type] / measuredSeconds;
      return new Stream(
          vehicles / (LINK_COUNT * LINK_METERS) * Units.METERS_PER_KILOMETER,
          Units.perHour(linksLeft[type] / LINK_COUNT / measuredSeconds));
    }
  }
}
