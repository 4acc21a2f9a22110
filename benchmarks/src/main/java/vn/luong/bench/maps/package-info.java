/** Imports of whole countries from OpenStreetMap: {@link vn.luong.bench.maps.OsmImportBench}. */
package vn.luong.bench.maps;
