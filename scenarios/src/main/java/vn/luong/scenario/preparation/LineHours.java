package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.luong.gis.binhduong.TransitCourse;
import vn.luong.gis.binhduong.TransitService;
import vn.luong.gis.binhduong.TransitService.Direction;
import vn.luong.scenario.config.TransitMeasure;
import vn.luong.scenario.config.TransitMeasure.Headways;
import vn.luong.scenario.config.TransitMeasure.Hours;
import vn.luong.scenario.config.TransitMeasure.Period;

/** When a line runs after a measure: other hours cut its service or stretch it, other headways replace it. */
final class LineHours {
  private LineHours() {}

  /** Services of every direction that the line has, in the order of time. */
  static List<TransitService> apply(
      List<TransitService> services, List<TransitCourse> courses, TransitMeasure measure) {
    if (measure.headways().isEmpty() && measure.hours().isEmpty()) {
      return services;
    }
    List<TransitService> changed = new ArrayList<>();
    for (TransitCourse course : courses) {
      Direction direction = course.direction();
      List<TransitService> own = services.stream()
          .filter(
              service -> service.direction() == Direction.BOTH || service.direction() == direction)
          .map(
              service -> service(direction, service.from(), service.to(), service.headwaySeconds()))
          .toList();
      // A line that comes back empty has hours in one direction only; a measure gives it both.
      changed.addAll(inDirection(own.isEmpty() ? turned(services, direction) : own, measure));
    }
    return changed;
  }

  private static List<TransitService> turned(List<TransitService> services, Direction direction) {
    return services.stream()
        .map(service -> service(direction, service.from(), service.to(), service.headwaySeconds()))
        .toList();
  }

  private static List<TransitService> inDirection(
      List<TransitService> own, TransitMeasure measure) {
    Direction direction = own.get(0).direction();
    double first = own.get(0).from();
    double last = own.get(own.size() - 1).to();
    Hours hours = measure.hours().orElse(new Hours(first, last));
    List<TransitService> base = within(own, hours);
    if (measure.headways().isEmpty()) {
      return base;
    }
    Headways headways = measure.headways().get();
    if (!Double.isNaN(headways.otherwiseSeconds())) {
      base = List.of(service(direction, hours.first(), hours.last(), headways.otherwiseSeconds()));
    }
    List<TransitService> result = new ArrayList<>();
    for (Period period : headways.periods()) {
      base = without(base, period.from(), period.to());
      result.add(service(direction, period.from(), period.to(), period.headwaySeconds()));
    }
    result.addAll(base);
    result.sort(Comparator.comparingDouble(TransitService::from));
    return result;
  }

  /** The services cut to some hours; the first one begins and the last one ends with them. */
  private static List<TransitService> within(List<TransitService> own, Hours hours) {
    List<TransitService> kept = new ArrayList<>();
    for (TransitService service : own) {
      double from = service == own.get(0) ? hours.first() : Math.max(service.from(), hours.first());
      double to =
          service == own.get(own.size() - 1) ? hours.last() : Math.min(service.to(), hours.last());
      if (from < to || from == to && own.size() == 1) {
        kept.add(service(service.direction(), from, to, service.headwaySeconds()));
      }
    }
    return kept;
  }

  private static List<TransitService> without(
      List<TransitService> services, double from, double to) {
    List<TransitService> rest = new ArrayList<>();
    for (TransitService service : services) {
      double headway = service.headwaySeconds();
      if (service.to() <= from || service.from() >= to) {
        rest.add(service);
        continue;
      }
      if (service.from() < from) {
        rest.add(service(service.direction(), service.from(), from, headway));
      }
      if (service.to() > to) {
        rest.add(service(service.direction(), to, service.to(), headway));
      }
    }
    return rest;
  }

  private static TransitService service(
      Direction direction, double from, double to, double headway) {
    return new TransitService(direction, from, to, headway);
  }
}
