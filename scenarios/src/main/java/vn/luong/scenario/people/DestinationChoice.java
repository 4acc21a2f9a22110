package vn.luong.scenario.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import vn.luong.scenario.landuse.Campus;
import vn.luong.scenario.landuse.Estate;
import vn.luong.scenario.landuse.Sector;
import vn.luong.scenario.landuse.Site;
import vn.luong.scenario.landuse.Use;
import vn.luong.scenario.landuse.Zone;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.scenario.landuse.Zones;
import vn.luong.scenario.people.StreetPlaces.Place;
import vn.luong.sim.random.RandomStream;

/**
 * Where people go: zones by gravity models with calibrated decay (work doubly constrained, with the gateways as further
 * origins and destinations; school, shopping and leisure singly constrained), then a place in the zone.
 *
 * <p>Threads: immutable, safe to share.
 */
final class DestinationChoice {
  private static final double CAMPUS_REACH_METERS = 9000;

  /** No estate. */
  static final int NO_ESTATE = -1;

  /**
   * A chosen place to work.
   *
   * @param estate index of the estate in which it lies, or {@link #NO_ESTATE}
   */
  record Workplace(Place place, Sector sector, int estate) {}

  private final Zones zones;
  private final ZoneStock stock;
  private final List<GatewayDemand> gateways;
  private final StreetPlaces places;
  private final List<List<Site>> sitesOf = new ArrayList<>();
  private final WorkTrips work;
  private final Draw[] workFrom;
  private final Draw[] schoolFrom;
  private final Draw[] shopFrom;
  private final Draw[] leisureFrom;
  private final Draw[] campusFrom;
  private final Draw[] throughFrom;
  private final Draw[] jobKinds;
  /** Streets of the zone, then its sites; null for zones without sites. */
  private final Draw[] schoolParts;

  private final Draw[] shopParts;
  private final Draw[] leisureParts;
  private final List<List<Integer>> estatesOf;
  private final double[][] distances;

  DestinationChoice(
      Zones zones,
      ZoneStock stock,
      List<GatewayDemand> gateways,
      StreetPlaces places,
      Households households,
      SynthesisParameters parameters) {
    this.zones = zones;
    this.stock = stock;
    this.gateways = List.copyOf(gateways);
    this.places = places;
    for (int zone = 0; zone < zones.size(); zone++) {
      int here = zone;
      sitesOf.add(stock.redevelopment().sites().stream()
          .filter(site -> site.zone() == here)
          .toList());
    }
    work = new WorkTrips(zones, stock, gateways, households, parameters);
    distances = work.distances();
    workFrom = draws(work.trips());
    schoolFrom = draws(fromHome(stock::schoolPlaces, parameters.meanSchoolMeters()));
    shopFrom = draws(fromHome(stock::shops, parameters.meanShopMeters()));
    leisureFrom = draws(fromHome(
        zone -> leisure(stock.shops(zone), stock.residents(zone)), parameters.meanLeisureMeters()));
    schoolParts = parts(stock::schoolPlaces, Site::schoolPlaces);
    shopParts = parts(stock::shops, Site::shops);
    leisureParts = parts(
        zone -> leisure(stock.shops(zone), stock.residents(zone)),
        site -> leisure(site.shops(), site.residents()));
    campusFrom = campusDraws();
    throughFrom = throughDraws();
    estatesOf = estatesByZone();
    jobKinds = jobKindDraws();
  }

  /** Zone, or zone count + gateway. */
  int workZone(int homeZone, RandomStream random) {
    return workFrom[homeZone].next(random);
  }

  boolean isGateway(int destination) {
    return destination >= zones.size();
  }

  /** Zone of the work of somebody who comes in through a gateway. */
  int workZoneOfInbound(int gateway, RandomStream random) {
    return workFrom[zones.size() + gateway].next(random);
  }

  Workplace workplace(int destination, RandomStream random) {
    if (isGateway(destination)) {
      GatewayDemand gateway = gateways.get(destination - zones.size());
      return new Workplace(placeOf(gateway), Sector.SERVICES, NO_ESTATE);
    }
    int kind = jobKinds[destination].next(random);
    Sector[] sectors = Sector.values();
    if (kind < sectors.length) {
      Sector sector = sectors[kind];
      return new Workplace(places.inZone(destination, Use.of(sector), random), sector, NO_ESTATE);
    }
    List<Integer> estates = estatesOf.get(destination);
    int further = kind - sectors.length;
    if (further < estates.size()) {
      int estate = estates.get(further);
      return new Workplace(places.inEstate(estate, destination, random), Sector.INDUSTRY, estate);
    }
    int atSites = further - estates.size();
    Site site = sitesOf.get(destination).get(atSites / sectors.length);
    return new Workplace(places.inSite(site, random), sectors[atSites % sectors.length], NO_ESTATE);
  }

  static Place placeOf(GatewayDemand gateway) {
    return new Place(gateway.link(), gateway.x(), gateway.y());
  }

  Place school(int homeZone, RandomStream random) {
    return inPartOf(schoolFrom[homeZone].next(random), schoolParts, random);
  }

  /** A campus, at a street of the zone around it. */
  Place campus(int homeZone, RandomStream random) {
    int chosen = campusFrom[homeZone].next(random);
    if (chosen == Draw.NOTHING) {
      return school(homeZone, random);
    }
    Campus campus = stock.campuses().get(chosen);
    return places.inZone(zones.nearest(campus.x(), campus.y()), random);
  }

  Place shop(int homeZone, RandomStream random) {
    return inPartOf(shopFrom[homeZone].next(random), shopParts, random);
  }

  Place leisure(int homeZone, RandomStream random) {
    return inPartOf(leisureFrom[homeZone].next(random), leisureParts, random);
  }

  private Place inPartOf(int zone, Draw[] parts, RandomStream random) {
    int part = parts[zone] == null ? 0 : parts[zone].next(random);
    return part <= 0
        ? places.inZone(zone, random)
        : places.inSite(sitesOf.get(zone).get(part - 1), random);
  }

  private static double leisure(double shops, double residents) {
    return shops + 0.2 * residents;
  }

  /** A gateway to leave through, for somebody who came in through this one. */
  int exitOf(int gateway, RandomStream random) {
    return throughFrom[gateway].next(random);
  }

  private interface Attraction {
    double of(int zone);
  }

  private Draw[] parts(Attraction ofZone, ToDoubleFunction<Site> ofSite) {
    Draw[] draws = new Draw[zones.size()];
    for (int zone = 0; zone < draws.length; zone++) {
      List<Site> sites = sitesOf.get(zone);
      if (!sites.isEmpty()) {
        double[] weights = new double[1 + sites.size()];
        weights[0] = ofZone.of(zone);
        for (int site = 0; site < sites.size(); site++) {
          weights[1 + site] = ofSite.applyAsDouble(sites.get(site));
          weights[0] -= weights[1 + site];
        }
        weights[0] = Math.max(0, weights[0]);
        draws[zone] = new Draw(weights);
      }
    }
    return draws;
  }

  private double[][] fromHome(Attraction attraction, double meanMeters) {
    int count = zones.size();
    double[] origins = new double[count];
    double[] attractions = new double[count];
    double[][] among = new double[count][];
    for (int zone = 0; zone < count; zone++) {
      origins[zone] = stock.residents(zone);
      attractions[zone] = attraction.of(zone);
      among[zone] = Arrays.copyOf(distances[zone], count);
    }
    return Matrices.singlyConstrained(origins, attractions, among, meanMeters);
  }

  private static Draw[] draws(double[][] weights) {
    Draw[] draws = new Draw[weights.length];
    for (int row = 0; row < draws.length; row++) {
      draws[row] = new Draw(weights[row]);
    }
    return draws;
  }

  private Draw[] campusDraws() {
    double[][] weights = new double[zones.size()][stock.campuses().size()];
    for (int zone = 0; zone < weights.length; zone++) {
      for (int campus = 0; campus < weights[zone].length; campus++) {
        Campus university = stock.campuses().get(campus);
        double meters = zones.zone(zone).distanceMeters(university.x(), university.y());
        weights[zone][campus] = university.places() * Math.exp(-meters / CAMPUS_REACH_METERS);
      }
    }
    return draws(weights);
  }

  private Draw[] throughDraws() {
    double[][] weights = new double[gateways.size()][gateways.size()];
    for (int from = 0; from < weights.length; from++) {
      for (int to = 0; to < weights.length; to++) {
        weights[from][to] = from == to ? 0 : gateways.get(to).through();
      }
    }
    return draws(weights);
  }

  private List<List<Integer>> estatesByZone() {
    List<List<Integer>> byZone = new ArrayList<>();
    for (Zone ignored : zones.all()) {
      byZone.add(new ArrayList<>());
    }
    for (int estate = 0; estate < stock.estates().size(); estate++) {
      byZone.get(stock.estates().get(estate).zone()).add(estate);
    }
    return byZone;
  }

  /** Per zone: jobs of each sector outside estates and sites, then those of each of its estates, then of its sites by sector. */
  private Draw[] jobKindDraws() {
    Draw[] draws = new Draw[zones.size()];
    Sector[] sectors = Sector.values();
    for (int zone = 0; zone < draws.length; zone++) {
      List<Integer> estates = estatesOf.get(zone);
      List<Site> sites = sitesOf.get(zone);
      double[] weights = new double[sectors.length * (1 + sites.size()) + estates.size()];
      for (Sector sector : sectors) {
        weights[sector.ordinal()] = stock.jobs(sector, zone);
      }
      for (int position = 0; position < estates.size(); position++) {
        Estate estate = stock.estates().get(estates.get(position));
        weights[sectors.length + position] = estate.jobs();
        weights[Sector.INDUSTRY.ordinal()] -= estate.jobs();
      }
      for (int site = 0; site < sites.size(); site++) {
        for (Sector sector : sectors) {
          double jobs = sites.get(site).jobs(sector);
          weights[sectors.length * (1 + site) + estates.size() + sector.ordinal()] = jobs;
          weights[sector.ordinal()] -= jobs;
        }
      }
      for (Sector sector : sectors) {
        // What is nothing must not become a little less by rounding.
        weights[sector.ordinal()] = Math.max(0, weights[sector.ordinal()]);
      }
      draws[zone] = new Draw(weights);
    }
    return draws;
  }
}
