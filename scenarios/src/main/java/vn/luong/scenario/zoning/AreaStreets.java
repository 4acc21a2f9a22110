package vn.luong.scenario.zoning;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import vn.luong.scenario.landuse.Estate;
import vn.luong.scenario.landuse.Redevelopment;
import vn.luong.scenario.landuse.Use;
import vn.luong.sim.network.Network;

/**
 * Which streets lie in an area, and which share of those of each zone and estate they are. What a zone holds is spread along its streets,
 * so that is the share of it that the area holds. A street lies where its middle is, as it belongs to the zone where its middle is.
 */
final class AreaStreets {
  /** Links whose sides have addresses. */
  final IntArrayList addressed = new IntArrayList();
  /** All links, expressways too. */
  final IntArrayList all = new IntArrayList();

  private final Finder finder;
  /** Numbers of the estates whose middle lies in the area, as far as they have no streets. */
  private final IntArrayList estatesWithoutStreets = new IntArrayList();

  private AreaStreets(Finder finder) {
    this.finder = finder;
  }

  /**
   * Share of a use of each zone that the area holds, for the zones of which it has streets: the part of the zone's streets that they are, or
   * of its homes where it is known at which streets they stand. What has gone from streets is not there any more.
   */
  Map<Integer, Double> sharesOfZones(Use use, Redevelopment redevelopment) {
    Map<Integer, Double> shares = new TreeMap<>();
    for (int position = 0; position < addressed.size(); position++) {
      int link = addressed.getInt(position);
      shares.merge(
          finder.zoneOfLink[link],
          finder.shareOfItsZone(use, link) * redevelopment.keptShare(use, link),
          Double::sum);
    }
    return shares;
  }

  /** Share of each estate's jobs that the area holds, by the estate's number. */
  double[] sharesOfEstates(Redevelopment redevelopment) {
    double[] shares = new double[finder.estates.size()];
    for (int position = 0; position < addressed.size(); position++) {
      int link = addressed.getInt(position);
      finder.addToEstates(link, redevelopment.keptShare(Use.INDUSTRY, link), shares);
    }
    for (int estate = 0; estate < shares.length; estate++) {
      double meters = finder.metersOfEstate[estate];
      shares[estate] = meters > 0 ? shares[estate] / meters : 0;
    }
    estatesWithoutStreets.forEach(estate -> shares[estate] = 1);
    return shares;
  }

  /** Finds the streets of areas. */
  static final class Finder {
    private final Network network;
    private final int[] zoneOfLink;
    private final List<Estate> estates;
    private final double[] metersOfZone;
    private final double[] metersOfEstate;
    /** Share of its zone's homes by link; NaN where they are spread evenly along the streets. */
    private final double[] homeShareOfLink;

    /**
     * A finder.
     *
     * @param homeShareOfLink share of its zone's homes that each link has; NaN where they are spread evenly
     */
    Finder(
        Network network,
        int[] zoneOfLink,
        int zoneCount,
        List<Estate> estates,
        double[] homeShareOfLink) {
      this.homeShareOfLink = homeShareOfLink;
      this.network = network;
      this.zoneOfLink = zoneOfLink;
      this.estates = estates;
      metersOfZone = new double[zoneCount];
      metersOfEstate = new double[estates.size()];
      for (int link = 0; link < zoneOfLink.length; link++) {
        if (zoneOfLink[link] >= 0) {
          metersOfZone[zoneOfLink[link]] += network.lengthMeters(link);
          addToEstates(link, 1, metersOfEstate);
        }
      }
    }

    private double shareOfItsZone(Use use, int link) {
      return use == Use.HOMES && !Double.isNaN(homeShareOfLink[link])
          ? homeShareOfLink[link]
          : network.lengthMeters(link) / metersOfZone[zoneOfLink[link]];
    }

    private void addToEstates(int link, double part, double[] meters) {
      for (int estate = 0; estate < meters.length; estate++) {
        Estate place = estates.get(estate);
        if (Math.hypot(x(link) - place.x(), y(link) - place.y()) <= place.radiusMeters()) {
          meters[estate] += part * network.lengthMeters(link);
        }
      }
    }

    private double x(int link) {
      return (network.nodeX(network.fromNode(link)) + network.nodeX(network.toNode(link))) / 2;
    }

    private double y(int link) {
      return (network.nodeY(network.fromNode(link)) + network.nodeY(network.toNode(link))) / 2;
    }

    AreaStreets in(Geometry area) {
      AreaStreets streets = new AreaStreets(this);
      IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(area);
      Envelope box = area.getEnvelopeInternal();
      for (int link = 0; link < zoneOfLink.length; link++) {
        Coordinate middle = new Coordinate(x(link), y(link));
        if (!box.contains(middle) || locator.locate(middle) == Location.EXTERIOR) {
          continue;
        }
        streets.all.add(link);
        if (zoneOfLink[link] >= 0) {
          streets.addressed.add(link);
        }
      }
      for (int estate = 0; estate < metersOfEstate.length; estate++) {
        Estate place = estates.get(estate);
        boolean isInside =
            locator.locate(new Coordinate(place.x(), place.y())) != Location.EXTERIOR;
        if (isInside && metersOfEstate[estate] == 0) {
          streets.estatesWithoutStreets.add(estate);
        }
      }
      return streets;
    }
  }
}
