package vn.luong.scenario.freight;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.luong.gis.binhduong.FreightTables;
import vn.luong.gis.binhduong.FreightTables.Terminal;
import vn.luong.scenario.landuse.Estate;
import vn.luong.scenario.landuse.Sector;
import vn.luong.scenario.landuse.Site;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.scenario.landuse.Zones;

/**
 * How many trucks arrive where on a working day: a rate per job and resident, by kind of job (as in the Quick Response
 * Freight Manual, US Department of Transportation 1996, whose rates are those of richer places), and what terminals say.
 * It follows from the land use after all measures, so that trucks go where the jobs go.
 */
final class Generation {
  private final Zones zones;
  private final ZoneStock stock;
  private final Map<FreightTables.Generator, List<Double>> rates =
      new EnumMap<>(FreightTables.Generator.class);
  private final int typeCount;
  private final double share;

  /**
   * Rates for a land use.
   *
   * @param share share of the vehicles that there are, 1 as in the tables
   */
  Generation(FreightTables tables, Zones zones, ZoneStock stock, double share) {
    this.zones = zones;
    this.stock = stock;
    this.share = share;
    typeCount = tables.vehicles().size();
    tables.rates().forEach(rate -> rates.put(rate.generator(), rate.arrivals()));
  }

  /** All places that trucks go to: zones, estates, sites, terminals that work in the year. */
  List<Generator> generators(List<Terminal> terminals, int year) {
    List<Generator> generators = new ArrayList<>();
    for (int zone = 0; zone < zones.size(); zone++) {
      generators.add(ofZone(zone));
    }
    for (int number = 0; number < stock.estates().size(); number++) {
      Estate estate = stock.estates().get(number);
      generators.add(new Generator(
          estate.id(),
          Generator.Kind.ESTATE,
          number,
          estate.zone(),
          estate.x(),
          estate.y(),
          estate.radiusMeters(),
          arrivals(Map.of(FreightTables.Generator.PARK, (double) estate.jobs()))));
    }
    List<Site> sites = stock.redevelopment().sites();
    for (int number = 0; number < sites.size(); number++) {
      generators.add(ofSite(sites.get(number), number));
    }
    for (Terminal terminal : terminals) {
      if (terminal.fromYear() <= year) {
        int zone = zones.nearest(terminal.x(), terminal.y());
        generators.add(new Generator(
            terminal.id(),
            Generator.Kind.TERMINAL,
            zone,
            zone,
            terminal.x(),
            terminal.y(),
            0,
            terminal.arrivals().stream().map(count -> count * share).toList()));
      }
    }
    return generators;
  }

  /** What a zone holds beside its estates and sites. */
  private Generator ofZone(int zone) {
    Map<FreightTables.Generator, Double> counts = new EnumMap<>(FreightTables.Generator.class);
    counts.put(FreightTables.Generator.RESIDENTS, (double) stock.residents(zone));
    for (Sector sector : Sector.values()) {
      counts.put(generatorOf(sector), stock.jobs(sector, zone));
    }
    for (Estate estate : stock.estates()) {
      if (estate.zone() == zone) {
        counts.merge(FreightTables.Generator.INDUSTRY, (double) -estate.jobs(), Double::sum);
      }
    }
    for (Site site : stock.redevelopment().sites()) {
      if (site.zone() == zone) {
        countsOf(site).forEach((kind, count) -> counts.merge(kind, -count, Double::sum));
      }
    }
    counts.replaceAll((kind, count) -> Math.max(0, count));
    return new Generator(
        zones.zone(zone).id(),
        Generator.Kind.ZONE,
        zone,
        zone,
        zones.zone(zone).x(),
        zones.zone(zone).y(),
        zones.zone(zone).radiusMeters(),
        arrivals(counts));
  }

  private Generator ofSite(Site site, int number) {
    double x = 0;
    double y = 0;
    for (int address = 0; address < site.addressCount(); address++) {
      x += site.x(address) / site.addressCount();
      y += site.y(address) / site.addressCount();
    }
    return new Generator(
        "site-" + site.id(),
        Generator.Kind.SITE,
        number,
        site.zone(),
        x,
        y,
        0,
        arrivals(ratesOf(site)));
  }

  /** Where much industry is built at once, it is a park. */
  private static Map<FreightTables.Generator, Double> ratesOf(Site site) {
    Map<FreightTables.Generator, Double> counts = countsOf(site);
    counts.put(FreightTables.Generator.PARK, counts.remove(FreightTables.Generator.INDUSTRY));
    return counts;
  }

  private static Map<FreightTables.Generator, Double> countsOf(Site site) {
    Map<FreightTables.Generator, Double> counts = new EnumMap<>(FreightTables.Generator.class);
    counts.put(FreightTables.Generator.RESIDENTS, (double) site.residents());
    for (Sector sector : Sector.values()) {
      counts.put(generatorOf(sector), site.jobs(sector));
    }
    return counts;
  }

  private static FreightTables.Generator generatorOf(Sector sector) {
    return switch (sector) {
      case AGRICULTURE -> FreightTables.Generator.AGRICULTURE;
      case INDUSTRY -> FreightTables.Generator.INDUSTRY;
      case SERVICES -> FreightTables.Generator.SERVICES;
    };
  }

  private List<Double> arrivals(Map<FreightTables.Generator, Double> counts) {
    List<Double> arrivals = new ArrayList<>();
    for (int type = 0; type < typeCount; type++) {
      double sum = 0;
      for (FreightTables.Generator kind : FreightTables.Generator.values()) {
        if (rates.containsKey(kind)) {
          sum += counts.getOrDefault(kind, 0.0) * rates.get(kind).get(type);
        }
      }
      arrivals.add(share * sum);
    }
    return arrivals;
  }
}
