package vn.luong.gis.gtfs;

import java.time.LocalDate;
import java.util.List;

/** Reads the rows of {@code calendar.txt} and {@code calendar_dates.txt}. */
final class CalendarRows {
  static final List<String> DAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final int ADDED = 1;

  private final GtfsFeed feed;

  CalendarRows(GtfsFeed feed) {
    this.feed = feed;
  }

  void read(FeedRow row) {
    String service = row.required("service_id");
    int days = 0;
    for (int day = 0; day < DAYS.size(); day++) {
      row.required(DAYS.get(day));
      days |= Math.max(0, row.whole(DAYS.get(day), 0, 1, 0)) << day;
    }
    LocalDate start = row.date("start_date");
    LocalDate end = row.date("end_date");
    if (start == null || end == null) {
      // The service is known all the same.
      start = LocalDate.MAX;
      end = LocalDate.MIN;
    } else if (end.isBefore(start)) {
      row.error(
          "dates-backwards",
          "end_date",
          row.text("end_date") + " is before start_date " + row.text("start_date"),
          "the last day of the service",
          "Correct one of the dates.");
    }
    if (!service.isEmpty()
        && !feed.calendar.putWeekly(service, new ServiceCalendar.Weekly(start, end, days))) {
      GtfsReader.duplicate(row, "service_id", service);
    }
  }

  void readException(FeedRow row) {
    String service = row.required("service_id");
    LocalDate date = row.date("date");
    row.required("exception_type");
    int type = row.whole("exception_type", 1, 2);
    if (service.isEmpty() || date == null || type == FeedRow.NO_NUMBER) {
      return;
    }
    if (!feed.calendar.putException(service, date, type == ADDED)) {
      GtfsReader.duplicate(row, "date", service + "\" on \"" + row.text("date"));
    }
  }
}
