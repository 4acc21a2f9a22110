package vn.luong.scenario.run;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.units.Units;

/** How people walk, as options of a run's {@link vn.luong.scenario.runfolder.RunManifest}. */
public final class WalkOptions {
  /** Where nothing is said of it: 5 km/h, and 1.3 m for each metre as the crow flies. */
  public static final WalkParameters USUAL =
      WalkParameters.of(Units.metersPerSecondFromKilometersPerHour(5), 1.3);

  private static final String SPEED = "walkSpeedMetersPerSecond";
  private static final String DETOUR = "walkMetersPerBeelineMeter";
  private static final String SEARCH = "walkToStopMeters";
  private static final String EXTENSION = "walkToStopExtensionMeters";
  private static final String CONNECTION = "walkBetweenStopsMeters";
  private static final String TRANSFER = "leastTransferSeconds";

  private WalkOptions() {}

  static Map<String, String> of(WalkParameters walk) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(SPEED, Double.toString(walk.speedMetersPerSecond()));
    options.put(DETOUR, Double.toString(walk.beelineDistanceFactor()));
    options.put(SEARCH, Double.toString(walk.searchRadiusMeters()));
    options.put(EXTENSION, Double.toString(walk.extensionRadiusMeters()));
    options.put(CONNECTION, Double.toString(walk.connectionMeters()));
    options.put(TRANSFER, Double.toString(walk.transferSeconds()));
    return options;
  }

  /** Reads them back; what is missing, as in folders of older versions or of other engines, is as usual. */
  public static WalkParameters read(Map<String, String> options) {
    return new WalkParameters(
        number(options, SPEED, USUAL.speedMetersPerSecond()),
        number(options, DETOUR, USUAL.beelineDistanceFactor()),
        number(options, SEARCH, USUAL.searchRadiusMeters()),
        number(options, EXTENSION, USUAL.extensionRadiusMeters()),
        number(options, CONNECTION, USUAL.connectionMeters()),
        number(options, TRANSFER, USUAL.transferSeconds()),
        USUAL.transferMarginSeconds(),
        USUAL.directWalkFactor());
  }

  private static double number(Map<String, String> options, String key, double usual) {
    String text = options.get(key);
    return text == null ? usual : Double.parseDouble(text);
  }
}
