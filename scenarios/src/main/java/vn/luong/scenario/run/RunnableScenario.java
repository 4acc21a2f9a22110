package vn.luong.scenario.run;

import java.util.List;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.sim.evolution.Execution;
import vn.luong.sim.fares.Charges;
import vn.luong.sim.fares.TollGates;
import vn.luong.sim.fares.TollParameters;
import vn.luong.sim.fares.TollTable;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.population.Population;
import vn.luong.sim.ridership.Ridership;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;

/**
 * A scenario ready to run, whatever format it came from. The population carries the network, the modes and the
 * facilities.
 *
 * @param name name for people
 * @param description one or two sentences; may be empty
 * @param crs coordinate reference system, e.g. {@code EPSG:32648}; empty if unknown
 * @param population persons and their plans; changed by the run
 * @param fleet vehicles, those of public transport among them
 * @param transit the timetable and the vehicles of the fleet that serve it
 * @param changes changes of links over the day
 * @param engine how the engine works
 * @param settings how far and how the run goes
 * @param zones zones for results
 * @param inputs files that were read
 * @param attributions who must be named when results are shown
 */
public record RunnableScenario(
    String name,
    String description,
    String crs,
    Population population,
    Fleet fleet,
    TransitVehicles transit,
    NetworkChanges changes,
    EngineParameters engine,
    RunSettings settings,
    ZoneMap zones,
    List<RunManifest.Input> inputs,
    List<String> attributions) {

  public RunnableScenario {
    inputs = List.copyOf(inputs);
    attributions = List.copyOf(attributions);
  }

  public RunnableScenario withSettings(RunSettings newSettings) {
    return new RunnableScenario(
        name,
        description,
        crs,
        population,
        fleet,
        transit,
        changes,
        engine,
        newSettings,
        zones,
        inputs,
        attributions);
  }

  public Network network() {
    return population.network();
  }

  /** Persons who are simulated; trucks are none. */
  public int travellerCount() {
    return population.personCount() - truckCount();
  }

  /** Trucks that are simulated. */
  public int truckCount() {
    return population.personsOf(settings.goods().subpopulation()).cardinality();
  }

  /** Learns how full public transport is; null if nobody minds. */
  Ridership ridership() {
    return engine.passengers().crowding() == null
        ? null
        : new Ridership(transit, engine.passengers().crowding(), population.personCount());
  }

  /** Executes days, with what travellers pay among the events. */
  Execution execution(Mobsim mobsim) {
    return withTolls(withCharges(mobsim::run));
  }

  private Execution withCharges(Execution day) {
    PassengerParameters passengers = engine.passengers();
    if (!passengers.hasCharges()) {
      return day;
    }
    Charges charges = new Charges(passengers.fares(), passengers.parking(), population, transit);
    return (seed, iteration, sink) -> day.run(seed, iteration, charges.into(sink));
  }

  private Execution withTolls(Execution day) {
    TollParameters tolls = engine.passengers().tolls();
    if (tolls == null) {
      return day;
    }
    TollGates gates = new TollGates(
        new TollTable(tolls, network()), population.personCount(), fleet.vehicleCount());
    return (seed, iteration, sink) -> day.run(seed, iteration, gates.into(sink));
  }

  /** A new mobsim of the scenario. */
  Mobsim mobsim() {
    return new Mobsim(
        population,
        fleet,
        engine.mobsim().withDistances(engine.scoring().countsDistance()),
        changes,
        transit,
        engine.passengers().crowding() == null
            ? engine.operations()
            : engine.operations().withDeniedBoarding(true));
  }
}
