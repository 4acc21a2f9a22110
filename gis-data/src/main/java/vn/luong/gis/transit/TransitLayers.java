package vn.luong.gis.transit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.transit.PlacedTransit.Matched;
import vn.luong.sim.network.Network;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;

/** Map layers that show how stops and routes were put on a network. */
public final class TransitLayers {
  private final PlacedTransit placed;
  private final Network network;
  private final StopFacilities stops;
  private final TransitRoutes routes;
  private final int[] departuresAtStop;
  private final GeometryFactory geometries = new GeometryFactory();

  private TransitLayers(PlacedTransit placed) {
    this.placed = placed;
    network = placed.network();
    stops = placed.schedule().stops();
    routes = placed.schedule().routes();
    departuresAtStop = new int[stops.count()];
    for (int route = 0; route < routes.count(); route++) {
      for (int at = routes.firstStop(route); at < routes.endStop(route); at++) {
        departuresAtStop[routes.stop(at)] += (int) departureCount(route);
      }
    }
  }

  /**
   * The layers {@code transit_stops} (points), {@code transit_halts} (from each stop to the end of its link, where vehicles
   * halt) and {@code transit_routes} (the way of each route).
   */
  public static List<FeatureLayer> of(PlacedTransit placed) {
    TransitLayers layers = new TransitLayers(placed);
    return List.of(layers.stopLayer(), layers.haltLayer(), layers.routeLayer());
  }

  private FeatureLayer stopLayer() {
    return new FeatureLayer("transit_stops", FeatureLayer.Shape.POINT, stops.count(), this::point)
        .text("id", stops::id)
        .text("stop", stop -> placed.stops().get(stop).stopId())
        .text("name", stops::name)
        .text("link", this::linkOfStop)
        .text("matched", stop -> word(placed.stops().get(stop).matched()))
        .real("distance_m", stop -> placed.stops().get(stop).distanceMeters())
        .real("to_link_end_m", stop -> placed.stops().get(stop).toLinkEndMeters())
        .integer("departures", stop -> departuresAtStop[stop]);
  }

  private FeatureLayer haltLayer() {
    return new FeatureLayer(
            "transit_halts", FeatureLayer.Shape.LINE_STRING, stops.count(), this::halt)
        .text("stop", stops::id)
        .text("link", this::linkOfStop)
        .text("matched", stop -> word(placed.stops().get(stop).matched()));
  }

  private FeatureLayer routeLayer() {
    return new FeatureLayer(
            "transit_routes", FeatureLayer.Shape.LINE_STRING, routes.count(), this::way)
        .text("line", route -> placed.schedule().lineId(routes.line(route)))
        .text("name", route -> placed.schedule().lineName(routes.line(route)))
        .text("route", routes::id)
        .text("mode", routes::transportMode)
        .text("description", routes::description)
        .text("matched", route -> word(placed.routes().get(route).matched()))
        .integer("made_links", route -> placed.routes().get(route).madeLinkCount())
        .real("length_km", route -> placed.routes().get(route).lengthMeters() / 1000)
        .real("free_min", route -> placed.routes().get(route).freeSeconds() / 60)
        .real("planned_min", route -> placed.routes().get(route).plannedSeconds() / 60)
        .real("off_shape_m", route -> placed.routes().get(route).offShapeMeters())
        .integer("stops", routes::stopCount)
        .integer("departures", this::departureCount);
  }

  private static String word(Matched matched) {
    return matched.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private long departureCount(int route) {
    Departures departures = placed.schedule().departures();
    return departures.end(route) - departures.first(route);
  }

  private String linkOfStop(int stop) {
    return network.linkId(stops.link(stop));
  }

  private Point point(int stop) {
    return geometries.createPoint(new Coordinate(stops.x(stop), stops.y(stop)));
  }

  private LineString halt(int stop) {
    return geometries.createLineString(new Coordinate[] {
      new Coordinate(stops.x(stop), stops.y(stop)), node(network.toNode(stops.link(stop)))
    });
  }

  private LineString way(int route) {
    List<Coordinate> points = new ArrayList<>();
    for (int at = routes.links().start(route); at < routes.links().end(route); at++) {
      int link = routes.links().value(at);
      if (points.isEmpty()) {
        points.add(node(network.fromNode(link)));
      }
      for (int bend = 0; bend < network.bendCount(link); bend++) {
        points.add(new Coordinate(network.bendX(link, bend), network.bendY(link, bend)));
      }
      Coordinate end = node(network.toNode(link));
      if (!end.equals(points.get(points.size() - 1))) {
        points.add(end);
      }
    }
    if (points.size() == 1) {
      points.add(points.get(0));
    }
    return geometries.createLineString(points.toArray(new Coordinate[0]));
  }

  private Coordinate node(int node) {
    return new Coordinate(network.nodeX(node), network.nodeY(node));
  }
}
