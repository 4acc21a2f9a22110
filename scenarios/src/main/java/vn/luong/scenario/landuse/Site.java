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
  /** It is no facility, but an area with addresses. */
  public static final int NO_FACILITY = -1;

  private final String id;
  private final int zone;
  private final int facility;
  private final int residents;
  private final double[] jobs;
  private final double schoolPlaces;
  private final double shops;
  private final double visits;
  private final int[] links;
  private final double[] x;
  private final double[] y;

  /**
   * What a site adds to its zone.
   *
   * @param residents persons
   * @param jobs jobs by sector, in the order of {@link Sector}
   * @param schoolPlaces places in schools
   * @param shops attraction for shoppers and visitors, in the unit of {@link ZoneStock#shops}
   * @param visits attraction for visitors only, in the same unit
   */
  public record Content(
      int residents, List<Double> jobs, double schoolPlaces, double shops, double visits) {
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
    this(id, zone, NO_FACILITY, content, links, x, y);
  }

  private Site(
      String id, int zone, int facility, Content content, int[] links, double[] x, double[] y) {
    this.id = id;
    this.zone = zone;
    this.facility = facility;
    residents = content.residents;
    jobs = content.jobs.stream().mapToDouble(Double::doubleValue).toArray();
    schoolPlaces = content.schoolPlaces;
    shops = content.shops;
    visits = content.visits;
    this.links = links.clone();
    this.x = x.clone();
    this.y = y.clone();
    boolean isNegative = !(residents >= 0 && schoolPlaces >= 0 && shops >= 0 && visits >= 0)
        || !Arrays.stream(jobs).allMatch(count -> count >= 0);
    if (links.length == 0 || x.length != links.length || y.length != links.length || isNegative) {
      throw new IllegalArgumentException(
          "site \"" + id + "\": " + links.length + " addresses, " + content);
    }
  }

  /**
   * A site with one door.
   *
   * @param facility index among the facilities of the scenario
   * @param link link of the door
   */
  public static Site ofFacility(
      String id, int zone, int facility, Content content, int link, double x, double y) {
    return new Site(
        id, zone, facility, content, new int[] {link}, new double[] {x}, new double[] {y});
  }

  public String id() {
    return id;
  }

  public int zone() {
    return zone;
  }

  /** Index of the facility that it is, or {@link #NO_FACILITY}. */
  public int facility() {
    return facility;
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

  /** Attraction for visitors besides {@link #shops}. */
  public double visits() {
    return visits;
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
