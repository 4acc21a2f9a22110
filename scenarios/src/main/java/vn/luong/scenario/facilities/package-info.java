/**
 * Facilities of the user's own: read from layers, MATSim's files and measures, and put into what the zones hold as places that people go
 * to by name.
 */
package vn.luong.scenario.facilities;
