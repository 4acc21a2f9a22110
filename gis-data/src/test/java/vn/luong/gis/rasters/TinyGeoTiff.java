package vn.luong.gis.rasters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes a GeoTIFF of real numbers: one strip, little-endian. Tags can be overwritten, to write what no program would. */
public final class TinyGeoTiff {
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int DOUBLE = 12;

  private final int width;
  private final int height;
  private final float[] values;
  private final Map<Integer, byte[]> tags = new TreeMap<>();
  private final Map<Integer, Integer> types = new TreeMap<>();
  private boolean isDeflated;

  /**
   * A raster without a place.
   *
   * @param values row by row from the north
   */
  public TinyGeoTiff(int width, int height, float... values) {
    this.width = width;
    this.height = height;
    this.values = values.clone();
    whole(256, width);
    whole(257, height);
    whole(258, 32);
    whole(259, 1);
    whole(262, 1);
    whole(277, 1);
    whole(278, height);
    whole(339, 3);
  }

  /** Where its cells lie: the north-western corner and the side of a cell. */
  public TinyGeoTiff at(double west, double north, double size) {
    reals(33550, size, size, 0);
    return reals(33922, 0, 0, 0, west, north, 0);
  }

  /** Coordinate system: 4326 for degrees, else the number of a projected one. */
  public TinyGeoTiff epsg(int code) {
    boolean isDegrees = code == 4326;
    return shorts(
        34735,
        1,
        1,
        0,
        3,
        1024,
        0,
        1,
        isDegrees ? 2 : 1,
        1025,
        0,
        1,
        1,
        isDegrees ? 2048 : 3072,
        0,
        1,
        code);
  }

  /** The value that means none, as GDAL states it. */
  public TinyGeoTiff noValue(String text) {
    return put(42113, 2, (text + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  public TinyGeoTiff deflated() {
    isDeflated = true;
    return whole(259, 8);
  }

  /** Overwrites a tag with a whole number. */
  public TinyGeoTiff whole(int tag, int value) {
    return put(tag, LONG, buffer(4).putInt(value).array());
  }

  TinyGeoTiff reals(int tag, double... numbers) {
    ByteBuffer bytes = buffer(8 * numbers.length);
    for (double number : numbers) {
      bytes.putDouble(number);
    }
    return put(tag, DOUBLE, bytes.array());
  }

  TinyGeoTiff shorts(int tag, int... numbers) {
    ByteBuffer bytes = buffer(2 * numbers.length);
    for (int number : numbers) {
      bytes.putShort((short) number);
    }
    return put(tag, SHORT, bytes.array());
  }

  private TinyGeoTiff put(int tag, int type, byte[] bytes) {
    tags.put(tag, bytes);
    types.put(tag, type);
    return this;
  }

  /** The file. */
  public byte[] bytes() {
    byte[] cells = cells();
    tags.putIfAbsent(273, new byte[4]);
    types.putIfAbsent(273, LONG);
    if (!tags.containsKey(279)) {
      whole(279, cells.length);
    }
    int directory = 8;
    int next = directory + 2 + 12 * tags.size() + 4;
    ByteBuffer entries = buffer(2 + 12 * tags.size() + 4).putShort((short) tags.size());
    ByteArrayOutputStream far = new ByteArrayOutputStream();
    int longValues = tags.values().stream()
        .mapToInt(value -> value.length > 4 ? value.length : 0)
        .sum();
    tags.put(273, buffer(4).putInt(next + longValues).array());
    for (Map.Entry<Integer, byte[]> tag : tags.entrySet()) {
      byte[] value = tag.getValue();
      int type = types.get(tag.getKey());
      int size = type == DOUBLE ? 8 : type == LONG ? 4 : type == SHORT ? 2 : 1;
      entries.putShort(tag.getKey().shortValue()).putShort((short) type);
      entries.putInt(value.length / size);
      if (value.length > 4) {
        entries.putInt(next + far.size());
        far.writeBytes(value);
      } else {
        entries.put(value).put(new byte[4 - value.length]);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0});
    file.writeBytes(entries.array());
    file.writeBytes(far.toByteArray());
    file.writeBytes(cells);
    return file.toByteArray();
  }

  public Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] cells() {
    ByteBuffer cells = buffer(4 * values.length);
    for (float value : values) {
      cells.putFloat(value);
    }
    if (!isDeflated) {
      return cells.array();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater())) {
      deflater.write(cells.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
