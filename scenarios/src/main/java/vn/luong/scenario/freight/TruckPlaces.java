package vn.luong.scenario.freight;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import vn.luong.gis.spatial.NearestLink;
import vn.luong.scenario.landuse.Redevelopment;
import vn.luong.scenario.landuse.Site;
import vn.luong.scenario.landuse.Use;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.scenario.people.Draw;
import vn.luong.sim.network.Network;
import vn.luong.sim.random.RandomStream;

/**
 * Where trucks stop: beside the roads open to them of a zone or an estate, in proportion to their length; where there is
 * none, at the nearest one.
 *
 * <p>Layout: links by generator.
 *
 * <p>Threads: one.
 */
final class TruckPlaces {
  /** Farther than that from a road for trucks nothing is delivered. */
  private static final double REACH_METERS = 5000;

  /** How often a place is drawn anew because its use has gone from there. */
  private static final int MOST_DRAWS = 50;

  /** A stop. */
  record Place(int link, double x, double y) {}

  private record Roads(int[] links, Draw byLength) {}

  private final Network network;
  private final Redevelopment redevelopment;
  private final List<Roads> roads = new ArrayList<>();
  private final List<Generator> generators;
  private final NearestLink.Query nearest;

  /**
   * Collects the roads.
   *
   * @param isForTrucks links that trucks can reach and leave and that have addresses
   * @param zoneOfLink zone of each link, negative where there are no addresses
   */
  TruckPlaces(
      Network network,
      IntPredicate isForTrucks,
      int[] zoneOfLink,
      ZoneStock stock,
      List<Generator> generators) {
    this.network = network;
    this.generators = generators;
    redevelopment = stock.redevelopment();
    nearest = NearestLink.of(network, isForTrucks).query();
    List<IntArrayList> byZone = new ArrayList<>();
    for (int zone = 0; zone < stock.zoneCount(); zone++) {
      byZone.add(new IntArrayList());
    }
    IntArrayList usable = new IntArrayList();
    for (int link = 0; link < network.linkCount(); link++) {
      if (zoneOfLink[link] >= 0 && isForTrucks.test(link)) {
        byZone.get(zoneOfLink[link]).add(link);
        usable.add(link);
      }
    }
    for (Generator generator : generators) {
      roads.add(
          switch (generator.kind()) {
            case ZONE -> roads(byZone.get(generator.zone()));
            case ESTATE -> roads(inside(generator, usable));
            case SITE -> roads(atAddresses(redevelopment.sites().get(generator.number())));
            case TERMINAL -> roads(new IntArrayList());
          });
    }
  }

  /** True if trucks come to a generator. */
  boolean isReached(int generator) {
    return roads.get(generator).links.length > 0 || nearestTo(generators.get(generator)) >= 0;
  }

  /** A stop at a generator that is reached. */
  Place at(int generator, RandomStream random) {
    Roads around = roads.get(generator);
    if (around.links.length == 0) {
      return on(nearestTo(generators.get(generator)), random);
    }
    Place place = on(around.links[around.byLength.next(random)], random);
    for (int draw = 1; draw < MOST_DRAWS; draw++) {
      double kept = generators.get(generator).kind() == Generator.Kind.SITE
          ? 1
          : redevelopment.keptShare(Use.INDUSTRY, place.link);
      if (kept >= 1 || random.nextDouble() < kept) {
        break;
      }
      place = on(around.links[around.byLength.next(random)], random);
    }
    return place;
  }

  private int nearestTo(Generator generator) {
    return nearest.find(generator.x(), generator.y(), REACH_METERS);
  }

  private Place on(int link, RandomStream random) {
    double share = random.nextDouble();
    int from = network.fromNode(link);
    int to = network.toNode(link);
    return new Place(
        link,
        centimeters(network.nodeX(from) + share * (network.nodeX(to) - network.nodeX(from))),
        centimeters(network.nodeY(from) + share * (network.nodeY(to) - network.nodeY(from))));
  }

  /** Keeps files short. */
  private static double centimeters(double meters) {
    return Math.rint(meters * 100) / 100;
  }

  private IntArrayList inside(Generator estate, IntArrayList usable) {
    IntArrayList links = new IntArrayList();
    for (int link : usable) {
      double x = (network.nodeX(network.fromNode(link)) + network.nodeX(network.toNode(link))) / 2;
      double y = (network.nodeY(network.fromNode(link)) + network.nodeY(network.toNode(link))) / 2;
      if (Math.hypot(x - estate.x(), y - estate.y()) <= estate.radiusMeters()) {
        links.add(link);
      }
    }
    return links;
  }

  private IntArrayList atAddresses(Site site) {
    IntArrayList links = new IntArrayList();
    for (int address = 0; address < site.addressCount(); address++) {
      int link = nearest.find(site.x(address), site.y(address), REACH_METERS);
      if (link != Network.NO_LINK && !links.contains(link)) {
        links.add(link);
      }
    }
    return links;
  }

  private Roads roads(IntArrayList links) {
    double[] lengths = new double[links.size()];
    for (int position = 0; position < lengths.length; position++) {
      lengths[position] = network.lengthMeters(links.getInt(position));
    }
    return new Roads(links.toIntArray(), new Draw(lengths));
  }
}
