/**
 * MATSim's file formats, read and written as streams: networks, plans, vehicles, facilities,
 * network change events and events. The names of the readers say the format; {@link
 * vn.luong.sim.matsim.PopulationXmlReader} shows the pattern. Configs are in {@code config}. Must
 * not know what a simulation does with what is read.
 */
package vn.luong.sim.matsim;
