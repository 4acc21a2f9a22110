package vn.luong.scenario.facilities;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import vn.luong.gis.spatial.NearestLink;
import vn.luong.scenario.config.FacilityMeasure.Hours;
import vn.luong.scenario.landuse.Campus;
import vn.luong.scenario.landuse.Estate;
import vn.luong.scenario.landuse.Sector;
import vn.luong.scenario.landuse.Site;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.facilities.Facilities.ActivityOption;
import vn.luong.sim.facilities.Facilities.OpeningTime;
import vn.luong.sim.ids.AttributeTable;

/**
 * Changes what zones hold by facilities: takes away what they replace, adds what they are, as sites of the zones in which their doors
 * lie.
 *
 * <p>Visitors a day become attraction in the unit of the gravity models, jobs in shops, at the region's mean of visits per unit.
 */
final class VenueStock {
  /**
   * Visits per resident and working day in the day plans, counted in a 2% sample of 2019: to shops, and for leisure and business
   * ({@code FacilitiesScenarioTest} holds them against the plans).
   */
  static final double SHOP_VISITS_PER_RESIDENT = 0.277;

  static final double LEISURE_VISITS_PER_RESIDENT = 0.218;

  private static final String SCHOOL = "school";
  private static final String SHOP = "shop";
  private static final String LEISURE = "leisure";
  private static final String BUSINESS = "business";
  private static final String WORK = "work";
  private static final String EVERY_WORKDAY = "wkday";

  private final ZoneStock stock;
  private final int[] zoneOfLink;
  private final NearestLink.Query streets;
  private final double visitsPerShopUnit;
  private final double visitsPerLeisureUnit;

  VenueStock(FacilityPlacement.Ground ground) {
    stock = ground.stock();
    zoneOfLink = ground.zoneOfLink();
    streets = NearestLink.of(ground.network(), link -> zoneOfLink[link] >= 0).query();
    double shops = 0;
    double leisure = 0;
    for (int zone = 0; zone < stock.zoneCount(); zone++) {
      shops += stock.shops(zone);
      leisure += stock.leisure(zone);
    }
    double residents = stock.totalResidents();
    visitsPerLeisureUnit = LEISURE_VISITS_PER_RESIDENT * residents / Math.max(1, leisure);
    visitsPerShopUnit =
        visitsPerLeisureUnit + SHOP_VISITS_PER_RESIDENT * residents / Math.max(1, shops);
  }

  /**
   * Takes a kind away from all zones; industrial parks stay, and what zoning builds.
   *
   * @return how much there was, as {@link FacilityKind#sizeWord} says; of shops in jobs
   */
  double remove(FacilityKind kind) {
    double before = 0;
    if (kind == FacilityKind.UNIVERSITY) {
      before = stock.campuses().stream().mapToDouble(Campus::places).sum();
      stock.removeCampuses(campus -> true);
      return before;
    }
    for (int zone = 0; zone < stock.zoneCount(); zone++) {
      switch (kind) {
        case SCHOOL -> {
          double ofSites = ofSites(zone, Site::schoolPlaces);
          before += Math.max(0, stock.schoolPlaces(zone) - ofSites);
          stock.setSchoolPlaces(zone, ofSites);
        }
        case SHOP -> {
          double ofSites = ofSites(zone, Site::shops);
          before += Math.max(0, stock.shops(zone) - ofSites);
          stock.setShops(zone, ofSites);
        }
        case OFFICE -> before += removeJobs(Sector.SERVICES, zone);
        case FACTORY -> before += removeJobs(Sector.INDUSTRY, zone);
        default -> throw new IllegalArgumentException("zones have no " + kind.word());
      }
    }
    return before;
  }

  private double removeJobs(Sector sector, int zone) {
    double jobs = stock.jobs(sector, zone);
    for (Estate estate : stock.estates()) {
      jobs -= sector == Sector.INDUSTRY && estate.zone() == zone ? estate.jobs() : 0;
    }
    double gone = Math.max(0, jobs - ofSites(zone, site -> site.jobs(sector)));
    stock.addJobs(sector, zone, -gone);
    return gone;
  }

  private double ofSites(int zone, ToDoubleFunction<Site> content) {
    return stock.redevelopment().sites().stream()
        .filter(site -> site.zone() == zone)
        .mapToDouble(content)
        .sum();
  }

  /**
   * Adds a facility to the zone at whose street it lies.
   *
   * @return metres from the facility to that street
   */
  double add(Venue venue, Facilities facilities) {
    int link = streets.find(venue.x(), venue.y());
    double metersToStreet = streets.distanceMeters();
    int zone = zoneOfLink[link];
    int facility = facilities.add(uniqueId(venue, facilities), venue.x(), venue.y(), link);
    describe(venue, facility, facilities);
    double jobs = VenueContent.jobs(venue);
    List<Double> jobsBySector = new ArrayList<>();
    for (Sector sector : Sector.values()) {
      jobsBySector.add(sector == VenueContent.sector(venue) ? jobs : 0);
    }
    double pupils = venue.is(FacilityKind.SCHOOL) ? size(venue, FacilityKind.SCHOOL) : 0;
    double shops =
        venue.is(FacilityKind.SHOP) ? attraction(venue, FacilityKind.SHOP, visitsPerShopUnit) : 0;
    double visits = 0;
    for (FacilityKind kind : List.of(FacilityKind.HOSPITAL, FacilityKind.LEISURE)) {
      if (venue.is(kind) && !venue.is(FacilityKind.SHOP)) {
        visits = Math.max(visits, attraction(venue, kind, visitsPerLeisureUnit));
      }
    }
    Site site = Site.ofFacility(
        facilities.id(facility),
        zone,
        facility,
        new Site.Content(0, jobsBySector, pupils, shops, visits),
        link,
        venue.x(),
        venue.y());
    stock.redevelopment().add(site);
    stock.addJobs(VenueContent.sector(venue), zone, jobs);
    stock.setSchoolPlaces(zone, stock.schoolPlaces(zone) + pupils);
    stock.setShops(zone, stock.shops(zone) + shops);
    stock.addVisits(zone, visits);
    if (venue.is(FacilityKind.UNIVERSITY)) {
      stock.addCampus(new Campus(
          facilities.id(facility),
          venue.name(),
          size(venue, FacilityKind.UNIVERSITY),
          venue.x(),
          venue.y(),
          Optional.of(site)));
    }
    return metersToStreet;
  }

  private static String uniqueId(Venue venue, Facilities facilities) {
    String id = venue.id();
    for (int number = 2; facilities.ids().contains(id); number++) {
      id = venue.id() + "." + number;
    }
    return id;
  }

  private static double size(Venue venue, FacilityKind kind) {
    return VenueContent.size(venue, kind).orElse(kind.usualSize());
  }

  private static double attraction(Venue venue, FacilityKind kind, double visitsPerUnit) {
    return VenueContent.isKnownByJobs(venue)
        ? venue.size().jobs()
        : size(venue, kind) / visitsPerUnit;
  }

  private static void describe(Venue venue, int facility, Facilities facilities) {
    AttributeTable attributes = facilities.attributes();
    attributes.putText(facility, Facilities.NAME, venue.name());
    attributes.putText(
        facility,
        Facilities.KIND,
        venue.kinds().stream().sorted().map(FacilityKind::word).collect(Collectors.joining(", ")));
    double jobs = VenueContent.jobs(venue);
    Map<String, Double> capacities = new TreeMap<>();
    Map<FacilityKind, Double> sizes = new EnumMap<>(FacilityKind.class);
    venue.kinds().forEach(kind -> sizes.put(kind, size(venue, kind)));
    double visitors = 0;
    for (FacilityKind kind : sizes.keySet()) {
      double places = Double.isNaN(venue.size().capacity())
          ? Double.POSITIVE_INFINITY
          : venue.size().capacity();
      if (kind.teaches()) {
        capacities.merge(SCHOOL, sizes.get(kind), Math::max);
        visitors = Math.max(visitors, sizes.get(kind));
      } else if (kind.hasVisitors()) {
        capacities.put(LEISURE, places);
        capacities.put(BUSINESS, places);
        visitors =
            VenueContent.isKnownByJobs(venue) ? visitors : Math.max(visitors, sizes.get(kind));
      }
      if (kind == FacilityKind.SHOP) {
        capacities.put(SHOP, places);
      }
    }
    putNumber(attributes, facility, Facilities.JOBS, jobs);
    putNumber(attributes, facility, Facilities.VISITORS, visitors);
    List<OpeningTime> hours = venue.hours().equals(Hours.ALWAYS)
        ? List.of()
        : List.of(new OpeningTime(
            EVERY_WORKDAY, venue.hours().opening(), venue.hours().closing()));
    capacities.forEach((type, capacity) ->
        facilities.addOption(facility, new ActivityOption(type, capacity, hours)));
    if (jobs > 0) {
      facilities.addOption(facility, new ActivityOption(WORK, jobs, List.of()));
    }
  }

  private static void putNumber(
      AttributeTable attributes, int facility, String name, double value) {
    if (value > 0) {
      attributes.put(
          facility,
          name,
          new AttributeTable.Value(AttributeTable.DOUBLE_CLASS, Double.toString(value)));
    }
  }
}
