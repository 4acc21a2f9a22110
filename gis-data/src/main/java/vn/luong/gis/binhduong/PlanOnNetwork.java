package vn.luong.gis.binhduong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.luong.gis.attachment.Attachment;
import vn.luong.gis.attachment.Corridor;
import vn.luong.gis.attachment.Corridor.Interchange;
import vn.luong.gis.attachment.Corridor.Segment;
import vn.luong.gis.attachment.Corridor.Waypoint;
import vn.luong.gis.attachment.CorridorPlacement;
import vn.luong.gis.attachment.RoadWidenings;
import vn.luong.gis.streets.RoadSketch.Profile;
import vn.luong.sim.network.Network;

/** What the plan of the province builds until a year, on a network of the user's own. */
public final class PlanOnNetwork {
  private final BinhDuongTables tables;
  private final int year;

  /**
   * What came out.
   *
   * @param network the network with planned and wider roads
   * @param attachments where each road came to lie, and what was left out
   */
  public record Result(Network network, List<Attachment> attachments) {}

  private PlanOnNetwork(BinhDuongTables tables, int year) {
    this.tables = tables;
    this.year = year;
  }

  /** Builds the planned roads and widens those that the plan widens. */
  public static Result apply(Network own, BinhDuongTables tables, int year) {
    PlanOnNetwork plan = new PlanOnNetwork(tables, year);
    CorridorPlacement.Result roads =
        CorridorPlacement.place(own, plan.corridors(), plan.interchanges(), plan.leavingPoints());
    RoadWidenings.Result wider = RoadWidenings.apply(roads.network(), plan.widenings());
    List<Attachment> attachments = new ArrayList<>(roads.attachments());
    attachments.addAll(wider.attachments());
    return new Result(wider.network(), List.copyOf(attachments));
  }

  private List<Corridor> corridors() {
    Map<String, List<PlannedPoint>> points = tables.planned().points().stream()
        .collect(
            Collectors.groupingBy(PlannedPoint::corridor, LinkedHashMap::new, Collectors.toList()));
    List<Corridor> corridors = new ArrayList<>();
    points.forEach((corridor, along) -> {
      List<Segment> segments = along.subList(0, along.size() - 1).stream()
          .map(point -> new Segment(stage(point, true), stage(point, false)))
          .toList();
      corridors.add(new Corridor(
          corridor,
          along.stream()
              .map(point -> new Waypoint(point.id(), point.interchange(), point.x(), point.y()))
              .toList(),
          segments));
    });
    return corridors;
  }

  /** The latest stage that is open between a waypoint and the next one. */
  private Optional<Profile> stage(PlannedPoint point, boolean isExpressway) {
    return tables.planned().roads().stream()
        .filter(road -> road.fromYear() <= year && road.covers(point))
        .filter(road -> road.isExpressway() == isExpressway)
        .max(Comparator.comparingInt(PlannedRoad::fromYear))
        .map(road -> new Profile(
            road.name(),
            road.streetClass(),
            road.lanesPerDirection(),
            road.freeSpeedMetersPerSecond(),
            road.lengthFactor()));
  }

  private List<Interchange> interchanges() {
    return tables.planned().interchanges().stream()
        .map(interchange -> new Interchange(
            interchange.point(),
            interchange.joins(),
            interchange.lanesPerDirection(),
            interchange.freeSpeedMetersPerSecond()))
        .toList();
  }

  private Set<String> leavingPoints() {
    return tables.gateways().stream()
        .filter(gateway -> gateway.fromYear() <= year)
        .map(Gateway::junction)
        .collect(Collectors.toSet());
  }

  private List<RoadWidenings.Piece> widenings() {
    Map<String, Junction> junctions = new HashMap<>();
    tables.junctions().forEach(junction -> junctions.put(junction.id(), junction));
    List<RoadWidenings.Piece> pieces = new ArrayList<>();
    for (Road road : tables.roads()) {
      tables.planned().widenings().stream()
          .filter(widening -> widening.appliesTo(road, year))
          .max(Comparator.comparingInt(RoadWidening::fromYear))
          .ifPresent(widening -> pieces.add(
              piece(road, widening, junctions.get(road.from()), junctions.get(road.to()))));
    }
    return pieces;
  }

  private static RoadWidenings.Piece piece(
      Road road, RoadWidening widening, Junction from, Junction to) {
    return new RoadWidenings.Piece(
        road.name(),
        from.x(),
        from.y(),
        to.x(),
        to.y(),
        Math.hypot(to.x() - from.x(), to.y() - from.y()) * road.lengthFactor(),
        widening.lanesPerDirection());
  }
}
