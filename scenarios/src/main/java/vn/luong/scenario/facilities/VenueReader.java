package vn.luong.scenario.facilities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.features.LayerColumns;
import vn.luong.gis.features.LayerReader;
import vn.luong.gis.features.LayerRequest;
import vn.luong.gis.features.MapLayer;
import vn.luong.gis.sites.FacilityColumns;
import vn.luong.gis.sites.FacilitySites;
import vn.luong.scenario.config.FacilityMeasure;
import vn.luong.scenario.config.FacilityMeasure.Hours;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.facilities.Facilities.ActivityOption;
import vn.luong.sim.facilities.Facilities.OpeningTime;
import vn.luong.sim.matsim.FacilitiesXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.StopFacilities;

/** Reads facilities from layers, from MATSim's files, and from measures that open a single one. */
final class VenueReader {
  private static final String HOME = "home";
  private static final int STOPS_SHOWN = 6;
  private static final double SAME_STOP_METERS = 500;

  private final Network network;
  private final StopFacilities stops;
  private final int mode;
  private final ProblemLog problems;

  /**
   * A reader.
   *
   * @param stops stops by whose names facilities may be placed
   * @param mode mode by which their links are reached
   */
  VenueReader(Network network, StopFacilities stops, int mode, ProblemLog problems) {
    this.network = network;
    this.stops = stops;
    this.mode = mode;
    this.problems = problems;
  }

  /** Those of a file. */
  List<Venue> layer(FacilityMeasure.Layer layer) {
    return layer.isMatsim() ? ofMatsim(layer) : ofFeatures(layer);
  }

  private List<Venue> ofFeatures(FacilityMeasure.Layer layer) {
    MapLayer features = LayerReader.read(
        LayerRequest.of(layer.file(), layer.position(), LayerRequest.Shape.PLACE)
            .withLayer(layer.layer())
            .withCrs(layer.crs()),
        MetricProjection.of(MetricProjection.DEFAULT_CODE),
        problems);
    FacilitySites.Result read = FacilitySites.read(
        features,
        new FacilityColumns(
            new LayerColumns(layer.columns(), layer.columnsPosition()), layer.types()),
        layer.type(),
        network,
        mode,
        Double.POSITIVE_INFINITY,
        problems);
    return venues(read.facilities(), layer, read.positions());
  }

  /** Links of the file may be those of another network; places are coordinates. */
  private List<Venue> ofMatsim(FacilityMeasure.Layer layer) {
    int errorsBefore = problems.errorCount();
    Network none = new NetworkBuilder(new ModeTable()).build();
    Facilities read = FacilitiesXmlReader.read(layer.file(), none, problems);
    SourcePosition file = SourcePosition.of(layer.file().toString());
    boolean isUseless = problems.errorCount() > errorsBefore;
    for (int facility = 0; facility < read.size() && !isUseless; facility++) {
      if (Double.isNaN(read.x(facility)) || Double.isNaN(read.y(facility))) {
        problems.add(Problem.error(
            "no-coordinates",
            file,
            "facility \"" + read.id(facility) + "\"",
            "it has no coordinates",
            "facilities of a scenario have x and y in metres of " + MetricProjection.DEFAULT_CODE,
            "Add them."));
      }
    }
    return problems.errorCount() > errorsBefore
        ? List.of()
        : venues(
            read,
            layer,
            IntStream.range(0, read.size()).mapToObj(ignored -> file).toList());
  }

  private List<Venue> venues(
      Facilities read, FacilityMeasure.Layer layer, List<SourcePosition> positions) {
    List<Venue> venues = new ArrayList<>();
    for (int facility = 0; facility < read.size(); facility++) {
      String id = read.id(facility);
      String name = read.attributes().findText(facility, Facilities.NAME);
      String kind = read.attributes().findText(facility, Facilities.KIND);
      List<ActivityOption> options = read.options(facility);
      List<String> types = kind != null
          ? List.of(kind.split("[,;]"))
          : options.stream().map(ActivityOption::activityType).toList();
      Set<FacilityKind> kinds =
          kinds(types, layer, positions.get(facility), "facility \"" + id + "\"");
      if (!kinds.isEmpty()) {
        venues.add(new Venue(
            id,
            name == null ? id : name,
            kinds,
            read.x(facility),
            read.y(facility),
            size(read, facility, options, kinds),
            hours(options),
            positions.get(facility)));
      }
    }
    return venues;
  }

  /** Who works somewhere that is something else than a place of work, does so there in addition. */
  private Set<FacilityKind> kinds(
      List<String> types, FacilityMeasure.Layer layer, SourcePosition position, String subject) {
    Set<FacilityKind> kinds = EnumSet.noneOf(FacilityKind.class);
    for (String type : types) {
      String told = layer.types().getOrDefault(type.strip(), type.strip());
      if (!told.equals(HOME)) {
        kind(told, position, subject).ifPresent(kinds::add);
      }
    }
    if (kinds.size() > 1) {
      kinds.remove(FacilityKind.OFFICE);
    }
    return kinds;
  }

  private Optional<FacilityKind> kind(String told, SourcePosition position, String subject) {
    Optional<FacilityKind> kind = FacilityKind.of(told);
    if (kind.isEmpty()) {
      problems.add(Problem.error(
          "unknown-facility-type",
          position,
          subject,
          "it is a \"" + told.strip() + "\"",
          "expected one of " + String.join(", ", FacilityKind.words()),
          NearestName.of(told, FacilityKind.words())
              .map(near -> "Did you mean \"" + near + "\"?")
              .orElse("Say what it is under \"types\", such as types: {\"" + told.strip()
                  + "\": leisure}.")));
    }
    return kind;
  }

  private static Venue.Size size(
      Facilities read, int facility, List<ActivityOption> options, Set<FacilityKind> kinds) {
    double jobs = read.attributes().findNumber(facility, Facilities.JOBS);
    double capacity = Double.NaN;
    for (ActivityOption option : options) {
      boolean isWork =
          FacilityKind.of(option.activityType()).equals(Optional.of(FacilityKind.OFFICE))
              && !kinds.contains(FacilityKind.OFFICE);
      boolean isStated = Double.isFinite(option.capacity());
      if (isStated && isWork && options.size() > 1) {
        jobs = Double.isNaN(jobs) ? option.capacity() : jobs;
      } else if (isStated) {
        capacity =
            Double.isNaN(capacity) ? option.capacity() : Math.max(capacity, option.capacity());
      }
    }
    return new Venue.Size(
        jobs, capacity, read.attributes().findNumber(facility, Facilities.VISITORS));
  }

  /** From the first opening to the last closing on working days. */
  private static Hours hours(List<ActivityOption> options) {
    List<OpeningTime> times = options.stream()
        .flatMap(option -> option.openingTimes().stream())
        .filter(OpeningTime::isOnWorkdays)
        .toList();
    return times.isEmpty()
        ? Hours.ALWAYS
        : new Hours(
            times.stream().mapToDouble(OpeningTime::startTime).min().orElseThrow(),
            times.stream().mapToDouble(OpeningTime::endTime).max().orElseThrow());
  }

  /** A single one; empty if nobody knows where or what it is. */
  Optional<Venue> single(FacilityMeasure.Opened opened) {
    String subject = "facility \"" + opened.name() + "\"";
    Set<FacilityKind> kinds = EnumSet.noneOf(FacilityKind.class);
    if (!opened.type().isEmpty()) {
      Arrays.stream(opened.type().split("[,;]"))
          .forEach(type -> kind(type, opened.position(), subject).ifPresent(kinds::add));
    }
    Optional<double[]> place = place(opened, subject);
    if (kinds.isEmpty() || place.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Venue(
        opened.name(),
        opened.name(),
        kinds,
        place.get()[0],
        place.get()[1],
        new Venue.Size(opened.jobs(), opened.capacity(), opened.visitors()),
        opened.hours(),
        opened.position()));
  }

  private Optional<double[]> coordinates(FacilityMeasure.Opened opened, String subject) {
    MetricProjection projection = MetricProjection.of(MetricProjection.DEFAULT_CODE);
    try {
      return Optional.of(projection.project(opened.at().longitude(), opened.at().latitude()));
    } catch (InvalidInputException e) {
      problems.add(Problem.error(
          "bad-place",
          opened.position(),
          subject,
          "it is at longitude " + opened.at().longitude() + ", latitude "
              + opened.at().latitude(),
          "facilities must lie in the region that is simulated",
          "Write longitude first, such as 106.683, 11.0585."));
      return Optional.empty();
    }
  }

  private int[] stops(IntPredicate isWanted) {
    return IntStream.range(0, stops.count()).filter(isWanted).toArray();
  }

  private Optional<double[]> place(FacilityMeasure.Opened opened, String subject) {
    if (opened.at().stop().isEmpty()) {
      return coordinates(opened, subject);
    }
    String name = opened.at().stop().get();
    int[] found =
        stops(stop -> stops.id(stop).equals(name) || stops.name(stop).equalsIgnoreCase(name));
    if (found.length == 0) {
      // Names of stations often have a number before them.
      String part = name.toLowerCase(Locale.ROOT);
      found = stops(stop -> stops.name(stop).toLowerCase(Locale.ROOT).contains(part));
    }
    if (found.length == 0) {
      List<String> names = IntStream.range(0, stops.count())
          .mapToObj(stops::name)
          .distinct()
          .sorted()
          .toList();
      problems.add(Problem.error(
          "unknown-stop",
          opened.position(),
          subject,
          "there is no stop \"" + name + "\"",
          "expected a stop of the scenario's lines, by name or id, or longitude and latitude",
          NearestName.of(name, names)
              .map(near -> "Did you mean \"" + near + "\"?")
              .orElse("Names of stops are in the layer stops of a run's network.gpkg.")));
      return Optional.empty();
    }
    double x = stops.x(found[0]);
    double y = stops.y(found[0]);
    for (int stop : found) {
      if (Math.hypot(stops.x(stop) - x, stops.y(stop) - y) > SAME_STOP_METERS) {
        problems.add(Problem.error(
            "several-stops",
            opened.position(),
            subject,
            "there are stops \"" + name + "\" far from each other",
            "they are "
                + Arrays.stream(found)
                    .limit(STOPS_SHOWN)
                    .mapToObj(one -> stops.id(one) + " (" + stops.name(one) + ")")
                    .collect(Collectors.joining(", ")),
            "Name one of them by its id."));
        return Optional.empty();
      }
    }
    return Optional.of(new double[] {x, y});
  }

  /** The kinds whose zones' own go; what has none of its own is told. */
  Set<FacilityKind> replaced(FacilityMeasure.Layer layer) {
    Set<FacilityKind> kinds = EnumSet.noneOf(FacilityKind.class);
    for (String word : layer.replaces()) {
      Optional<FacilityKind> kind = kind(word, layer.position(), "key \"replaces\"");
      if (kind.isPresent() && kind.get().isHeldByZones()) {
        kinds.add(kind.get());
      } else if (kind.isPresent()) {
        problems.add(Problem.error(
            "nothing-to-replace",
            layer.position(),
            "key \"replaces\"",
            "zones have no " + kind.get().word() + " of their own",
            "expected some of "
                + Arrays.stream(FacilityKind.values())
                    .filter(FacilityKind::isHeldByZones)
                    .map(FacilityKind::word)
                    .collect(Collectors.joining(", ")),
            "Remove it: people go to shops and to each other as well as there."));
      }
    }
    return kinds;
  }
}
