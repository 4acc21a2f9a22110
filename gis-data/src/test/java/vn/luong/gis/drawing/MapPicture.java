package vn.luong.gis.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.locationtech.jts.awt.PointTransformation;
import org.locationtech.jts.awt.ShapeWriter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A picture of a part of the plane, north up, drawn layer by layer: later ones lie on top. Legend, scale and labels come last.
 *
 * <pre>{@code
 * new MapPicture(extent, 900)
 *     .lines("roads", roads, Color.GRAY, 1)
 *     .points("stations", x, y, MapSymbol.CIRCLE, Color.RED, 8)
 *     .write(Path.of("map.png"));
 * }</pre>
 *
 * <p>Threads: one.
 */
public final class MapPicture {
  private static final Color PAPER = new Color(0xfbfaf7);
  private static final Color INK = new Color(0x333333);
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font TITLE_FONT = FONT.deriveFont(Font.BOLD, 17f);
  private static final int MARGIN = 14;
  private static final int LINE_HEIGHT = 20;
  private static final int SAMPLE_WIDTH = 22;

  /** The scale bar is one of these, times a power of ten. */
  private static final double[] ROUND_LENGTHS = {1, 2, 5, 10};

  private final Envelope extent;
  private final BufferedImage image;
  private final Graphics2D graphics;
  private final ShapeWriter shapes;
  private final double pixelsPerMeter;
  private final List<LegendRow> legend = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private String title = "";
  private boolean isLegendBelow;

  private record LegendRow(String text, MapSymbol symbol, Color color, float width) {}

  private record Label(String text, double x, double y, boolean isStrong) {}

  /**
   * An empty picture.
   *
   * @param extent what it shows, metres
   * @param widthPixels its width; the height follows
   */
  public MapPicture(Envelope extent, int widthPixels) {
    this.extent = new Envelope(extent);
    pixelsPerMeter = widthPixels / extent.getWidth();
    int heightPixels = Math.max(1, (int) Math.round(extent.getHeight() * pixelsPerMeter));
    image = new BufferedImage(widthPixels, heightPixels, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, widthPixels, heightPixels);
    PointTransformation toPixels =
        (source, target) -> target.setLocation(pixelX(source.x), pixelY(source.y));
    shapes = new ShapeWriter(toPixels);
    shapes.setRemoveDuplicatePoints(true);
  }

  private double pixelX(double x) {
    return (x - extent.getMinX()) * pixelsPerMeter;
  }

  private double pixelY(double y) {
    return (extent.getMaxY() - y) * pixelsPerMeter;
  }

  /** Words in the upper left corner. */
  public MapPicture title(String words) {
    title = words;
    return this;
  }

  /** Puts the legend into the lower left corner, not the upper right one. */
  public MapPicture legendBelow() {
    isLegendBelow = true;
    return this;
  }

  /**
   * Draws lines.
   *
   * @param name name in the legend; empty for none
   */
  public MapPicture lines(
      String name, Iterable<? extends Geometry> lines, Color color, float widthPixels) {
    graphics.setColor(color);
    graphics.setStroke(new BasicStroke(widthPixels, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (Geometry line : lines) {
      if (line.getEnvelopeInternal().intersects(extent)) {
        graphics.draw(shapes.toShape(line));
      }
    }
    addToLegend(name, MapSymbol.LINE, color, widthPixels);
    return this;
  }

  /** Fills areas; a colour may be transparent. */
  public MapPicture areas(String name, Iterable<? extends Geometry> areas, Color color) {
    graphics.setColor(color);
    for (Geometry area : areas) {
      graphics.fill(shapes.toShape(area));
    }
    addToLegend(name, MapSymbol.AREA, color, 0);
    return this;
  }

  /** Draws a symbol at each of some points. */
  public MapPicture points(
      String name, double[] x, double[] y, MapSymbol symbol, Color color, float sizePixels) {
    for (int point = 0; point < x.length; point++) {
      if (extent.contains(x[point], y[point])) {
        drawSymbol(symbol.shape(pixelX(x[point]), pixelY(y[point]), sizePixels), color);
      }
    }
    addToLegend(name, symbol, color, sizePixels);
    return this;
  }

  /** Writes a name beside a place, unless it would cover another one. */
  public MapPicture label(String text, double x, double y, boolean isStrong) {
    if (extent.contains(x, y)) {
      labels.add(new Label(text, x, y, isStrong));
    }
    return this;
  }

  /** Finishes the picture and writes it as PNG. */
  public void write(Path file) throws IOException {
    List<Rectangle2D> taken = new ArrayList<>();
    taken.add(drawLegend());
    drawScale(taken);
    if (!title.isEmpty()) {
      drawText(title, TITLE_FONT, MARGIN, MARGIN + LINE_HEIGHT, taken);
    }
    for (Label label : labels) {
      Font font = label.isStrong() ? FONT.deriveFont(Font.BOLD) : FONT.deriveFont(11f);
      drawText(label.text(), font, pixelX(label.x()) + 6, pixelY(label.y()) + 4, taken);
    }
    graphics.dispose();
    ImageIO.write(PaletteImage.of(image), "png", file.toFile());
  }

  private void addToLegend(String name, MapSymbol symbol, Color color, float width) {
    if (!name.isEmpty()) {
      legend.add(new LegendRow(name, symbol, color, width));
    }
  }

  private void drawSymbol(Shape shape, Color color) {
    graphics.setColor(color);
    graphics.fill(shape);
    graphics.setColor(Color.WHITE);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(shape);
  }

  private Rectangle2D drawLegend() {
    if (legend.isEmpty()) {
      return new Rectangle2D.Double();
    }
    int width = 0;
    for (LegendRow row : legend) {
      width = Math.max(width, graphics.getFontMetrics(FONT).stringWidth(row.text()));
    }
    width += SAMPLE_WIDTH + 3 * MARGIN;
    int height = legend.size() * LINE_HEIGHT + MARGIN;
    int left = isLegendBelow ? MARGIN : image.getWidth() - width - MARGIN;
    // Below it there is the scale.
    int top = isLegendBelow ? image.getHeight() - height - 4 * MARGIN : MARGIN;
    graphics.setColor(new Color(255, 255, 255, 230));
    graphics.fillRect(left, top, width, height);
    graphics.setFont(FONT);
    int middle = top + MARGIN / 2 + LINE_HEIGHT / 2;
    for (LegendRow row : legend) {
      drawSample(row, left + MARGIN, middle);
      graphics.setColor(INK);
      graphics.drawString(row.text(), left + 2 * MARGIN + SAMPLE_WIDTH, middle + 5);
      middle += LINE_HEIGHT;
    }
    return new Rectangle2D.Double(left, top, width, height);
  }

  private void drawSample(LegendRow row, int left, int middle) {
    switch (row.symbol()) {
      case LINE -> {
        graphics.setColor(row.color());
        graphics.setStroke(new BasicStroke(row.width()));
        graphics.drawLine(left, middle, left + SAMPLE_WIDTH, middle);
      }
      case AREA -> {
        graphics.setColor(row.color());
        graphics.fillRect(left, middle - 6, SAMPLE_WIDTH, 12);
      }
      default ->
        drawSymbol(row.symbol().shape(left + SAMPLE_WIDTH / 2.0, middle, row.width()), row.color());
    }
  }

  private void drawScale(List<Rectangle2D> taken) {
    double most = extent.getWidth() / 5;
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    double meters = power;
    for (double length : ROUND_LENGTHS) {
      meters = length * power <= most ? length * power : meters;
    }
    int bottom = image.getHeight() - MARGIN;
    int width = (int) Math.round(meters * pixelsPerMeter);
    graphics.setColor(INK);
    graphics.fillRect(MARGIN, bottom - 4, width, 4);
    String text = meters >= 1000 ? Math.round(meters / 1000) + " km" : Math.round(meters) + " m";
    drawText(text, FONT, MARGIN, bottom - 10, taken);
  }

  /** Draws a text with a pale rim, if its place is free. */
  private void drawText(String text, Font font, double x, double y, List<Rectangle2D> taken) {
    TextLayout layout = new TextLayout(text, font, graphics.getFontRenderContext());
    Rectangle2D bounds = layout.getBounds();
    bounds.setRect(
        bounds.getX() + x - 2,
        bounds.getY() + y - 2,
        bounds.getWidth() + 4,
        bounds.getHeight() + 4);
    boolean isInside =
        new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight()).contains(bounds);
    if (!isInside || taken.stream().anyMatch(other -> other.intersects(bounds))) {
      return;
    }
    taken.add(bounds);
    Shape outline = layout.getOutline(AffineTransform.getTranslateInstance(x, y));
    graphics.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.setColor(new Color(255, 255, 255, 220));
    graphics.draw(outline);
    graphics.setColor(INK);
    graphics.fill(outline);
  }
}
