/**
 * The page about a run that a planner can mail: {@link vn.luong.scenario.report.ReportPage} builds one self-contained
 * HTML file from the files of a run folder and from nothing else, so it can be built again at any time. {@link
 * vn.luong.scenario.report.MapPack} holds the network and its traffic for the map, {@link
 * vn.luong.scenario.report.PageTemplate} puts pages together. Must not know the engine.
 */
package vn.luong.scenario.report;
