package vn.luong.sim.road;

import java.util.Arrays;

/**
 * Answer of a {@link RoadRouter}, filled anew by each query: the links from start link to end link, both included.
 * What holds for a path that was not found is only {@link #isFound}.
 *
 * <p>Threads: one per router.
 */
public final class RoadPath {
  private int[] links = new int[64];
  private int linkCount;
  private double travelTimeSeconds;
  private double cost;
  private double distanceMeters;

  /** False if the end link cannot be reached from the start link. */
  public boolean isFound() {
    return linkCount > 0;
  }

  public int linkCount() {
    return linkCount;
  }

  public int link(int position) {
    assert position < linkCount : "position " + position + " of " + linkCount;
    return links[position];
  }

  public int[] toArray() {
    return Arrays.copyOf(links, linkCount);
  }

  /** Seconds from the end of the start link to the start of the end link. */
  public double travelTimeSeconds() {
    return travelTimeSeconds;
  }

  /** Generalised cost between the start link and the end link. */
  public double cost() {
    return cost;
  }

  /** Metres without the start link, with the end link; 0 if they are the same. */
  public double distanceMeters() {
    return distanceMeters;
  }

  void clear() {
    linkCount = 0;
  }

  /** Makes room for so many links, which are then {@link #set}. */
  void reset(int newLinkCount, double newTravelTimeSeconds, double newCost) {
    if (links.length < newLinkCount) {
      links = new int[Math.max(newLinkCount, 2 * links.length)];
    }
    linkCount = newLinkCount;
    travelTimeSeconds = newTravelTimeSeconds;
    cost = newCost;
    distanceMeters = 0;
  }

  void set(int position, int link) {
    links[position] = link;
  }

  void setDistanceMeters(double meters) {
    distanceMeters = meters;
  }
}
