package vn.luong.scenario.maps;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What QGIS shows instead of the names of the columns of results: plain words with units. */
final class MapTitles {
  private static final Pattern BY_HOUR = Pattern.compile("(volume|speed_kmh|vc)_(\\d\\d)");
  private static final Pattern JOBS_WITHIN = Pattern.compile("jobs_(\\d+)min_(\\w+)");
  private static final Pattern NEAR = Pattern.compile("(residents|jobs)_(\\d+)m_(\\w+)");
  private static final Map<String, String> TITLES = new HashMap<>();

  static {
    links();
    stops();
    places();
  }

  private MapTitles() {}

  private static void links() {
    TITLES.put("id", "Id");
    TITLES.put("name", "Name");
    TITLES.put("from_node", "From node");
    TITLES.put("to_node", "To node");
    TITLES.put("length_m", "Length (m)");
    TITLES.put("free_speed_kmh", "Free speed (km/h)");
    TITLES.put("capacity_pce_h", "Capacity (car units an hour)");
    TITLES.put("lanes", "Lanes");
    TITLES.put("modes", "Open to");
    TITLES.put("closed_hours", "Closed to (modes and hours)");
    TITLES.put("type", "Road class");
    TITLES.put("slope_percent", "Slope in driving direction (%)");
    TITLES.put("height_m", "Height (m)");
    TITLES.put("volume_day", "Vehicles a day");
    TITLES.put("peak_hour", "Fullest hour (begins at)");
    TITLES.put("volume_peak", "Vehicles in the fullest hour");
    TITLES.put("vc_peak", "Volume by capacity in the fullest hour");
    TITLES.put("speed_day_kmh", "Mean speed of the day (km/h)");
    TITLES.put("delay_day_veh_h", "Time lost by all vehicles in the day (hours)");
  }

  private static void stops() {
    TITLES.put("lines", "Lines");
    TITLES.put("vehicles_day", "Buses and trains a day");
    TITLES.put("boardings_day", "Boardings a day");
    TITLES.put("alightings_day", "Alightings a day");
    TITLES.put("passing_day", "Passengers who stay aboard, a day");
    TITLES.put("highest_load", "Most passengers aboard");
    TITLES.put("denied_day", "Left behind by full vehicles, a day");
    TITLES.put("mean_wait_min", "Mean wait (min)");
  }

  private static void places() {
    TITLES.put("kind", "Kind");
    TITLES.put("link", "Link at the door");
    TITLES.put("jobs", "Jobs");
    TITLES.put("capacity", "Places (persons at a time)");
    TITLES.put("expected_visitors", "Visitors a day as stated");
    TITLES.put("visitors_day", "Visitors a day in the run");
    TITLES.put("workers_day", "Workers who came in the run");
    TITLES.put("most_present", "Most persons at a time");
    TITLES.put("fullest_hour", "Fullest hour (begins at)");
    TITLES.put("area_km2", "Area (km²)");
    TITLES.put("trips_from", "Trips that begin here, a day");
    TITLES.put("trips_to", "Trips that end here, a day");
    TITLES.put("mean_travel_time_s", "Mean travel time of trips that begin here (s)");
    TITLES.put("mean_distance_m", "Mean distance of trips that begin here (m)");
    TITLES.put("residents", "Residents");
    TITLES.put("severity", "Severity");
    TITLES.put("subject", "Where");
    TITLES.put("message", "What is wrong");
  }

  /** The title of a column; null if it keeps its name. */
  static String of(String column) {
    Matcher hour = BY_HOUR.matcher(column);
    if (hour.matches()) {
      String what = switch (hour.group(1)) {
        case "volume" -> "Vehicles";
        case "vc" -> "Volume by capacity";
        default -> "Mean speed (km/h)";
      };
      return what + " from " + hour.group(2) + ":00";
    }
    Matcher within = JOBS_WITHIN.matcher(column);
    if (within.matches()) {
      return "Jobs within " + within.group(1) + " min by " + within.group(2);
    }
    Matcher near = NEAR.matcher(column);
    return near.matches()
        ? TITLES.get(near.group(1)) + " within " + near.group(2) + " m on foot of stops: "
            + near.group(3)
        : TITLES.get(column);
  }
}
