package vn.luong.scenario.freight;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luong.gis.binhduong.FreightTables;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.scenario.landuse.Zones;
import vn.luong.scenario.people.Draw;
import vn.luong.scenario.people.GatewayDemand;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.random.RandomStream;

/**
 * Draws trucks with their tours of a working day, as agents of the subpopulation {@value #SUBPOPULATION} after all
 * persons: tours from stop to stop within the area, tours across the border, and who only passes through. They are called
 * {@code truck-<place>-<type>-<n>}, {@code truck-<place>-out-<type>-<n>} and {@code truck-through-<gateway>-<type>-<n>}.
 * A vehicle makes one tour. The same seed gives the same trucks; a sample has its share of them.
 */
public final class FreightSynthesis {
  /** Subpopulation of the trucks. */
  public static final String SUBPOPULATION = "freight";

  /** Mode of their legs, and of the links that are open to them. */
  public static final String MODE = "truck";

  /** Where a truck is at home. */
  public static final String BASE = "freight-base";

  /** Where it loads and unloads. */
  public static final String STOP = "freight-stop";

  /** Beyond a gateway, at a port or at a customer's. */
  public static final String OUTSIDE = "freight-outside";

  private static final Logger LOG = LoggerFactory.getLogger(FreightSynthesis.class);

  private static final int INSIDE_PURPOSE = 21;
  private static final int ACROSS_PURPOSE = 22;
  private static final int THROUGH_PURPOSE = 23;
  private static final int MOST_TYPES = 16;
  private static final double SECONDS_PER_HOUR = 3600;

  /** MATSim's attribute for persons whose vehicle is not of the mode's type. */
  private static final String VEHICLE_TYPES = "vehicleTypes";

  private static final String VEHICLE_TYPES_CLASS = "org.matsim.vehicles.PersonVehicleTypes";

  /**
   * Where the trucks drive.
   *
   * @param isForTrucks links that trucks can reach and leave
   * @param zoneOfLink zone of each link, negative where there are no addresses
   * @param gateways who comes and goes at the border
   * @param year of the terminals
   */
  public record Ground(
      Zones zones,
      ZoneStock stock,
      IntPredicate isForTrucks,
      int[] zoneOfLink,
      List<GatewayDemand> gateways,
      int year) {}

  /**
   * How many.
   *
   * @param share share of the vehicles that there are, 1 as in the tables
   * @param sample share of them that is simulated
   */
  public record Extent(double share, double sample, long seed) {}

  private final FreightTables tables;
  private final Population population;
  private final Extent extent;
  private final List<GatewayDemand> gateways;
  private final List<Generator> generators = new ArrayList<>();
  private final TruckPlaces places;
  private final List<TruckFlows> flows = new ArrayList<>();
  private final List<Draw> startHours = new ArrayList<>();
  private final int mode;
  private final int base;
  private final int stop;
  private final int outside;
  private final RandomStream random = RandomStream.of(0);
  private final List<Integer> typeOfTruck = new ArrayList<>();
  private double wanted;
  private long drawn;

  private FreightSynthesis(
      FreightTables tables, Population population, Ground ground, Extent extent) {
    this.tables = tables;
    this.population = population;
    this.extent = extent;
    gateways = ground.gateways().stream()
        .filter(gateway -> ground.isForTrucks().test(gateway.link()))
        .toList();
    List<Generator> all = new Generation(tables, ground.zones(), ground.stock(), extent.share())
        .generators(tables.terminals(), ground.year());
    places = new TruckPlaces(
        population.network(), ground.isForTrucks(), ground.zoneOfLink(), ground.stock(), all);
    for (int generator = 0; generator < all.size(); generator++) {
      // Nothing arrives where trucks cannot go; who counts keeps its number.
      Generator place = all.get(generator);
      generators.add(places.isReached(generator) ? place : place.withoutArrivals());
    }
    for (int type = 0; type < tables.vehicles().size(); type++) {
      flows.add(new TruckFlows(tables, type, generators, gateways, extent.share()));
      int ofType = type;
      startHours.add(
          new Draw(tables.hours().stream().mapToDouble(hour -> hour.get(ofType)).toArray()));
    }
    mode = population.modeTable().add(MODE);
    base = population.activityTypes().add(BASE);
    stop = population.activityTypes().add(STOP);
    outside = population.activityTypes().add(OUTSIDE);
  }

  /**
   * Adds the trucks to a population.
   *
   * @return index of the type in the tables of each of them, in the order of the persons added
   */
  public static List<Integer> draw(
      FreightTables tables, Population population, Ground ground, Extent extent) {
    FreightSynthesis synthesis = new FreightSynthesis(tables, population, ground, extent);
    for (int type = 0; type < tables.vehicles().size(); type++) {
      synthesis.addInside(type);
      synthesis.addAcross(type);
      synthesis.addThrough(type);
    }
    LOG.info(
        "freight: {} trucks, a sample of {} %",
        synthesis.typeOfTruck.size(), extent.sample() * 100);
    return List.copyOf(synthesis.typeOfTruck);
  }

  /** Vehicles to draw; what rounding leaves over goes on to the next place, so that the totals are right. */
  private int count(double tours) {
    wanted += tours * extent.sample();
    int count = (int) (Math.round(wanted) - drawn);
    drawn += count;
    return count;
  }

  private void addInside(int type) {
    TruckFlows flow = flows.get(type);
    for (int generator = 0; generator < generators.size(); generator++) {
      int tours = count(flow.toursInside(generator));
      for (int number = 0; number < tours; number++) {
        seek(INSIDE_PURPOSE, type, generators.get(generator).id(), number);
        TruckTour tour = new TruckTour(mode, base, places.at(generator, random), start(type));
        int at = generator;
        for (int customer = 0; customer < flow.vehicle().stopsPerTour(); customer++) {
          at = flow.nextStop(at).next(random);
          tour.stopAt(stop, places.at(at, random), stay(flow.vehicle().stopSeconds()));
        }
        add(generators.get(generator).id(), type, number, tour.toPlan());
      }
    }
  }

  private void addAcross(int type) {
    TruckFlows flow = flows.get(type);
    for (int generator = 0; generator < generators.size(); generator++) {
      int tours = count(flow.toursAcross(generator));
      for (int number = 0; number < tours; number++) {
        seek(ACROSS_PURPOSE, type, generators.get(generator).id(), number);
        int gateway = flow.gatewayOf(generator).next(random);
        if (gateway != Draw.NOTHING) {
          add(
              generators.get(generator).id() + "-out",
              type,
              number,
              across(type, generator, gateway));
        }
      }
    }
  }

  private Plan across(int type, int generator, int gateway) {
    FreightTables.Vehicle vehicle = tables.vehicles().get(type);
    TruckPlaces.Place inside = places.at(generator, random);
    if (random.nextDouble() < vehicle.outsideBaseShare()) {
      TruckTour tour = new TruckTour(mode, base, at(gateway), start(type));
      tour.stopAt(stop, inside, stay(vehicle.stopSeconds()));
      return tour.toPlan();
    }
    TruckTour tour = new TruckTour(mode, base, inside, start(type));
    tour.stopAt(outside, at(gateway), stay(tables.service().outsideSeconds()));
    return tour.toPlan();
  }

  private void addThrough(int type) {
    TruckFlows flow = flows.get(type);
    for (int gateway = 0; gateway < gateways.size(); gateway++) {
      int vehicles = count(flow.toursThrough(gateway));
      String id = gateways.get(gateway).id();
      for (int number = 0; number < vehicles; number++) {
        seek(THROUGH_PURPOSE, type, id, number);
        TruckTour tour = new TruckTour(mode, base, at(gateway), start(type));
        // It does not come back on the same day.
        add(
            "through-" + id,
            type,
            number,
            tour.endingAt(outside, at(flow.exitOf(gateway).next(random))));
      }
    }
  }

  private TruckPlaces.Place at(int gateway) {
    GatewayDemand demand = gateways.get(gateway);
    return new TruckPlaces.Place(demand.link(), demand.x(), demand.y());
  }

  private void seek(int purpose, int type, String place, int number) {
    random.reset(
        extent.seed(), (long) purpose * MOST_TYPES + type, RandomStream.keyOfText(place), number);
  }

  private double start(int type) {
    return (startHours.get(type).next(random) + random.nextDouble()) * SECONDS_PER_HOUR;
  }

  /** Between half of the mean and one and a half of it. */
  private double stay(double meanSeconds) {
    return meanSeconds * (0.5 + random.nextDouble());
  }

  private void add(String place, int type, int number, Plan plan) {
    String typeId = tables.vehicles().get(type).id();
    int person = population.addPerson("truck-" + place + "-" + typeId + "-" + number);
    AttributeTable attributes = population.personAttributes();
    attributes.putText(person, Population.SUBPOPULATION, SUBPOPULATION);
    attributes.put(
        person,
        VEHICLE_TYPES,
        new AttributeTable.Value(VEHICLE_TYPES_CLASS, "{\"" + MODE + "\":\"" + typeId + "\"}"));
    population.plans().addEncoded(person, population.plans().encode(plan));
    typeOfTruck.add(type);
  }
}
