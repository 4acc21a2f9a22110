package vn.luong.scenario.indicators;

import java.util.BitSet;
import java.util.List;
import vn.luong.scenario.runfolder.ParquetColumn;
import vn.luong.scenario.runfolder.ParquetWriter;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.facilities.Facilities.ActivityOption;
import vn.luong.sim.population.Population;

/**
 * Counts who comes to the facilities on a day, and writes {@code facilities.parquet}. Who works there is not among the visitors; who is
 * there already at midnight counts as present, and as a worker, not as a visitor.
 *
 * <p>Layout: columns by facility; one bit per person.
 *
 * <p>Threads: one.
 */
final class FacilityVisits implements EventSink {
  private static final String WORK = "work";
  private static final List<ParquetColumn> COLUMNS = List.of(
      ParquetColumn.text("facility", "facility id"),
      ParquetColumn.text("name", "its name, if it has one"),
      ParquetColumn.text("kind", "what it is, or what is done there"),
      ParquetColumn.precise("x", "easting, scenario CRS"),
      ParquetColumn.precise("y", "northing, scenario CRS"),
      ParquetColumn.text("link", "link it lies on"),
      ParquetColumn.measure("jobs", "jobs that are stated"),
      ParquetColumn.measure("capacity", "persons at a time, of schools places; none if not stated"),
      ParquetColumn.measure("expected_visitors", "visitors a day that are stated or estimated"),
      ParquetColumn.measure("visitors_day", "visits of the last day, expanded"),
      ParquetColumn.measure("workers_day", "persons who worked there on the last day, expanded"),
      ParquetColumn.measure("most_present", "most persons there at a time, workers too, expanded"),
      ParquetColumn.integer("fullest_hour", "hour of that time"));

  private static final int SECONDS_PER_HOUR = 3600;

  private final Population population;
  private final int workType;
  private final int[] visits;
  private final int[] workers;
  private final int[] present;
  private final int[] most;
  private final int[] mostTime;
  /** Persons who have begun an activity; the first end of the others is that of the night. */
  private final BitSet hasArrived;

  FacilityVisits(Population population) {
    this.population = population;
    workType = population.activityTypes().find(WORK);
    int count = population.facilities().size();
    visits = new int[count];
    workers = new int[count];
    present = new int[count];
    most = new int[count];
    mostTime = new int[count];
    hasArrived = new BitSet(population.personCount());
  }

  @Override
  public void accept(EventBuffer events) {
    if (visits.length == 0) {
      return;
    }
    for (int number = 0; number < events.otherCount(); number++) {
      int row = events.otherRow(number);
      EventKind kind = events.kind(row);
      if (kind == EventKind.ACTIVITY_START) {
        arrive(events, row);
      } else if (kind == EventKind.ACTIVITY_END) {
        leave(events, row);
      }
    }
  }

  private void arrive(EventBuffer events, int row) {
    hasArrived.set(events.person(row));
    int facility = events.facility(row);
    if (facility < 0) {
      return;
    }
    if (events.activityType(row) == workType) {
      workers[facility]++;
    } else {
      visits[facility]++;
    }
    present[facility]++;
    if (present[facility] > most[facility]) {
      most[facility] = present[facility];
      mostTime[facility] = events.time(row);
    }
  }

  private void leave(EventBuffer events, int row) {
    int facility = events.facility(row);
    if (facility < 0) {
      return;
    }
    if (hasArrived.get(events.person(row))) {
      present[facility]--;
    } else {
      // One more was there from the beginning.
      most[facility]++;
      workers[facility] += events.activityType(row) == workType ? 1 : 0;
    }
  }

  /** Writes the table; nothing without facilities. */
  void write(RunFolder folder, double expansionFactor) {
    Facilities facilities = population.facilities();
    if (facilities.size() == 0) {
      return;
    }
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.FACILITIES), COLUMNS)) {
      for (int facility = 0; facility < facilities.size(); facility++) {
        int link = facilities.link(facility);
        String kind = facilities.attributes().findText(facility, Facilities.KIND);
        double capacity = capacity(facilities.options(facility));
        table
            .beginRow()
            .add(facilities.id(facility))
            .add(facilities.attributes().findText(facility, Facilities.NAME))
            .add(kind != null ? kind : types(facilities.options(facility)))
            .add(facilities.x(facility))
            .add(facilities.y(facility))
            .add(link < 0 ? null : population.network().linkId(link))
            .add((float) facilities.attributes().findNumber(facility, Facilities.JOBS))
            .add(Double.isInfinite(capacity) ? Float.NaN : (float) capacity)
            .add((float) facilities.attributes().findNumber(facility, Facilities.VISITORS))
            .add((float) (visits[facility] * expansionFactor))
            .add((float) (workers[facility] * expansionFactor))
            .add((float) (most[facility] * expansionFactor))
            .add(mostTime[facility] / SECONDS_PER_HOUR)
            .endRow();
      }
    }
  }

  private static double capacity(List<ActivityOption> options) {
    return options.stream()
        .filter(option -> !option.activityType().equals(WORK))
        .mapToDouble(ActivityOption::capacity)
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static String types(List<ActivityOption> options) {
    return String.join(", ", options.stream().map(ActivityOption::activityType).toList());
  }
}
