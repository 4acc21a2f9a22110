package vn.luong.gis.gtfs;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** On which days services run: weekly patterns between two dates, and single days added and removed. */
public final class ServiceCalendar {
  /** Longer calendars are searched for this long only. */
  private static final int MOST_DAYS = 3 * 366;

  private final Map<String, Weekly> weekly = new LinkedHashMap<>();
  /** By service and day whether the service is added or removed. */
  private final Map<String, Map<LocalDate, Boolean>> exceptions = new LinkedHashMap<>();

  /** Days of a week as bits, Monday the lowest. */
  record Weekly(LocalDate start, LocalDate end, int days) {
    boolean contains(LocalDate date) {
      int day = date.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue();
      return !date.isBefore(start) && !date.isAfter(end) && (days >> day & 1) != 0;
    }
  }

  boolean putWeekly(String service, Weekly pattern) {
    return weekly.putIfAbsent(service, pattern) == null;
  }

  boolean putException(String service, LocalDate date, boolean isAdded) {
    return exceptions.computeIfAbsent(service, key -> new HashMap<>()).putIfAbsent(date, isAdded)
        == null;
  }

  boolean has(String service) {
    return weekly.containsKey(service) || exceptions.containsKey(service);
  }

  /** Whether the service runs on the day. */
  boolean runs(String service, LocalDate date) {
    Boolean exception = exceptions.getOrDefault(service, Map.of()).get(date);
    if (exception != null) {
      return exception;
    }
    Weekly pattern = weekly.get(service);
    return pattern != null && pattern.contains(date);
  }

  /** First day named, if any. */
  public Optional<LocalDate> firstDay() {
    return days().stream().findFirst();
  }

  /** Last day named, if any. */
  public Optional<LocalDate> lastDay() {
    TreeSet<LocalDate> days = days();
    return days.isEmpty() ? Optional.empty() : Optional.of(days.last());
  }

  private TreeSet<LocalDate> days() {
    TreeSet<LocalDate> days = new TreeSet<>();
    weekly.values().forEach(pattern -> {
      days.add(pattern.start());
      days.add(pattern.end());
    });
    exceptions
        .values()
        .forEach(ofService -> ofService.forEach((date, isAdded) -> {
          if (isAdded) {
            days.add(date);
          }
        }));
    return days;
  }

  /**
   * The day from Monday to Friday with most trips, the earliest of equal ones; any other day if there is none.
   *
   * @param trips number of trips of a service
   */
  Optional<LocalDate> busiestWeekday(ToIntFunction<String> trips) {
    Set<String> services = new TreeSet<>(weekly.keySet());
    services.addAll(exceptions.keySet());
    TreeMap<LocalDate, Integer> weekdays = new TreeMap<>();
    TreeMap<LocalDate, Integer> weekends = new TreeMap<>();
    LocalDate last = lastDay().orElse(LocalDate.MIN);
    LocalDate day = firstDay().orElse(LocalDate.MAX);
    for (int count = 0; count < MOST_DAYS && !day.isAfter(last); count++, day = day.plusDays(1)) {
      int sum = 0;
      for (String service : services) {
        sum += runs(service, day) ? trips.applyAsInt(service) : 0;
      }
      boolean isWeekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
      (isWeekend ? weekends : weekdays).put(day, sum);
    }
    return most(weekdays).or(() -> most(weekends));
  }

  private static Optional<LocalDate> most(TreeMap<LocalDate, Integer> tripsByDay) {
    LocalDate best = null;
    for (Map.Entry<LocalDate, Integer> day : tripsByDay.entrySet()) {
      if (day.getValue() > (best == null ? 0 : tripsByDay.get(best))) {
        best = day.getKey();
      }
    }
    return Optional.ofNullable(best);
  }
}
