package vn.luong.scenario.ridership;

import java.util.Arrays;

/**
 * Rides of a day, one row each, in the order in which people began to wait.
 *
 * <p>Layout: 40 bytes per ride.
 */
final class RideColumns {
  static final int NONE = -1;

  private int size;
  private int[] person = new int[1024];
  private int[] previous = new int[1024];
  private int[] waitTime = new int[1024];
  private int[] fromStop = new int[1024];
  private int[] toStop = new int[1024];
  private int[] boardVisit = new int[1024];
  private int[] boardTime = new int[1024];
  private int[] alightVisit = new int[1024];
  private int[] alightTime = new int[1024];
  private int[] denied = new int[1024];

  /**
   * Begins a ride.
   *
   * @param afterRide the ride before it on the same trip, or {@link #NONE}
   * @return its row
   */
  int add(int ofPerson, int afterRide, int time, int stop, int destinationStop) {
    if (size == person.length) {
      grow(size * 2);
    }
    int row = size++;
    person[row] = ofPerson;
    previous[row] = afterRide;
    waitTime[row] = time;
    fromStop[row] = stop;
    toStop[row] = destinationStop;
    boardVisit[row] = NONE;
    boardTime[row] = VisitColumns.NEVER;
    alightVisit[row] = NONE;
    alightTime[row] = VisitColumns.NEVER;
    denied[row] = 0;
    return row;
  }

  private void grow(int capacity) {
    person = Arrays.copyOf(person, capacity);
    previous = Arrays.copyOf(previous, capacity);
    waitTime = Arrays.copyOf(waitTime, capacity);
    fromStop = Arrays.copyOf(fromStop, capacity);
    toStop = Arrays.copyOf(toStop, capacity);
    boardVisit = Arrays.copyOf(boardVisit, capacity);
    boardTime = Arrays.copyOf(boardTime, capacity);
    alightVisit = Arrays.copyOf(alightVisit, capacity);
    alightTime = Arrays.copyOf(alightTime, capacity);
    denied = Arrays.copyOf(denied, capacity);
  }

  void board(int row, int visit, int time) {
    boardVisit[row] = visit;
    boardTime[row] = time;
  }

  void alight(int row, int visit, int time) {
    alightVisit[row] = visit;
    alightTime[row] = time;
  }

  void deny(int row) {
    denied[row]++;
  }

  int size() {
    return size;
  }

  int person(int row) {
    return person[row];
  }

  /** The ride before it on the same trip, or {@link #NONE}. */
  int previous(int row) {
    return previous[row];
  }

  /** When the person came to the stop. */
  int waitTime(int row) {
    return waitTime[row];
  }

  int fromStop(int row) {
    return fromStop[row];
  }

  /** Stop the person wants to go to, or {@link #NONE} if it is not known. */
  int toStop(int row) {
    return toStop[row];
  }

  boolean hasBoarded(int row) {
    return boardVisit[row] != NONE;
  }

  boolean hasAlighted(int row) {
    return alightVisit[row] != NONE;
  }

  int boardVisit(int row) {
    return boardVisit[row];
  }

  int boardTime(int row) {
    return boardTime[row];
  }

  int alightVisit(int row) {
    return alightVisit[row];
  }

  int alightTime(int row) {
    return alightTime[row];
  }

  int waitSeconds(int row) {
    return boardTime[row] - waitTime[row];
  }

  /** Full vehicles the person had to let go. */
  int denied(int row) {
    return denied[row];
  }
}
