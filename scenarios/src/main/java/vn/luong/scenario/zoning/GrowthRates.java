package vn.luong.scenario.zoning;

/**
 * What comes and goes with people and jobs.
 *
 * @param schoolPlacesPerResident places in schools
 * @param shopsPerResident attraction for shoppers
 * @param shopsPerService the same per job in services
 */
public record GrowthRates(
    double schoolPlacesPerResident, double shopsPerResident, double shopsPerService) {}
