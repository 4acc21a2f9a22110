package vn.luong.sim.fares;

import java.util.List;
import java.util.Set;

/**
 * What it costs to leave a vehicle somewhere, in units of money.
 *
 * @param areas where it costs something; of several that a link belongs to the first counts
 * @param freeActivities types of activities for which people park for nothing, e.g. those at home
 */
public record ParkingParameters(List<Area> areas, Set<String> freeActivities) {
  public ParkingParameters {
    areas = List.copyOf(areas);
    freeActivities = Set.copyOf(freeActivities);
  }

  /**
   * An area with fees.
   *
   * @param name name for people
   * @param mode mode of the vehicles that pay
   * @param links ids of the links where it costs something
   * @param perStop each time
   * @param perHour for every hour or part of one, as long as the vehicle is driven away again on the same day
   * @param mostByHour what the hours of one stay cost at most; may be infinite
   * @param places for how many vehicles there is room; infinite where that is not counted
   */
  public record Area(
      String name,
      String mode,
      Set<String> links,
      double perStop,
      double perHour,
      double mostByHour,
      double places) {
    /** An area with as many places as are wanted. */
    public Area(
        String name,
        String mode,
        Set<String> links,
        double perStop,
        double perHour,
        double mostByHour) {
      this(name, mode, links, perStop, perHour, mostByHour, Double.POSITIVE_INFINITY);
    }

    public Area {
      links = Set.copyOf(links);
      if (!(places >= 0
          && perStop >= 0
          && perHour >= 0
          && mostByHour >= 0
          && perStop + perHour < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("parking in " + name + " costs " + perStop + " and "
            + perHour + " per hour, at most " + mostByHour);
      }
    }

    double ofHours(double hours) {
      return Math.min(mostByHour, perHour * hours);
    }
  }
}
