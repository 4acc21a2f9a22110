package vn.luong.scenario.report;

import java.util.Arrays;
import java.util.List;
import vn.luong.scenario.runfolder.RunTables;

/**
 * Traffic of the links of a map by hour, from {@code links.parquet}.
 *
 * <p>Layout: cell = (hour − first hour) · links + link.
 */
final class LinkHours {
  /** The hours in which there was traffic. */
  record Span(int first, int count) {}

  private final int links;
  private final Span span;
  private final List<String> modes;
  private final float[][] volumes;
  private final float[] speedRatios;
  private final float[] ratios;

  private LinkHours(int links, Span span, List<String> modes) {
    this.links = links;
    this.span = span;
    this.modes = modes;
    volumes = new float[modes.size()][links * span.count];
    speedRatios = new float[links * span.count];
    ratios = new float[links * span.count];
    Arrays.fill(speedRatios, Float.NaN);
  }

  static LinkHours read(RunTables tables, LinkShapes shapes) {
    int[] ends = new int[2];
    tables.query("SELECT coalesce(min(hour), 0), coalesce(max(hour), 0) FROM links", row -> {
      ends[0] = row.integer(0);
      ends[1] = row.integer(1);
    });
    List<String> modes = tables.columnsBeginning("links", "volume_");
    LinkHours hours = new LinkHours(shapes.size(), new Span(ends[0], ends[1] - ends[0] + 1), modes);
    StringBuilder columns = new StringBuilder("link, hour, speed_ratio, v_c");
    modes.forEach(mode -> columns.append(", \"volume_").append(mode).append('"'));
    tables.query("SELECT " + columns + " FROM links", row -> {
      Integer link = shapes.find(row.text(0));
      if (link != null) {
        hours.set(link, row);
      }
    });
    return hours;
  }

  private void set(int link, RunTables.Row row) {
    int cell = (row.integer(1) - span.first) * links + link;
    speedRatios[cell] = (float) row.number(2);
    ratios[cell] = (float) row.number(3);
    for (int mode = 0; mode < modes.size(); mode++) {
      volumes[mode][cell] = (float) row.number(4 + mode);
    }
  }

  Span span() {
    return span;
  }

  /** Network modes that were counted. */
  List<String> modes() {
    return modes;
  }

  float volume(int mode, int cell) {
    return volumes[mode][cell];
  }

  float speedRatio(int cell) {
    return speedRatios[cell];
  }

  float volumeToCapacity(int cell) {
    return ratios[cell];
  }
}
