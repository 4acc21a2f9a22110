package vn.luong.scenario.ridership;

import java.util.Map;

/**
 * What running vehicles costs an operator: so much per vehicle-kilometre (energy, tyres, upkeep) and per vehicle-hour (crew),
 * by transport mode, empty runs included.
 *
 * @param rates by transport mode, e.g. {@code bus}; modes without one have no costs
 * @param currency unit of money, e.g. {@code VND}; empty if unknown
 * @param source where the rates are from
 */
public record OperatingCosts(Map<String, Rate> rates, String currency, String source) {
  /** Nothing is known of costs. */
  public static final OperatingCosts NONE = new OperatingCosts(Map.of(), "", "");

  /** Money per vehicle-kilometre and per vehicle-hour, both ≥ 0. */
  public record Rate(double perVehicleKilometer, double perVehicleHour) {
    public Rate {
      if (!(perVehicleKilometer >= 0) || !(perVehicleHour >= 0)) {
        throw new IllegalArgumentException(perVehicleKilometer + " per vehicle-km and "
            + perVehicleHour + " per vehicle-hour must be ≥ 0");
      }
    }
  }

  public OperatingCosts {
    rates = Map.copyOf(rates);
  }

  /** Costs of so much operation; NaN if the mode has no rate. */
  double of(String mode, double vehicleKilometers, double vehicleHours) {
    Rate rate = rates.get(mode);
    return rate == null
        ? Double.NaN
        : rate.perVehicleKilometer() * vehicleKilometers + rate.perVehicleHour() * vehicleHours;
  }
}
