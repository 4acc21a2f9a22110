package vn.luong.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.luong.scenario.checkpoint.Fingerprint;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.sim.fares.ParkingParameters;
import vn.luong.sim.fares.TollParameters;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.scoring.ScoringParameters;

/** Makes the fingerprint of a scenario that is ready to run. Threads are not in it: they change no result. */
final class RunFingerprint {
  private RunFingerprint() {}

  static Fingerprint of(RunnableScenario scenario, String version) {
    SortedMap<String, String> values = new TreeMap<>();
    values.put("program version", version);
    values.put("scenario", scenario.name());
    values.put("scenario description", scenario.description());
    RunSettings settings = scenario.settings();
    values.put("sample", Double.toString(settings.sample()));
    values.put("seed", Long.toString(settings.seed()));
    values.put("first iteration", Integer.toString(settings.firstIteration()));
    values.put("last iteration", Integer.toString(settings.lastIteration()));
    values.put("gap and drifts to stop at", settings.stop().toString());
    values.put("interval of event files", Integer.toString(settings.eventsInterval()));
    values.put("interval of plan files", Integer.toString(settings.plansInterval()));
    values.put("writing of all plans", Boolean.toString(settings.writesAllPlans()));
    values.put("link statistics", settings.linkStats().toString());
    values.put("averages beside counts", settings.counts().iterations().toString());
    for (RunManifest.Input input : scenario.inputs()) {
      values.put("input file " + input.path(), "SHA-256 " + input.sha256());
    }
    parameters(scenario.engine(), values);
    // What a plan's bytes refer to by number.
    values.put("persons", Integer.toString(scenario.population().personCount()));
    values.put("nodes", Integer.toString(scenario.network().nodeCount()));
    values.put("links", Integer.toString(scenario.network().linkCount()));
    values.put("facilities", Integer.toString(scenario.population().facilities().size()));
    values.put("modes", modes(scenario.population().modeTable()));
    values.put("activity types", texts(scenario.population().activityTypes()));
    return new Fingerprint(values);
  }

  /**
   * The engine's parameters: options may change them although the files are the same. As JSON, whose maps are sorted;
   * those of {@code toString} come in another order in every process.
   */
  private static void parameters(EngineParameters engine, SortedMap<String, String> values) {
    values.put("traffic parameters", JsonFile.text(engine.mobsim().traffic()));
    values.put("mobsim parameters", JsonFile.text(engine.mobsim().withThreads(1)));
    values.put("transit parameters", JsonFile.text(engine.operations()));
    values.put("travel time parameters", JsonFile.text(engine.travelTimes()));
    values.put("travel times by mode", Boolean.toString(engine.separateModeTravelTimes()));
    values.put("measured modes", Long.toHexString(engine.measuredModes()));
    values.put("transit routing", String.valueOf(engine.transitRouting()));
    values.put("routing parameters", JsonFile.text(engine.routing()));
    values.put("replanning parameters", JsonFile.text(engine.replanning()));
    values.put("crowding", JsonFile.text(engine.passengers().crowding()));
    values.put("fares", JsonFile.text(engine.passengers().fares()));
    values.put("parking fees", parking(engine.passengers().parking()));
    values.put("tolls", tolls(engine.passengers().tolls()));
    ScoringParameters scoring = engine.scoring();
    values.put("learning rate", Double.toString(scoring.learningRate()));
    values.put("averaging of scores from", Integer.toString(scoring.averagingFromIteration()));
    values.put("old short stays", Boolean.toString(scoring.usesOldShortStays()));
    values.put("scored transit modes", String.join(", ", new TreeSet<>(scoring.transitModes())));
    scoring
        .groups()
        .forEach((group, utilities) ->
            values.put(("scoring parameters " + group).strip(), JsonFile.text(utilities)));
  }

  private static String tolls(TollParameters tolls) {
    if (tolls == null) {
      return "none";
    }
    List<String> texts = new ArrayList<>();
    for (TollParameters.Toll toll : tolls.tolls()) {
      texts.add(toll.name() + " " + new TreeSet<>(toll.modes()) + " " + toll.rates() + " "
          + toll.links().size() + " links " + toll.links().hashCode());
    }
    return String.join(", ", texts);
  }

  /** Links by number and hash: there may be very many. */
  private static String parking(ParkingParameters parking) {
    if (parking == null) {
      return "none";
    }
    List<String> texts = new ArrayList<>();
    for (ParkingParameters.Area area : parking.areas()) {
      texts.add(area.name() + " " + area.mode() + " " + area.perStop() + " " + area.perHour() + " "
          + area.mostByHour() + " " + area.places() + " places "
          + area.links().size() + " links " + area.links().hashCode());
    }
    return String.join(", ", texts) + ", free " + new TreeSet<>(parking.freeActivities());
  }

  private static String modes(ModeTable modes) {
    List<String> names = new ArrayList<>();
    for (int mode = 0; mode < modes.size(); mode++) {
      names.add(modes.name(mode));
    }
    return String.join(", ", names);
  }

  private static String texts(IdTable ids) {
    List<String> texts = new ArrayList<>();
    for (int id = 0; id < ids.size(); id++) {
      texts.add(ids.text(id));
    }
    return String.join(", ", texts);
  }
}
