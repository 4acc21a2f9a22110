package vn.luong.gis.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import vn.luong.sim.problems.InvalidInputException;

class MetricProjectionTest {
  @ParameterizedTest
  @CsvSource({
    "EPSG:32648, 588761.587, 2325539.252",
    "EPSG:3405, 588565.364, 2325647.340",
    "EPSG:9210, 510634.826, 2326112.251"
  })
  void hanoiFallsWhereTheRegisterSays(String code, double x, double y) {
    double[] point = MetricProjection.of(code).project(105.8542, 21.0285);

    assertThat(point[0]).isCloseTo(x, within(0.001));
    assertThat(point[1]).isCloseTo(y, within(0.001));
  }

  @Test
  void pointsComeBackToWhereTheyStarted() {
    MetricProjection projection = MetricProjection.of("32648");
    double[] points = {106.6759, 11.0422, 106.8147, 10.8809};

    projection.project(points);
    projection.unproject(points);

    assertThat(points)
        .containsExactly(new double[] {106.6759, 11.0422, 106.8147, 10.8809}, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"106.7, 11.0, 32648", "109.2, 12.2, 32649", "-58.4, -34.6, 32721", "180, 0, 32660"})
  void utmZoneFollowsFromThePlace(double longitude, double latitude, int code) {
    assertThat(UtmZone.epsgAt(longitude, latitude)).isEqualTo(code);
    assertThat(MetricProjection.utmAt(longitude, latitude).epsg()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EPSG:4326", "EPSG:999999", "VN-2000", "EPSG:2277"})
  void systemThatIsUnknownOrNotMetricIsAProblemOfTheUser(String code) {
    assertThatThrownBy(() -> MetricProjection.of(code))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(code)
        .hasMessageContaining("EPSG:32648");
  }

  @Test
  void placeThatTheSystemDoesNotReachIsNamed() {
    MetricProjection projection = MetricProjection.of("EPSG:32648");
    double[] places = {106.7, 11.0, Double.NaN, 11.0};

    assertThatThrownBy(() -> projection.project(places))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("NaN, 11.0");
  }

  @Test
  void oldLoggingClassesInsideTheGeoToolsJarDoNotSwitchLoggingOff() {
    assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(LoggerContext.class);
  }
}
