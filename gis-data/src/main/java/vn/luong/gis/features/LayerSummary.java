package vn.luong.gis.features;

/**
 * A layer of a file.
 *
 * @param name its name; of a file without layers the name of the file
 * @param shape its geometries as the file states them, e.g. {@code MULTIPOLYGON}; empty if it does not
 */
public record LayerSummary(String name, String shape) {}
