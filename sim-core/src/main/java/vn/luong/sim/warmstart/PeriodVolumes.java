package vn.luong.sim.warmstart;

import java.util.concurrent.atomic.AtomicLongArray;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.vehicles.Fleet;

/**
 * PCE that leave each link in each period of the day, by what plans say: on a path of a leg time passes in proportion to
 * free travel times, and all of it in the leg's planned time. So what a plan adds depends on it alone, and can be taken
 * away again. The last link of a path is not left.
 *
 * <p>Layout: thousandths of a PCE at {@code period · linkCount + link}, 8 bytes; whole numbers, so that sums do not depend
 * on the order.
 *
 * <p>Threads: several may add at once.
 */
final class PeriodVolumes {
  private static final double MILLI = 1000;

  private final Network network;
  private final Fleet fleet;
  private final EndTimeRule endTimeRule;
  private final TravelTimeParameters periods;
  private final AtomicLongArray milliPce;

  PeriodVolumes(
      Network network, Fleet fleet, EndTimeRule endTimeRule, TravelTimeParameters periods) {
    this.network = network;
    this.fleet = fleet;
    this.endTimeRule = endTimeRule;
    this.periods = periods;
    this.milliPce = new AtomicLongArray(periods.binCount() * network.linkCount());
  }

  double pce(int link, int period) {
    return milliPce.get(period * network.linkCount() + link) / MILLI;
  }

  /** Adds what a person's plan puts on the road. */
  void add(int person, Plan plan) {
    count(person, plan, 1);
  }

  /** Takes away what {@link #add} added for the plan. */
  void remove(int person, Plan plan) {
    count(person, plan, -1);
  }

  private void count(int person, Plan plan, int sign) {
    PlannedDrive.forEach(plan, endTimeRule, (mode, path, departureTime, seconds) -> {
      int vehicle = fleet.vehicleOf(person, mode);
      double pce = vehicle == Fleet.NO_VEHICLE ? 1 : fleet.type(vehicle).pce();
      count(path, departureTime, seconds, sign * Math.round(pce * MILLI));
    });
  }

  private void count(LinkPath path, double departureTime, double seconds, long change) {
    double freeSeconds = 0;
    for (int position = 1; position < path.linkCount() - 1; position++) {
      freeSeconds += network.freeTravelTimeSeconds(path.link(position));
    }
    double stretch = freeSeconds > 0 && seconds > 0 ? seconds / freeSeconds : 1;
    double now = departureTime;
    for (int position = 0; position < path.linkCount() - 1; position++) {
      int link = path.link(position);
      milliPce.addAndGet(periods.bin(now) * network.linkCount() + link, change);
      if (position > 0) {
        now += stretch * network.freeTravelTimeSeconds(link);
      }
    }
  }
}
