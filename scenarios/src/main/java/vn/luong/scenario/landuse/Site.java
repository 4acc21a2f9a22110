package vn.luong.scenario.landuse;

import java.util.Arrays;
import java.util.List;

/**
 * A place inside a zone where something is built: people live and work at its addresses in addition to those along the
 * streets of the zone. A project over several zones is a site in each of them.
 *
 * <p>Layout: addresses in three columns.
 *
 * <p>Threads: immutable.
 */
public final class Site {
  private final String id;
  private final int zone;
  private final int residents;
  private final double[] jobs;
  private final double schoolPlaces;
  private final double shops;
  private final int[] links;
  private final double[] x;
  private final double[] y;

  /**
   * What a site adds to its zone.
   *
   * @param residents persons
   * @param jobs jobs by sector, in the order of {@link Sector}
   * @param schoolPlaces places in schools
   * @param shops attraction for shoppers, in the unit of {@link ZoneStock#shops}
   */
  public record Content(int residents, List<Double> jobs, double schoolPlaces, double shops) {
    public Content {
      jobs = List.copyOf(jobs);
      if (jobs.size() != Sector.values().length) {
        throw new IllegalArgumentException(jobs.size() + " sectors of jobs");
      }
    }
  }

  /**
   * Makes a site.
   *
   * @param id unique among the sites
   * @param zone index of its zone
   * @param links link of each address
   * @param x eastings of the addresses, metres
   * @param y northings of the addresses, metres
   * @throws IllegalArgumentException if there is no address, or something negative
   */
  public Site(String id, int zone, Content content, int[] links, double[] x, double[] y) {
    this.id = id;
    this.zone = zone;
    residents = content.residents;
    jobs = content.jobs.stream().mapToDouble(Double::doubleValue).toArray();
    schoolPlaces = content.schoolPlaces;
    shops = content.shops;
    this.links = links.clone();
    this.x = x.clone();
    this.y = y.clone();
    boolean isNegative = !(residents >= 0 && schoolPlaces >= 0 && shops >= 0)
        || !Arrays.stream(jobs).allMatch(count -> count >= 0);
    if (links.length == 0 || x.length != links.length || y.length != links.length || isNegative) {
      throw new IllegalArgumentException(
          "site \"" + id + "\": " + links.length + " addresses, " + content);
    }
  }

  public String id() {
    return id;
  }

  public int zone() {
    return zone;
  }

  public int residents() {
    return residents;
  }

  public double jobs(Sector sector) {
    return jobs[sector.ordinal()];
  }

  public double schoolPlaces() {
    return schoolPlaces;
  }

  public double shops() {
    return shops;
  }

  public int addressCount() {
    return links.length;
  }

  public int link(int address) {
    return links[address];
  }

  public double x(int address) {
    return x[address];
  }

  public double y(int address) {
    return y[address];
  }
}
