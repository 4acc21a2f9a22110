package vn.luong.sim.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vn.luong.sim.units.ClosedHours;

/**
 * Which links of a network are closed to which modes in which hours, from their {@link ClosedHours}, ready to be asked
 * often. Routers mind it; the mobsim stops nobody, as with forbidden turns.
 *
 * <p>A day is like the one before: what is closed at 1:00 is closed at 25:00.
 *
 * <p>Layout: the number of its timetable per link, shared by all modes; few timetables.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class RoadClosures {
  /** Nothing is closed at any time. */
  public static final RoadClosures NONE = new RoadClosures(new int[0], new int[0][][]);

  private static final int[] NEVER = {};
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double SECONDS_OF_DAY = ClosedHours.MINUTES_OF_DAY * SECONDS_PER_MINUTE;

  /** By link; empty if nothing is closed. */
  private final int[] timetableOfLink;
  /** By mode and timetable, minutes: from, to, from, to, …; null if the mode is never shut out. */
  private final int[][][] spansOfMode;

  /** The closures of one mode. */
  public static final class OfMode {
    private final int[] timetableOfLink;
    private final int[][] spans;

    private OfMode(int[] timetableOfLink, int[][] spans) {
      this.timetableOfLink = timetableOfLink;
      this.spans = spans;
    }

    /** Whether a link must not be entered at a time, in seconds after midnight. The last second of a span is closed, its end is not. */
    public boolean isClosed(int link, double time) {
      int[] ofLink = spans[timetableOfLink[link]];
      if (ofLink.length == 0) {
        return false;
      }
      double ofDay = time - SECONDS_OF_DAY * Math.floor(time / SECONDS_OF_DAY);
      double minute = ofDay / SECONDS_PER_MINUTE;
      for (int at = 0; at < ofLink.length; at += 2) {
        if (minute >= ofLink[at] && minute < ofLink[at + 1]) {
          return true;
        }
      }
      return false;
    }

    /** Whether a link is closed at some time of the day. */
    public boolean isEverClosed(int link) {
      return spans[timetableOfLink[link]].length > 0;
    }
  }

  private RoadClosures(int[] timetableOfLink, int[][][] spansOfMode) {
    this.timetableOfLink = timetableOfLink;
    this.spansOfMode = spansOfMode;
  }

  /** Those that the links' attributes state. What cannot be read counts as open, see {@link NetworkChecks}. */
  public static RoadClosures of(Network network) {
    int[] timetableOfLink = null;
    Map<String, Integer> known = new HashMap<>();
    List<ClosedHours> timetables = new ArrayList<>(List.of(ClosedHours.NONE));
    for (int link = 0; link < network.linkCount(); link++) {
      String text = network.linkAttributes().findText(link, ClosedHours.ATTRIBUTE);
      if (text == null) {
        continue;
      }
      Integer timetable = known.get(text);
      if (timetable == null) {
        timetable = timetables.size();
        known.put(text, timetable);
        timetables.add(ClosedHours.parse(text).orElse(ClosedHours.NONE));
      }
      if (timetableOfLink == null) {
        timetableOfLink = new int[network.linkCount()];
      }
      timetableOfLink[link] = timetable;
    }
    return timetableOfLink == null
        ? NONE
        : new RoadClosures(timetableOfLink, spansOfMode(timetables, network.modeTable()));
  }

  private static int[][][] spansOfMode(List<ClosedHours> timetables, ModeTable modes) {
    int[][][] spans = new int[modes.size()][][];
    for (int number = 0; number < timetables.size(); number++) {
      for (Map.Entry<String, List<ClosedHours.Span>> entry :
          timetables.get(number).spansOfMode().entrySet()) {
        int mode = modes.find(entry.getKey());
        if (mode == ModeTable.NO_MODE) {
          // A mode that nobody here uses.
          continue;
        }
        if (spans[mode] == null) {
          spans[mode] = new int[timetables.size()][];
          Arrays.fill(spans[mode], NEVER);
        }
        spans[mode][number] = entry.getValue().stream()
            .flatMapToInt(span -> IntStream.of(span.fromMinute(), span.toMinute()))
            .toArray();
      }
    }
    return spans;
  }

  /** The closures of a mode, or null if no link is ever closed to it. */
  public OfMode ofMode(int mode) {
    return isShutOut(mode) ? new OfMode(timetableOfLink, spansOfMode[mode]) : null;
  }

  /** Whether some link is closed to the mode at some time. */
  public boolean isShutOut(int mode) {
    return mode >= 0 && mode < spansOfMode.length && spansOfMode[mode] != null;
  }
}
