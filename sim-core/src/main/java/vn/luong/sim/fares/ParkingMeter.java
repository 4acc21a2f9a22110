package vn.luong.sim.fares;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.MoneyPurpose;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.units.Units;

/**
 * Charges drivers for leaving their vehicles: each time when the activity begins for which they came, by the hour when they
 * drive away again. Rules: {@link ParkingParameters}.
 *
 * <p>Layout: 1 byte per link and mode with fees; what is parked where it costs something, in a hash table.
 *
 * <p>Threads: one.
 */
final class ParkingMeter {
  private static final int NONE = -1;

  private final List<ParkingParameters.Area> areas;
  /** Area by link, for each mode; null for modes without fees. */
  private final byte[][] areaOfLink;

  private final boolean[] isInteraction;
  private final boolean[] isFree;
  /** Area and time by vehicle. */
  private final Int2LongOpenHashMap parked = new Int2LongOpenHashMap();
  /** Vehicle that a person has just left, by person. */
  private final Int2IntOpenHashMap lastLeft = new Int2IntOpenHashMap();

  private double revenue;

  ParkingMeter(ParkingParameters parameters, Population population) {
    areas = parameters.areas();
    if (areas.size() > Byte.MAX_VALUE) {
      throw new IllegalArgumentException(areas.size() + " parking areas, at most 127");
    }
    Network network = population.network();
    List<byte[]> byMode = new ArrayList<>();
    for (int mode = 0; mode < population.modeTable().size(); mode++) {
      byMode.add(null);
    }
    for (int area = areas.size() - 1; area >= 0; area--) {
      int mode = population.modeTable().find(areas.get(area).mode());
      if (mode < 0) {
        continue;
      }
      if (byMode.get(mode) == null) {
        byte[] column = new byte[network.linkCount()];
        Arrays.fill(column, (byte) NONE);
        byMode.set(mode, column);
      }
      for (String link : areas.get(area).links()) {
        int index = network.linkIds().find(link);
        if (index >= 0) {
          byMode.get(mode)[index] = (byte) area;
        }
      }
    }
    areaOfLink = byMode.toArray(new byte[0][]);
    int types = population.activityTypes().size();
    isInteraction = new boolean[types];
    isFree = new boolean[types];
    for (int type = 0; type < types; type++) {
      isInteraction[type] = population.isInteraction(type);
      isFree[type] =
          parameters.freeActivities().contains(population.activityTypes().text(type));
    }
    lastLeft.defaultReturnValue(NONE);
  }

  /** A new day begins; nobody pays for the night. */
  void clear() {
    parked.clear();
    lastLeft.clear();
    revenue = 0;
  }

  void park(EventBuffer events, int row) {
    int mode = events.mode(row);
    byte[] column = mode >= 0 && mode < areaOfLink.length ? areaOfLink[mode] : null;
    if (column != null && column[events.link(row)] != NONE) {
      long area = column[events.link(row)];
      parked.put(events.vehicle(row), area << Integer.SIZE | events.time(row));
      lastLeft.put(events.person(row), events.vehicle(row));
    }
  }

  void startActivity(EventBuffer events, int row, EventBuffer target) {
    if (lastLeft.isEmpty() || isInteraction[events.activityType(row)]) {
      return;
    }
    int vehicle = lastLeft.remove(events.person(row));
    if (vehicle == NONE || !parked.containsKey(vehicle)) {
      // Left nowhere, or driven on to where parking is free.
      return;
    }
    if (isFree[events.activityType(row)]) {
      parked.remove(vehicle);
    } else {
      double fee = area(parked.get(vehicle)).perStop();
      charge(target, events.time(row), events.person(row), fee);
    }
  }

  void driveAway(EventBuffer events, int row, EventBuffer target) {
    int vehicle = events.vehicle(row);
    if (parked.containsKey(vehicle)) {
      long since = parked.remove(vehicle);
      double hours = Math.ceil((events.time(row) - (int) since) / Units.SECONDS_PER_HOUR);
      charge(target, events.time(row), events.person(row), area(since).ofHours(hours));
    }
  }

  private ParkingParameters.Area area(long areaAndTime) {
    return areas.get((int) (areaAndTime >> Integer.SIZE));
  }

  private void charge(EventBuffer target, int time, int person, double fee) {
    if (fee > 0) {
      revenue += fee;
      target.ensureRoom(1);
      target.appendMoney(time, person, MoneyPurpose.PARKING, EventBuffer.NONE, -fee);
    }
  }

  double revenue() {
    return revenue;
  }
}
