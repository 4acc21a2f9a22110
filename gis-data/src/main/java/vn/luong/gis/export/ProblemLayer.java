package vn.luong.gis.export;

import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.sim.problems.Problem;

/** Map layer of the problems found in an input. */
public final class ProblemLayer {
  private ProblemLayer() {}

  /** Layer {@code problems}: one point for each problem that has a place on the map. */
  public static FeatureLayer of(List<Problem> problems) {
    List<Problem> placed = problems.stream().filter(Problem::hasPlace).toList();
    GeometryFactory geometries = new GeometryFactory();
    return new FeatureLayer("problems", FeatureLayer.Shape.POINT, placed.size(), row -> {
          Problem problem = placed.get(row);
          return geometries.createPoint(new Coordinate(problem.x(), problem.y()));
        })
        .text("severity", row -> placed.get(row).severity().name().toLowerCase(Locale.ROOT))
        .text("kind", row -> placed.get(row).kind())
        .text("subject", row -> placed.get(row).subject())
        .text("message", row -> placed.get(row).message());
  }
}
