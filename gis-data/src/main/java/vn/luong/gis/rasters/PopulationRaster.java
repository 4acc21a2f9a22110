package vn.luong.gis.rasters;

import java.util.Locale;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.gis.crs.CoordinateConversion;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/**
 * People by cell, as WorldPop, GHS-POP and others publish them. A cell on the border of a zone counts by the share of its area that lies
 * in the zone (areal weighting). Cells without value hold nobody.
 *
 * <p>Reads a zone's cells piece by piece; the raster may be larger than the memory.
 *
 * <p>Threads: use by one thread at a time.
 */
public final class PopulationRaster implements AutoCloseable {
  private static final int CELLS_AT_ONCE = 1 << 20;
  /** A straight border between two metric systems is straight to some centimetres over this distance. */
  private static final double LONGEST_EDGE_METERS = 1000;

  private final RasterFile raster;
  private final MetricProjection projection;
  private final CoordinateConversion fromMetric;
  private final CoordinateConversion toMetric;
  private final ProblemLog problems;
  private boolean isNegativeTold;

  private PopulationRaster(RasterFile raster, MetricProjection projection, ProblemLog problems) {
    this.raster = raster;
    this.projection = projection;
    this.problems = problems;
    fromMetric = raster.system().from(projection);
    toMetric = raster.system().to(projection);
  }

  /** Takes the people of parts of cells. */
  public interface PartSink {
    /**
     * A part of a cell.
     *
     * @param column the cell's column
     * @param row the cell's row
     * @param people those in the part, > 0
     */
    void part(int column, int row, double people);
  }

  /**
   * What a zone has.
   *
   * @param people sum over the cells
   * @param coveredShare share of the zone's area where the raster has values
   */
  public record ZoneSum(double people, double coveredShare) {}

  /**
   * Opens a raster.
   *
   * @param projection the system of the zones
   * @throws InvalidInputException if it cannot be read
   */
  public static PopulationRaster open(
      RasterRequest request, MetricProjection projection, ProblemLog problems) {
    RasterFile raster = RasterFile.open(request, problems);
    try {
      return new PopulationRaster(raster, projection, problems);
    } catch (RuntimeException e) {
      raster.close();
      throw e;
    }
  }

  /** E.g. {@code EPSG:4326}. */
  public String system() {
    return raster.system().name();
  }

  /**
   * Counts the people of a zone.
   *
   * @param zone polygon or multi-polygon in metres
   * @param sink takes all parts of cells in which there are people, each once
   * @throws InvalidInputException if the raster does not reach the zone's place on earth, or is damaged
   */
  public ZoneSum count(Geometry zone, PartSink sink) {
    Geometry cells = inCells(zone);
    double area = cells.getArea();
    double[] sums = new double[2];
    for (Window piece : raster.window(cells.getEnvelopeInternal()).pieces(CELLS_AT_ONCE)) {
      double[] values = raster.read(piece);
      CellShares.of(cells, piece, (column, row, share) -> {
        double people = values[(row - piece.row()) * piece.width() + column - piece.column()];
        if (Double.isNaN(people)) {
          return;
        }
        sums[1] += share;
        if (people < 0) {
          tellNegative(column, row, people);
        } else if (people > 0) {
          sums[0] += share * people;
          sink.part(column, row, share * people);
        }
      });
    }
    return new ZoneSum(sums[0], area > 0 ? Math.min(1, sums[1] / area) : 0);
  }

  private Geometry inCells(Geometry zone) {
    // A copy, because rings may have one and the same object as their first and last point, which
    // would be converted twice.
    Geometry converted = Densifier.densify(zone, LONGEST_EDGE_METERS).copy();
    if (!fromMetric.convert(converted)) {
      throw elsewhere("its coordinate system does not reach the zones");
    }
    double[] place = new double[2];
    converted.apply((CoordinateFilter) point -> {
      place[0] = point.getX();
      place[1] = point.getY();
      raster.toCells(place);
      point.setX(place[0]);
      point.setY(place[1]);
    });
    converted.geometryChanged();
    return converted;
  }

  /** Cells hold people or nothing: a negative number is a mark for "no value" that the file does not state. */
  private void tellNegative(int column, int row, double people) {
    if (!isNegativeTold) {
      isNegativeTold = true;
      problems.add(Problem.warning(
          "negative-people",
          raster.place(),
          "cell " + column + ", " + row,
          "it holds " + people + " people; such cells count as empty",
          "expected numbers of at least 0, or a value that the file states as \"no data\"",
          "State it: gdal_translate -a_nodata " + people + " in.tif out.tif."));
    }
  }

  /**
   * Refuses a raster that lies beside all zones.
   *
   * @param zones where the zones lie, metres
   */
  public void requireOverlap(Envelope zones) {
    Geometry area = new GeometryFactory().toGeometry(zones);
    if (raster.window(inCells(area).getEnvelopeInternal()).isEmpty()) {
      throw elsewhere("it lies beside the zones");
    }
  }

  private InvalidInputException elsewhere(String found) {
    Envelope extent = raster.extent();
    return new InvalidInputException(Problem.error(
        "raster-elsewhere",
        raster.place(),
        "",
        String.format(
            Locale.ROOT,
            "%s: it reaches from %.4f, %.4f to %.4f, %.4f in %s",
            found,
            extent.getMinX(),
            extent.getMinY(),
            extent.getMaxX(),
            extent.getMaxY(),
            raster.system().name()),
        "expected a raster that covers the zones",
        "Take one of the region; if it is one, say what coordinate system it has: --raster-crs EPSG:…,"
            + " or raster-crs: in a scenario."));
  }

  /** From metres to cells, in place: cell (0, 0) reaches from (0, 0) to (1, 1). False if the raster's system does not reach them. */
  public boolean toCells(double[] metric) {
    boolean isReached = fromMetric.convert(metric);
    raster.toCells(metric);
    return isReached;
  }

  /** Middle of a cell in metres. */
  public Coordinate middle(int column, int row) {
    double[] place = {column + 0.5, row + 0.5};
    raster.toPlaces(place);
    if (!toMetric.convert(place)) {
      throw elsewhere(projection.code() + " does not reach it");
    }
    return new Coordinate(place[0], place[1]);
  }

  @Override
  public void close() {
    raster.close();
  }
}
