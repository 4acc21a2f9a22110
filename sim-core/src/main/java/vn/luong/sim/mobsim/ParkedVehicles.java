package vn.luong.sim.mobsim;

import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

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

  ParkedVehicles(LegRoutes routes) {
    link = routes.vehicleLink();
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
  int takeWaiting(int vehicle, boolean anywhere, AgentStates agents) {
    if (waiting.isEmpty()) {
      return NO_DRIVER;
    }
    IntArrayList drivers = waiting.get(vehicle);
    for (int place = 0; drivers != null && place < drivers.size(); place++) {
      if (anywhere || agents.link(drivers.getInt(place)) == link[vehicle]) {
        return drivers.removeInt(place);
      }
    }
    return NO_DRIVER;
  }

  /** Everybody who waits, in the order of the persons. */
  int[] waitingDrivers() {
    int[] drivers =
        waiting.values().stream().flatMapToInt(IntArrayList::intStream).toArray();
    Arrays.sort(drivers);
    return drivers;
  }
}
