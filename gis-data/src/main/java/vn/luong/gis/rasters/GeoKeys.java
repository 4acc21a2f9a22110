package vn.luong.gis.rasters;

import java.io.IOException;
import java.util.Optional;
import vn.luong.gis.rasters.TiffDirectory.MalformedTiff;

/** Where the cells of a GeoTIFF lie (OGC 19-008), as its tags say. Immutable. */
final class GeoKeys {
  private static final int CELL_SIZE = 33550;
  private static final int TIE_POINTS = 33922;
  private static final int TRANSFORMATION = 34264;
  private static final int KEYS = 34735;

  private static final int MODEL_TYPE_KEY = 1024;
  private static final int RASTER_TYPE_KEY = 1025;
  private static final int DEGREES_KEY = 2048;
  private static final int PROJECTED_KEY = 3072;
  private static final int DEGREES = 2;
  private static final int POINTS = 2;
  /** Codes from here on are not of the register: the system is described by further keys. */
  private static final int PRIVATE_CODES = 32767;

  private final long[] keys;
  /** x = c[0] column + c[1] row + c[2], y = c[3] column + c[4] row + c[5]; empty if the file does not say. */
  private final double[] placement;

  private GeoKeys(long[] keys, double[] placement) {
    this.keys = keys;
    this.placement = placement;
  }

  static GeoKeys of(TiffDirectory tags) throws IOException {
    long[] keys = tags.integers(KEYS);
    double[] matrix = tags.reals(TRANSFORMATION);
    double[] size = tags.reals(CELL_SIZE);
    double[] tie = tags.reals(TIE_POINTS);
    double[] placement = new double[0];
    if (matrix.length >= 8) {
      placement = new double[] {matrix[0], matrix[1], matrix[3], matrix[4], matrix[5], matrix[7]};
    } else if (size.length >= 2 && tie.length == 6) {
      placement = new double[] {
        size[0], 0, tie[3] - size[0] * tie[0], 0, -size[1], tie[4] + size[1] * tie[1]
      };
    }
    GeoKeys found = new GeoKeys(keys, placement);
    if (placement.length > 0) {
      found.check();
      if (found.key(RASTER_TYPE_KEY) == POINTS) {
        found.shiftByHalfCell();
      }
    }
    return found;
  }

  private void check() throws MalformedTiff {
    double determinant = placement[0] * placement[4] - placement[1] * placement[3];
    boolean isSound = determinant != 0;
    for (double number : placement) {
      isSound &= Math.abs(number) < 1e12;
    }
    if (!isSound || !(Math.abs(determinant) > 1e-30)) {
      throw new MalformedTiff("its cells have no size");
    }
  }

  /** The places are of the middles of cells. */
  private void shiftByHalfCell() {
    placement[2] -= (placement[0] + placement[1]) / 2;
    placement[5] -= (placement[3] + placement[4]) / 2;
  }

  /** True if the file does not say where its cells lie. */
  boolean isEmpty() {
    return placement.length == 0;
  }

  /** True if it says something of its coordinate system. */
  boolean hasSystem() {
    return key(MODEL_TYPE_KEY) != 0;
  }

  /** Number of the coordinate system in the EPSG register, if it is stated as one. */
  Optional<Integer> code() {
    long code = key(MODEL_TYPE_KEY) == DEGREES ? key(DEGREES_KEY) : key(PROJECTED_KEY);
    return hasSystem() && code >= MODEL_TYPE_KEY && code < PRIVATE_CODES
        ? Optional.of((int) code)
        : Optional.empty();
  }

  /** Value of a key that stands in the directory itself; 0 if it does not. */
  private long key(int wanted) {
    for (int at = 4; at + 3 < keys.length; at += 4) {
      if (keys[at] == wanted && keys[at + 1] == 0) {
        return keys[at + 3];
      }
    }
    return 0;
  }

  /** From cells to coordinates, in place. */
  void toPlaces(double[] cells) {
    for (int at = 0; at < cells.length; at += 2) {
      double column = cells[at];
      double row = cells[at + 1];
      cells[at] = placement[0] * column + placement[1] * row + placement[2];
      cells[at + 1] = placement[3] * column + placement[4] * row + placement[5];
    }
  }

  /** From coordinates to cells, in place. */
  void toCells(double[] places) {
    double determinant = placement[0] * placement[4] - placement[1] * placement[3];
    for (int at = 0; at < places.length; at += 2) {
      double x = places[at] - placement[2];
      double y = places[at + 1] - placement[5];
      places[at] = (placement[4] * x - placement[1] * y) / determinant;
      places[at + 1] = (placement[0] * y - placement[3] * x) / determinant;
    }
  }
}
