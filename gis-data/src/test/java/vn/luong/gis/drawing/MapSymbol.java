package vn.luong.gis.drawing;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Signs on a map. */
public enum MapSymbol {
  LINE,
  AREA,
  CIRCLE,
  SQUARE,
  DIAMOND,
  TRIANGLE;

  /** The sign's outline around a place in the picture; a circle for lines and areas, which have none. */
  Shape shape(double x, double y, double size) {
    double half = size / 2;
    return switch (this) {
      case SQUARE -> new Rectangle2D.Double(x - half, y - half, size, size);
      case DIAMOND -> polygon(x, y - half, x + half, y, x, y + half, x - half, y);
      case TRIANGLE -> polygon(x, y - half, x + half, y + half, x - half, y + half);
      case LINE, AREA, CIRCLE -> new Ellipse2D.Double(x - half, y - half, size, size);
    };
  }

  private static Shape polygon(double... coordinates) {
    Path2D path = new Path2D.Double();
    path.moveTo(coordinates[0], coordinates[1]);
    for (int point = 2; point < coordinates.length; point += 2) {
      path.lineTo(coordinates[point], coordinates[point + 1]);
    }
    path.closePath();
    return path;
  }
}
