/**
 * MATSim's config files: {@link vn.luong.sim.matsim.config.ConfigXmlReader} reads one into a {@link
 * vn.luong.sim.matsim.config.MatsimConfig}. Must not know how parameters steer the engine: who runs
 * a scenario maps them to the engine's parameter records.
 */
package vn.luong.sim.matsim.config;
