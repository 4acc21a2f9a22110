package vn.luong.gis.roads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.luong.gis.roads.HoursOfDay.Span;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.units.Units;

/**
 * Speed limits for some hours ({@code maxspeed:conditional}). The network carries them as the link attribute {@link
 * LinkTexts#SPEED_BY_TIME}, e.g. {@code 06:00-09:00 30;16:00-19:30 30} (km/h), and {@link #changes} makes network changes of a
 * working day of them.
 */
public final class SpeedByTime {
  private static final Pattern ROW =
      Pattern.compile("(\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d) (\\d+(?:\\.\\d+)?)");
  private static final int MINUTES_PER_HOUR = 60;
  private static final double SECONDS_PER_MINUTE = 60;

  private record Limit(Span span, double kilometersPerHour) {}

  private SpeedByTime() {}

  /** The attribute for a tag's value; empty text if it does not hold on a working day; nothing if it is not understood. */
  static Optional<String> parse(String value) {
    Optional<List<ConditionalTag.Clause>> clauses = ConditionalTag.parse(value);
    if (clauses.isEmpty()) {
      return Optional.empty();
    }
    List<Limit> limits = new ArrayList<>();
    for (ConditionalTag.Clause clause : clauses.get()) {
      OptionalDouble speed = SpeedTag.metersPerSecond(clause.value());
      if (speed.isEmpty()) {
        return Optional.empty();
      }
      for (Span span : clause.spans()) {
        limits.add(new Limit(span, Units.kilometersPerHour(speed.getAsDouble())));
      }
    }
    limits.sort(Comparator.comparingInt(limit -> limit.span().fromMinute()));
    StringBuilder text = new StringBuilder();
    int free = 0;
    for (Limit limit : limits) {
      if (limit.span().fromMinute() < free) {
        // Two limits at a time: which one holds stands nowhere.
        return Optional.empty();
      }
      free = limit.span().toMinute();
      text.append(text.length() == 0 ? "" : ";").append(row(limit));
    }
    return Optional.of(text.toString());
  }

  private static String row(Limit limit) {
    return String.format(
        Locale.ROOT,
        "%s-%s %s",
        clock(limit.span().fromMinute()),
        clock(limit.span().toMinute()),
        text(limit.kilometersPerHour()));
  }

  private static String text(double kilometersPerHour) {
    return Double.toString(Math.rint(10 * kilometersPerHour) / 10).replaceAll("\\.0$", "");
  }

  private static String clock(int minute) {
    return String.format(
        Locale.ROOT, "%02d:%02d", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
  }

  /** The attribute of a link that a traffic signal stops: its delay stays when another limit holds. */
  static String withSignal(String text, double lengthMeters) {
    return ROW.matcher(text)
        .replaceAll(row -> row.group().substring(0, row.start(5) - row.start())
            + text(Units.kilometersPerHour(
                Signals.speedMetersPerSecond(speed(row.group(5)), lengthMeters))));
  }

  private static double speed(String kilometersPerHour) {
    return Units.metersPerSecondFromKilometersPerHour(Double.parseDouble(kilometersPerHour));
  }

  /** The changes of a working day that the links of a network carry. */
  public static NetworkChanges changes(Network network) {
    NetworkChanges.Builder changes = new NetworkChanges.Builder();
    int count = 0;
    for (int link = 0; link < network.linkCount(); link++) {
      String text = network.linkAttributes().findText(link, LinkTexts.SPEED_BY_TIME);
      if (text != null) {
        count += add(network, link, text, changes);
      }
    }
    return count == 0 ? NetworkChanges.NONE : changes.build();
  }

  private static int add(Network network, int link, String text, NetworkChanges.Builder changes) {
    int count = 0;
    Matcher row = ROW.matcher(text);
    double usual = network.freeSpeedMetersPerSecond(link);
    while (row.find()) {
      double from = seconds(row.group(1), row.group(2));
      double to = seconds(row.group(3), row.group(4));
      double limit = speed(row.group(5));
      change(changes, from, link, limit);
      change(changes, to, link, usual);
      count++;
    }
    return count;
  }

  private static double seconds(String hours, String minutes) {
    return SECONDS_PER_MINUTE
        * (MINUTES_PER_HOUR * Integer.parseInt(hours) + Integer.parseInt(minutes));
  }

  private static void change(NetworkChanges.Builder changes, double time, int link, double speed) {
    changes.add(time, link, NetworkChanges.Kind.FREE_SPEED, NetworkChanges.Type.ABSOLUTE, speed);
  }
}
