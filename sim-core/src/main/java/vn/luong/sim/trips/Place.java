package vn.luong.sim.trips;

import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkLines;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Activity;

/**
 * Where an activity is: at the coordinates of its facility if it has one, else where it says itself (MATSim {@code
 * FacilitiesUtils.toFacility}).
 *
 * @param link link, or {@link Network#NO_LINK}
 * @param x metres, NaN if not stated
 * @param y metres, NaN if not stated
 * @param z metres, NaN if not stated
 */
record Place(int link, double x, double y, double z) {

  static Place of(Activity activity, Facilities facilities) {
    int facility = activity.facility();
    if (facility == Facilities.NO_FACILITY) {
      return new Place(activity.link(), activity.x(), activity.y(), activity.z());
    }
    boolean isLinked = activity.link() != Network.NO_LINK;
    return new Place(
        isLinked ? activity.link() : facilities.link(facility),
        facilities.x(facility),
        facilities.y(facility),
        Double.NaN);
  }

  /** The point of a link nearest to this place. */
  Place onLink(Network network, int onLink) {
    double fromX = network.nodeX(network.fromNode(onLink));
    double fromY = network.nodeY(network.fromNode(onLink));
    double toX = network.nodeX(network.toNode(onLink));
    double toY = network.nodeY(network.toNode(onLink));
    double share = LinkLines.shareOfSegment(x, y, fromX, fromY, toX, toY);
    return new Place(
        onLink, fromX + share * (toX - fromX), fromY + share * (toY - fromY), Double.NaN);
  }

  boolean hasCoordinates() {
    return !Double.isNaN(x) && !Double.isNaN(y);
  }

  /** This place; the end of its link if it has no coordinates (MATSim {@code FacilitiesUtils.decideOnCoord}). */
  Place withCoordinates(Network network) {
    if (hasCoordinates()) {
      return this;
    }
    if (link == Network.NO_LINK) {
      throw new IllegalArgumentException("an activity has neither link nor coordinates");
    }
    int node = network.toNode(link);
    return new Place(link, network.nodeX(node), network.nodeY(node), Double.NaN);
  }

  /** Distance as the crow flies; through the air too if both places state a height. */
  double beelineMeters(Place other) {
    double eastward = other.x - x;
    double northward = other.y - y;
    double upward = Double.isNaN(z) || Double.isNaN(other.z) ? 0 : other.z - z;
    return Math.sqrt(eastward * eastward + northward * northward + upward * upward);
  }
}
