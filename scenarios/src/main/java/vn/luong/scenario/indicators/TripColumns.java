package vn.luong.scenario.indicators;

import java.util.Arrays;

/**
 * Trips of a day, one row each, in the order they began.
 *
 * <p>Layout: 41 bytes per trip. Coordinates are floats: to about a decimetre in a metric CRS.
 */
final class TripColumns {
  static final int NOT_ARRIVED = Integer.MAX_VALUE;
  static final byte UNKNOWN_MODE = -1;

  private int size;
  private int[] person = new int[1024];
  private short[] purpose = new short[1024];
  private byte[] mainMode = new byte[1024];
  private boolean[] aborted = new boolean[1024];
  private int[] departureTime = new int[1024];
  private int[] arrivalTime = new int[1024];
  private float[] distanceMeters = new float[1024];
  private float[] originX = new float[1024];
  private float[] originY = new float[1024];
  private float[] destinationX = new float[1024];
  private float[] destinationY = new float[1024];

  /** Begins a trip; its row. */
  int add(int ofPerson, int atTime, double x, double y) {
    if (size == person.length) {
      grow(size * 2);
    }
    int row = size++;
    person[row] = ofPerson;
    purpose[row] = -1;
    mainMode[row] = UNKNOWN_MODE;
    departureTime[row] = atTime;
    arrivalTime[row] = NOT_ARRIVED;
    originX[row] = (float) x;
    originY[row] = (float) y;
    destinationX[row] = Float.NaN;
    destinationY[row] = Float.NaN;
    return row;
  }

  private void grow(int capacity) {
    person = Arrays.copyOf(person, capacity);
    purpose = Arrays.copyOf(purpose, capacity);
    mainMode = Arrays.copyOf(mainMode, capacity);
    aborted = Arrays.copyOf(aborted, capacity);
    departureTime = Arrays.copyOf(departureTime, capacity);
    arrivalTime = Arrays.copyOf(arrivalTime, capacity);
    distanceMeters = Arrays.copyOf(distanceMeters, capacity);
    originX = Arrays.copyOf(originX, capacity);
    originY = Arrays.copyOf(originY, capacity);
    destinationX = Arrays.copyOf(destinationX, capacity);
    destinationY = Arrays.copyOf(destinationY, capacity);
  }

  void arrive(int row, int atTime, int activityType, double x, double y) {
    arrivalTime[row] = atTime;
    purpose[row] = (short) activityType;
    destinationX[row] = (float) x;
    destinationY[row] = (float) y;
  }

  void abort(int row) {
    aborted[row] = true;
  }

  void setMainMode(int row, int mode) {
    mainMode[row] = (byte) mode;
  }

  void addDistance(int row, double meters) {
    distanceMeters[row] += (float) meters;
  }

  int size() {
    return size;
  }

  int[] persons() {
    return Arrays.copyOf(person, size);
  }

  int person(int row) {
    return person[row];
  }

  boolean hasArrived(int row) {
    return arrivalTime[row] != NOT_ARRIVED;
  }

  boolean isAborted(int row) {
    return aborted[row];
  }

  int purpose(int row) {
    return purpose[row];
  }

  int mainMode(int row) {
    return mainMode[row];
  }

  int departureTime(int row) {
    return departureTime[row];
  }

  int arrivalTime(int row) {
    return arrivalTime[row];
  }

  int travelTimeSeconds(int row) {
    return arrivalTime[row] - departureTime[row];
  }

  float distanceMeters(int row) {
    return distanceMeters[row];
  }

  float originX(int row) {
    return originX[row];
  }

  float originY(int row) {
    return originY[row];
  }

  float destinationX(int row) {
    return destinationX[row];
  }

  float destinationY(int row) {
    return destinationY[row];
  }
}
