package vn.luong.gis.matrices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.assignment.OdDemand;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;

/**
 * OMX files as Python programs write them: PyTables as the package openmatrix uses it, and h5py. Skipped where Debian's
 * {@code python3-h5py} and {@code python3-tables} are not installed.
 */
class PythonOmxTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final String SCRIPT = """
      import sys, h5py, tables, numpy as np
      n = 24
      m = (np.arange(n * n).reshape(n, n) % 7).astype('f8')
      np.fill_diagonal(m, 0)
      z = np.arange(1, n + 1)
      def pt(name, matrix, lookup=None, lib='zlib', fletcher=False):
        f = tables.open_file(name + '.omx', 'w', filters=tables.Filters(
          complevel=1, complib=lib, shuffle=True, fletcher32=fletcher))
        f.root._v_attrs['OMX_VERSION'] = b'0.2'
        f.root._v_attrs['SHAPE'] = np.array([n, n], dtype='int32')
        data = f.create_group('/', 'data')
        lookups = f.create_group('/', 'lookup')
        f.create_carray(data, 'car', obj=matrix).attrs['title'] = 'car'
        if lookup is not None:
          f.create_array(lookups, 'taz', obj=lookup)
        f.close()
      for t in ['f4', 'f8', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', '>f8']:
        pt('tables-' + t.replace('>', 'big-'), m.astype(t), z.astype('i4'))
      pt('tables-no-lookup', m)
      pt('tables-texts', m, np.array([str(i).encode() for i in z]))
      pt('tables-checksums', m, z, fletcher=True)
      pt('tables-blosc', m, z, lib='blosc')
      pt('tables-truth', m > 0, z)
      def h5(name, version=None, **options):
        with h5py.File(name + '.omx', 'w', libver=version) as f:
          f.create_dataset('data/car', data=m, **options)
          f.create_dataset('lookup/taz', data=z)
      h5('h5-plain')
      h5('h5-gzip', compression='gzip', chunks=(1, n), shuffle=True)
      h5('h5-odd-chunks', compression='gzip', chunks=(7, 5))
      h5('h5-latest', version='latest', compression='gzip', chunks=(8, 8))
      h5('h5-growing', maxshape=(None, None), chunks=(8, 8))
      with h5py.File('h5-texts.omx', 'w') as f:
        f.create_dataset('data/car', data=m)
        f.create_dataset('lookup/taz', data=[str(i) for i in z], dtype=h5py.string_dtype())
      with h5py.File('h5-column.omx', 'w') as f:
        f.create_dataset('data/car', data=m)
        f.create_dataset('lookup/taz', data=z.reshape(n, 1))
      with h5py.File('h5-unwritten.omx', 'w') as f:
        f.create_dataset('data/car', shape=(n, n), dtype='f8', chunks=(8, 8), compression='gzip')
      print(m.sum())
      """;

  @TempDir
  static Path folder;

  private static double total;

  private final ProblemLog problems = new ProblemLog();

  @BeforeAll
  static void write() throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(PYTHON), "no Debian Python");
    Process python = new ProcessBuilder(PYTHON.toString(), "-c", SCRIPT)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
    String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean isDone = python.waitFor() == 0;
    Assumptions.assumeTrue(
        isDone || !output.contains("ModuleNotFoundError"),
        "python3-h5py or python3-tables missing");
    assertThat(isDone).as(output).isTrue();
    total = Double.parseDouble(output.lines().reduce((first, last) -> last).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tables-f4",
        "tables-f8",
        "tables-i2",
        "tables-i4",
        "tables-i8",
        "tables-u1",
        "tables-u2",
        "tables-u4",
        "tables-big-f8",
        "tables-no-lookup",
        "tables-texts",
        "tables-checksums",
        "h5-plain",
        "h5-gzip",
        "h5-odd-chunks",
        "h5-latest",
        "h5-growing",
        "h5-texts",
        "h5-column"
      })
  void allTripsAreRead(String name) {
    OdDemand demand = read(name);

    assertThat(problems.problems()).isEmpty();
    assertThat(demand.totalPce()).isEqualTo(total).isGreaterThan(1000);
  }

  @Test
  void cellsThatWereNeverWrittenHoldNoTrips() {
    assertThat(read("h5-unwritten").totalPce()).isZero();
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void otherCompressionsAndTypesAreToldAsSuch() {
    assertThatThrownBy(() -> read("tables-blosc"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("blosc")
        .hasMessageContaining("h5repack");
    assertThatThrownBy(() -> read("tables-truth"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("type boolean");
  }

  private OdDemand read(String name) {
    OmxTripsReader.Choice only = new OmxTripsReader.Choice(Optional.empty(), Optional.empty());
    return OmxTripsReader.read(folder.resolve(name + ".omx"), only, 24, problems);
  }
}
