package vn.luong.gis.binhduong;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Draws the pictures of docs/binh-duong.md. To draw them anew there:
 *
 * <pre>{@code mvn -B verify -pl gis-data -am -Dtest=PackagePicturesTest -Dluong.pictures=$PWD/docs/images -Dsurefire.failIfNoSpecifiedTests=false}</pre>
 */
class PackagePicturesTest {
  private static final long MOST_BYTES = 300_000;

  @TempDir
  private Path folder;

  @Test
  void thePackageCanBeDrawn() throws IOException {
    String wanted = System.getProperty("luong.pictures");
    Path target = wanted == null ? folder : Path.of(wanted);

    for (Path file : new PackagePictures(target).draw()) {
      BufferedImage image = ImageIO.read(file.toFile());
      assertThat(image.getWidth()).isEqualTo(900);
      assertThat(colorCount(image)).as("%s", file).isGreaterThan(30);
      assertThat(Files.size(file)).as("%s", file).isLessThan(MOST_BYTES);
    }
  }

  private static int colorCount(BufferedImage image) {
    Set<Integer> colors = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y += 3) {
      for (int x = 0; x < image.getWidth(); x += 3) {
        colors.add(image.getRGB(x, y));
      }
    }
    return colors.size();
  }
}
