package vn.luong.sim.mobsim;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import vn.luong.sim.mobsim.RingRoad.Point;

/** Draws fundamental diagrams as SVG: a grid of panels with density to the right. */
final class DiagramDrawing {
  private static final int WIDTH = 360;
  private static final int HEIGHT = 200;
  private static final int LEFT = 70;
  private static final int TOP = 70;
  private static final int GAP_X = 65;
  private static final int GAP_Y = 65;
  private static final int TICKS = 4;
  private static final int LEGEND_X = 205;

  private final StringBuilder svg = new StringBuilder();
  private final double highestDensity;

  DiagramDrawing(int columns, int rows, double highestDensity) {
    this.highestDensity = highestDensity;
    int width = LEFT + columns * (WIDTH + GAP_X);
    int height = TOP + rows * (HEIGHT + GAP_Y);
    svg.append(String.format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " font-family=\"sans-serif\" font-size=\"12\" fill=\"#333\">%n",
        width, height, width, height));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
  }

  void legend(int column, int row, String text, String color, boolean isDashed) {
    int x = LEFT + column * LEGEND_X;
    int y = 14 + row * 18;
    line(x, y, x + 26, y, color, 2, isDashed);
    text(x + 32, y + 4, "start", text);
  }

  /** Axes and title of a panel. */
  void panel(int column, int row, String title, double highest) {
    int x = left(column);
    int y = top(row);
    text(x, y - 9, "start", title);
    for (int tick = 0; tick <= TICKS; tick++) {
      int at = y + HEIGHT - tick * HEIGHT / TICKS;
      line(x, at, x + WIDTH, at, "#ddd", 1, false);
      text(x - 6, at + 4, "end", number(highest * tick / TICKS));
      int across = x + tick * WIDTH / TICKS;
      text(across, y + HEIGHT + 16, "middle", number(highestDensity * tick / TICKS));
    }
    text(x + WIDTH, y + HEIGHT + 31, "end", "density, PCE/km");
  }

  /** A line through points of one panel. */
  void curve(
      int column,
      int row,
      List<Point> points,
      ToDoubleFunction<Point> value,
      double highest,
      String style) {
    String places = points.stream()
        .map(point -> String.format(
            Locale.ROOT,
            "%.1f,%.1f",
            left(column) + point.pcePerKilometer() / highestDensity * WIDTH,
            top(row) + HEIGHT - value.applyAsDouble(point) / highest * HEIGHT))
        .collect(Collectors.joining(" "));
    svg.append("<polyline points=\"" + places + "\" fill=\"none\" " + style).append("/>\n");
  }

  /** The whole picture. */
  String svg() {
    return svg + "</svg>\n";
  }

  private static int left(int column) {
    return LEFT + column * (WIDTH + GAP_X);
  }

  private static int top(int row) {
    return TOP + row * (HEIGHT + GAP_Y);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private void line(int x1, int y1, int x2, int y2, String color, int width, boolean isDashed) {
    svg.append(String.format(
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%d\"%s/>%n",
        x1, y1, x2, y2, color, width, isDashed ? " stroke-dasharray=\"5 4\"" : ""));
  }

  private void text(int x, int y, String anchor, String text) {
    svg.append(String.format(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text));
  }
}
