package vn.luong.scenario.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.luong.sim.matsim.config.MatsimModules;
import vn.luong.sim.matsim.config.ParameterEffect;
import vn.luong.sim.matsim.config.ParameterRule;

/** The table of what happens to modules and parameters of MATSim's config, for people and programs. */
final class MatsimParameters {
  private static final MatsimModules MODULES = MatsimModules.standard();
  private static final String ALL = "*";

  private MatsimParameters() {}

  /** One row per parameter; one for a whole module or set of which nothing can change results. */
  static List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String path : MODULES.paths()) {
      if (MODULES.isHarmless(path)) {
        rows.add(row(path, ALL, ParameterEffect.HARMLESS, "", "", List.of(), ""));
      }
      for (ParameterRule rule : MODULES.parameters(path)) {
        rows.add(row(
            path,
            rule.name(),
            rule.effect(),
            rule.expected(),
            rule.standard() == null ? "" : rule.standard(),
            rule.unsupportedValues(),
            rule.note()));
      }
    }
    return rows;
  }

  private static Map<String, Object> row(
      String module,
      String parameter,
      ParameterEffect effect,
      String value,
      String standard,
      List<String> refusedValues,
      String note) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("module", module);
    row.put("parameter", parameter);
    row.put("effect", word(effect));
    row.put("value", value);
    row.put("standard", standard);
    row.put("refusedValues", refusedValues);
    row.put("note", note);
    return row;
  }

  private static String word(ParameterEffect effect) {
    return switch (effect) {
      case HONOURED -> "honoured";
      case HARMLESS -> "ignored";
      case UNSUPPORTED -> "refused";
    };
  }

  /** The line above the others. */
  static String heading() {
    return "# ignored, refused: of values other than the standard; the standard is as in MATSim";
  }

  /** A line for people. */
  static String text(Map<String, Object> row) {
    List<?> refused = (List<?>) row.get("refusedValues");
    String standard = row.get("standard").equals("") ? "" : ", standard " + row.get("standard");
    return String.format(
            Locale.ROOT,
            "%-9s %s.%s  %s%s%s%s",
            row.get("effect"),
            row.get("module"),
            row.get("parameter"),
            row.get("value"),
            standard,
            refused.isEmpty()
                ? ""
                : "; refused: "
                    + String.join(", ", refused.stream().map(String::valueOf).toList()),
            row.get("note").equals("") ? "" : " (" + row.get("note") + ")")
        .stripTrailing();
  }
}
