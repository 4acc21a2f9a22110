/**
 * Reads OpenStreetMap files: {@link vn.luong.gis.osm.OsmReader} streams PBF and XML into an {@link
 * vn.luong.gis.osm.OsmSink}. Knows nothing of roads; broken files become {@link
 * vn.luong.sim.problems.Problem}s with their byte or line.
 */
package vn.luong.gis.osm;
