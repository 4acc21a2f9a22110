package vn.luong.scenario.zoning;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import vn.luong.scenario.landuse.Estate;
import vn.luong.scenario.landuse.Redevelopment;
import vn.luong.scenario.landuse.Sector;
import vn.luong.scenario.landuse.Site;
import vn.luong.scenario.landuse.Use;
import vn.luong.scenario.landuse.ZoneStock;

/**
 * Changes what zones hold. What is built becomes sites; what goes away leaves the streets of the area. Schools and shops follow people and
 * jobs at the rates that the whole region has.
 */
final class StockChange {
  private final ZoneStock stock;
  private final Redevelopment redevelopment;
  private final GrowthRates rates;

  StockChange(ZoneStock stock, GrowthRates rates) {
    this.stock = stock;
    this.redevelopment = stock.redevelopment();
    this.rates = rates;
  }

  /** Applies what is to become of an area; growth needs addresses. */
  void apply(AreaWork work, Addresses.Points points, Addresses addresses) {
    removeResidents(work);
    for (Sector sector : Sector.values()) {
      removeJobs(work, sector);
    }
    if (work.grows()) {
      build(work, points, addresses);
    }
  }

  private void removeResidents(AreaWork work) {
    if (!(work.residentsAfter < work.residentsBefore)) {
      return;
    }
    double kept = work.residentsAfter / work.residentsBefore;
    work.held.forEach((zone, here) -> {
      int gone = (int) Math.round((1 - kept) * here[0]);
      addResidents(zone, -gone);
      redevelopment.addGoneResidents(zone, gone);
    });
    thin(Use.HOMES, work, kept);
  }

  private void removeJobs(AreaWork work, Sector sector) {
    double before = work.jobsBefore[sector.ordinal()];
    double after = work.jobsAfter[sector.ordinal()];
    if (!(after < before)) {
      return;
    }
    double kept = after / before;
    work.held.forEach((zone, here) -> {
      double gone = (1 - kept) * here[1 + sector.ordinal()];
      addJobs(sector, zone, -gone);
      redevelopment.addGoneJobs(sector, zone, gone);
    });
    if (sector == Sector.INDUSTRY) {
      for (int estate = 0; estate < work.heldOfEstates.length; estate++) {
        double gone = (1 - kept) * work.heldOfEstates[estate];
        stock.reduceEstate(estate, gone);
        redevelopment.addGoneFromEstate(estate, gone);
      }
    }
    thin(Use.of(sector), work, kept);
  }

  private void thin(Use use, AreaWork work, double kept) {
    for (int position = 0; position < work.streets.addressed.size(); position++) {
      redevelopment.thin(use, work.streets.addressed.getInt(position), kept);
    }
  }

  /** One site in each zone, as large as its part of the addresses. */
  private void build(AreaWork work, Addresses.Points points, Addresses addresses) {
    Map<Integer, IntArrayList> pointsOfZone = new TreeMap<>();
    for (int point = 0; point < points.links.size(); point++) {
      pointsOfZone
          .computeIfAbsent(addresses.zone(points.links.getInt(point)), zone -> new IntArrayList())
          .add(point);
    }
    double growth = Math.max(0, work.residentsAfter - work.residentsBefore);
    double before = 0;
    for (Map.Entry<Integer, IntArrayList> part : pointsOfZone.entrySet()) {
      double share = (double) part.getValue().size() / points.links.size();
      // Rounding carries over, so that the sum is right.
      int residents = (int) (Math.round(growth * (before + share)) - Math.round(growth * before));
      before += share;
      buildIn(part.getKey(), share, residents, work, points, part.getValue());
    }
  }

  private void buildIn(
      int zone,
      double share,
      int residents,
      AreaWork work,
      Addresses.Points points,
      IntArrayList chosen) {
    addResidents(zone, residents);
    List<Double> jobs = new ArrayList<>();
    for (Sector sector : Sector.values()) {
      double added = Math.max(0, share * work.jobsAdded(sector));
      jobs.add(added);
      addJobs(sector, zone, added);
    }
    // Whoever works in a shop counts as such, not as the average of services does.
    double retail = (1 - rates.shopsPerService()) * share * work.newRetailJobs;
    stock.setShops(zone, stock.shops(zone) + retail);
    int count = chosen.size();
    int[] links = new int[count];
    double[] x = new double[count];
    double[] y = new double[count];
    for (int address = 0; address < count; address++) {
      Coordinate place = points.places.get(chosen.getInt(address));
      links[address] = points.links.getInt(chosen.getInt(address));
      x[address] = place.x;
      y[address] = place.y;
    }
    redevelopment.add(new Site(
        work.area.id() + "." + redevelopment.sites().size(),
        zone,
        new Site.Content(
            residents,
            jobs,
            rates.schoolPlacesPerResident() * residents,
            rates.shopsPerResident() * residents
                + rates.shopsPerService() * jobs.get(Sector.SERVICES.ordinal())
                + retail,
            0),
        links,
        x,
        y));
  }

  private void addResidents(int zone, int persons) {
    if (stock.personsInHouseholds(zone) > 0) {
      stock.addResidents(zone, persons);
    } else {
      // Nobody lived there of whom one could know the households.
      for (int size = 1; size <= ZoneStock.HOUSEHOLD_SIZES; size++) {
        stock.setHouseholds(zone, size, stock.households(zone, size) + persons * ofEverybody(size));
      }
      stock.setResidents(zone, stock.residents(zone) + persons);
    }
    stock.setSchoolPlaces(
        zone, Math.max(0, stock.schoolPlaces(zone) + rates.schoolPlacesPerResident() * persons));
    stock.setShops(zone, Math.max(0, stock.shops(zone) + rates.shopsPerResident() * persons));
  }

  /** Households of a size per resident of the region. */
  private double ofEverybody(int size) {
    double persons = 0;
    double households = 0;
    for (int zone = 0; zone < stock.zoneCount(); zone++) {
      persons += stock.personsInHouseholds(zone);
      households += stock.households(zone, size);
    }
    return households / Math.max(1, persons);
  }

  private void addJobs(Sector sector, int zone, double count) {
    stock.addJobs(sector, zone, count);
    if (sector == Sector.SERVICES) {
      stock.setShops(zone, Math.max(0, stock.shops(zone) + rates.shopsPerService() * count));
    }
  }

  /** Residents who are left in zones, those at sites left out. */
  double residentsLeft(List<Integer> zones) {
    return zones.stream().mapToDouble(this::residentsLeft).sum();
  }

  private int residentsLeft(int zone) {
    return redevelopment.residentsLeft(zone, stock.residents(zone));
  }

  /** Jobs of a sector in zones, those at sites left out. */
  double oldJobs(List<Integer> zones, Sector sector) {
    double jobs = 0;
    for (int zone : zones) {
      jobs += AreaWork.streetJobs(stock, zone, sector);
    }
    for (Estate estate : stock.estates()) {
      jobs += sector == Sector.INDUSTRY && zones.contains(estate.zone()) ? estate.jobs() : 0;
    }
    return jobs;
  }

  /** Takes residents away from the streets of zones, everywhere the same share. */
  void takeResidents(List<Integer> zones, long persons) {
    double all = residentsLeft(zones);
    double before = 0;
    for (int zone : zones) {
      int left = residentsLeft(zone);
      double share = left / all;
      int gone = (int) (Math.round(persons * (before + share)) - Math.round(persons * before));
      before += share;
      addResidents(zone, -gone);
      redevelopment.takeFromStreets(zone, left == 0 ? 0 : (double) gone / left);
    }
  }

  /** Takes jobs away from the streets and estates of zones, everywhere the same share. */
  void takeJobs(List<Integer> zones, Sector sector, double count) {
    double share = count / oldJobs(zones, sector);
    for (int zone : zones) {
      addJobs(sector, zone, -share * AreaWork.streetJobs(stock, zone, sector));
      redevelopment.takeJobsFromStreets(sector, zone, share);
    }
    for (int estate = 0; estate < stock.estates().size(); estate++) {
      if (sector == Sector.INDUSTRY
          && zones.contains(stock.estates().get(estate).zone())) {
        stock.reduceEstate(estate, share * stock.estates().get(estate).jobs());
        redevelopment.takeFromEstate(estate, share);
      }
    }
  }
}
