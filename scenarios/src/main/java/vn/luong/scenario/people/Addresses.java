package vn.luong.scenario.people;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/**
 * Where addresses are: the zone of each link and, where somebody knows better than that homes are spread evenly along the streets, the
 * stretches of street at which people live. Filled while a scenario is prepared.
 *
 * <p>Layout: zones by link; per zone columns of stretches.
 *
 * <p>Threads: filled by one thread, safe to read from several afterwards.
 */
public final class Addresses {
  private final int[] zoneOfLink;
  private final List<Homes> homes = new ArrayList<>();

  /** Stretches of a zone. */
  private static final class Homes {
    private final IntArrayList links = new IntArrayList();
    private final DoubleArrayList starts = new DoubleArrayList();
    private final DoubleArrayList ends = new DoubleArrayList();
    private final DoubleArrayList people = new DoubleArrayList();
    private double total;
  }

  /**
   * Homes everywhere along the streets of a zone.
   *
   * @param zoneOfLink zone of each link whose sides have addresses, negative for other links
   */
  public Addresses(int[] zoneOfLink, int zoneCount) {
    this.zoneOfLink = zoneOfLink;
    for (int zone = 0; zone < zoneCount; zone++) {
      homes.add(new Homes());
    }
  }

  private Addresses(int[] zoneOfLink, List<Homes> homes) {
    this.zoneOfLink = zoneOfLink;
    this.homes.addAll(homes);
  }

  /**
   * The same on a network that has more links after those of this one.
   *
   * @param newZoneOfLink zone of each of its links, negative for those without addresses
   */
  public Addresses on(int[] newZoneOfLink) {
    return new Addresses(newZoneOfLink, homes);
  }

  /** Share of its zone's homes that each link has; NaN where homes are everywhere along the streets. */
  public double[] homeShareOfLink() {
    double[] shares = new double[zoneOfLink.length];
    for (int link = 0; link < shares.length; link++) {
      shares[link] = zoneOfLink[link] >= 0 && hasHomes(zoneOfLink[link]) ? 0 : Double.NaN;
    }
    for (Homes ofZone : homes) {
      for (int stretch = 0; stretch < ofZone.links.size(); stretch++) {
        shares[ofZone.links.getInt(stretch)] += ofZone.people.getDouble(stretch) / ofZone.total;
      }
    }
    return shares;
  }

  /**
   * Adds a stretch with homes; a zone's people then live at its stretches only.
   *
   * @param start where on the link it begins, as a share of the way from its first to its last node
   * @param end where it ends
   * @param people how many live there; only what it is to other stretches of the zone matters
   */
  public void addHomes(int zone, int link, double start, double end, double people) {
    Homes ofZone = homes.get(zone);
    ofZone.links.add(link);
    ofZone.starts.add(start);
    ofZone.ends.add(end);
    ofZone.people.add(people);
    ofZone.total += people;
  }

  /** Zone of a link; negative if there are no addresses at it. */
  int zoneOfLink(int link) {
    return zoneOfLink[link];
  }

  /** True if people live at certain stretches of the zone's streets. */
  boolean hasHomes(int zone) {
    return homes.get(zone).total > 0;
  }

  /** Draws stretches of a zone by the people who live there. */
  Draw homes(int zone) {
    return new Draw(homes.get(zone).people.toDoubleArray());
  }

  int link(int zone, int stretch) {
    return homes.get(zone).links.getInt(stretch);
  }

  double start(int zone, int stretch) {
    return homes.get(zone).starts.getDouble(stretch);
  }

  double end(int zone, int stretch) {
    return homes.get(zone).ends.getDouble(stretch);
  }
}
