package vn.luong.scenario.indicators;

import java.util.Arrays;

/**
 * Legs of a day, one row each, in the order they began.
 *
 * <p>Layout: 29 bytes per leg.
 */
public final class LegColumns {
  private int size;
  private int[] trip = new int[1024];
  private byte[] mode = new byte[1024];
  private int[] departureTime = new int[1024];
  private int[] arrivalTime = new int[1024];
  private int[] startLink = new int[1024];
  private int[] endLink = new int[1024];
  private float[] distanceMeters = new float[1024];

  int add(int ofTrip, int byMode, int atTime, int link) {
    if (size == trip.length) {
      int capacity = size * 2;
      trip = Arrays.copyOf(trip, capacity);
      mode = Arrays.copyOf(mode, capacity);
      departureTime = Arrays.copyOf(departureTime, capacity);
      arrivalTime = Arrays.copyOf(arrivalTime, capacity);
      startLink = Arrays.copyOf(startLink, capacity);
      endLink = Arrays.copyOf(endLink, capacity);
      distanceMeters = Arrays.copyOf(distanceMeters, capacity);
    }
    int row = size++;
    trip[row] = ofTrip;
    mode[row] = (byte) byMode;
    departureTime[row] = atTime;
    arrivalTime[row] = TripColumns.NOT_ARRIVED;
    startLink[row] = link;
    endLink[row] = -1;
    return row;
  }

  void addDistance(int row, double meters) {
    distanceMeters[row] += (float) meters;
  }

  void arrive(int row, int atTime, int link) {
    arrivalTime[row] = atTime;
    endLink[row] = link;
  }

  public int size() {
    return size;
  }

  int[] trips() {
    return Arrays.copyOf(trip, size);
  }

  /** Row of the trip that a leg is part of. */
  public int trip(int row) {
    return trip[row];
  }

  /** Mode of the leg, an index of the mode table. */
  public int mode(int row) {
    return mode[row];
  }

  /** Seconds after midnight. */
  public int departureTime(int row) {
    return departureTime[row];
  }

  /** Seconds after midnight; of a leg that has arrived only. */
  public int arrivalTime(int row) {
    return arrivalTime[row];
  }

  public boolean hasArrived(int row) {
    return arrivalTime[row] != TripColumns.NOT_ARRIVED;
  }

  int startLink(int row) {
    return startLink[row];
  }

  int endLink(int row) {
    return endLink[row];
  }

  /** Metres travelled. */
  public float distanceMeters(int row) {
    return distanceMeters[row];
  }
}
