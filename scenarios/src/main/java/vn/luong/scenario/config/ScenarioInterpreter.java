package vn.luong.scenario.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.luong.scenario.config.ModeSettings.Moves;
import vn.luong.scenario.config.ModeSettings.Passes;
import vn.luong.scenario.config.YamlNode.Mapping;
import vn.luong.scenario.config.YamlSection.Range;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** Turns the keys of a scenario, bases included, into a {@link ScenarioFile}. */
final class ScenarioInterpreter {
  private static final String NETWORK = "network";
  private static final String FILE = "file";
  private static final String PLANNED_ROADS = "planned-roads";
  private static final String FREIGHT = "freight";
  private static final List<String> FREIGHT_KEYS = List.of("share", "cost-per-km", "cost-per-hour");
  private static final String FILL_STREETS = "fill-streets";
  private static final List<String> KEYS = List.of(
      "name",
      "description",
      "extends",
      "region",
      NETWORK,
      "zones",
      FacilityInterpreter.FACILITIES,
      "population",
      "iterations",
      "seed",
      "threads",
      "stop",
      "modes",
      "scoring",
      "replanning",
      "transit",
      FREIGHT,
      TrafficSettings.SECTION,
      PassengerInterpreter.PARKING,
      "measures",
      "counts");
  /** Keys that decide which roads, zones and lines there are. */
  private static final List<String> WORLD_KEYS = List.of(
      "extends",
      "region",
      NETWORK,
      NETWORK + "." + FILE,
      NETWORK + "." + PLANNED_ROADS,
      "zones",
      "population",
      "population.year",
      "transit",
      "transit.lines");

  private static final List<String> POPULATION_KEYS =
      List.of("sample", "year", "raster", "raster-crs", "residents");
  private static final List<String> RESIDENTS_OF = List.of("zones", "raster");
  private static final List<String> STOP_KEYS = List.of("gap", "score-drift", "mode-drift");
  private static final List<String> MODE_KEYS = List.of(
      "moves",
      "pce",
      "passes",
      "length",
      "speed",
      "detour",
      "constant",
      "per-hour",
      "cost-per-km",
      "hire");
  private static final List<String> HIRE_KEYS = List.of("fare", "wait");
  private static final double STANDARD_WAIT_SECONDS = 300;
  private static final List<String> SCORING_KEYS =
      List.of("performing", "late", "waiting", "transfer", "money", "activities");
  private static final List<String> REPLANNING_KEYS = List.of(
      "reroute",
      "reroute-by-gain",
      "shift-departure",
      "shift-range",
      "change-mode",
      "change-mode-among",
      "memory",
      "innovate-until",
      "anneal");
  private static final List<String> ANNEAL_KEYS = List.of("curve", "to", "shape", "half-life");
  private static final List<String> CHANGE_ROAD_KEYS = Stream.concat(
          Stream.of(
              MeasureKinds.CHANGE_ROAD,
              "lanes",
              "speed",
              "capacity",
              ClosingInterpreter.CLOSED_HOURS),
          TollInterpreter.KEYS.stream())
      .toList();
  private static final List<String> CLOSE_ROAD_KEYS = Stream.concat(
          Stream.of(MeasureKinds.CLOSE_ROAD), ClosingInterpreter.KEYS.stream())
      .toList();
  private static final List<String> REGIONS = List.of("binh-duong");

  private static final Range YEARS = new Range(
      "must be a year from 2019, of the census, to 2030, of the plan",
      year -> year >= 2019 && year <= 2030 && year == Math.rint(year));

  private static final List<String> MOVES =
      Arrays.stream(Moves.values()).map(Moves::word).toList();

  private final ProblemLog problems;

  ScenarioInterpreter(ProblemLog problems) {
    this.problems = problems;
  }

  ScenarioFile interpret(Mapping whole, ScenarioOverrides overrides, List<String> sources) {
    YamlSection root = YamlSection.of(whole, problems, KEYS);
    YamlSection population = root.section("population", POPULATION_KEYS);
    if (!root.has("modes")) {
      root.report(
          "no-base",
          "extends",
          "the scenario defines no modes",
          "and rests on no other",
          "Write \"extends: " + BundledScenarios.STANDARD + "\".");
    }
    List<RoadMeasure> roads = new ArrayList<>();
    List<TransitMeasure> lines = new ArrayList<>();
    List<ZoningMeasure> zonings = new ArrayList<>();
    FacilityInterpreter facilityReader = new FacilityInterpreter(problems);
    List<FacilityMeasure> facilities = facilityReader.facilities(root);
    readMeasures(root, roads, lines, zonings, facilities, facilityReader);
    return new ScenarioFile(
        root.text("name").orElse(sources.get(0)),
        root.text("description").orElse(""),
        sources,
        root.word("region", REGIONS.get(0), REGIONS),
        new ScenarioFile.Places(network(root), zones(root), zonings, facilities),
        new ScenarioFile.People(
            sample(population, overrides),
            (int) population.quantity("year", 2019, Quantity.NUMBER, YEARS),
            raster(population)),
        run(root, overrides),
        modes(root),
        scoring(root.section("scoring", SCORING_KEYS)),
        replanning(root.section("replanning", REPLANNING_KEYS)),
        TransitInterpreter.interpret(root, lines),
        freight(root),
        TrafficSettings.of(root),
        roads,
        !root.isAnyWrong(WORLD_KEYS));
  }

  private static FreightSettings freight(YamlSection root) {
    YamlSection section = root.section(FREIGHT, FREIGHT_KEYS);
    return new FreightSettings(
        root.positionOf(FREIGHT),
        root.has(FREIGHT),
        section.quantity("share", 1, Quantity.SHARE, Range.NOT_NEGATIVE),
        section.quantity("cost-per-km", Double.NaN, Quantity.MONEY, Range.NOT_NEGATIVE),
        section.quantity("cost-per-hour", Double.NaN, Quantity.MONEY, Range.NOT_NEGATIVE));
  }

  private static Optional<ScenarioFile.NetworkFile> network(YamlSection root) {
    boolean isSection = root.isSection(NETWORK);
    YamlSection section =
        isSection ? root.section(NETWORK, List.of(FILE, PLANNED_ROADS, FILL_STREETS)) : root;
    if (isSection && !section.has(FILE)) {
      section.report(
          "missing-key",
          FILE,
          "there is no file",
          "the other keys say how to read one",
          "Write \"" + NETWORK
              + ": {file: network.xml.gz, …}\", or remove the key for the bundled network.");
    }
    boolean hasPlannedRoads = !isSection || isYes(section, PLANNED_ROADS);
    boolean areStreetsFilled = !isSection || isYes(section, FILL_STREETS);
    return section
        .file(
            isSection ? FILE : NETWORK,
            "expected a network.xml or network.xml.gz, relative to the scenario file",
            "Correct the path, or make the network with `luong import osm MAP --out DIR`.")
        .map(file -> new ScenarioFile.NetworkFile(
            file, root.positionOf(NETWORK), hasPlannedRoads, areStreetsFilled));
  }

  /** Yes unless the file says no. */
  private static boolean isYes(YamlSection section, String key) {
    return section.word(key, "yes", List.of("yes", "no")).equals("yes");
  }

  private static Optional<ScenarioFile.ZoneFile> zones(YamlSection root) {
    return root.file(
            "zones",
            "expected polygons in a GeoPackage, Shapefile or GeoJSON, relative to the scenario"
                + " file",
            "Correct the path, or make the file with `luong import zones FILE --out DIR`.")
        .map(file -> new ScenarioFile.ZoneFile(file, root.positionOf("zones")));
  }

  private static Optional<ScenarioFile.PeopleRaster> raster(YamlSection population) {
    String residents = population.word("residents", RESIDENTS_OF.get(0), RESIDENTS_OF);
    for (String key : List.of("raster-crs", "residents")) {
      if (population.has(key) && !population.has("raster")) {
        population.report(
            "missing-key",
            key,
            "there is no raster",
            "it says how to read one",
            "Write \"raster: FILE.tif\" beside it, or remove it.");
      }
    }
    return population
        .file(
            "raster",
            "expected people by cell in a GeoTIFF, relative to the scenario file",
            "Correct the path, or remove the key to have homes spread along the streets.")
        .map(file -> new ScenarioFile.PeopleRaster(
            file,
            population.positionOf("raster"),
            population.text("raster-crs"),
            residents.equals("raster")));
  }

  private static Optional<Path> counts(YamlSection root) {
    return root.file(
        "counts",
        "expected traffic counts in MATSim's format, relative to the scenario file",
        "Correct the path, or remove the key.");
  }

  private double sample(YamlSection population, ScenarioOverrides overrides) {
    double ofFile = population.quantity("sample", 1, Quantity.SHARE, Range.SAMPLE);
    if (overrides.sample().isEmpty()) {
      return ofFile;
    }
    String typed = overrides.sample().get();
    double sample = Quantity.SHARE.parse(typed).orElse(Double.NaN);
    if (!Range.SAMPLE.contains().test(sample)) {
      reportOption("--sample", typed, Range.SAMPLE.text(), "Write a share such as 5% or 0.05.");
      return ofFile;
    }
    return sample;
  }

  private ScenarioFile.Run run(YamlSection root, ScenarioOverrides overrides) {
    return new ScenarioFile.Run(
        overrides.iterations().orElse(root.count("iterations", 20)),
        overrides.seed().orElse(root.wholeNumber("seed", 4711)),
        overrides.threads().orElse(root.count("threads", 0)),
        stop(root.section("stop", STOP_KEYS)),
        counts(root));
  }

  private static ScenarioFile.Stop stop(YamlSection section) {
    return new ScenarioFile.Stop(
        section.quantity("gap", 0, Quantity.SHARE, Range.SHARE),
        section.quantity("score-drift", 0, Quantity.NUMBER, Range.NOT_NEGATIVE),
        section.quantity("mode-drift", 0, Quantity.SHARE, Range.SHARE));
  }

  private void reportOption(String option, Object found, String expected, String remedy) {
    problems.add(Problem.error(
        "bad-option", SourcePosition.of(option), "", "it is " + found, expected, remedy));
  }

  private List<ModeSettings> modes(YamlSection root) {
    YamlSection section = root.anySection("modes");
    List<ModeSettings> modes = new ArrayList<>();
    for (String name : section.keys()) {
      YamlSection mode = section.section(name, MODE_KEYS);
      Moves moves = Moves.ofWord(mode.word("moves", Moves.TELEPORTED.word(), MOVES));
      modes.add(new ModeSettings(
          name,
          moves,
          mode.quantity("pce", 1, Quantity.NUMBER, Range.POSITIVE),
          Passes.ofWord(mode.word("passes", Passes.NOBODY.word(), Passes.words())),
          mode.quantity("length", 7.5, Quantity.LENGTH, Range.POSITIVE),
          mode.quantity(
              "speed",
              moves == Moves.TELEPORTED ? Double.NaN : Double.POSITIVE_INFINITY,
              Quantity.SPEED,
              Range.POSITIVE),
          mode.quantity("detour", 1.3, Quantity.NUMBER, Range.POSITIVE),
          mode.quantity("constant", 0, Quantity.NUMBER, Range.ANY),
          mode.quantity("per-hour", 0, Quantity.NUMBER, Range.ANY),
          mode.quantity("cost-per-km", 0, Quantity.MONEY, Range.NOT_NEGATIVE),
          hire(mode, moves)));
      if (moves == Moves.TELEPORTED && !mode.has("speed")) {
        mode.report(
            "missing-key",
            "speed",
            "a teleported mode has no speed",
            "it needs one",
            "Write a speed such as \"speed: 15 km/h\".");
      }
    }
    return modes;
  }

  private static Optional<ModeSettings.Hire> hire(YamlSection mode, Moves moves) {
    if (!mode.has("hire")) {
      return Optional.empty();
    }
    YamlSection hire = mode.section("hire", HIRE_KEYS);
    if (moves != Moves.NETWORK) {
      mode.report(
          "hire-off-road",
          "hire",
          "the mode is \"moves: " + moves.word() + "\"",
          "what is called drives on the road",
          "Write \"moves: network\", or put fare and wait into \"constant\".");
    }
    return Optional.of(new ModeSettings.Hire(
        hire.quantity("fare", 0, Quantity.MONEY, Range.NOT_NEGATIVE),
        hire.quantity("wait", STANDARD_WAIT_SECONDS, Quantity.DURATION, Range.NOT_NEGATIVE)));
  }

  private static ScoringSettings scoring(YamlSection section) {
    YamlSection activities = section.anySection("activities");
    Map<String, Double> typical = new TreeMap<>();
    for (String type : activities.keys()) {
      typical.put(type, activities.quantity(type, 3600, Quantity.DURATION, Range.POSITIVE));
    }
    return new ScoringSettings(
        section.quantity("performing", 6, Quantity.NUMBER, Range.POSITIVE),
        section.quantity("late", -18, Quantity.NUMBER, Range.ANY),
        section.quantity("waiting", 0, Quantity.NUMBER, Range.ANY),
        section.quantity("transfer", 0, Quantity.NUMBER, Range.ANY),
        section.quantity("money", 0.133, Quantity.NUMBER, Range.NOT_NEGATIVE),
        typical);
  }

  private static ReplanningSettings replanning(YamlSection section) {
    ReplanningSettings settings = new ReplanningSettings(
        section.quantity("reroute", 0.1, Quantity.SHARE, Range.SHARE),
        section.quantity("reroute-by-gain", 0, Quantity.SHARE, Range.SHARE),
        section.quantity("shift-departure", 0, Quantity.SHARE, Range.SHARE),
        section.quantity("shift-range", 1200, Quantity.DURATION, Range.POSITIVE),
        section.quantity("change-mode", 0, Quantity.SHARE, Range.SHARE),
        section.words("change-mode-among", List.of()),
        section.count("memory", 5),
        section.quantity("innovate-until", 0.8, Quantity.SHARE, Range.SHARE),
        annealing(section));
    double sum = settings.innovation();
    if (sum > 1) {
      section.report(
          "out-of-range",
          "reroute",
          "with reroute-by-gain, shift-departure and change-mode it is " + Math.round(sum * 100)
              + " %",
          "must be at most 100 % together",
          "Lower the shares; the rest of the persons choose among the plans they know.");
    }
    return settings;
  }

  private static Optional<ReplanningSettings.Annealing> annealing(YamlSection section) {
    if (!section.has("anneal")) {
      return Optional.empty();
    }
    YamlSection anneal = section.section("anneal", ANNEAL_KEYS);
    return Optional.of(new ReplanningSettings.Annealing(
        anneal.word("curve", ReplanningSettings.CURVES.get(0), ReplanningSettings.CURVES),
        anneal.quantity("to", 0, Quantity.SHARE, Range.SHARE),
        anneal.quantity("shape", 0.9, Quantity.NUMBER, Range.NOT_NEGATIVE),
        anneal.quantity("half-life", 100, Quantity.SHARE, Range.POSITIVE)));
  }

  private void readMeasures(
      YamlSection root,
      List<RoadMeasure> roads,
      List<TransitMeasure> lines,
      List<ZoningMeasure> zonings,
      List<FacilityMeasure> facilities,
      FacilityInterpreter facilityReader) {
    for (YamlSection section : root.sections("measures")) {
      String kind = section.keys().isEmpty() ? "" : section.keys().get(0);
      Optional<TransitMeasure.Kind> lineKind = TransitInterpreter.kindOf(kind);
      if (kind.equals(MeasureKinds.OPEN_ROAD)) {
        roads.add(OpenRoadInterpreter.measure(section));
      } else if (kind.equals(MeasureKinds.CLOSE_ROAD)) {
        section.checkKeys(CLOSE_ROAD_KEYS);
        roads.add(road(section, RoadMeasure.Kind.CLOSE, kind));
      } else if (kind.equals(MeasureKinds.CHANGE_ROAD)) {
        section.checkKeys(CHANGE_ROAD_KEYS);
        roads.add(road(section, RoadMeasure.Kind.CHANGE, kind));
      } else if (lineKind.isPresent()) {
        lines.add(TransitInterpreter.measure(section, lineKind.get()));
      } else if (kind.equals(MeasureKinds.ZONING)) {
        ZoningInterpreter.measure(section, problems).ifPresent(zonings::add);
      } else if (kind.equals(MeasureKinds.OPEN_FACILITY)) {
        facilityReader.opened(section).ifPresent(facilities::add);
      } else if (kind.equals(MeasureKinds.CLOSE_FACILITY)) {
        facilities.add(FacilityInterpreter.closed(section));
      } else if (MeasureKinds.LATER.contains(kind)) {
        section.report(
            "measure-not-built",
            kind,
            "this version cannot apply it yet",
            "it can apply " + String.join(", ", MeasureKinds.built()),
            "Remove it, or wait for a later version.");
      } else {
        List<String> known = new ArrayList<>(MeasureKinds.built());
        known.addAll(MeasureKinds.LATER);
        section.report(
            "unknown-measure",
            kind,
            "there is no such measure",
            "known are " + String.join(", ", known),
            NearestName.remedy(kind, known, "Remove it."));
      }
    }
  }

  private static RoadMeasure road(YamlSection section, RoadMeasure.Kind kind, String key) {
    return new RoadMeasure(
        section.positionOf(key),
        kind,
        section.text(key).orElse(""),
        section.quantity("lanes", Double.NaN, Quantity.NUMBER, Range.POSITIVE),
        section.quantity("speed", Double.NaN, Quantity.SPEED, Range.POSITIVE),
        section.quantity("capacity", Double.NaN, Quantity.CAPACITY, Range.POSITIVE),
        Optional.empty(),
        kind == RoadMeasure.Kind.CHANGE ? TollInterpreter.toll(section) : Optional.empty(),
        kind == RoadMeasure.Kind.CHANGE
            ? ClosingInterpreter.closedHours(section)
            : ClosingInterpreter.closing(section));
  }
}
