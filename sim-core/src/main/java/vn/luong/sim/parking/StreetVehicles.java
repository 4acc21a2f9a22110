package vn.luong.sim.parking;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import vn.luong.sim.events.EventBuffer;

/**
 * Which vehicles stand in lots that people drive to, not at stations: a vehicle takes a place when the activity begins for which it was
 * left there, and gives it back when it drives on.
 *
 * <p>Layout: lots by mode and link; vehicles that stand or have just been left in hash tables.
 *
 * <p>Threads: one.
 */
final class StreetVehicles {
  static final int NO_LOT = -1;
  private static final int NONE = -1;

  private final Long2IntOpenHashMap lotAt;
  private final boolean[] isPassedThrough;
  private final boolean[] takesNoPlace;
  private final Int2IntOpenHashMap lotOfVehicle = new Int2IntOpenHashMap();
  /** Lot at which a person has just left a vehicle, and the vehicle. */
  private final Int2IntOpenHashMap lotOfPerson = new Int2IntOpenHashMap();

  private final Int2IntOpenHashMap vehicleOfPerson = new Int2IntOpenHashMap();

  /**
   * No vehicle stands anywhere.
   *
   * @param lotAt lots by {@link ParkingLots#key} of mode and link
   * @param isPassedThrough activity types that are part of a trip
   * @param takesNoPlace activity types at which people have places of their own
   */
  StreetVehicles(Long2IntOpenHashMap lotAt, boolean[] isPassedThrough, boolean[] takesNoPlace) {
    this.lotAt = lotAt;
    this.isPassedThrough = isPassedThrough.clone();
    this.takesNoPlace = takesNoPlace.clone();
    lotOfVehicle.defaultReturnValue(NO_LOT);
    lotOfPerson.defaultReturnValue(NO_LOT);
    vehicleOfPerson.defaultReturnValue(NONE);
  }

  void reset() {
    lotOfVehicle.clear();
    lotOfPerson.clear();
    vehicleOfPerson.clear();
  }

  /** A vehicle leaves traffic. */
  void leave(EventBuffer events, int row) {
    int lot = lotAt.get(ParkingLots.key(events.mode(row), events.link(row)));
    if (lot != NO_LOT) {
      lotOfPerson.put(events.person(row), lot);
      vehicleOfPerson.put(events.person(row), events.vehicle(row));
    } else if (!lotOfPerson.isEmpty()) {
      lotOfPerson.remove(events.person(row));
    }
  }

  /** An activity begins; the lot in which the person's vehicle takes a place from now on, or {@link #NO_LOT}. */
  int arrive(EventBuffer events, int row) {
    int type = events.activityType(row);
    if (lotOfPerson.isEmpty() || isPassedThrough[type]) {
      return NO_LOT;
    }
    int lot = lotOfPerson.remove(events.person(row));
    if (lot == NO_LOT || takesNoPlace[type]) {
      return NO_LOT;
    }
    lotOfVehicle.put(vehicleOfPerson.remove(events.person(row)), lot);
    return lot;
  }

  /** A vehicle enters traffic; the lot that it leaves, or {@link #NO_LOT}. */
  int driveAway(EventBuffer events, int row) {
    return lotOfVehicle.isEmpty() ? NO_LOT : lotOfVehicle.remove(events.vehicle(row));
  }
}
