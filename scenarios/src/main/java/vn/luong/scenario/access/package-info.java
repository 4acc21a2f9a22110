/**
 * How well the zones of a scenario are connected at the end of a run: {@link vn.luong.scenario.access.AccessStudy} counts
 * the jobs that are reached within some minutes by each mode, and the residents and jobs within a walk of stops, and says
 * them as columns of the zones and as indicators. Must not know how travel times came about.
 */
package vn.luong.scenario.access;
