package vn.luong.scenario.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.luong.scenario.indicators.LandUseChange;
import vn.luong.scenario.indicators.LandUseChange.Kind;
import vn.luong.scenario.runfolder.RunFolder;

/** Says what measures on land use changed: each area, and the zones that changed most. */
final class LandUseWords {
  private static final int ZONES_SHOWN = 12;

  private LandUseWords() {}

  /** Nothing if nothing was changed. */
  static void print(List<LandUseChange> changes, PrintWriter print) {
    if (changes.isEmpty()) {
      return;
    }
    List<LandUseChange> areas = of(Kind.AREA, changes);
    List<LandUseChange> zones = of(Kind.ZONE, changes).stream()
        .sorted(Comparator.comparingDouble((LandUseChange zone) -> -size(zone))
            .thenComparing(LandUseChange::id))
        .toList();
    print.printf(
        Locale.ROOT,
        "Land use: areas drawn: %,d, zones changed: %,d.%n",
        areas.size(),
        zones.size());
    areas.forEach(area -> printLine(area, print));
    if (!zones.isEmpty()) {
      print.printf("  Zones, the greatest changes first:%n");
    }
    zones.stream().limit(ZONES_SHOWN).forEach(zone -> printLine(zone, print));
    if (zones.size() > ZONES_SHOWN) {
      List<LandUseChange> rest = zones.subList(ZONES_SHOWN, zones.size());
      print.printf(
          Locale.ROOT,
          "  … and %d more: residents %+,.0f, jobs %+,.0f; all are in %s of the run%n",
          rest.size(),
          rest.stream().mapToDouble(LandUseWords::people).sum(),
          rest.stream().mapToDouble(LandUseWords::jobs).sum(),
          RunFolder.LAND_USE);
    }
    print.printf(
        Locale.ROOT,
        "  All zones: residents %+,.0f, jobs %+,.0f%n",
        rounded(zones.stream().mapToDouble(LandUseWords::people).sum()),
        rounded(zones.stream().mapToDouble(LandUseWords::jobs).sum()));
  }

  /** Without a "-0". */
  private static double rounded(double value) {
    return Math.rint(value) + 0.0;
  }

  private static List<LandUseChange> of(Kind kind, List<LandUseChange> changes) {
    return changes.stream().filter(change -> change.kind() == kind).toList();
  }

  private static double size(LandUseChange change) {
    return Math.abs(people(change)) + Math.abs(jobs(change));
  }

  private static double people(LandUseChange change) {
    return change.residentsAfter() - change.residentsBefore();
  }

  private static double jobs(LandUseChange change) {
    return change.jobsAfter() - change.jobsBefore();
  }

  private static void printLine(LandUseChange change, PrintWriter print) {
    print.printf(
        Locale.ROOT,
        "  %-30s residents %,9.0f → %,9.0f (%+,.0f), jobs %,9.0f → %,9.0f (%+,.0f)%s%s%n",
        change.name(),
        change.residentsBefore(),
        change.residentsAfter(),
        people(change),
        change.jobsBefore(),
        change.jobsAfter(),
        jobs(change),
        change.within().isEmpty() ? "" : "; in " + change.within(),
        change.note().isEmpty() ? "" : "; " + change.note());
  }

  /** The same for programs. */
  static List<Map<String, Object>> content(List<LandUseChange> changes) {
    return changes.stream().map(LandUseWords::content).toList();
  }

  private static Map<String, Object> content(LandUseChange change) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
    line.put("id", change.id());
    line.put("name", change.name());
    line.put("within", change.within());
    line.put("residentsBefore", Math.round(change.residentsBefore()));
    line.put("residentsAfter", Math.round(change.residentsAfter()));
    line.put("jobsBefore", Math.round(change.jobsBefore()));
    line.put("jobsAfter", Math.round(change.jobsAfter()));
    line.put("note", change.note());
    return line;
  }
}
