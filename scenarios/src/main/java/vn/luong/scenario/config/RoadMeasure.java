package vn.luong.scenario.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.ClosedHours;

/**
 * A change of existing roads, or a new road.
 *
 * @param position where it stands in the file
 * @param kind what to do
 * @param road name of a road, or id of a link; of a new road the id or name of its feature, empty for all features
 * @param lanes lanes per direction; NaN to leave them
 * @param speedMetersPerSecond free speed; NaN to leave it
 * @param capacityPcePerHour capacity per direction; NaN to leave it
 * @param drawing where a new road is drawn; empty for existing roads
 * @param toll what driving on it costs; empty to leave that
 * @param closing when it is closed to whom; empty to leave that, or to close it altogether
 */
public record RoadMeasure(
    SourcePosition position,
    Kind kind,
    String road,
    double lanes,
    double speedMetersPerSecond,
    double capacityPcePerHour,
    Optional<Drawing> drawing,
    Optional<TollSettings> toll,
    Optional<Closing> closing) {

  /** Kinds of measures on roads. */
  public enum Kind {
    OPEN,
    CLOSE,
    CHANGE
  }

  /**
   * Hours in which the road is closed.
   *
   * @param position where it stands
   * @param hours by mode; {@link #ALL_MODES} stands for every mode that may use the road
   * @param replaces true if it is open at all other times, false if this comes on top of what is closed before
   */
  public record Closing(SourcePosition position, ClosedHours hours, boolean replaces) {
    public static final String ALL_MODES = "*";
  }

  /**
   * Where a new road is drawn.
   *
   * @param file GeoPackage, Shapefile or GeoJSON; it exists
   * @param layer layer of a GeoPackage, if it has several of lines
   * @param crs coordinate system instead of the file's own
   * @param joinMeters how far an end may lie from the junction that it is joined to
   * @param modes modes that may use it; empty to have them from the feature or its class
   */
  public record Drawing(
      Path file,
      Optional<String> layer,
      Optional<String> crs,
      double joinMeters,
      List<String> modes) {
    public Drawing {
      modes = List.copyOf(modes);
    }
  }
}
