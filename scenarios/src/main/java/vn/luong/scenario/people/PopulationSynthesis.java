package vn.luong.scenario.people;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luong.scenario.landuse.Redevelopment;
import vn.luong.scenario.landuse.Site;
import vn.luong.scenario.landuse.Use;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.scenario.landuse.Zones;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.random.RandomStream;

/**
 * Draws the synthetic population of a study area: residents to the totals of each zone, commuters to the totals of each
 * gateway, all with day plans. Persons are called {@code <zone>-<household>-<member>}, {@code
 * site-<site>-<household>-<member>}, {@code in-<gateway>-<n>} and {@code through-<gateway>-<n>}.
 *
 * <p>Zones are drawn in parallel; every household has a random stream of its own, so the result is the same for any
 * number of threads. Plans are encoded at once, no objects are kept per person.
 */
public final class PopulationSynthesis {
  /** Subpopulation of those who live in the study area. */
  public static final String RESIDENT = "resident";

  /** Subpopulation of those who live outside. */
  public static final String GATEWAY = "gateway";

  private static final String SITE_PERSONS = "site-";

  private static final Logger LOG = LoggerFactory.getLogger(PopulationSynthesis.class);

  private static final int HOUSEHOLD_PURPOSE = 1;
  private static final int DAY_PURPOSE = 2;
  private static final int INBOUND_PURPOSE = 3;
  private static final int THROUGH_PURPOSE = 4;
  private static final int SITE_HOUSEHOLD_PURPOSE = 5;
  private static final int SITE_DAY_PURPOSE = 6;

  private final Zones zones;
  private final ZoneStock stock;
  private final Redevelopment redevelopment;
  private final List<GatewayDemand> gateways;
  private final SynthesisParameters parameters;
  private final StreetPlaces places;
  private final Population population;
  private final Households households;
  private final DestinationChoice destinations;
  private final DayPlans dayPlans;
  private final boolean hasWorkerBuses;

  private PopulationSynthesis(
      Network network,
      Addresses addresses,
      Zones zones,
      ZoneStock stock,
      List<GatewayDemand> gateways,
      TransitReach reach,
      WorkerBusReach workerBuses,
      Facilities facilities,
      SynthesisParameters parameters) {
    this.zones = zones;
    this.stock = stock;
    redevelopment = stock.redevelopment();
    this.gateways = List.copyOf(gateways);
    this.parameters = parameters;
    places = new StreetPlaces(network, addresses, zones.size(), stock.estates(), redevelopment);
    population = new Population(network, facilities);
    hasWorkerBuses = workerBuses != WorkerBusReach.NONE;
    households = new Households(stock, zones.all(), parameters.carGrowth());
    destinations = new DestinationChoice(zones, stock, gateways, places, households, parameters);
    dayPlans = new DayPlans(
        destinations,
        new ActivityTypes(population.activityTypes()),
        new FirstMode(network.modeTable(), parameters.carGrowth(), reach),
        workerBuses,
        parameters);
  }

  /**
   * Draws everybody.
   *
   * @param addresses where people live and go
   * @param reach where plans may begin with public transport
   * @param workerBuses whom the buses of companies take to work
   * @param facilities those that sites are
   * @throws IllegalArgumentException if a zone with residents has no street
   */
  public static Population draw(
      Network network,
      Addresses addresses,
      Zones zones,
      ZoneStock stock,
      List<GatewayDemand> gateways,
      TransitReach reach,
      WorkerBusReach workerBuses,
      Facilities facilities,
      SynthesisParameters parameters) {
    PopulationSynthesis synthesis = new PopulationSynthesis(
        network, addresses, zones, stock, gateways, reach, workerBuses, facilities, parameters);
    synthesis.checkStreets();
    synthesis.addResidents();
    int residents = synthesis.population.personCount();
    synthesis.addOutsiders();
    int outsiders = synthesis.population.personCount() - residents;
    synthesis.addResidentsOfSites();
    LOG.info(
        "population: {} residents and {} persons from outside, a sample of {} %",
        synthesis.population.personCount() - outsiders, outsiders, parameters.sample() * 100);
    return synthesis.population;
  }

  private void checkStreets() {
    for (int zone = 0; zone < zones.size(); zone++) {
      if (stock.residents(zone) + stock.jobs(zone) > 0 && !places.hasStreets(zone)) {
        throw new IllegalArgumentException(
            "zone \"" + zones.zone(zone).id() + "\" has residents or jobs, but no street");
      }
    }
  }

  private void addResidents() {
    int[] wanted = wantedPersons();
    // A zone is added while the ones after it are still being drawn.
    List<CompletableFuture<DrawnPersons>> drawn = IntStream.range(0, zones.size())
        .mapToObj(zone -> CompletableFuture.supplyAsync(
            () -> drawZone(zone, wanted[zone]), ForkJoinPool.commonPool()))
        .collect(Collectors.toCollection(ArrayList::new));
    for (int zone = 0; zone < drawn.size(); zone++) {
      String id = zones.zone(zone).id();
      // Nobody needs the objects once they are in the columns.
      drawn.set(zone, null).join().addTo(population, id, id, hasWorkerBuses);
    }
  }

  /** Persons per zone; rounding carries over from zone to zone, so that the total is right as well. */
  private int[] wantedPersons() {
    int[] wanted = new int[zones.size()];
    long before = 0;
    long residents = 0;
    for (int zone = 0; zone < wanted.length; zone++) {
      residents += redevelopment.streetResidents(zone, stock.residents(zone));
      long until = Math.round(residents * parameters.sample());
      wanted[zone] = (int) (until - before);
      before = until;
    }
    return wanted;
  }

  private DrawnPersons drawZone(int zone, int wanted) {
    DrawnPersons drawn = new DrawnPersons();
    RandomStream random = RandomStream.of(0);
    int missing = wanted;
    for (int household = 0; missing > 0; household++) {
      random.reset(parameters.seed(), HOUSEHOLD_PURPOSE, zone, household);
      List<Resident> members = households.next(zone, household, missing, random);
      StreetPlaces.Place home = places.home(zone, random);
      missing -= members.size();
      double kept = redevelopment.keptShare(Use.HOMES, home.link());
      if (kept < 1 && random.nextDouble() >= kept) {
        continue;
      }
      for (Resident member : members) {
        member.home = home;
        random.reset(parameters.seed(), DAY_PURPOSE, zone, (long) household << 8 | member.member);
        drawn.add(member, population.plans().encode(dayPlans.of(member, random)));
      }
    }
    return drawn;
  }

  /** Last of all, so that everybody else is the same person with and without the sites. */
  private void addResidentsOfSites() {
    List<Site> sites = redevelopment.sites();
    int[] wanted = new int[sites.size()];
    long before = 0;
    long residents = 0;
    for (int site = 0; site < wanted.length; site++) {
      residents += sites.get(site).residents();
      long until = Math.round(residents * parameters.sample());
      wanted[site] = (int) (until - before);
      before = until;
    }
    List<DrawnPersons> drawn = IntStream.range(0, wanted.length)
        .parallel()
        .mapToObj(site -> drawSite(site, wanted[site]))
        .toList();
    for (int site = 0; site < wanted.length; site++) {
      drawn
          .get(site)
          .addTo(
              population,
              SITE_PERSONS + sites.get(site).id(),
              zones.zone(sites.get(site).zone()).id(),
              hasWorkerBuses);
    }
  }

  private DrawnPersons drawSite(int number, int wanted) {
    Site site = redevelopment.sites().get(number);
    DrawnPersons drawn = new DrawnPersons();
    RandomStream random = RandomStream.of(0);
    int missing = wanted;
    for (int household = 0; missing > 0; household++) {
      random.reset(parameters.seed(), SITE_HOUSEHOLD_PURPOSE, number, household);
      List<Resident> members = households.next(site.zone(), household, missing, random);
      StreetPlaces.Place home = places.inSite(site, random);
      for (Resident member : members) {
        member.home = home;
        random.reset(
            parameters.seed(), SITE_DAY_PURPOSE, number, (long) household << 8 | member.member);
        drawn.add(member, population.plans().encode(dayPlans.of(member, random)));
      }
      missing -= members.size();
    }
    return drawn;
  }

  private void addOutsiders() {
    RandomStream random = RandomStream.of(0);
    for (int gateway = 0; gateway < gateways.size(); gateway++) {
      GatewayDemand demand = gateways.get(gateway);
      long inbound = Math.round(demand.inbound() * parameters.sample());
      for (int number = 0; number < inbound; number++) {
        random.reset(parameters.seed(), INBOUND_PURPOSE, gateway, number);
        boolean isWorker = random.nextDouble() < WorkTrips.INBOUND_WORKER_SHARE;
        DayPlans.Inbound drawn = dayPlans.ofInbound(demand, gateway, isWorker, random);
        addOutsider(
            "in-" + demand.id() + "-" + number,
            population.plans().encode(drawn.plan()),
            drawn.workerBusLines());
      }
      long through = Math.round(demand.through() * parameters.sample());
      for (int number = 0; number < through; number++) {
        random.reset(parameters.seed(), THROUGH_PURPOSE, gateway, number);
        int exit = destinations.exitOf(gateway, random);
        if (exit != Draw.NOTHING) {
          addOutsider(
              "through-" + demand.id() + "-" + number,
              population.plans().encode(dayPlans.ofThrough(demand, gateways.get(exit), random)),
              null);
        }
      }
    }
  }

  private void addOutsider(String id, byte[] plan, String workerBusLines) {
    int person = population.addPerson(id);
    AttributeTable attributes = population.personAttributes();
    attributes.putText(person, Population.SUBPOPULATION, GATEWAY);
    attributes.putText(person, PersonAttributes.CAR_AVAILABLE, PersonAttributes.ALWAYS);
    attributes.putText(person, PersonAttributes.MOTORBIKE_AVAILABLE, PersonAttributes.ALWAYS);
    if (hasWorkerBuses) {
      PersonAttributes.writeWorkerBus(attributes, person, workerBusLines);
    }
    population.plans().addEncoded(person, plan);
  }

  /** Persons of one zone, drawn by one thread and waiting to be added in order. */
  private static final class DrawnPersons {
    private final List<PersonAttributes> persons = new ArrayList<>();
    private final List<byte[]> plans = new ArrayList<>();

    void add(Resident resident, byte[] plan) {
      persons.add(PersonAttributes.of(resident));
      plans.add(plan);
    }

    void addTo(Population population, String prefix, String zone, boolean hasWorkerBuses) {
      for (int position = 0; position < plans.size(); position++) {
        PersonAttributes person = persons.get(position);
        int index = population.addPerson(prefix + "-" + person.household() + "-" + person.member());
        person.write(population.personAttributes(), index, zone);
        if (hasWorkerBuses) {
          PersonAttributes.writeWorkerBus(
              population.personAttributes(), index, person.workerBusLines());
        }
        population.plans().addEncoded(index, plans.get(position));
      }
    }
  }
}
