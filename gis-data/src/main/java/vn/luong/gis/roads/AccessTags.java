package vn.luong.gis.roads;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.luong.gis.osm.OsmTags;
import vn.luong.gis.roads.ConditionalTag.Clause;
import vn.luong.sim.units.ClosedHours;

/**
 * Who may use one way, by the keys of access: of a mode the most special key that is tagged decides. At each minute of a working
 * day a clause of {@code <key>:conditional} that holds then counts before {@code <key>} itself, and of several the last (OSM wiki,
 * {@code Conditional restrictions}).
 *
 * <p>A rule that lets only those in who have to go there ({@code destination}, {@code delivery} and the like) in some hours, where
 * the road is open in others, closes it to those who pass through, which is what closed hours mean to a router.
 */
final class AccessTags {
  static final String CONDITIONAL = ":conditional";

  private static final Set<String> ALLOWED = Set.of(
      "yes",
      "permissive",
      "designated",
      "official",
      "destination",
      "customers",
      "permit",
      "residents");
  private static final Set<String> DENIED = Set.of(
      "no",
      "private",
      "agricultural",
      "forestry",
      "agricultural;forestry",
      "delivery",
      "military",
      "emergency",
      "dismount",
      "use_sidepath");
  /** Open to some: in some hours this shuts out those who only pass, or lets others in. */
  private static final Set<String> FOR_SOME =
      Set.of("destination", "customers", "permit", "residents", "delivery");

  private final OsmTags tags;
  private final HighwayClass highwayClass;
  private final ImportReport.Builder report;
  private final Map<String, List<Clause>> clausesOfKey = new HashMap<>();
  private int modes;
  private ClosedHours closedHours = ClosedHours.NONE;

  AccessTags(OsmTags tags, HighwayClass highwayClass, ImportReport.Builder report) {
    this.tags = tags;
    this.highwayClass = highwayClass;
    this.report = report;
    for (RoadMode mode : RoadMode.values()) {
      read(mode);
    }
  }

  /** Whether a key states rules for some hours that are understood here. */
  static boolean isApplied(String key, String value) {
    return key.endsWith(CONDITIONAL)
        && isAccess(key.substring(0, key.length() - CONDITIONAL.length()))
        && areKnown(ConditionalTag.parse(value).orElse(List.of()));
  }

  private static boolean isAccess(String key) {
    for (RoadMode mode : RoadMode.values()) {
      if (mode.accessKeys().contains(key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean areKnown(List<Clause> clauses) {
    return !clauses.isEmpty()
        && clauses.stream()
            .allMatch(
                clause -> ALLOWED.contains(clause.value()) || DENIED.contains(clause.value()));
  }

  /** Bits of the {@link RoadMode}s that may use the way at some time of the day. */
  int modes() {
    return modes;
  }

  /** When it is closed to which of them. */
  ClosedHours closedHours() {
    return closedHours;
  }

  private void read(RoadMode mode) {
    boolean isUsual = (highwayClass.usualModes() & mode.bit()) != 0
        && !(mode == RoadMode.MOTORBIKE && tags.is("motorroad", "yes"));
    boolean isOpen = isAllowed(mode, isUsual);
    if (!hasConditions(mode)) {
      modes |= isOpen ? mode.bit() : 0;
      return;
    }
    BitSet closed = new BitSet(ClosedHours.MINUTES_OF_DAY);
    for (int minute = 0; minute < ClosedHours.MINUTES_OF_DAY; minute++) {
      closed.set(minute, !isOpenAt(minute, mode, isUsual, isOpen));
    }
    if (closed.cardinality() < ClosedHours.MINUTES_OF_DAY) {
      modes |= mode.bit();
      closedHours = closedHours.with(mode.modeName(), spans(closed));
    }
  }

  private static List<ClosedHours.Span> spans(BitSet minutes) {
    List<ClosedHours.Span> spans = new ArrayList<>();
    int from = minutes.nextSetBit(0);
    while (from >= 0) {
      int to = minutes.nextClearBit(from);
      spans.add(new ClosedHours.Span(from, to));
      from = minutes.nextSetBit(to);
    }
    return spans;
  }

  private boolean isAllowed(RoadMode mode, boolean isUsual) {
    for (String key : mode.accessKeys()) {
      String value = tags.find(key);
      if (value == null) {
        continue;
      }
      if (DENIED.contains(value)) {
        return false;
      }
      if (ALLOWED.contains(value)) {
        return isUsual || liftsBan(mode, key);
      }
      report.countRepaired("access values not understood, the next general key was used");
    }
    return isUsual;
  }

  private boolean isOpenAt(int minute, RoadMode mode, boolean isUsual, boolean isOpenElse) {
    for (String key : mode.accessKeys()) {
      String value = valueAt(minute, key);
      if (value != null && FOR_SOME.contains(value)) {
        return !isOpenElse && (isUsual || liftsBan(mode, key));
      }
      if (value != null) {
        return ALLOWED.contains(value) && (isUsual || liftsBan(mode, key));
      }
      String always = tags.find(key);
      if (always != null && (DENIED.contains(always) || ALLOWED.contains(always))) {
        // The general keys below say nothing more.
        return isOpenElse;
      }
    }
    return isOpenElse;
  }

  /**
   * "access=yes" on a footpath or "motor_vehicle=yes" on an expressway repeats what is usual there; only a key of the mode's own, or
   * of motor vehicles on ways for walking, lifts the ban.
   */
  private boolean liftsBan(RoadMode mode, String key) {
    return mode.isOwnKey(key) || (highwayClass.usualModes() == 0 && key.equals("motor_vehicle"));
  }

  private String valueAt(int minute, String key) {
    String value = null;
    for (Clause clause : clausesOfKey.getOrDefault(key, List.of())) {
      value = clause.holdsAt(minute) ? clause.value() : value;
    }
    return value;
  }

  /** Reads the conditional rules of a mode's keys; whether there is any. */
  private boolean hasConditions(RoadMode mode) {
    boolean hasAny = false;
    for (String key : mode.accessKeys()) {
      String value = tags.find(key + CONDITIONAL);
      if (value != null && isApplied(key + CONDITIONAL, value)) {
        clausesOfKey.computeIfAbsent(key, absent -> ConditionalTag.parse(value).orElseThrow());
        hasAny = true;
      }
    }
    return hasAny;
  }
}
