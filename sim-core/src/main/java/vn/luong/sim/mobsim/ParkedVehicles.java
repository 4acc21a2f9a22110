package vn.luong.sim.mobsim;

import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import vn.luong.sim.traffic.Drivers;

/**
 * Where vehicles stand, and who waits for one that is not there.
 *
 * <p>Layout: one int per vehicle; lists of waiting drivers only for vehicles somebody waits for.
 *
 * <p>Threads: the main loop's.
 */
final class ParkedVehicles {
  static final int NO_DRIVER = -1;

  /** Place of a vehicle that is being driven. */
  private static final int IN_USE = -2;

  private final int[] link;
  private final Int2ObjectMap<IntArrayList> waiting = new Int2ObjectOpenHashMap<>();

  ParkedVehicles(NetworkLegs legs) {
    link = legs.vehicleLink();
  }

  /** Reads ahead where a vehicle stands; a number that only says that it was read. */
  int touch(int vehicle) {
    return vehicle < 0 ? 0 : link[vehicle];
  }

  boolean isAt(int vehicle, int place) {
    return link[vehicle] == place;
  }

  boolean isInUse(int vehicle) {
    return link[vehicle] == IN_USE;
  }

  void takeAway(int vehicle) {
    link[vehicle] = IN_USE;
  }

  void park(int vehicle, int place) {
    link[vehicle] = place;
  }

  void await(int vehicle, int driver) {
    waiting.computeIfAbsent(vehicle, key -> new IntArrayList()).add(driver);
  }

  /** Takes the first who waits for this vehicle, at its place or (anywhere) wherever; or {@link #NO_DRIVER}. */
  int takeWaiting(int vehicle, boolean anywhere, AgentStates agents, Drivers drivers) {
    if (waiting.isEmpty()) {
      return NO_DRIVER;
    }
    IntArrayList queue = waiting.get(vehicle);
    for (int place = 0; queue != null && place < queue.size(); place++) {
      if (anywhere || agents.link(drivers.person(queue.getInt(place))) == link[vehicle]) {
        return queue.removeInt(place);
      }
    }
    return NO_DRIVER;
  }

  /** Everybody who waits, in no particular order. */
  int[] waitingDrivers() {
    return waiting.values().stream().flatMapToInt(IntArrayList::intStream).toArray();
  }
}
