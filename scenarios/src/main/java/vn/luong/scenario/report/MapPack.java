package vn.luong.scenario.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import vn.luong.scenario.report.LinkHours.Span;
import vn.luong.scenario.runfolder.RunTables;

/**
 * A network and its traffic as the map of a page reads it: a header in JSON, and columns of numbers, gzipped, in
 * base64. About 60 bytes per link of a day with two modes.
 *
 * <p>Layout of the columns, little-endian, each padded to four bytes: points per link (16 bits); x, then y of all
 * points (16 bits, position in the bounding box, each the difference to the point before); name (32 bits, place in the
 * header's list); length (float, metres); free speed (8 bits, km/h); delay of the day (float, vehicle-hours); volume by
 * mode and hour (16 bits); speed as a share of free speed by hour (8 bits, 1 = 1/200, 255 = not measured); flow by
 * capacity by hour (8 bits, 1 = 1%, at most 254).
 */
public final class MapPack {
  /** A page with more links is too big to mail; the ones with the least traffic are left out. */
  static final int MOST_LINKS = 60_000;

  static final int UNMEASURED = 255;

  private static final double SPEED_STEPS = 200;
  private static final int STEPS = 65_535;

  private final LinkShapes shapes;
  private final LinkHours hours;

  private MapPack(LinkShapes shapes, LinkHours hours) {
    this.shapes = shapes;
    this.hours = hours;
  }

  /** Reads network and traffic of a run. */
  public static MapPack of(RunTables tables) {
    LinkShapes shapes = LinkShapes.read(tables, MOST_LINKS);
    return new MapPack(shapes, LinkHours.read(tables, shapes));
  }

  /** What a script needs to know before it reads the columns. */
  public Map<String, Object> header() {
    Span span = hours.span();
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("links", shapes.size());
    header.put("linksLeftOut", shapes.leftOut());
    header.put("firstHour", span.first());
    header.put("hours", span.count());
    header.put("modes", hours.modes());
    header.put("minX", shapes.minX());
    header.put("minY", shapes.minY());
    header.put("step", step());
    header.put("names", shapes.names());
    header.put("ids", shapes.ids());
    return header;
  }

  /** Metres per step of a coordinate; the same for both axes, so that nothing is distorted. */
  private double step() {
    double extent = Math.max(shapes.maxX() - shapes.minX(), shapes.maxY() - shapes.minY());
    return Math.max(extent, 1e-9) / STEPS;
  }

  /** The columns. */
  public String base64() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (ByteBuffer column : columns()) {
        out.write(column.array());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private List<ByteBuffer> columns() {
    int links = shapes.size();
    List<ByteBuffer> columns = new ArrayList<>();
    ByteBuffer pointCounts = column(columns, links, Short.BYTES);
    ByteBuffer x = column(columns, shapes.pointCount(), Short.BYTES);
    ByteBuffer y = column(columns, shapes.pointCount(), Short.BYTES);
    ByteBuffer names = column(columns, links, Integer.BYTES);
    ByteBuffer lengths = column(columns, links, Float.BYTES);
    ByteBuffer freeSpeeds = column(columns, links, 1);
    ByteBuffer delays = column(columns, links, Float.BYTES);
    int lastX = 0;
    int lastY = 0;
    for (int link = 0; link < links; link++) {
      double[] points = shapes.points(link);
      pointCounts.putShort((short) (points.length / 2));
      for (int point = 0; point < points.length; point += 2) {
        int nextX = (int) Math.round((points[point] - shapes.minX()) / step());
        int nextY = (int) Math.round((points[point + 1] - shapes.minY()) / step());
        x.putShort((short) (nextX - lastX));
        y.putShort((short) (nextY - lastY));
        lastX = nextX;
        lastY = nextY;
      }
      names.putInt(shapes.name(link));
      lengths.putFloat(shapes.lengthMeters(link));
      freeSpeeds.put((byte) Math.min(255, Math.round(shapes.freeSpeedKmh(link))));
      delays.putFloat(shapes.delayHours(link));
    }
    addHours(columns);
    return columns;
  }

  private void addHours(List<ByteBuffer> columns) {
    int links = shapes.size();
    int cells = links * hours.span().count();
    for (int mode = 0; mode < hours.modes().size(); mode++) {
      ByteBuffer volumes = column(columns, cells, Short.BYTES);
      for (int cell = 0; cell < cells; cell++) {
        volumes.putShort((short) Math.min(STEPS, Math.round(hours.volume(mode, cell))));
      }
    }
    ByteBuffer speeds = column(columns, cells, 1);
    ByteBuffer ratios = column(columns, cells, 1);
    for (int cell = 0; cell < cells; cell++) {
      float speed = hours.speedRatio(cell);
      speeds.put((byte) (Float.isNaN(speed) ? UNMEASURED : Math.round(speed * SPEED_STEPS)));
      float ratio = hours.volumeToCapacity(cell);
      ratios.put((byte) (Float.isNaN(ratio) ? 0 : Math.min(254, Math.round(ratio * 100))));
    }
  }

  private static ByteBuffer column(List<ByteBuffer> columns, int size, int bytes) {
    int length = (size * bytes + 3) / 4 * 4;
    ByteBuffer column = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    columns.add(column);
    return column;
  }
}
