package vn.luong.gis.matrices;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfFilterException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import vn.luong.sim.assignment.OdDemand;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Reads a matrix of an Open Matrix (OMX) file: HDF5 with square matrices in the group {@code data} and, in the group
 * {@code lookup}, lists that give the zone of each row and column. Without a lookup rows are the zones 1, 2, 3 …
 */
public final class OmxTripsReader {
  private static final String DATA = "data";
  private static final String LOOKUP = "lookup";

  private final SourcePosition position;
  private final ProblemLog problems;
  private final MatrixDemand demand;
  private final int zoneCount;

  private OmxTripsReader(SourcePosition position, int zoneCount, ProblemLog problems) {
    this.position = position;
    this.zoneCount = zoneCount;
    this.problems = problems;
    demand = new MatrixDemand(zoneCount, problems);
  }

  /**
   * Which matrix of a file.
   *
   * @param matrix its name; empty for the only one
   * @param lookup name of the list of zones; empty for the only one, or none
   */
  public record Choice(Optional<String> matrix, Optional<String> lookup) {}

  /**
   * Reads trips.
   *
   * @param zoneCount zones of the network: their numbers are 1 … zoneCount
   * @param problems takes everything wrong with the matrix
   * @return the demand between nodes of the network, without what is wrong
   * @throws InvalidInputException if the file cannot be read, or has no such matrix
   */
  public static OdDemand read(Path path, Choice choice, int zoneCount, ProblemLog problems) {
    SourcePosition position = SourcePosition.of(path.toString());
    if (!Files.isRegularFile(path)) {
      throw new InvalidInputException(Problem.error(
          "missing-file",
          position,
          "",
          "there is no such file",
          "expected a matrix in OMX form",
          "Check the path."));
    }
    try (HdfFile file = open(path)) {
      return new OmxTripsReader(position, zoneCount, problems).read(file, choice);
    } catch (InvalidInputException e) {
      throw e;
    } catch (HdfFilterException e) {
      throw new InvalidInputException(Problem.error(
          "omx-compression",
          position,
          "",
          "it is compressed in a way that is not read (" + e.getMessage() + ")",
          "expected an uncompressed file, or one compressed by zlib (gzip), as OMX says",
          "Write it again with zlib, or convert it with \"h5repack -f GZIP=4 in.omx out.omx\"."));
    } catch (IOException | RuntimeException e) {
      // The library says what is wrong with a file by exceptions of all kinds.
      throw new InvalidInputException(Problem.error(
          "bad-omx",
          position,
          "",
          "it is no HDF5 file, or a damaged one (" + e.getMessage() + ")",
          "expected a matrix in OMX form, which is HDF5, uncompressed or compressed by gzip",
          "Export the matrix again."));
    }
  }

  /**
   * Opens the file in memory if it can be mapped as a whole: the library then takes parts of the mapping, where otherwise it
   * would allocate whatever a damaged file states as a length.
   */
  private static HdfFile open(Path path) throws IOException {
    if (Files.size(path) > Integer.MAX_VALUE) {
      return new HdfFile(path);
    }
    try (FileChannel channel = FileChannel.open(path)) {
      return HdfFile.fromByteBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
    }
  }

  private OdDemand read(HdfFile file, Choice choice) {
    Map<String, Dataset> matrices = datasets(file, DATA);
    String name = name(matrices, choice.matrix(), "matrix", "--matrix")
        .orElseThrow(() -> new InvalidInputException(problem(
            "no-matrix",
            "",
            "it has no matrix in a group \"" + DATA + "\"",
            "expected matrices there, as OMX says",
            "Export the matrix as OMX.")));
    Dataset matrix = matrices.get(name);
    String subject = "matrix \"" + name + "\"";
    int[] shape = matrix.getDimensions();
    if (shape.length != 2 || shape[0] != shape[1] || shape[0] == 0) {
      throw new InvalidInputException(problem(
          "bad-matrix-shape",
          subject,
          "its shape is " + Arrays.toString(shape),
          "a square is expected, a row and a column for each zone",
          "Export the matrix with all zones in rows and columns."));
    }
    int[] zones = zones(datasets(file, LOOKUP), choice, shape[0]);
    if (zones.length == shape[0]) {
      readCells(matrix, subject, zones);
    }
    return demand.build();
  }

  private static Map<String, Dataset> datasets(HdfFile file, String group) {
    Map<String, Dataset> datasets = new TreeMap<>();
    Node node = file.getChildren().get(group);
    if (node instanceof Group found) {
      found.getChildren().forEach((name, child) -> {
        if (child instanceof Dataset dataset) {
          datasets.put(name, dataset);
        }
      });
    }
    return datasets;
  }

  /** The one that is asked for, or the only one; empty if there is none and none is asked for. */
  private Optional<String> name(
      Map<String, Dataset> there, Optional<String> wanted, String what, String option) {
    List<String> names = List.copyOf(there.keySet());
    if (wanted.isPresent() && !there.containsKey(wanted.get())) {
      throw new InvalidInputException(problem(
          "no-such-" + what,
          what + " \"" + wanted.get() + "\"",
          "the file does not have it",
          names.isEmpty() ? "it has none" : "it has " + String.join(", ", names),
          NearestName.remedy(wanted.get(), names, "Correct " + option + ".")));
    }
    if (wanted.isEmpty() && names.size() > 1) {
      throw new InvalidInputException(problem(
          "which-" + what,
          "",
          "it has " + names.size() + " of " + what + ": " + String.join(", ", names),
          "one is to be read",
          "Say which one, e.g. " + option + " " + names.get(0) + "."));
    }
    return wanted.or(() -> names.stream().findFirst());
  }

  /** Zone of each row; empty after a problem. */
  private int[] zones(Map<String, Dataset> lookups, Choice choice, int size) {
    int[] zones = new int[size];
    Optional<String> name = name(lookups, choice.lookup(), "lookup", "--lookup");
    if (name.isEmpty()) {
      Arrays.setAll(zones, row -> row + 1);
      return sizeFits(size) ? zones : new int[0];
    }
    Dataset lookup = lookups.get(name.get());
    String subject = "lookup \"" + name.get() + "\"";
    int[] shape = lookup.getDimensions();
    // Some programs write lists as a column or a row of a table.
    int length = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (length != size || Arrays.stream(shape).filter(side -> side != 1).count() > 1) {
      problems.add(problem(
          "bad-lookup",
          subject,
          "its shape is " + Arrays.toString(shape),
          "the matrix has " + size + " rows",
          "Export lookup and matrix together, or name another --lookup."));
      return new int[0];
    }
    double[] entries = numbers(lookup, subject);
    Map<Integer, Integer> rowOfZone = new HashMap<>();
    boolean isSound = true;
    for (int row = 0; row < size; row++) {
      double number = entries[row];
      if (!demand.isZone(number)) {
        isSound = false;
        problems.add(problem(
            "bad-lookup",
            subject + " entry " + (row + 1),
            MatrixDemand.words(number) + " is no zone",
            demand.zonesInWords(),
            "Take the network that these trips belong to, or another --lookup."));
        continue;
      }
      zones[row] = (int) number;
      Integer earlier = rowOfZone.putIfAbsent(zones[row], row);
      if (earlier != null) {
        isSound = false;
        problems.add(problem(
            "bad-lookup",
            subject + " entry " + (row + 1),
            "zone " + zones[row] + " is entry " + (earlier + 1) + " already",
            "each zone once",
            "Correct the lookup."));
      }
    }
    return isSound ? zones : new int[0];
  }

  private boolean sizeFits(int size) {
    if (size == zoneCount) {
      return true;
    }
    problems.add(problem(
        "bad-matrix-shape",
        "",
        "its matrices are for " + size + " zones",
        "the network has " + zoneCount + ", and no lookup says which ones are meant",
        "Take matrix and network of the same place."));
    return false;
  }

  /** One problem per row at most: a matrix of a wrong kind is wrong in all its cells. */
  private void readCells(Dataset matrix, String subject, int[] zones) {
    double[] cells = numbers(matrix, subject);
    for (int row = 0; row < zones.length; row++) {
      int bad = 0;
      String first = "";
      for (int column = 0; column < zones.length; column++) {
        double trips = cells[row * zones.length + column];
        if (MatrixDemand.isTrips(trips)) {
          demand.add(zones[row], zones[column], trips);
        } else {
          first = bad == 0 ? MatrixDemand.words(trips) + " to zone " + zones[column] : first;
          bad++;
        }
      }
      if (bad > 0) {
        String more = bad > 1 ? ", and " + (bad - 1) + " more cells of the row are wrong" : "";
        demand.reportCell(position, subject + " from zone " + zones[row], first + more);
      }
    }
  }

  /** The values of a dataset, whatever type of number it has; NaN for texts that are no numbers. */
  private double[] numbers(Dataset dataset, String subject) {
    if (dataset.getStorageInBytes() == 0) {
      // In chunks of which none was written: all cells have the value of those that are not.
      double[] all = new double[Math.toIntExact(dataset.getSize())];
      if (dataset.getFillValue() instanceof Number number) {
        Arrays.fill(all, number.doubleValue());
      }
      return all;
    }
    Object values = dataset.getDataFlat();
    if (values instanceof double[] doubles) {
      return doubles;
    }
    if (values instanceof float[] floats) {
      return IntStream.range(0, floats.length)
          .mapToDouble(place -> floats[place])
          .toArray();
    }
    if (values instanceof long[] longs) {
      return Arrays.stream(longs).mapToDouble(value -> value).toArray();
    }
    if (values instanceof int[] integers) {
      return Arrays.stream(integers).mapToDouble(value -> value).toArray();
    }
    if (values instanceof short[] shorts) {
      return IntStream.range(0, shorts.length)
          .mapToDouble(place -> shorts[place])
          .toArray();
    }
    if (values instanceof byte[] bytes) {
      return IntStream.range(0, bytes.length).mapToDouble(place -> bytes[place]).toArray();
    }
    if (values instanceof Object[] objects) {
      return Arrays.stream(objects).mapToDouble(OmxTripsReader::number).toArray();
    }
    throw new InvalidInputException(problem(
        "no-numbers",
        subject,
        "its values are of type " + dataset.getJavaType().getSimpleName(),
        "numbers are expected",
        "Export it as real or whole numbers."));
  }

  private static double number(Object value) {
    try {
      return Double.parseDouble(String.valueOf(value).strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private Problem problem(
      String kind, String subject, String found, String expected, String remedy) {
    return Problem.error(kind, position, subject, found, expected, remedy);
  }
}
