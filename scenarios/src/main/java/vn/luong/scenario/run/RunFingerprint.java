package vn.luong.scenario.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import vn.luong.scenario.checkpoint.Fingerprint;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.sim.fares.ParkingParameters;
import vn.luong.sim.fares.TollParameters;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.ModeTable;

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
    put("end by", settings.stop(), values);
    values.put("interval of event files", Integer.toString(settings.eventsInterval()));
    values.put("interval of plan files", Integer.toString(settings.plansInterval()));
    values.put("writing of all plans", Boolean.toString(settings.writesAllPlans()));
    put("link statistics", settings.linkStats(), values);
    put("averages beside counts", settings.counts().iterations(), values);
    values.put("vehicles per simulated one", Double.toString(settings.counts().scaleFactor()));
    values.put("counted modes", Long.toHexString(settings.counts().modes()));
    put("operating costs", settings.operatingCosts(), values);
    put("goods", settings.goods(), values);
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

  /** The engine's parameters: options may change them although the files are the same. */
  static void parameters(EngineParameters engine, SortedMap<String, String> values) {
    put("mobsim", engine.mobsim().withThreads(1), values);
    put("transit", engine.operations(), values);
    put("travel times", engine.travelTimes(), values);
    values.put("travel times by mode", Boolean.toString(engine.separateModeTravelTimes()));
    values.put("measured modes", Long.toHexString(engine.measuredModes()));
    put("transit routing", engine.transitRouting(), values);
    put("routing", engine.routing(), values);
    put("replanning", engine.replanning(), values);
    put("crowding", engine.passengers().crowding(), values);
    put("fares", engine.passengers().fares(), values);
    values.put("parking fees", parking(engine.passengers().parking()));
    values.put("tolls", tolls(engine.passengers().tolls()));
    put("scoring", engine.scoring(), values);
  }

  /**
   * Every number and text of a parameter by its path, so that a difference is named and nothing depends on the order of
   * maps and sets, which Java draws anew in each process: {@link JsonFile} sorts them.
   */
  private static void put(String name, Object parameter, SortedMap<String, String> values) {
    put(name, JsonFile.tree(parameter), values);
  }

  private static void put(String path, JsonNode node, SortedMap<String, String> values) {
    boolean isRow = node.isArray()
        && StreamSupport.stream(node.spliterator(), false).noneMatch(JsonNode::isContainerNode);
    if (node.isValueNode() || isRow) {
      values.put(path, node.isTextual() ? node.textValue() : node.toString());
      return;
    }
    // The length, so that something and nothing differ too.
    values.put(path, node.size() + (node.isArray() ? " of them" : " entries"));
    if (node.isArray()) {
      for (int index = 0; index < node.size(); index++) {
        put(path + " " + (index + 1), node.get(index), values);
      }
    } else {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        put(path + " " + named(field.getKey()), field.getValue(), values);
      }
    }
  }

  /** Subpopulations may have no name. */
  private static String named(String key) {
    return key.isEmpty() ? "(others)" : key;
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
