package vn.luong.sim.mobsim;

import java.util.ArrayDeque;
import java.util.Deque;
import vn.luong.sim.vehicles.VehicleType;

/** A vehicle of the {@link SlowQSim}: where it stands, or who drives it along which links. */
final class SlowVehicle {
  /** Place of a vehicle that is being driven. */
  static final int ON_THE_ROAD = -2;

  /** Place of a vehicle that was taken out with its driver, or that no plan uses. */
  static final int NOWHERE = -1;

  final int index;
  final VehicleType type;

  /** Link it is parked on, or {@link #ON_THE_ROAD}, or {@link #NOWHERE}. */
  int place = NOWHERE;

  /** Who waits for it, the first first. */
  final Deque<SlowPerson> awaitedBy = new ArrayDeque<>();

  SlowPerson driver;
  int mode;
  int[] path;
  int position;

  /** Seconds after midnight before which it cannot leave the link. */
  double exitTime;

  SlowVehicle(int index, VehicleType type) {
    this.index = index;
    this.type = type;
  }

  double pce() {
    return type.pce();
  }

  double flowConsumption() {
    return type.pce() / type.flowEfficiencyFactor();
  }

  boolean isOnLastLink() {
    return position == path.length - 1;
  }

  int nextLink() {
    return path[position + 1];
  }
}
