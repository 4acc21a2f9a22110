package vn.luong.scenario.people;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import vn.luong.scenario.landuse.Estate;
import vn.luong.scenario.landuse.Redevelopment;
import vn.luong.scenario.landuse.Site;
import vn.luong.scenario.landuse.Use;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.Network;
import vn.luong.sim.random.RandomStream;

/**
 * Random places beside the streets of a zone or an estate, in proportion to the length of street, or for homes to the people who are
 * known to live there. A place lies on the right of its link, so that link is where its trips begin and end.
 *
 * <p>Layout: per zone and estate the links and their cumulative lengths.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class StreetPlaces {
  private static final double LEAST_OFFSET_METERS = 5;
  private static final double GREATEST_OFFSET_METERS = 35;

  /**
   * An address.
   *
   * @param facility facility of the population, or {@link Facilities#NO_FACILITY}
   */
  public record Place(int link, double x, double y, int facility) {
    /** An address at a street. */
    public Place(int link, double x, double y) {
      this(link, x, y, Facilities.NO_FACILITY);
    }
  }

  private record Streets(int[] links, Draw byLength) {}

  /** How often a place is drawn anew because its use has gone from there. */
  private static final int MOST_DRAWS = 200;

  private final Network network;
  private final Redevelopment redevelopment;
  private final List<Streets> ofZone = new ArrayList<>();
  private final List<Streets> ofEstate = new ArrayList<>();
  private final Addresses addresses;
  private final List<Draw> homes = new ArrayList<>();

  /**
   * Collects the streets.
   *
   * @param redevelopment where land use differs from that of the zones
   */
  public StreetPlaces(
      Network network,
      Addresses addresses,
      int zoneCount,
      List<Estate> estates,
      Redevelopment redevelopment) {
    this.network = network;
    this.addresses = addresses;
    this.redevelopment = redevelopment;
    List<IntArrayList> byZone = lists(zoneCount);
    List<IntArrayList> byEstate = lists(estates.size());
    for (int link = 0; link < network.linkCount(); link++) {
      int zone = addresses.zoneOfLink(link);
      if (zone < 0) {
        continue;
      }
      byZone.get(zone).add(link);
      for (int estate = 0; estate < estates.size(); estate++) {
        if (isInside(link, estates.get(estate))) {
          byEstate.get(estate).add(link);
        }
      }
    }
    for (int zone = 0; zone < zoneCount; zone++) {
      homes.add(addresses.homes(zone));
    }
    byZone.forEach(links -> ofZone.add(streets(links)));
    byEstate.forEach(links -> ofEstate.add(streets(links)));
  }

  /** True if the zone has a street to live at. */
  boolean hasStreets(int zone) {
    return ofZone.get(zone).links.length > 0;
  }

  /** A place to live. */
  Place home(int zone, RandomStream random) {
    if (!addresses.hasHomes(zone)) {
      return inZone(zone, random);
    }
    int stretch = homes.get(zone).next(random);
    return beside(
        addresses.link(zone, stretch),
        addresses.start(zone, stretch),
        addresses.end(zone, stretch),
        random);
  }

  Place inZone(int zone, RandomStream random) {
    return beside(ofZone.get(zone), random);
  }

  /** A place of a use; the rarer it has become along a street, the rarer is a place there. */
  Place inZone(int zone, Use use, RandomStream random) {
    return beside(ofZone.get(zone), use, random);
  }

  /** A place in an estate; in its zone if the estate has no streets. */
  Place inEstate(int estate, int zone, RandomStream random) {
    Streets streets = ofEstate.get(estate);
    return beside(streets.links.length > 0 ? streets : ofZone.get(zone), Use.INDUSTRY, random);
  }

  /** One of the addresses of a site. */
  Place inSite(Site site, RandomStream random) {
    int address = (int) (random.nextDouble() * site.addressCount());
    return new Place(site.link(address), site.x(address), site.y(address), site.facility());
  }

  /** By rejection, so that who has a place elsewhere keeps it, whatever goes away. */
  private Place beside(Streets streets, Use use, RandomStream random) {
    Place place = beside(streets, random);
    for (int draw = 1; draw < MOST_DRAWS; draw++) {
      double kept = redevelopment.keptShare(use, place.link);
      if (kept >= 1 || random.nextDouble() < kept) {
        break;
      }
      place = beside(streets, random);
    }
    return place;
  }

  private Place beside(Streets streets, RandomStream random) {
    return beside(streets.links[streets.byLength.next(random)], 0, 1, random);
  }

  private Place beside(int link, double start, double end, RandomStream random) {
    double startX = network.nodeX(network.fromNode(link));
    double startY = network.nodeY(network.fromNode(link));
    double alongX = network.nodeX(network.toNode(link)) - startX;
    double alongY = network.nodeY(network.toNode(link)) - startY;
    double length = Math.max(1, Math.hypot(alongX, alongY));
    double share = start + random.nextDouble() * (end - start);
    double offset =
        LEAST_OFFSET_METERS + random.nextDouble() * (GREATEST_OFFSET_METERS - LEAST_OFFSET_METERS);
    return new Place(
        link,
        centimeters(startX + share * alongX + offset * alongY / length),
        centimeters(startY + share * alongY - offset * alongX / length));
  }

  /** Keeps files short; nobody lives more exactly than that. */
  private static double centimeters(double meters) {
    return Math.rint(meters * 100) / 100;
  }

  private boolean isInside(int link, Estate estate) {
    double x = (network.nodeX(network.fromNode(link)) + network.nodeX(network.toNode(link))) / 2;
    double y = (network.nodeY(network.fromNode(link)) + network.nodeY(network.toNode(link))) / 2;
    return Math.hypot(x - estate.x(), y - estate.y()) <= estate.radiusMeters();
  }

  private Streets streets(IntArrayList links) {
    double[] lengths = new double[links.size()];
    for (int position = 0; position < lengths.length; position++) {
      lengths[position] = network.lengthMeters(links.getInt(position));
    }
    return new Streets(links.toIntArray(), new Draw(lengths));
  }

  private static List<IntArrayList> lists(int count) {
    List<IntArrayList> lists = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      lists.add(new IntArrayList());
    }
    return lists;
  }
}
