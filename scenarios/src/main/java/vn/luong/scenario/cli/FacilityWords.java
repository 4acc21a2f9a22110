package vn.luong.scenario.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.facilities.Facilities.OpeningTime;
import vn.luong.sim.units.SimTime;

/** Says what facilities of its own a native scenario has: how many of each kind, and single ones if they are few. */
final class FacilityWords {
  private static final int SHOWN = 12;

  private FacilityWords() {}

  /** Sums of one kind. */
  private static final class Sums {
    private int count;
    private double jobs;
    private double visitors;
  }

  /** Nothing if there are none; MATSim's facilities have no kind and are not told. */
  static void print(Facilities facilities, PrintWriter print) {
    Map<String, Sums> byKind = sums(facilities);
    if (byKind.isEmpty()) {
      return;
    }
    print.printf(Locale.ROOT, "Facilities: %,d.%n", facilities.size());
    byKind.forEach((kind, sums) -> print.printf(
        Locale.ROOT,
        "  %-30s %,7d, jobs %,9.0f, visitors or pupils a day %,9.0f%n",
        kind,
        sums.count,
        sums.jobs,
        sums.visitors));
    if (facilities.size() <= SHOWN) {
      for (int facility = 0; facility < facilities.size(); facility++) {
        print.printf("  %s%n", words(facilities, facility));
      }
    }
  }

  private static Map<String, Sums> sums(Facilities facilities) {
    Map<String, Sums> byKind = new TreeMap<>();
    for (int facility = 0; facility < facilities.size(); facility++) {
      String kind = facilities.attributes().findText(facility, Facilities.KIND);
      if (kind != null) {
        Sums sums = byKind.computeIfAbsent(kind, ignored -> new Sums());
        sums.count++;
        sums.jobs += number(facilities, facility, Facilities.JOBS);
        sums.visitors += number(facilities, facility, Facilities.VISITORS);
      }
    }
    return byKind;
  }

  private static double number(Facilities facilities, int facility, String attribute) {
    double number = facilities.attributes().findNumber(facility, attribute);
    return Double.isNaN(number) ? 0 : number;
  }

  private static String words(Facilities facilities, int facility) {
    return String.format(
        Locale.ROOT,
        "%s: %s, %,.0f jobs, %,.0f visitors or pupils a day, %s",
        facilities.attributes().findText(facility, Facilities.NAME),
        facilities.attributes().findText(facility, Facilities.KIND),
        number(facilities, facility, Facilities.JOBS),
        number(facilities, facility, Facilities.VISITORS),
        hours(facilities, facility));
  }

  private static String hours(Facilities facilities, int facility) {
    return facilities.options(facility).stream()
        .flatMap(option -> option.openingTimes().stream())
        .findFirst()
        .map(FacilityWords::span)
        .orElse("always open");
  }

  private static String span(OpeningTime time) {
    int minutes = "HH:MM".length();
    return "open " + SimTime.format(time.startTime()).substring(0, minutes) + "–"
        + SimTime.format(time.endTime()).substring(0, minutes);
  }

  /** The same for programs, by kind. */
  static List<Map<String, Object>> content(Facilities facilities) {
    List<Map<String, Object>> kinds = new ArrayList<>();
    sums(facilities).forEach((kind, sums) -> {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("kind", kind);
      line.put("count", sums.count);
      line.put("jobs", sums.jobs);
      line.put("visitors", sums.visitors);
      kinds.add(line);
    });
    return kinds;
  }
}
