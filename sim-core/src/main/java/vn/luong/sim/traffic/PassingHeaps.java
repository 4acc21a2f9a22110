package vn.luong.sim.traffic;

import java.util.Arrays;

/**
 * The queues of links on which fast vehicles pass slow ones, as MATSim keeps them: for each link a binary heap by earliest
 * exit time. Those with the same time leave in the order in which the heap happens to hold them, so that every step of it
 * has to be done as {@link java.util.PriorityQueue} does it (MATSim {@code PassingVehicleQ}); see {@link
 * Quirks#tiesByHeap}.
 *
 * <p>Layout: for each link that ever had a queue an array of drivers that grows.
 *
 * <p>Threads: a heap belongs to who owns the queue of the link.
 */
final class PassingHeaps {
  private static final int NONE = Drivers.NONE;
  private static final int FIRST_CAPACITY = 8;

  private final Drivers drivers;
  private final int[][] heap;
  private final int[] size;

  PassingHeaps(int linkCount, Drivers drivers) {
    this.drivers = drivers;
    heap = new int[linkCount][];
    size = new int[linkCount];
  }

  /** Who would leave the queue next, or {@link Drivers#NONE}. */
  int head(int link) {
    return size[link] == 0 ? NONE : heap[link][0];
  }

  int size(int link) {
    return size[link];
  }

  /** Somebody of the queue, in the order of the heap's places. */
  int driver(int link, int place) {
    return heap[link][place];
  }

  void add(int link, int driver) {
    int last = size[link]++;
    if (heap[link] == null) {
      heap[link] = new int[FIRST_CAPACITY];
    } else if (last == heap[link].length) {
      heap[link] = Arrays.copyOf(heap[link], last * 2);
    }
    siftUp(heap[link], last, driver);
  }

  /** Takes out a driver, wherever in the queue. */
  void remove(int link, int driver) {
    int[] places = heap[link];
    int place = 0;
    while (places[place] != driver) {
      place++;
    }
    int last = --size[link];
    if (place == last) {
      return;
    }
    int moved = places[last];
    siftDown(places, last, place, moved);
    if (places[place] == moved) {
      siftUp(places, place, moved);
    }
  }

  /**
   * Of those who may leave now and are of some modes the one with the earliest exit time; of several with the same time the
   * one whom MATSim finds when it puts all of the queue into a new heap and takes them out again.
   *
   * @param copy room for as many drivers as there are in the queue
   */
  int firstOfModes(int link, long modes, int now, int[] copy) {
    int first = NONE;
    boolean isTied = false;
    for (int place = 0; place < size[link]; place++) {
      int driver = heap[link][place];
      int exitTime = drivers.exitTime(driver);
      if (exitTime <= now && drivers.isOfMode(driver, modes)) {
        isTied = first != NONE && exitTime == drivers.exitTime(first)
            || isTied && exitTime > drivers.exitTime(first);
        if (first == NONE || exitTime < drivers.exitTime(first)) {
          first = driver;
        }
      }
    }
    return isTied ? firstOfCopy(link, modes, copy) : first;
  }

  private int firstOfCopy(int link, long modes, int[] copy) {
    int count = size[link];
    for (int place = 0; place < count; place++) {
      siftUp(copy, place, heap[link][place]);
    }
    while (!drivers.isOfMode(copy[0], modes)) {
      count--;
      siftDown(copy, count, 0, copy[count]);
    }
    return copy[0];
  }

  private void siftUp(int[] places, int from, int driver) {
    int place = from;
    int exitTime = drivers.exitTime(driver);
    while (place > 0) {
      int parent = (place - 1) >>> 1;
      if (exitTime >= drivers.exitTime(places[parent])) {
        break;
      }
      places[place] = places[parent];
      place = parent;
    }
    places[place] = driver;
  }

  private void siftDown(int[] places, int count, int from, int driver) {
    int place = from;
    int exitTime = drivers.exitTime(driver);
    int firstLeaf = count >>> 1;
    while (place < firstLeaf) {
      int child = 2 * place + 1;
      int other = child + 1;
      if (other < count && drivers.exitTime(places[child]) > drivers.exitTime(places[other])) {
        child = other;
      }
      if (exitTime <= drivers.exitTime(places[child])) {
        break;
      }
      places[place] = places[child];
      place = child;
    }
    places[place] = driver;
  }
}
