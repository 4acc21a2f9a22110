package vn.luong.scenario.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.luong.sim.problems.SourcePosition;

/**
 * What a scenario file asks for, after {@code extends} and the options of the command line.
 *
 * <p>Keys: {@code name}, {@code description}, {@code extends}, {@code region}, {@code network}, {@code zones}, {@code facilities}, {@code population:
 * {sample, year, raster, raster-crs, residents}}, {@code iterations}, {@code seed}, {@code threads}, {@code stop: {gap, score-drift, mode-drift}}, {@code modes}, {@code scoring}, {@code
 * replanning}, {@code transit: {lines, schedule, vehicles, reach, access, crowding, fares}}, {@code freight: {share, cost-per-km, cost-per-hour}}, {@code traffic: {dynamics, inflow-capacity, node-transition}}, {@code parking}, {@code measures}, {@code counts}. One sample scales the persons and the capacity of the roads together.
 *
 * @param name name for people
 * @param description one or two sentences; may be empty
 * @param sources files it was read from, this one first
 * @param region bundled network and land use
 * @param places road network and zones to use instead of the region's own, and drawn land use
 * @param people how many they are
 * @param run how far the run goes
 * @param modes all modes
 * @param scoring how days are valued
 * @param replanning how plans change
 * @param transit public transport, and changes of its lines
 * @param freight goods traffic by road
 * @param traffic the queue model of the roads
 * @param measures changes of the roads, in order
 * @param isWorldCertain false if an error of the file leaves open which roads, zones and lines there are, so that whether a name is one
 *     of theirs says nothing
 */
public record ScenarioFile(
    String name,
    String description,
    List<String> sources,
    String region,
    Places places,
    People people,
    Run run,
    List<ModeSettings> modes,
    ScoringSettings scoring,
    ReplanningSettings replanning,
    TransitSettings transit,
    FreightSettings freight,
    TrafficSettings traffic,
    List<RoadMeasure> measures,
    boolean isWorldCertain) {

  /**
   * The population.
   *
   * @param sample share of the people, in (0, 1]
   * @param year year of the population and of the roads, parks and lines there are
   * @param raster where they live, by the cells of a raster
   */
  public record People(double sample, int year, Optional<PeopleRaster> raster) {
    public People {
      if (!(sample > 0 && sample <= 1)) {
        throw new IllegalArgumentException("sample " + sample + " is not in (0, 1]");
      }
    }
  }

  /**
   * What of the region comes from the user's own files.
   *
   * @param network road network
   * @param zones zones
   * @param zonings land use of drawn areas, in order
   * @param facilities schools, shops, hospitals and offices by name, in order
   */
  public record Places(
      Optional<NetworkFile> network,
      Optional<ZoneFile> zones,
      List<ZoningMeasure> zonings,
      List<FacilityMeasure> facilities) {
    public Places {
      zonings = List.copyOf(zonings);
      facilities = List.copyOf(facilities);
    }
  }

  /**
   * A layer of polygons with the columns of {@code luong import zones}.
   *
   * @param file GeoPackage, Shapefile or GeoJSON; it exists
   * @param position where the scenario names it
   */
  public record ZoneFile(Path file, SourcePosition position) {}

  /**
   * A road network in MATSim's format, in the coordinates of the region.
   *
   * @param file the file; it exists
   * @param position where the scenario names it
   * @param hasPlannedRoads true if what the plan builds until the scenario's year is built on it
   * @param areStreetsFilled true if streets of zones with too few of them carry what those that are missing would
   */
  public record NetworkFile(
      Path file, SourcePosition position, boolean hasPlannedRoads, boolean areStreetsFilled) {}

  /**
   * A raster of people by cell: homes of a zone lie where its cells have people.
   *
   * @param file a GeoTIFF; it exists
   * @param position where the scenario names it
   * @param crs coordinate system instead of the file's own
   * @param givesResidents whether the cells also say how many live in a zone, instead of the zones themselves
   */
  public record PeopleRaster(
      Path file, SourcePosition position, Optional<String> crs, boolean givesResidents) {}

  /**
   * How far the run goes.
   *
   * @param iterations number of the last iteration at most
   * @param seed seed of all random numbers
   * @param threads threads to use; 0 for as many as the machine has
   * @param stop what must be small for it to end earlier
   * @param counts file of traffic counts that it is compared with; the file exists
   */
  public record Run(int iterations, long seed, int threads, Stop stop, Optional<Path> counts) {}

  /**
   * What must be small, all of it at once, to end before the last iteration; 0 for what does not matter.
   *
   * @param gap relative gap of routes
   * @param scoreDrift change of the mean score from one iteration to the next, in utils
   * @param modeDrift largest change of a mode's share from one iteration to the next
   */
  public record Stop(double gap, double scoreDrift, double modeDrift) {}

  public ScenarioFile {
    sources = List.copyOf(sources);
    modes = List.copyOf(modes);
    measures = List.copyOf(measures);
  }

  /** Share of the people that is simulated, in (0, 1]. */
  public double sample() {
    return people.sample();
  }

  /** Year of the population and of the roads, parks and lines there are. */
  public int year() {
    return people.year();
  }

  /** Road network to use instead of the region's own. */
  public Optional<NetworkFile> network() {
    return places.network();
  }

  /** Zones to use instead of the wards. */
  public Optional<ZoneFile> zones() {
    return places.zones();
  }

  /** Land use of drawn areas, in order. */
  public List<ZoningMeasure> zonings() {
    return places.zonings();
  }

  /** Schools, shops, hospitals and offices by name, in order. */
  public List<FacilityMeasure> facilities() {
    return places.facilities();
  }
}
