package vn.luong.sim.facilities;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.Network;

/**
 * Facilities of a scenario (MATSim {@code ActivityFacilities}), filled by a reader, then only read.
 *
 * <p>Layout: columns by dense facility index; activity options as one small list per facility.
 */
public final class Facilities {
  public static final int NO_FACILITY = -1;

  /** Attribute: name for people (MATSim's column of that name). */
  public static final String NAME = "desc";

  /** Attribute: what it is, such as a hospital; activity types say what is done there. */
  public static final String KIND = "kind";

  /** Attribute: jobs there. */
  public static final String JOBS = "jobs";

  /** Attribute: visitors a day that are expected. */
  public static final String VISITORS = "visitors";

  /**
   * What can be done at a facility.
   *
   * @param activityType type of activity
   * @param capacity persons at a time; infinite if not stated
   * @param openingTimes when it is open; empty means always
   */
  public record ActivityOption(
      String activityType, double capacity, List<OpeningTime> openingTimes) {
    public ActivityOption {
      openingTimes = List.copyOf(openingTimes);
    }
  }

  /**
   * A time span of opening.
   *
   * @param day {@code wkday}, {@code wk}, {@code mon} …, as the file has it
   * @param startTime seconds after midnight
   * @param endTime seconds after midnight
   */
  public record OpeningTime(String day, double startTime, double endTime) {
    private static final Set<String> WEEKEND = Set.of("sat", "sun", "wkend");

    /** False if it holds at weekends only, which are not simulated. */
    public boolean isOnWorkdays() {
      return !WEEKEND.contains(day);
    }
  }

  private final IdTable ids = new IdTable();
  private final DoubleArrayList x = new DoubleArrayList();
  private final DoubleArrayList y = new DoubleArrayList();
  private final IntArrayList link = new IntArrayList();
  private final List<List<ActivityOption>> options = new ArrayList<>();
  private final AttributeTable attributes = new AttributeTable();
  private String name = "";

  /**
   * Adds a facility.
   *
   * @param linkOrNone link it lies on, or {@link Network#NO_LINK}
   * @return its dense index
   * @throws IllegalArgumentException if the id is taken
   */
  public int add(String id, double newX, double newY, int linkOrNone) {
    if (ids.contains(id)) {
      throw new IllegalArgumentException("facility \"" + id + "\" is there already");
    }
    x.add(newX);
    y.add(newY);
    link.add(linkOrNone);
    options.add(new ArrayList<>(1));
    return ids.add(id);
  }

  public void addOption(int facility, ActivityOption option) {
    options.get(facility).add(option);
  }

  public void setName(String newName) {
    name = newName;
  }

  public String name() {
    return name;
  }

  public int size() {
    return ids.size();
  }

  public IdTable ids() {
    return ids;
  }

  public String id(int facility) {
    return ids.text(facility);
  }

  /** Metres; NaN if not stated. */
  public double x(int facility) {
    return x.getDouble(facility);
  }

  /** Metres; NaN if not stated. */
  public double y(int facility) {
    return y.getDouble(facility);
  }

  /** The link it lies on, or {@link Network#NO_LINK} if the file does not say. */
  public int link(int facility) {
    return link.getInt(facility);
  }

  public void setLink(int facility, int newLink) {
    link.set(facility, newLink);
  }

  public List<ActivityOption> options(int facility) {
    return Collections.unmodifiableList(options.get(facility));
  }

  public AttributeTable attributes() {
    return attributes;
  }
}
