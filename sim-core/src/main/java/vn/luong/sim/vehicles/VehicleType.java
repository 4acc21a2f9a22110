package vn.luong.sim.vehicles;

/**
 * A kind of vehicle (MATSim {@code VehicleType}); defaults as in {@code vehicleDefinitions_v2.0.xsd}.
 *
 * @param id name of the type
 * @param lengthMeters length of the vehicle
 * @param widthMeters width of the vehicle
 * @param maximumSpeedMetersPerSecond speed it cannot exceed; infinite if unlimited
 * @param pce passenger-car equivalents it takes of flow and storage
 * @param flowEfficiencyFactor PCE / this is what it takes of flow capacity
 * @param seatCount seats
 * @param standingCount persons that can stand
 * @param networkMode mode of the links it drives on
 * @param manoeuvres what it does that others on the link do not; only used where that differs by type
 * @param boarding times of boarding and alighting; only used by transit vehicles
 * @param description free text; empty if none
 */
public record VehicleType(
    String id,
    double lengthMeters,
    double widthMeters,
    double maximumSpeedMetersPerSecond,
    double pce,
    double flowEfficiencyFactor,
    int seatCount,
    int standingCount,
    String networkMode,
    Manoeuvres manoeuvres,
    Boarding boarding,
    String description) {

  /** How doors work (MATSim {@code VehicleType.DoorOperationMode}). */
  public enum DoorOperation {
    SERIAL,
    PARALLEL
  }

  /**
   * Times of getting in and out.
   *
   * @param accessSecondsPerPerson seconds one person takes to board
   * @param egressSecondsPerPerson seconds one person takes to alight
   * @param doors whether boarding waits for alighting
   */
  public record Boarding(
      double accessSecondsPerPerson, double egressSecondsPerPerson, DoorOperation doors) {
    public static final Boarding STANDARD = new Boarding(1.0, 1.0, DoorOperation.SERIAL);
  }

  /** Passengers it holds, seated and standing; a transit driver takes no place. */
  public int passengerCapacity() {
    return seatCount + standingCount;
  }

  /** A type with MATSim's defaults: 7.5 m long, 1 m wide, 1 PCE, no speed limit. */
  public static VehicleType ofMode(String id, String networkMode) {
    return new VehicleType(
        id,
        7.5,
        1.0,
        Double.POSITIVE_INFINITY,
        1.0,
        1.0,
        0,
        0,
        networkMode,
        Manoeuvres.NONE,
        Boarding.STANDARD,
        "");
  }

  /** The same under another name. */
  public VehicleType withId(String newId) {
    return with(newId, maximumSpeedMetersPerSecond, pce, flowEfficiencyFactor, manoeuvres);
  }

  public VehicleType withPce(double newPce) {
    return with(id, maximumSpeedMetersPerSecond, newPce, flowEfficiencyFactor, manoeuvres);
  }

  public VehicleType withMaximumSpeed(double metersPerSecond) {
    return with(id, metersPerSecond, pce, flowEfficiencyFactor, manoeuvres);
  }

  /** The same with another divisor of what it takes of the flow capacity. */
  public VehicleType withFlowEfficiencyFactor(double newFactor) {
    return with(id, maximumSpeedMetersPerSecond, pce, newFactor, manoeuvres);
  }

  public VehicleType withManoeuvres(Manoeuvres newManoeuvres) {
    return with(id, maximumSpeedMetersPerSecond, pce, flowEfficiencyFactor, newManoeuvres);
  }

  private VehicleType with(
      String newId,
      double newMaximumSpeed,
      double newPce,
      double newFlowEfficiency,
      Manoeuvres newManoeuvres) {
    return new VehicleType(
        newId,
        lengthMeters,
        widthMeters,
        newMaximumSpeed,
        newPce,
        newFlowEfficiency,
        seatCount,
        standingCount,
        networkMode,
        newManoeuvres,
        boarding,
        description);
  }
}
