package vn.luong.gis.rasters;

import java.util.Arrays;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/**
 * Heights of the nodes of a network from a raster of elevations in metres (SRTM, Copernicus DEM and others), interpolated between the
 * middles of the four cells around a node (bilinear). A node gets MATSim's {@code z}; bridges and tunnels have the height of the ground
 * at their ends.
 */
public final class HeightRaster {
  private static final int CELLS_AT_ONCE = 1 << 20;
  private static final double LOWEST_METERS = -500;
  private static final double HIGHEST_METERS = 9000;

  private final RasterFile raster;
  private final double[] cells;
  private final double[] weights;
  private final double[] sums;

  private HeightRaster(RasterFile raster, double[] cells) {
    this.raster = raster;
    this.cells = cells;
    weights = new double[cells.length / 2];
    sums = new double[cells.length / 2];
  }

  /**
   * Looks at the head of the file.
   *
   * @throws InvalidInputException if it cannot be read
   */
  public static void requireReadable(RasterRequest request) {
    RasterFile.open(request, new ProblemLog()).close();
  }

  /**
   * The same network with heights.
   *
   * @param network coordinates in the projection
   * @param problems takes a warning if the raster has no height for some nodes
   * @throws InvalidInputException if the raster cannot be read or lies elsewhere
   */
  public static Network withHeights(
      Network network, RasterRequest request, MetricProjection projection, ProblemLog problems) {
    double[] places = new double[2 * network.nodeCount()];
    for (int node = 0; node < network.nodeCount(); node++) {
      places[2 * node] = network.nodeX(node);
      places[2 * node + 1] = network.nodeY(node);
    }
    double[] heights = heights(places, request, projection, problems);
    NetworkBuilder builder = NetworkBuilder.copyOf(network);
    for (int node = 0; node < heights.length; node++) {
      if (!Double.isNaN(heights[node])) {
        // Decimetres: no raster of elevations is more exact than that.
        String text = String.format(Locale.ROOT, "%.1f", heights[node]);
        builder
            .nodeAttributes()
            .put(
                node,
                Network.HEIGHT_ATTRIBUTE,
                new AttributeTable.Value(AttributeTable.DOUBLE_CLASS, text));
      }
    }
    return builder.build();
  }

  /** Height at each place, metres; NaN where the raster has none. */
  static double[] heights(
      double[] places, RasterRequest request, MetricProjection projection, ProblemLog problems) {
    try (RasterFile raster = RasterFile.open(request, problems)) {
      double[] cells = places.clone();
      Envelope extent = new Envelope();
      if (raster.system().from(projection).convert(cells)) {
        raster.toCells(cells);
        for (int at = 0; at < cells.length; at += 2) {
          // Cell middles have whole numbers from here on.
          cells[at] -= 0.5;
          cells[at + 1] -= 0.5;
          extent.expandToInclude(cells[at], cells[at + 1]);
        }
      }
      extent.expandBy(1.5);
      double[] heights = new HeightRaster(raster, cells).sample(raster.window(extent));
      check(heights, raster, problems);
      return heights;
    }
  }

  /** Every cell adds to the places near its middle; a cell without value leaves the others their weight. */
  private double[] sample(Window window) {
    int[] byRow = new int[weights.length];
    Arrays.setAll(byRow, place -> place);
    int[] sorted = Arrays.stream(byRow)
        .boxed()
        .sorted((one, other) -> Double.compare(cells[2 * one + 1], cells[2 * other + 1]))
        .mapToInt(Integer::intValue)
        .toArray();
    int first = 0;
    for (Window piece : window.pieces(CELLS_AT_ONCE)) {
      while (first < sorted.length && cells[2 * sorted[first] + 1] < piece.row() - 1) {
        first++;
      }
      boolean isAny = first < sorted.length && cells[2 * sorted[first] + 1] < piece.endRow();
      if (isAny) {
        double[] values = raster.read(piece);
        for (int at = first; at < sorted.length; at++) {
          int place = sorted[at];
          if (cells[2 * place + 1] >= piece.endRow()) {
            break;
          }
          addCells(place, piece, values);
        }
      }
    }
    double[] heights = new double[weights.length];
    Arrays.setAll(heights, place -> weights[place] > 0 ? sums[place] / weights[place] : Double.NaN);
    return heights;
  }

  private void addCells(int place, Window piece, double[] values) {
    double x = cells[2 * place];
    double y = cells[2 * place + 1];
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    for (int row = Math.max(top, piece.row());
        row <= Math.min(top + 1, piece.endRow() - 1);
        row++) {
      for (int column = Math.max(left, piece.column());
          column <= Math.min(left + 1, piece.endColumn() - 1);
          column++) {
        double value = values[(row - piece.row()) * piece.width() + column - piece.column()];
        double weight = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
        if (!Double.isNaN(value) && weight > 0) {
          sums[place] += weight * value;
          weights[place] += weight;
        }
      }
    }
  }

  private static void check(double[] heights, RasterFile raster, ProblemLog problems) {
    long missing = Arrays.stream(heights).filter(Double::isNaN).count();
    if (missing == heights.length) {
      Envelope extent = raster.extent();
      throw new InvalidInputException(Problem.error(
          "raster-elsewhere",
          raster.place(),
          "",
          String.format(
              Locale.ROOT,
              "it has no height for any node: it reaches from %.4f, %.4f to %.4f, %.4f in %s",
              extent.getMinX(),
              extent.getMinY(),
              extent.getMaxX(),
              extent.getMaxY(),
              raster.system().name()),
          "expected elevations of the place of the map",
          "Take a raster of the region, and one with values there."));
    }
    if (missing > 0) {
      problems.add(
          Problem.warning(
              "nodes-without-height",
              raster.place(),
              "",
              "it has no height for " + missing + " of " + heights.length + " nodes",
              "expected a raster that covers the map",
              "Join neighbouring rasters (gdal_merge.py, gdalbuildvrt), or leave these nodes without."));
    }
    long odd = Arrays.stream(heights)
        .filter(height -> height < LOWEST_METERS || height > HIGHEST_METERS)
        .count();
    if (odd > 0) {
      problems.add(Problem.warning(
          "odd-heights",
          raster.place(),
          "",
          odd + " nodes lie below " + LOWEST_METERS + " m or above " + HIGHEST_METERS + " m",
          "expected elevations in metres",
          "State the value that means \"no data\": gdal_translate -a_nodata … in.tif out.tif."));
    }
  }
}
