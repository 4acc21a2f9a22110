package vn.luong.sim.population;

import java.util.Arrays;
import java.util.Objects;

/**
 * A route on the network: the links from the start link to the end link, both included; one link if they are
 * the same. Immutable.
 */
public final class LinkPath implements Route {
  private final int[] links;
  private final double travelTimeSeconds;
  private final double distanceMeters;
  private final String vehicleId;

  private LinkPath(int[] links, double travelTimeSeconds, double distanceMeters, String vehicleId) {
    if (links.length == 0) {
      throw new IllegalArgumentException("a link path has at least one link");
    }
    this.links = links;
    this.travelTimeSeconds = travelTimeSeconds;
    this.distanceMeters = distanceMeters;
    this.vehicleId = vehicleId;
  }

  /**
   * Makes a path.
   *
   * @param links start link … end link; copied
   * @param travelTimeSeconds planned time, or undefined
   * @param distanceMeters planned distance without the start link, NaN if not stated
   */
  public static LinkPath of(int[] links, double travelTimeSeconds, double distanceMeters) {
    return new LinkPath(links.clone(), travelTimeSeconds, distanceMeters, null);
  }

  /** The same path with another vehicle than the person's own for the mode; null for the own. */
  public LinkPath withVehicle(String newVehicleId) {
    return new LinkPath(links, travelTimeSeconds, distanceMeters, newVehicleId);
  }

  public int linkCount() {
    return links.length;
  }

  public int link(int position) {
    return links[position];
  }

  /** The links, not a copy. */
  int[] links() {
    return links;
  }

  public int[] toArray() {
    return links.clone();
  }

  @Override
  public int startLink() {
    return links[0];
  }

  @Override
  public int endLink() {
    return links[links.length - 1];
  }

  @Override
  public double travelTimeSeconds() {
    return travelTimeSeconds;
  }

  @Override
  public double distanceMeters() {
    return distanceMeters;
  }

  /** Id of the vehicle the plan names, or null for the person's own vehicle of the mode. */
  public String vehicleId() {
    return vehicleId;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinkPath path
        && Arrays.equals(links, path.links)
        && Double.compare(travelTimeSeconds, path.travelTimeSeconds) == 0
        && Double.compare(distanceMeters, path.distanceMeters) == 0
        && Objects.equals(vehicleId, path.vehicleId);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(links);
  }

  @Override
  public String toString() {
    return "LinkPath" + Arrays.toString(links);
  }
}
