package vn.luong.sim.units;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hours of the day in which a road is closed to some modes. A link carries them as the attribute {@link #ATTRIBUTE}, e.g.
 * {@code motorbike 06:00-22:00;truck 06:00-09:00,16:00-20:00}: minutes of the clock, the same every day.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class ClosedHours {
  /** Link attribute; MATSim keeps it and does not read it. */
  public static final String ATTRIBUTE = "closedHours";

  /** Open to all modes at all times. */
  public static final ClosedHours NONE = new ClosedHours(new TreeMap<>());

  public static final int MINUTES_OF_DAY = 24 * 60;

  private static final int MINUTES_OF_HOUR = 60;
  private static final Pattern OF_MODE = Pattern.compile("\\s*([^\\s;,]+)\\s+([^;]+)");
  private static final Pattern SPAN =
      Pattern.compile("\\s*(\\d\\d?):(\\d\\d)\\s*-\\s*(\\d\\d?):(\\d\\d)\\s*");

  private final SortedMap<String, List<Span>> spansOfMode;

  /** A part of the day, 0 ≤ from &lt; to ≤ {@value #MINUTES_OF_DAY}. */
  public record Span(int fromMinute, int toMinute) {
    public Span {
      if (!(0 <= fromMinute && fromMinute < toMinute && toMinute <= MINUTES_OF_DAY)) {
        throw new IllegalArgumentException("minutes " + fromMinute + " to " + toMinute);
      }
    }

    @Override
    public String toString() {
      return clock(fromMinute) + "-" + clock(toMinute);
    }
  }

  private ClosedHours(SortedMap<String, List<Span>> spansOfMode) {
    this.spansOfMode = Collections.unmodifiableSortedMap(spansOfMode);
  }

  /** Reads the attribute; empty if the text is none. */
  public static Optional<ClosedHours> parse(String text) {
    ClosedHours hours = NONE;
    for (String part : text.split(";")) {
      if (part.isBlank()) {
        continue;
      }
      Matcher ofMode = OF_MODE.matcher(part);
      Optional<List<Span>> spans = ofMode.matches() ? spans(ofMode.group(2)) : Optional.empty();
      if (spans.isEmpty()) {
        return Optional.empty();
      }
      hours = hours.with(ofMode.group(1), spans.get());
    }
    return Optional.of(hours);
  }

  /**
   * Spans such as {@code 06:00-09:00,16:00-20:00}. One that ends before it begins, or after 24:00, goes on in the morning.
   *
   * @return empty if the text is no such list
   */
  public static Optional<List<Span>> spans(String text) {
    List<Span> spans = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher span = SPAN.matcher(part);
      if (!span.matches()) {
        return Optional.empty();
      }
      int from = minute(span.group(1), span.group(2));
      int to = minute(span.group(3), span.group(4));
      int end = to <= from ? to + MINUTES_OF_DAY : to;
      if (from < 0 || to < 0 || from >= MINUTES_OF_DAY || end > from + MINUTES_OF_DAY) {
        return Optional.empty();
      }
      spans.add(new Span(from, Math.min(end, MINUTES_OF_DAY)));
      if (end > MINUTES_OF_DAY) {
        spans.add(new Span(0, end - MINUTES_OF_DAY));
      }
    }
    return Optional.of(merged(spans));
  }

  private static int minute(String hours, String minutes) {
    int minute = Integer.parseInt(minutes);
    return minute < MINUTES_OF_HOUR ? MINUTES_OF_HOUR * Integer.parseInt(hours) + minute : -1;
  }

  /** The same and closed to a mode for some more of the day. */
  public ClosedHours with(String mode, List<Span> spans) {
    SortedMap<String, List<Span>> more = new TreeMap<>(spansOfMode);
    List<Span> all = new ArrayList<>(more.getOrDefault(mode, List.of()));
    all.addAll(spans);
    if (!all.isEmpty()) {
      more.put(mode, merged(all));
    }
    return new ClosedHours(more);
  }

  /** The same but open to a mode at all times. */
  public ClosedHours without(String mode) {
    SortedMap<String, List<Span>> fewer = new TreeMap<>(spansOfMode);
    fewer.remove(mode);
    return new ClosedHours(fewer);
  }

  private static List<Span> merged(List<Span> spans) {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingInt(Span::fromMinute));
    List<Span> merged = new ArrayList<>();
    for (Span span : sorted) {
      int last = merged.size() - 1;
      if (last >= 0 && span.fromMinute() <= merged.get(last).toMinute()) {
        int end = Math.max(span.toMinute(), merged.get(last).toMinute());
        merged.set(last, new Span(merged.get(last).fromMinute(), end));
      } else {
        merged.add(span);
      }
    }
    return List.copyOf(merged);
  }

  public boolean isEmpty() {
    return spansOfMode.isEmpty();
  }

  /** By mode, sorted by name, the spans in which it is closed; in the order of time, none touching another. */
  public Map<String, List<Span>> spansOfMode() {
    return spansOfMode;
  }

  /** What {@link #parse} reads; empty text if it is never closed. */
  public String text() {
    return spansOfMode.entrySet().stream()
        .map(entry -> entry.getKey() + " " + text(entry.getValue()))
        .collect(Collectors.joining(";"));
  }

  /** Spans as {@link #spans} reads them. */
  public static String text(List<Span> spans) {
    return spans.stream().map(Span::toString).collect(Collectors.joining(","));
  }

  private static String clock(int minute) {
    return String.format(
        Locale.ROOT, "%02d:%02d", minute / MINUTES_OF_HOUR, minute % MINUTES_OF_HOUR);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClosedHours hours && spansOfMode.equals(hours.spansOfMode);
  }

  @Override
  public int hashCode() {
    return spansOfMode.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
