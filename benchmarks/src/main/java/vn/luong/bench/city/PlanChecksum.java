package vn.luong.bench.city;

import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;

/** Mixes what plans say, and their order, into one number: the same of plans as objects and as they are kept. */
final class PlanChecksum {
  private static final long PRIME = 0x100000001B3L;

  private long checksum = 0xCBF29CE484222325L;
  private PlanCursor cursor;
  private PlanStore ofCursor;
  private int[] path = new int[256];

  void add(Plan plan) {
    for (int ordinal = 0; ordinal < plan.activities().size(); ordinal++) {
      Activity activity = plan.activities().get(ordinal);
      mixActivity(activity.type(), activity.link(), activity.endTime());
      if (ordinal < plan.legs().size()) {
        Leg leg = plan.legs().get(ordinal);
        mix(leg.mode());
        if (leg.route() instanceof LinkPath links) {
          for (int place = 0; place < links.linkCount(); place++) {
            mix(links.link(place));
          }
        }
      }
    }
  }

  /** A plan of a store, without making objects of it. */
  void add(PlanStore plans, int plan) {
    if (ofCursor != plans) {
      ofCursor = plans;
      cursor = new PlanCursor(plans);
    }
    cursor.seek(plan);
    while (cursor.advance()) {
      if (cursor.isActivity()) {
        mixActivity(cursor.activityType(), cursor.link(), cursor.endTime());
      } else {
        mix(cursor.mode());
        if (cursor.hasLinkPath()) {
          mixPath();
        }
      }
    }
  }

  private void mixPath() {
    int count = cursor.pathLinkCount();
    if (count > path.length) {
      path = new int[2 * count];
    }
    cursor.copyPath(path, 0);
    for (int place = 0; place < count; place++) {
      mix(path[place]);
    }
  }

  private void mixActivity(int type, int link, double endTime) {
    mix(type);
    mix(link);
    mix(Double.doubleToLongBits(endTime));
  }

  private void mix(long value) {
    checksum = (checksum ^ value) * PRIME;
  }

  /** The number made of all plans so far. */
  long value() {
    return checksum;
  }
}
