package vn.luong.scenario.indicators;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.population.Population;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;

/**
 * Listens to one simulated day, normally the last iteration, and writes its tables and indicators.
 *
 * <p>Threads: one.
 */
public final class DayRecorder implements EventSink {
  private final IndicatorParameters parameters;
  private final LinkTraffic links;
  private final TripRecorder trips;

  /** Null if there are no trucks. */
  private final FreightDay freight;

  private final Payments payments = new Payments();
  private final FacilityVisits facilities;
  private final ClosedRoadUse closedRoads;

  /** A recorder of a day without public transport. */
  public DayRecorder(Population population, Fleet fleet, IndicatorParameters parameters) {
    this(population, TransitVehicles.none(fleet), parameters);
  }

  /** A recorder of a day with the vehicles of public transport in their fleet, none of which is left out in a sample. */
  public DayRecorder(
      Population population, TransitVehicles transit, IndicatorParameters parameters) {
    this.parameters = parameters;
    links = new LinkTraffic(
        population.network(),
        transit.fleet(),
        parameters.expansionFactor() == 1 ? new BitSet() : inFleet(transit));
    facilities = new FacilityVisits(population);
    BitSet trucks = population.personsOf(parameters.goods());
    trips = new TripRecorder(population, transit.fleet(), person -> !trucks.get(person));
    freight = trucks.isEmpty() ? null : new FreightDay(population, transit.fleet(), trucks);
    closedRoads = new ClosedRoadUse(
        population.network(), population.personCount(), transit.fleet().vehicleCount());
  }

  private static BitSet inFleet(TransitVehicles transit) {
    BitSet vehicles = new BitSet();
    for (int vehicle = 0; vehicle < transit.vehicleCount(); vehicle++) {
      if (transit.fleetVehicle(vehicle) != Fleet.NO_VEHICLE) {
        vehicles.set(transit.fleetVehicle(vehicle));
      }
    }
    return vehicles;
  }

  @Override
  public void accept(EventBuffer events) {
    links.accept(events);
    trips.accept(events);
    payments.accept(events);
    facilities.accept(events);
    if (freight != null) {
      freight.accept(events);
    }
    closedRoads.accept(events);
  }

  /** What drivers paid. */
  public Payments payments() {
    return payments;
  }

  /** What each link saw. */
  public LinkTraffic linkTraffic() {
    return links;
  }

  /** What persons did. */
  public TripRecorder trips() {
    return trips;
  }

  /** Link results, for maps. */
  public LinkDay linkDay() {
    return new LinkDay(links, parameters);
  }

  /** All indicators of the day. */
  public IndicatorTable indicators() {
    List<Indicator> all = new ArrayList<>();
    all.addAll(TripIndicators.of(trips, parameters.expansionFactor()));
    all.addAll(LinkIndicators.of(linkDay(), links, parameters.expansionFactor()));
    if (freight != null) {
      all.addAll(FreightIndicators.of(freight, parameters.expansionFactor()));
    }
    all.addAll(closedRoads.indicators(parameters.expansionFactor()));
    return new IndicatorTable(all);
  }

  /** Writes network, links, trips, legs, zones and facilities as tables. */
  public void write(RunFolder folder, ZoneMap zones) {
    write(folder, zones, List.of());
  }

  /**
   * Writes network, links, trips, legs, zones and facilities as tables.
   *
   * @param more what else is known of the zones, behind the columns of their trips
   */
  public void write(RunFolder folder, ZoneMap zones, List<ZoneColumn> more) {
    new LinkTables(linkDay(), links, freight, parameters.expansionFactor()).write(folder);
    new TripTables(trips, zones, more, parameters.expansionFactor()).write(folder);
    facilities.write(folder, parameters.expansionFactor());
    if (freight != null) {
      new TripTables(freight.trips(), zones, more, parameters.expansionFactor())
          .writeTrips(folder.file(RunFolder.FREIGHT_TRIPS));
    }
  }
}
