/**
 * The folder a run leaves behind. {@link vn.luong.scenario.runfolder.RunFolder} makes it whole or not at all; {@link
 * vn.luong.scenario.runfolder.RunManifest} says how the run was made; {@link
 * vn.luong.scenario.runfolder.ParquetWriter} and {@link vn.luong.scenario.runfolder.RunTables} are the only users
 * of DuckDB, {@link vn.luong.scenario.runfolder.JsonFile} is the only user of Jackson for results. Must not know what
 * the results mean.
 */
package vn.luong.scenario.runfolder;
