package vn.luong.scenario.run;

import java.util.Optional;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.operations.OperationsParameters;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.trips.TransitRoutingParameters;

/**
 * The parameters of every room of the engine.
 *
 * @param mobsim of the simulated day
 * @param operations of public transport
 * @param travelTimes of the tables that routers use
 * @param separateModeTravelTimes true if each network mode learns from its own vehicles only
 * @param measuredModes network modes (bits) whose vehicles are measured if they are not separate
 * @param routing of trips
 * @param transitRouting of trips by public transport; null if there is none
 * @param scoring of executed plans
 * @param replanning of the next plans
 * @param passengers what travellers mind beside time and distance
 */
public record EngineParameters(
    MobsimParameters mobsim,
    OperationsParameters operations,
    TravelTimeParameters travelTimes,
    boolean separateModeTravelTimes,
    long measuredModes,
    RoutingParameters routing,
    TransitRoutingParameters transitRouting,
    ScoringParameters scoring,
    ReplanningParameters replanning,
    PassengerParameters passengers) {

  /** Nobody minds crowding, and nothing is paid but by distance. */
  public EngineParameters(
      MobsimParameters mobsim,
      OperationsParameters operations,
      TravelTimeParameters travelTimes,
      boolean separateModeTravelTimes,
      long measuredModes,
      RoutingParameters routing,
      TransitRoutingParameters transitRouting,
      ScoringParameters scoring,
      ReplanningParameters replanning) {
    this(
        mobsim,
        operations,
        travelTimes,
        separateModeTravelTimes,
        measuredModes,
        routing,
        transitRouting,
        scoring,
        replanning,
        PassengerParameters.NONE);
  }

  /**
   * How people walk: as on the way to public transport, else as by the mode that leads to vehicles.
   *
   * @return empty if the scenario says nothing of it
   */
  public Optional<WalkParameters> walk() {
    if (transitRouting != null) {
      return Optional.of(transitRouting.walk());
    }
    return routing.teleportedModes().stream()
        .filter(mode -> mode.mode() == routing.accessMode() && mode.isBySpeed())
        .map(mode -> WalkParameters.of(mode.speedMetersPerSecond(), mode.beelineDistanceFactor()))
        .findFirst();
  }

  /** The same, but travellers mind these things. */
  public EngineParameters withPassengers(PassengerParameters newPassengers) {
    return new EngineParameters(
        mobsim,
        operations,
        travelTimes,
        separateModeTravelTimes,
        measuredModes,
        routing,
        transitRouting,
        scoring,
        replanning,
        newPassengers);
  }

  /** The same with other ways to travel by public transport. */
  public EngineParameters withTransitRouting(TransitRoutingParameters newTransitRouting) {
    return new EngineParameters(
        mobsim,
        operations,
        travelTimes,
        separateModeTravelTimes,
        measuredModes,
        routing,
        newTransitRouting,
        scoring,
        replanning,
        passengers);
  }
}
