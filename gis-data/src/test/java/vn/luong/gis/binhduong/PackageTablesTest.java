package vn.luong.gis.binhduong;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the package's README promises of every table. */
class PackageTablesTest {
  /** From a source, an estimate, general knowledge; TOD sites may be candidates (C), bus lines known in part (approximate). */
  private static final Set<String> STATUS = Set.of("S", "E", "K", "C", "approximate");

  /** Its rows belong to those of transit-lines.csv, which say how far courses can be trusted. */
  private static final String WITHOUT_STATUS = "transit-courses.csv";

  @ParameterizedTest
  @MethodSource("tables")
  void everyRowHasSourceAndStatus(String table) {
    List<NamedCsvRecord> rows = rows(table);

    assertThat(rows).isNotEmpty();
    if (table.equals(WITHOUT_STATUS)) {
      return;
    }
    assertThat(rows).allSatisfy(row -> {
      assertThat(row.getField("status")).as("%s", row).isIn(STATUS);
      assertThat(row.getField("source")).as("%s", row).isNotBlank();
    });
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyTableStandsInTheReadme(String table) throws IOException {
    String readme = new String(
        PackageTable.class.getResourceAsStream("README.md").readAllBytes(), StandardCharsets.UTF_8);

    assertThat(readme).contains("`" + table + "`");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void placesLieInTheRegionAndNotAtExchangedCoordinates(String table) {
    for (NamedCsvRecord row : rows(table)) {
      if (row.getHeader().contains("lon")) {
        assertThat(Double.parseDouble(row.getField("lon"))).as("%s", row).isBetween(106.2, 107.1);
        assertThat(Double.parseDouble(row.getField("lat"))).as("%s", row).isBetween(10.7, 11.6);
      }
    }
  }

  @Test
  void servicesOfAllKindsAreThereOnce() {
    List<Service> services = Service.read();

    assertThat(services.stream().map(Service::kind).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.allOf(Service.Kind.class));
    assertThat(services.stream().map(service -> service.kind() + service.id()))
        .doesNotHaveDuplicates();
    assertThat(TodSite.read()).hasSize(20);
    assertThat(RailStation.read()).hasSize(57);
  }

  private static List<NamedCsvRecord> rows(String table) {
    return PackageTable.read(table, row -> row);
  }

  static List<String> tables() {
    try (Stream<Path> files =
        Files.list(Path.of(PackageTable.class.getResource("wards.csv").toURI()).getParent())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".csv"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
