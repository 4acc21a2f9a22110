package vn.luong.gis.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import vn.luong.sim.problems.InvalidInputException;

class ClipPolygonTest {
  private static final String SQUARE =
      "{\"type\":\"Polygon\",\"coordinates\":[[[106,10],[107,10],[107,11],[106,11],[106,10]]]}";

  @TempDir
  Path folder;

  @Test
  void polygonsOfAllFeaturesMakeOneArea() throws IOException {
    String other =
        "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[106.5,10],[107.5,10],[107.5,11],[106.5,11],[106.5,10]]]]}";
    String point = "{\"type\":\"Point\",\"coordinates\":[1,1]}";

    Geometry area = ClipPolygon.read(write("{\"type\":\"FeatureCollection\",\"features\":["
        + feature(SQUARE) + "," + feature(other) + "," + feature(point) + "]}"));

    assertThat(area.getArea()).isCloseTo(1.5, within(1e-9));
    assertThat(ClipPolygon.read(write(SQUARE)).getArea()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing to read | no GeoJSON",
        "{\"type\":\"Point\",\"coordinates\":[1,1]} | no polygon",
        "{\"kind\":\"Polygon\"} | no GeoJSON",
        "[] | no GeoJSON",
        "{\"type\":\"Polygon\",\"coordinates\":[[[600000,1],[600100,1],[600100,2],[600000,1]]]} | beyond",
      })
  void otherContentIsAProblemThatNamesTheFile(String content, String message) throws IOException {
    Path file = write(content);

    assertThatThrownBy(() -> ClipPolygon.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("clip.geojson")
        .hasMessageContaining(message);
  }

  @Test
  void missingFileIsAProblem() {
    assertThatThrownBy(() -> ClipPolygon.read(folder.resolve("none.geojson")))
        .hasMessageContaining("is not there");
  }

  private static String feature(String geometry) {
    return "{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":" + geometry + "}";
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("clip.geojson"), content);
  }
}
