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
  /** Share of a zone's streets, for the zones that the area has some of. */
  final Map<Integer, Double> shareOfZone = new TreeMap<>();
  /** Share of an estate's streets by its number. */
  final double[] shareOfEstate;

  private AreaStreets(int estateCount) {
    shareOfEstate = new double[estateCount];
  }

  /** Finds the streets of areas. */
  static final class Finder {
    private final Network network;
    private final int[] zoneOfLink;
    private final List<Estate> estates;
    private final double[] metersOfZone;
    private final double[] metersOfEstate;

    Finder(Network network, int[] zoneOfLink, int zoneCount, List<Estate> estates) {
      this.network = network;
      this.zoneOfLink = zoneOfLink;
      this.estates = estates;
      metersOfZone = new double[zoneCount];
      metersOfEstate = new double[estates.size()];
      for (int link = 0; link < zoneOfLink.length; link++) {
        if (zoneOfLink[link] >= 0) {
          metersOfZone[zoneOfLink[link]] += network.lengthMeters(link);
          addToEstates(link, metersOfEstate);
        }
      }
    }

    private void addToEstates(int link, double[] meters) {
      for (int estate = 0; estate < meters.length; estate++) {
        Estate place = estates.get(estate);
        if (Math.hypot(x(link) - place.x(), y(link) - place.y()) <= place.radiusMeters()) {
          meters[estate] += network.lengthMeters(link);
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
      AreaStreets streets = new AreaStreets(estates.size());
      IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(area);
      Envelope box = area.getEnvelopeInternal();
      for (int link = 0; link < zoneOfLink.length; link++) {
        Coordinate middle = new Coordinate(x(link), y(link));
        if (!box.contains(middle) || locator.locate(middle) == Location.EXTERIOR) {
          continue;
        }
        streets.all.add(link);
        int zone = zoneOfLink[link];
        if (zone >= 0) {
          streets.addressed.add(link);
          streets.shareOfZone.merge(
              zone, network.lengthMeters(link) / metersOfZone[zone], Double::sum);
          addToEstates(link, streets.shareOfEstate);
        }
      }
      for (int estate = 0; estate < metersOfEstate.length; estate++) {
        Estate place = estates.get(estate);
        boolean isInside =
            locator.locate(new Coordinate(place.x(), place.y())) != Location.EXTERIOR;
        streets.shareOfEstate[estate] = metersOfEstate[estate] > 0
            ? streets.shareOfEstate[estate] / metersOfEstate[estate]
            : isInside ? 1 : 0;
      }
      return streets;
    }
  }
}
