package vn.luong.gis.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class MapPictureTest {
  private static final Color BLUE = new Color(0x2020e0);
  private static final Color RED = new Color(0xe02020);

  @TempDir
  private Path folder;

  private final GeometryFactory geometries = new GeometryFactory();

  @Test
  void northIsUpAndLaterLayersLieOnTop() throws IOException {
    Geometry northWest = geometries.toGeometry(new Envelope(0, 500, 500, 1000));
    Geometry whole = geometries.toGeometry(new Envelope(0, 1000, 0, 1000));

    BufferedImage image = draw(new MapPicture(new Envelope(0, 1000, 0, 1000), 200)
        .areas("", List.of(whole), RED)
        .areas("", List.of(northWest), BLUE));

    assertColor(image, 30, 60, BLUE);
    assertColor(image, 170, 60, RED);
    assertColor(image, 30, 120, RED);
  }

  @Test
  void heightFollowsTheExtent() throws IOException {
    BufferedImage image = draw(new MapPicture(new Envelope(0, 1000, 0, 500), 200));

    assertThat(image.getWidth()).isEqualTo(200);
    assertThat(image.getHeight()).isEqualTo(100);
  }

  @Test
  void linesAndSymbolsAreDrawnWhereTheyLie() throws IOException {
    Geometry street = geometries.createLineString(
        new Coordinate[] {new Coordinate(0, 250), new Coordinate(1000, 250)});

    BufferedImage image = draw(new MapPicture(new Envelope(0, 1000, 0, 1000), 200)
        .lines("", List.of(street), BLUE, 6)
        .points("", new double[] {500, 5000}, new double[] {500, 5000}, MapSymbol.SQUARE, RED, 20));

    assertColor(image, 100, 150, BLUE);
    assertColor(image, 100, 100, RED);
  }

  private BufferedImage draw(MapPicture picture) throws IOException {
    Path file = folder.resolve("map.png");
    picture.write(file);
    return ImageIO.read(file.toFile());
  }

  /** The palette may shift a colour a little. */
  private static void assertColor(BufferedImage image, int x, int y, Color expected) {
    Color color = new Color(image.getRGB(x, y));
    int difference = Math.abs(color.getRed() - expected.getRed())
        + Math.abs(color.getGreen() - expected.getGreen())
        + Math.abs(color.getBlue() - expected.getBlue());
    assertThat(difference).as("%s at %d, %d", color, x, y).isLessThan(24);
  }
}
