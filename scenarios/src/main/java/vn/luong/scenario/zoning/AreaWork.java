package vn.luong.scenario.zoning;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import vn.luong.scenario.config.ZoningColumns;
import vn.luong.scenario.landuse.Estate;
import vn.luong.scenario.landuse.Redevelopment;
import vn.luong.scenario.landuse.Sector;
import vn.luong.scenario.landuse.Site;
import vn.luong.scenario.landuse.Use;
import vn.luong.scenario.landuse.ZoneStock;

/** What an area holds, and what it is to hold. Jobs in the order of {@link Sector}. */
final class AreaWork {
  final UseArea area;
  final AreaStreets streets;
  final double residentsBefore;
  final double[] jobsBefore = new double[Sector.values().length];
  final double residentsAfter;
  final double[] jobsAfter = new double[Sector.values().length];
  /** What the area's streets of each zone hold: residents, then jobs by sector. */
  final Map<Integer, double[]> held = new TreeMap<>();
  /** What its part of each estate holds. */
  final double[] heldOfEstates;
  /** Jobs in shops among those that are new. */
  final double newRetailJobs;

  AreaWork(UseArea area, AreaStreets streets, ZoneStock stock) {
    this.area = area;
    this.streets = streets;
    double people = 0;
    double households = 0;
    Redevelopment redevelopment = stock.redevelopment();
    Map<Integer, Double> ofHomes = streets.sharesOfZones(Use.HOMES, redevelopment);
    for (Map.Entry<Integer, Double> part : ofHomes.entrySet()) {
      int zone = part.getKey();
      double here = part.getValue() * streetResidents(stock, zone);
      held.computeIfAbsent(zone, ignored -> new double[1 + jobsBefore.length])[0] = here;
      people += here;
      for (int size = 1; size <= ZoneStock.HOUSEHOLD_SIZES; size++) {
        households +=
            here * stock.households(zone, size) / Math.max(1, stock.personsInHouseholds(zone));
      }
    }
    for (Sector sector : Sector.values()) {
      streets.sharesOfZones(Use.of(sector), redevelopment).forEach((zone, share) -> {
        double left = streetJobs(stock, zone, sector);
        double jobs = share * redevelopment.streetJobs(sector, zone, left);
        held.get(zone)[1 + sector.ordinal()] = jobs;
        jobsBefore[sector.ordinal()] += jobs;
      });
    }
    heldOfEstates = streets.sharesOfEstates(redevelopment);
    for (int estate = 0; estate < heldOfEstates.length; estate++) {
      heldOfEstates[estate] *=
          redevelopment.estateJobs(estate, stock.estates().get(estate).jobs());
      jobsBefore[Sector.INDUSTRY.ordinal()] += heldOfEstates[estate];
    }
    residentsBefore = people;
    FloorArea floor = new FloorArea(area);
    double perDwelling = households > 0 ? people / households : ofAll(stock);
    residentsAfter = residents(floor, perDwelling);
    jobsAfter[Sector.INDUSTRY.ordinal()] = jobs(
        Sector.INDUSTRY,
        ZoningColumns.INDUSTRY_JOBS,
        floor.hasIndustry() ? OptionalDouble.of(floor.industryJobs()) : OptionalDouble.empty());
    jobsAfter[Sector.SERVICES.ordinal()] = jobs(
        Sector.SERVICES,
        ZoningColumns.SERVICE_JOBS,
        floor.hasServices() ? OptionalDouble.of(floor.serviceJobs()) : OptionalDouble.empty());
    jobsAfter[Sector.AGRICULTURE.ordinal()] =
        jobs(Sector.AGRICULTURE, ZoningColumns.FARM_JOBS, OptionalDouble.empty());
    newRetailJobs = Math.max(
        0,
        Math.min(
            floor.retailJobs(),
            jobsAfter[Sector.SERVICES.ordinal()] - jobsBefore[Sector.SERVICES.ordinal()]));
  }

  /** Residents of a zone who do not live at sites, those who left areas included. */
  static double streetResidents(ZoneStock stock, int zone) {
    return stock.redevelopment().streetResidents(zone, stock.residents(zone));
  }

  /** Jobs of a zone that are neither in estates nor at sites. */
  static double streetJobs(ZoneStock stock, int zone, Sector sector) {
    double jobs = stock.jobs(sector, zone);
    for (Site site : stock.redevelopment().sites()) {
      jobs -= site.zone() == zone ? site.jobs(sector) : 0;
    }
    for (Estate estate : stock.estates()) {
      jobs -= sector == Sector.INDUSTRY && estate.zone() == zone ? estate.jobs() : 0;
    }
    return Math.max(0, jobs);
  }

  private static double ofAll(ZoneStock stock) {
    double persons = 0;
    double households = 0;
    for (int zone = 0; zone < stock.zoneCount(); zone++) {
      persons += stock.personsInHouseholds(zone);
      for (int size = 1; size <= ZoneStock.HOUSEHOLD_SIZES; size++) {
        households += stock.households(zone, size);
      }
    }
    return persons / Math.max(1, households);
  }

  private double residents(FloorArea floor, double perDwelling) {
    if (area.says(ZoningColumns.RESIDENTS)) {
      return area.number(ZoningColumns.RESIDENTS).orElseThrow();
    }
    if (area.says(ZoningColumns.DWELLINGS)) {
      return perDwelling * area.number(ZoningColumns.DWELLINGS).orElseThrow();
    }
    String residentsAdded = ZoningColumns.RESIDENTS + ZoningColumns.ADDED;
    String dwellingsAdded = ZoningColumns.DWELLINGS + ZoningColumns.ADDED;
    if (area.says(residentsAdded) || area.says(dwellingsAdded)) {
      return residentsBefore
          + area.number(residentsAdded).orElse(0)
          + perDwelling * area.number(dwellingsAdded).orElse(0);
    }
    return floor.hasHousing() ? floor.residents() : residentsBefore;
  }

  private double jobs(Sector sector, String column, OptionalDouble onTheFloor) {
    double before = jobsBefore[sector.ordinal()];
    if (area.says(column)) {
      return area.number(column).orElseThrow();
    }
    OptionalDouble added = area.number(column + ZoningColumns.ADDED);
    return added.isPresent() ? before + added.getAsDouble() : onTheFloor.orElse(before);
  }

  double jobsAdded(Sector sector) {
    return jobsAfter[sector.ordinal()] - jobsBefore[sector.ordinal()];
  }

  double totalJobsBefore() {
    return sum(jobsBefore);
  }

  double totalJobsAfter() {
    return sum(jobsAfter);
  }

  private static double sum(double[] jobs) {
    double sum = 0;
    for (double count : jobs) {
      sum += count;
    }
    return sum;
  }

  /** True if somebody or something comes in addition. */
  boolean grows() {
    boolean grows = residentsAfter >= residentsBefore + 0.5;
    for (Sector sector : Sector.values()) {
      grows |= jobsAdded(sector) > 0;
    }
    return grows;
  }
}
