/**
 * MATSim's config as a scenario format: {@link vn.luong.scenario.matsim.MatsimScenarioReader} reads a config and the files it
 * names and maps its parameters to the engine's. Must not know how runs are made.
 */
package vn.luong.scenario.matsim;
