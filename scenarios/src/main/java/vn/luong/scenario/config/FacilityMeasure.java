package vn.luong.scenario.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.SimTime;

/** What happens to facilities: places with a name at which people learn, shop, are treated or work. */
public sealed interface FacilityMeasure {
  /** Where it stands in the file. */
  SourcePosition position();

  /**
   * All that a file holds.
   *
   * @param file GeoPackage, Shapefile, GeoJSON, or facilities in MATSim's format; it exists
   * @param layer layer of a GeoPackage; its only one if empty
   * @param crs coordinate system instead of the file's own
   * @param columns columns of a layer by what they say, where they do not have their usual names
   * @param types what a facility is called here by what the file calls it
   * @param columnsPosition where columns and types are named
   * @param type what facilities are that the file says nothing of
   * @param replaces kinds of which the zones' own go
   */
  record Layer(
      SourcePosition position,
      Path file,
      Optional<String> layer,
      Optional<String> crs,
      Map<String, String> columns,
      Map<String, String> types,
      SourcePosition columnsPosition,
      Optional<String> type,
      List<String> replaces)
      implements FacilityMeasure {
    public Layer {
      columns = Map.copyOf(columns);
      types = Map.copyOf(types);
      replaces = List.copyOf(replaces);
    }

    /** True if the file is in MATSim's format. */
    public boolean isMatsim() {
      return file.toString().matches("(?i).*\\.xml(\\.gz)?");
    }
  }

  /**
   * A single one.
   *
   * @param name name for people, unique
   * @param type what it is, several separated by commas
   * @param at where
   * @param jobs jobs; NaN if not stated
   * @param capacity pupils or students, of others persons at a time; NaN if not stated
   * @param visitors visitors a day; NaN if not stated
   * @param hours when it is open
   */
  record Opened(
      SourcePosition position,
      String name,
      String type,
      Where at,
      double jobs,
      double capacity,
      double visitors,
      Hours hours)
      implements FacilityMeasure {}

  /**
   * One that there is no more.
   *
   * @param name its name or id
   */
  record Closed(SourcePosition position, String name) implements FacilityMeasure {}

  /**
   * A place: a stop of public transport by name or id, or coordinates.
   *
   * @param stop the stop; empty for coordinates
   * @param longitude degrees; NaN for a stop
   * @param latitude degrees; NaN for a stop
   */
  record Where(Optional<String> stop, double longitude, double latitude) {}

  /**
   * Opening hours, seconds after midnight; undefined if it is always open.
   *
   * @param opening when it opens
   * @param closing when it closes, after midnight 24:00 and more
   */
  record Hours(double opening, double closing) {
    /** Always open. */
    public static final Hours ALWAYS = new Hours(SimTime.UNDEFINED, SimTime.UNDEFINED);
  }
}
