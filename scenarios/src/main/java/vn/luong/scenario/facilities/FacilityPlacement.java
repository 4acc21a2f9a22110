package vn.luong.scenario.facilities;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vn.luong.gis.sites.FacilitySites;
import vn.luong.gis.zones.ZoneIndex;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.scenario.config.FacilityMeasure;
import vn.luong.scenario.landuse.Campus;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.StopFacilities;

/**
 * Puts the facilities of a scenario into what its zones hold: in addition to what is there, or instead of it. Each becomes a site with
 * one door, to which people go by name.
 */
public final class FacilityPlacement {
  private static final int NAMES_SHOWN = 5;
  /** Schools of a layer that have fewer or more than this times the places of the zones they replace are worth a word. */
  private static final double NOTABLE_RATIO = 1.5;

  private final Ground ground;
  private final ProblemLog problems;
  private final VenueReader reader;
  private final List<Venue> venues = new ArrayList<>();
  /** Kinds of which the zones' own go, and where that stands. */
  private final Map<FacilityKind, SourcePosition> replaced = new EnumMap<>(FacilityKind.class);

  /**
   * Where the facilities lie.
   *
   * @param network their links
   * @param stock what zones hold; it is changed
   * @param layer borders of the zones
   * @param zoneOfLink zone of each link with addresses, negative for others
   * @param stops stops by whose names they may be placed
   * @param mode mode by which their links are reached
   */
  public record Ground(
      Network network,
      ZoneStock stock,
      ZoneLayer layer,
      int[] zoneOfLink,
      StopFacilities stops,
      int mode) {}

  private FacilityPlacement(Ground ground, ProblemLog problems) {
    this.ground = ground;
    this.problems = problems;
    reader = new VenueReader(ground.network, ground.stops, ground.mode, problems);
  }

  /**
   * Applies measures in their order.
   *
   * @param problems takes whatever is wrong with the facilities
   * @return all that there are then; none without measures
   */
  public static Facilities apply(
      List<FacilityMeasure> measures, Ground ground, ProblemLog problems) {
    FacilityPlacement placement = new FacilityPlacement(ground, problems);
    for (FacilityMeasure measure : measures) {
      try {
        placement.apply(measure);
      } catch (InvalidInputException e) {
        if (e.log() != problems) {
          e.problems().forEach(problems::add);
        }
      }
    }
    return placement.place();
  }

  private void apply(FacilityMeasure measure) {
    if (measure instanceof FacilityMeasure.Layer layer) {
      List<Venue> read = inside(reader.layer(layer), layer);
      reportUnknownSizes(read, layer);
      venues.addAll(read);
      reader.replaced(layer).forEach(kind -> replaced.putIfAbsent(kind, layer.position()));
    } else if (measure instanceof FacilityMeasure.Opened opened) {
      reader.single(opened).ifPresent(venue -> {
        List<Venue> found = inside(List.of(venue), measure);
        found.forEach(this::reportTwice);
        reportUnknownSizes(found, measure);
        venues.addAll(found);
      });
    } else if (measure instanceof FacilityMeasure.Closed closed) {
      close(closed);
    }
  }

  /** Those that lie in a zone; the others are told. */
  private List<Venue> inside(List<Venue> read, FacilityMeasure measure) {
    ZoneIndex zones = new ZoneIndex(ground.layer);
    List<Venue> inside = read.stream()
        .filter(venue -> zones.zoneAt(venue.x(), venue.y()) != ZoneIndex.NO_ZONE)
        .toList();
    if (inside.isEmpty() && !read.isEmpty()) {
      Venue first = read.get(0);
      problems.add(Problem.error(
              "outside-of-the-region",
              measure.position(),
              read.size() == 1 ? first.subject() : read.size() + " facilities",
              String.format(
                  Locale.ROOT,
                  "%s in none of the %d zones",
                  read.size() == 1 ? "it lies" : "they lie",
                  ground.layer.zoneCount()),
              "facilities must lie in the region that is simulated",
              "Check the coordinates, longitude first, or the coordinate system (crs).")
          .at(first.x(), first.y()));
    } else if (inside.size() < read.size()) {
      Venue outside = read.stream()
          .filter(venue -> zones.zoneAt(venue.x(), venue.y()) == ZoneIndex.NO_ZONE)
          .findFirst()
          .orElseThrow();
      problems.add(Problem.warning(
              "facilities-outside",
              measure.position(),
              outside.subject(),
              read.size() - inside.size() + " of " + read.size()
                  + " facilities lie in no zone and are left out, this one first",
              "facilities must lie in the region that is simulated",
              "Nothing need be done if the file covers more than the region.")
          .at(outside.x(), outside.y()));
    }
    return inside;
  }

  private void reportTwice(Venue venue) {
    boolean isVenue =
        venues.stream().anyMatch(other -> isCalled(other.id(), other.name(), venue.name()));
    if (isVenue || campuses().anyMatch(other -> isCalled(other.id(), other.name(), venue.name()))) {
      problems.add(Problem.error(
          "duplicate-id",
          venue.position(),
          venue.subject(),
          "there is one of that name already",
          "names must be unique",
          "Give it another name, or close the other one first."));
    }
  }

  /** One word per kind, not per facility: layers of OpenStreetMap know few sizes. */
  private void reportUnknownSizes(List<Venue> read, FacilityMeasure measure) {
    Map<FacilityKind, Integer> unknown = new EnumMap<>(FacilityKind.class);
    for (Venue venue : read) {
      for (FacilityKind kind : venue.kinds()) {
        if (VenueContent.size(venue, kind).isEmpty()) {
          unknown.merge(kind, 1, Integer::sum);
        }
      }
    }
    unknown.forEach((kind, count) -> problems.add(Problem.warning(
        "facility-size-unknown",
        measure.position(),
        read.size() == 1 ? read.get(0).subject() : count + " of type " + kind.word(),
        "nothing says how large " + (count == 1 ? "it is" : "they are"),
        String.format(
            Locale.ROOT, "%,.0f %s each is our estimate", kind.usualSize(), kind.sizeWord()),
        kind.teaches()
            ? "State capacity: places for pupils or students."
            : kind.hasVisitors() ? "State visitors (a day), or jobs." : "State jobs.")));
  }

  private void close(FacilityMeasure.Closed closed) {
    List<String> gone = new ArrayList<>();
    venues.removeIf(venue -> {
      boolean isMeant = isCalled(venue.id(), venue.name(), closed.name());
      if (isMeant) {
        gone.add(venue.name());
      }
      return isMeant;
    });
    campuses()
        .filter(campus -> isCalled(campus.id(), campus.name(), closed.name()))
        .forEach(campus -> gone.add(String.format(
            Locale.ROOT, "%s, a university with %,.0f places", campus.name(), campus.places())));
    ground.stock.removeCampuses(campus -> isCalled(campus.id(), campus.name(), closed.name()));
    if (!gone.isEmpty()) {
      problems.add(Problem.note(
          "facility-closed",
          closed.position(),
          "key \"close-facility\"",
          "it closes " + String.join("; ", gone),
          "",
          ""));
    } else {
      List<String> names = new ArrayList<>();
      venues.forEach(venue -> names.add(venue.name()));
      campuses().map(Campus::name).forEach(names::add);
      problems.add(Problem.error(
          "unknown-facility",
          closed.position(),
          "key \"close-facility\"",
          "there is no facility \"" + closed.name() + "\"",
          names.isEmpty()
              ? "the scenario has none"
              : "there are "
                  + String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
                  + (names.size() > NAMES_SHOWN ? " …" : ""),
          NearestName.of(closed.name(), names)
              .map(near -> "Did you mean \"" + near + "\"?")
              .orElse("Correct the name or id.")));
    }
  }

  /** Universities of the region that are not closed. */
  private Stream<Campus> campuses() {
    return ground.stock.campuses().stream();
  }

  private static boolean isCalled(String id, String name, String wanted) {
    return id.equals(wanted) || name.equalsIgnoreCase(wanted);
  }

  private Facilities place() {
    VenueStock stock = new VenueStock(ground);
    for (FacilityKind kind : replaced.keySet()) {
      if (venues.stream().noneMatch(venue -> venue.is(kind))) {
        reportNothingInstead(kind);
        continue;
      }
      double before = stock.remove(kind);
      double after = venues.stream()
          .filter(venue -> venue.is(kind))
          .mapToDouble(venue -> VenueContent.size(venue, kind).orElse(kind.usualSize()))
          .sum();
      reportReplaced(kind, before, after);
    }
    Facilities facilities = new Facilities();
    for (Venue venue : venues) {
      double meters = stock.add(venue, facilities);
      if (meters > FacilitySites.STANDARD_FAR_METERS) {
        problems.add(Problem.warning(
                "facility-off-road",
                venue.position(),
                venue.subject(),
                String.format(Locale.ROOT, "the nearest street is %,.0f m away", meters),
                String.format(Locale.ROOT, "%,.0f m at most", FacilitySites.STANDARD_FAR_METERS),
                "Look whether a road is missing, or the coordinate system wrong; trips end there"
                    + " all the same.")
            .at(venue.x(), venue.y()));
      }
    }
    return facilities;
  }

  private void reportNothingInstead(FacilityKind kind) {
    problems.add(
        Problem.error(
            "nothing-instead",
            replaced.get(kind),
            "key \"replaces\"",
            "no facility of the scenario is of type " + kind.word(),
            "facilities that take the place of what zones have",
            "Correct \"replaces\", or the types of the file; to say what its words mean, use \"types\"."));
  }

  private void reportReplaced(FacilityKind kind, double before, double after) {
    boolean isOther = before > after * NOTABLE_RATIO || after > before * NOTABLE_RATIO;
    if (!kind.hasVisitors() && isOther) {
      problems.add(Problem.warning(
          "replaced-by-other-sizes",
          replaced.get(kind),
          "key \"replaces\"",
          String.format(
              Locale.ROOT,
              "the facilities of type %s have %,.0f %s, the zones had %,.0f",
              kind.word(),
              after,
              kind.sizeWord(),
              before),
          kind.teaches()
              ? "all go there, so that each has more or fewer than it says"
              : "the workers there are share the jobs of all kinds",
          "Check that the file is complete, or do not replace what zones have."));
    }
  }
}
