package vn.luong.scenario.preparation;

import java.util.List;
import java.util.Map;
import vn.luong.gis.binhduong.BinhDuongTables;
import vn.luong.gis.binhduong.Gateway;
import vn.luong.gis.binhduong.IndustrialPark;
import vn.luong.gis.binhduong.Place;
import vn.luong.gis.binhduong.PopulationGrowth;
import vn.luong.gis.binhduong.Ward;
import vn.luong.gis.zones.ZoneIndex;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.scenario.landuse.Campus;
import vn.luong.scenario.landuse.Estate;
import vn.luong.scenario.landuse.Sector;
import vn.luong.scenario.landuse.Zone;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.scenario.landuse.Zones;
import vn.luong.scenario.people.FirstMode;
import vn.luong.scenario.people.GatewayDemand;
import vn.luong.scenario.people.SynthesisParameters;
import vn.luong.scenario.zoning.GrowthRates;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;

/**
 * Land use of Bình Dương in a year from the tables of the package: residents between the census of 2019 and the plan for
 * 2030, jobs in the industrial parks that are open, and other jobs spread as the fact sheet says (section 9): 45 % with
 * population, 55 % with the urban centres. Other jobs, school places and commuting over the border grow with the
 * residents.
 */
final class BinhDuongLandUse {
  /**
   * Jobs outside the parks per resident: 1.1 million at 1.65 million employed, who are 61 % of the residents (sections 1
   * and 9, estimates).
   */
  private static final double OTHER_JOBS_PER_RESIDENT = 0.405;

  private static final double SHARE_WITH_CENTRES = 0.55;

  /** Share of each centre in the jobs and shops of all centres, our estimate. */
  private static final Map<String, Double> CENTRE_SHARES = Map.of(
      "thu-dau-mot", 0.28, "new-city", 0.12, "lai-thieu", 0.22, "di-an", 0.24, "my-phuoc", 0.14);

  private static final int LAST_YEAR_OF_FEW_CARS = 2023;
  private static final double CAR_HOUSEHOLDS_2030 = 0.25;

  private static final double CENTRE_REACH_METERS = 2500;
  private static final double FARM_SHARE_OF_COMMUNES = 0.45;
  private static final double FACTORY_SHARE_OUTSIDE_PARKS = 0.32;
  private static final double SHOP_JOBS_PER_RESIDENT = 0.05;
  private static final double SHOP_SHARE_OF_SERVICES = 0.15;
  private static final double JOBS_OF_A_MALL = 2500;
  private static final double PUPILS_PER_RESIDENT = 0.2;
  private static final double STUDENTS_WHERE_UNKNOWN = 8000;
  private static final double STUDENTS_OF_VNU = 60000;

  /** How schools and shops follow people and jobs, wherever they are. */
  static final GrowthRates RATES =
      new GrowthRates(PUPILS_PER_RESIDENT, SHOP_JOBS_PER_RESIDENT, SHOP_SHARE_OF_SERVICES);

  private final BinhDuongTables tables;
  private final int year;
  private final int[] residents;
  private final ZoneIndex zoneIndex;
  private final Zones zones;
  private final ZoneStock stock;

  /** Residents of the whole province, whatever the zones cover of it. */
  private final long provinceResidents;

  /** Share of the province's residents who live in the zones. */
  private final double coveredShare;

  BinhDuongLandUse(BinhDuongTables tables, ZoneLayer layer, int year) {
    this.tables = tables;
    this.year = year;
    residents = PopulationGrowth.residents(tables, year);
    zoneIndex = new ZoneIndex(layer);
    zones = new Zones(tables.wards().stream().map(BinhDuongLandUse::zone).toList());
    stock = new ZoneStock(zones.size());
    addResidents();
    addParks();
    addOtherJobs();
    addShopsAndSchools();
    provinceResidents = stock.totalResidents();
    coveredShare = 1;
  }

  private BinhDuongLandUse(
      BinhDuongLandUse ofWards,
      ZoneLayer layer,
      Zones zones,
      ZoneStock stock,
      double coveredShare) {
    tables = ofWards.tables;
    year = ofWards.year;
    residents = ofWards.residents;
    zoneIndex = new ZoneIndex(layer);
    this.zones = zones;
    this.stock = stock;
    provinceResidents = ofWards.provinceResidents;
    this.coveredShare = coveredShare;
  }

  /**
   * The same land use counted in other zones.
   *
   * @param newStock what they hold
   * @param newCoveredShare share of the province's residents who live there; commuters through the gateways shrink alike
   */
  BinhDuongLandUse inZones(
      ZoneLayer layer, Zones newZones, ZoneStock newStock, double newCoveredShare) {
    return new BinhDuongLandUse(this, layer, newZones, newStock, newCoveredShare);
  }

  Zones zones() {
    return zones;
  }

  ZoneStock stock() {
    return stock;
  }

  /** Zone of the middle of each link; negative outside all zones and where nobody lives: on expressways. */
  int[] zoneOfLink(Network network) {
    int[] zoneOfLink = new int[network.linkCount()];
    long homeModes = ModeTable.bit(network.modeTable().add(FirstMode.MOTORBIKE));
    for (int link = 0; link < zoneOfLink.length; link++) {
      if ((network.modes(link) & homeModes) == 0) {
        zoneOfLink[link] = Zones.NO_ZONE;
        continue;
      }
      int from = network.fromNode(link);
      int to = network.toNode(link);
      zoneOfLink[link] = zoneIndex.zoneAt(
          (network.nodeX(from) + network.nodeX(to)) / 2,
          (network.nodeY(from) + network.nodeY(to)) / 2);
    }
    return zoneOfLink;
  }

  /**
   * Share of the households with a car: 12 % until 2023, 25 % in 2030 (section 10), the same growth each year between.
   */
  double householdsWithCar() {
    double share = Math.max(0, year - LAST_YEAR_OF_FEW_CARS)
        / (double) (PopulationGrowth.LAST_YEAR - LAST_YEAR_OF_FEW_CARS);
    return SynthesisParameters.CAR_HOUSEHOLDS
        * Math.pow(CAR_HOUSEHOLDS_2030 / SynthesisParameters.CAR_HOUSEHOLDS, share);
  }

  /** The gateways that are open in the year. */
  List<Gateway> gateways() {
    return tables.gateways().stream()
        .filter(gateway -> gateway.fromYear() <= year)
        .toList();
  }

  /**
   * Who crosses at a gateway.
   *
   * @param link where its outsiders live and work; they do so at its end
   * @param share share of the province's crossings that a part of it has
   */
  GatewayDemand demand(Gateway gateway, Network network, int link, double share) {
    int outside = network.toNode(link);
    double growth = growth(gateway);
    // Whoever comes and goes crosses twice; whoever passes through crosses twice here and twice
    // elsewhere.
    double crossings = share * coveredShare * gateway.personsPerWeekday();
    return new GatewayDemand(
        gateway.id(),
        link,
        network.nodeX(outside),
        network.nodeY(outside),
        growth * crossings * gateway.inboundShare() / 2,
        growth * crossings * gateway.outboundShare() / 2,
        crossings * gateway.throughShare() / 4);
  }

  /**
   * Commuters compared with the table, which is of 2019 for the gateways that are open then, and of their first year for
   * the others. All together grow with the residents; what the new gateways carry, the old ones do not. Those who only
   * pass through do not grow: nothing is known of the neighbours.
   */
  private double growth(Gateway gateway) {
    if (gateway.fromYear() > PopulationGrowth.FIRST_YEAR) {
      return 1;
    }
    double before = 0;
    double atNewGateways = 0;
    for (Gateway other : gateways()) {
      double commuters = other.personsPerWeekday() * (1 - other.throughShare());
      if (other.fromYear() > PopulationGrowth.FIRST_YEAR) {
        atNewGateways += commuters;
      } else {
        before += commuters;
      }
    }
    double residentsBefore = tables.wards().stream().mapToInt(Ward::population).sum();
    return provinceResidents / residentsBefore - atNewGateways / before;
  }

  private static Zone zone(Ward ward) {
    return new Zone(
        ward.id(),
        ward.name(),
        ward.district(),
        ward.isCommune(),
        ward.areaSquareMeters(),
        ward.x(),
        ward.y());
  }

  private void addResidents() {
    for (int zone = 0; zone < zones.size(); zone++) {
      Ward ward = tables.wards().get(zone);
      double growth = (double) residents[zone] / ward.population();
      stock.setResidents(zone, residents[zone]);
      for (int size = 1; size <= ZoneStock.HOUSEHOLD_SIZES; size++) {
        stock.setHouseholds(zone, size, growth * ward.householdsBySize().get(size - 1));
      }
    }
  }

  private void addParks() {
    for (IndustrialPark park : tables.parks()) {
      if (park.fromYear() <= year) {
        stock.addEstate(new Estate(
            park.id(),
            park.name(),
            zoneIndex.zoneAt(park.x(), park.y()),
            park.jobs(),
            park.x(),
            park.y(),
            park.radiusMeters()));
      }
    }
  }

  private void addOtherJobs() {
    double total = OTHER_JOBS_PER_RESIDENT * stock.totalResidents();
    double[] inCentres = shareOfCentres();
    for (int zone = 0; zone < zones.size(); zone++) {
      double withPeople =
          total * (1 - SHARE_WITH_CENTRES) * stock.residents(zone) / stock.totalResidents();
      double farms = zones.zone(zone).isRural() ? FARM_SHARE_OF_COMMUNES * withPeople : 0;
      double others = withPeople - farms + total * SHARE_WITH_CENTRES * inCentres[zone];
      stock.addJobs(Sector.AGRICULTURE, zone, farms);
      stock.addJobs(Sector.INDUSTRY, zone, FACTORY_SHARE_OUTSIDE_PARKS * others);
      stock.addJobs(Sector.SERVICES, zone, (1 - FACTORY_SHARE_OUTSIDE_PARKS) * others);
    }
  }

  /** Share of each zone in what the centres hold: nearer and more populous zones have more of it. */
  private double[] shareOfCentres() {
    double[] shares = new double[zones.size()];
    for (Place centre : tables.places()) {
      if (centre.kind() != Place.Kind.CENTRE) {
        continue;
      }
      double[] weights = new double[shares.length];
      double sum = 0;
      for (int zone = 0; zone < weights.length; zone++) {
        double meters = zones.zone(zone).distanceMeters(centre.x(), centre.y());
        weights[zone] = stock.residents(zone) * Math.exp(-meters / CENTRE_REACH_METERS);
        sum += weights[zone];
      }
      for (int zone = 0; zone < weights.length; zone++) {
        shares[zone] += CENTRE_SHARES.get(centre.id()) * weights[zone] / sum;
      }
    }
    return shares;
  }

  private void addShopsAndSchools() {
    for (int zone = 0; zone < zones.size(); zone++) {
      stock.setSchoolPlaces(zone, PUPILS_PER_RESIDENT * stock.residents(zone));
      stock.setShops(
          zone,
          SHOP_JOBS_PER_RESIDENT * stock.residents(zone)
              + SHOP_SHARE_OF_SERVICES * stock.jobs(Sector.SERVICES, zone));
    }
    for (Place place : tables.places()) {
      if (place.kind() == Place.Kind.MALL) {
        int zone = zoneIndex.zoneAt(place.x(), place.y());
        stock.setShops(zone, stock.shops(zone) + JOBS_OF_A_MALL);
      } else if (place.kind() == Place.Kind.UNIVERSITY) {
        double students = place.id().equals("vnu") ? STUDENTS_OF_VNU : STUDENTS_WHERE_UNKNOWN;
        stock.addCampus(new Campus(place.id(), place.name(), students, place.x(), place.y()));
      }
    }
  }
}
