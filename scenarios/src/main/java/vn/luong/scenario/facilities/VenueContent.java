package vn.luong.scenario.facilities;

import java.util.OptionalDouble;
import vn.luong.scenario.landuse.Sector;

/** How large a facility is as one of its kinds, from what is stated. */
final class VenueContent {
  /** How often a day each place for visitors is taken, our estimate; files of MATSim state persons at a time. */
  static final double VISITS_PER_PLACE = 3;

  private VenueContent() {}

  /**
   * Pupils, students, visitors a day or jobs, as {@link FacilityKind#sizeWord} says.
   *
   * @return empty if nothing is stated from which it follows
   */
  static OptionalDouble size(Venue venue, FacilityKind kind) {
    Venue.Size size = venue.size();
    if (kind.teaches()) {
      return firstOf(size.capacity(), size.visitors());
    }
    if (kind.hasVisitors()) {
      return firstOf(size.visitors(), VISITS_PER_PLACE * size.capacity(), size.jobs());
    }
    return firstOf(size.jobs(), size.capacity());
  }

  /** True if a place for visitors is known by its jobs alone, of which each attracts as one of a shop. */
  static boolean isKnownByJobs(Venue venue) {
    return Double.isNaN(venue.size().visitors())
        && Double.isNaN(venue.size().capacity())
        && !Double.isNaN(venue.size().jobs());
  }

  /** Jobs: of schools and shops only those that are stated, since the zones' jobs have the others. */
  static double jobs(Venue venue) {
    if (venue.is(FacilityKind.OFFICE) || venue.is(FacilityKind.FACTORY)) {
      FacilityKind kind =
          venue.is(FacilityKind.FACTORY) ? FacilityKind.FACTORY : FacilityKind.OFFICE;
      return size(venue, kind).orElse(kind.usualSize());
    }
    return Double.isNaN(venue.size().jobs()) ? 0 : venue.size().jobs();
  }

  static Sector sector(Venue venue) {
    return venue.is(FacilityKind.FACTORY) ? Sector.INDUSTRY : Sector.SERVICES;
  }

  private static OptionalDouble firstOf(double... values) {
    for (double value : values) {
      if (!Double.isNaN(value)) {
        return OptionalDouble.of(value);
      }
    }
    return OptionalDouble.empty();
  }
}
