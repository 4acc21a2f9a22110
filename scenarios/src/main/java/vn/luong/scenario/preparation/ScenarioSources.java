package vn.luong.scenario.preparation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.luong.scenario.config.FacilityMeasure;
import vn.luong.scenario.config.PassengerSettings;
import vn.luong.scenario.config.RoadMeasure;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.runfolder.FileDigest;
import vn.luong.scenario.runfolder.RunManifest;

/** What a scenario rests on: its files, and those who made the data. */
final class ScenarioSources {
  private static final String CENSUS =
      "Population: Population and Housing Census of 1 April 2019, General Statistics Office of"
          + " Vietnam";

  private ScenarioSources() {}

  /** Who must be named when results are shown. */
  static List<String> attributions(ScenarioFile scenario) {
    List<String> attributions = new ArrayList<>(ofNetwork(scenario));
    scenario
        .people()
        .raster()
        .ifPresent(raster -> attributions.add("Where people live: "
            + raster.file().getFileName() + "; the terms of its publisher apply"));
    return attributions;
  }

  private static List<String> ofNetwork(ScenarioFile scenario) {
    if (scenario.network().isEmpty()) {
      return List.of(
          CENSUS,
          "Roads, jobs, gateways: Luồng's Bình Dương package (estimates; local streets are"
              + " generated)");
    }
    return List.of(
        CENSUS,
        "Jobs, gateways: Luồng's Bình Dương package (estimates)",
        "Network: " + scenario.network().get().file().getFileName()
            + "; if it comes from OpenStreetMap: © OpenStreetMap contributors, ODbL");
  }

  /** The scenario's own files; what is bundled is known by the version of the program. */
  static List<RunManifest.Input> inputs(ScenarioFile scenario) {
    List<RunManifest.Input> inputs = new ArrayList<>();
    for (String source : scenario.sources()) {
      if (Files.isRegularFile(Path.of(source))) {
        inputs.add(FileDigest.of(Path.of(source), source));
      }
    }
    scenario
        .network()
        .ifPresent(
            network -> inputs.add(FileDigest.of(network.file(), network.file().toString())));
    scenario
        .zones()
        .ifPresent(zones -> inputs.add(FileDigest.of(zones.file(), zones.file().toString())));
    scenario
        .people()
        .raster()
        .ifPresent(
            raster -> inputs.add(FileDigest.of(raster.file(), raster.file().toString())));
    scenario.measures().stream()
        .flatMap(measure -> measure.drawing().stream())
        .map(RoadMeasure.Drawing::file)
        .distinct()
        .forEach(file -> inputs.add(FileDigest.of(file, file.toString())));
    scenario.zonings().stream()
        .flatMap(measure -> measure.source().file().stream())
        .distinct()
        .forEach(file -> inputs.add(FileDigest.of(file, file.toString())));
    scenario.facilities().stream()
        .filter(FacilityMeasure.Layer.class::isInstance)
        .map(measure -> ((FacilityMeasure.Layer) measure).file())
        .distinct()
        .forEach(file -> inputs.add(FileDigest.of(file, file.toString())));
    scenario.run().counts().ifPresent(file -> inputs.add(FileDigest.of(file, file.toString())));
    scenario
        .transit()
        .passengers()
        .fares()
        .flatMap(PassengerSettings.Fares::zones)
        .ifPresent(fares -> {
          inputs.add(FileDigest.of(fares.table(), fares.table().toString()));
          fares.stops().ifPresent(stops -> inputs.add(FileDigest.of(stops, stops.toString())));
        });
    scenario.transit().files().ifPresent(files -> {
      inputs.add(FileDigest.of(files.schedule(), files.schedule().toString()));
      inputs.add(FileDigest.of(files.vehicles(), files.vehicles().toString()));
    });
    return inputs;
  }
}
