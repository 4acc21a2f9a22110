package vn.luong.sim.trips;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Plan;

/**
 * Gives activities and facilities without a link one near their coordinates (MATSim {@code XY2Links} and {@code
 * XY2LinksForFacilities}). An activity at a facility lies on the facility's link.
 *
 * <p>Threads: {@link #linkFacilities} first, from one thread; then safe to share.
 */
public final class ActivityLinker {
  private final NearestLinks nearestLinks;
  private final Facilities facilities;

  public ActivityLinker(NearestLinks nearestLinks, Facilities facilities) {
    this.nearestLinks = nearestLinks;
    this.facilities = facilities;
  }

  /** Gives every facility a link that has coordinates but no link. */
  public void linkFacilities() {
    for (int facility = 0; facility < facilities.size(); facility++) {
      if (facilities.link(facility) == Network.NO_LINK && !Double.isNaN(facilities.x(facility))) {
        int link = nearestLinks.find(facilities.x(facility), facilities.y(facility));
        facilities.setLink(facility, link);
      }
    }
  }

  /** The plan with a link for each activity; the same plan if nothing was missing. */
  public Plan link(Plan plan) {
    List<Activity> linked = null;
    for (int ordinal = 0; ordinal < plan.activities().size(); ordinal++) {
      Activity activity = plan.activities().get(ordinal);
      int link = linkOf(activity);
      if (link != activity.link()) {
        linked = linked == null ? new ArrayList<>(plan.activities()) : linked;
        linked.set(ordinal, activity.withLink(link));
      }
    }
    return linked == null ? plan : plan.withActivities(linked);
  }

  /** The activity with a link; the same activity if it has one, or there is none for it. */
  Activity link(Activity activity) {
    int link = linkOf(activity);
    return link == activity.link() ? activity : activity.withLink(link);
  }

  private int linkOf(Activity activity) {
    Place place = Place.of(activity, facilities);
    if (activity.link() != Network.NO_LINK) {
      return activity.link();
    }
    if (place.link() != Network.NO_LINK || !place.hasCoordinates()) {
      return place.link();
    }
    return nearestLinks.find(place.x(), place.y());
  }
}
