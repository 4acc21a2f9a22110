package vn.luong.scenario.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.luong.scenario.config.YamlSection.Range;

/**
 * Reads {@code open-road}: {@code FILE#ID} for one feature, {@code FILE} for all, or an id with the file under {@code file}. What the
 * measure says of lanes, speed, capacity and modes goes before what the features say.
 */
final class OpenRoadInterpreter {
  private static final String FILE = "file";
  private static final List<String> KEYS = Stream.concat(
          Stream.of(
              MeasureKinds.OPEN_ROAD,
              FILE,
              "layer",
              "crs",
              "join",
              "lanes",
              "speed",
              "capacity",
              "modes",
              ClosingInterpreter.CLOSED_HOURS),
          TollInterpreter.KEYS.stream())
      .toList();
  private static final double JOIN_METERS = 100;

  private OpenRoadInterpreter() {}

  static RoadMeasure measure(YamlSection section) {
    section.checkKeys(KEYS);
    String text = section.text(MeasureKinds.OPEN_ROAD).orElse("");
    int mark = text.indexOf('#');
    Optional<Path> file;
    String road;
    if (section.has(FILE)) {
      file = section.file(FILE, "expected a GeoPackage, Shapefile or GeoJSON", "Correct the path.");
      road = text;
    } else {
      file = file(section, mark < 0 ? text : text.substring(0, mark));
      road = mark < 0 ? "" : text.substring(mark + 1);
    }
    return new RoadMeasure(
        section.positionOf(MeasureKinds.OPEN_ROAD),
        RoadMeasure.Kind.OPEN,
        road,
        section.quantity("lanes", Double.NaN, Quantity.NUMBER, Range.POSITIVE),
        section.quantity("speed", Double.NaN, Quantity.SPEED, Range.POSITIVE),
        section.quantity("capacity", Double.NaN, Quantity.CAPACITY, Range.POSITIVE),
        file.map(found -> new RoadMeasure.Drawing(
            found,
            section.text("layer"),
            section.text("crs"),
            section.quantity("join", JOIN_METERS, Quantity.LENGTH, Range.NOT_NEGATIVE),
            section.words("modes", List.of()))),
        TollInterpreter.toll(section),
        ClosingInterpreter.closedHours(section));
  }

  private static Optional<Path> file(YamlSection section, String name) {
    try {
      Path file = Path.of(section.positionOf(MeasureKinds.OPEN_ROAD).source())
          .resolveSibling(name)
          .normalize();
      if (!name.isEmpty() && Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    } catch (InvalidPathException e) {
      // Told below like a file that is not there.
    }
    section.report(
        "no-such-file",
        MeasureKinds.OPEN_ROAD,
        "there is no file \"" + name + "\"",
        "expected FILE#ID with a GeoPackage, Shapefile or GeoJSON, relative to the scenario file",
        "Correct the path, or name the file under \"file\".");
    return Optional.empty();
  }
}
