/**
 * Who lives and works within reach of a place: {@link vn.luong.scenario.reach.ReachStudy} answers for a scenario or for a
 * finished run ({@link vn.luong.scenario.reach.ReachWorld}). Knows nothing of the engine.
 */
package vn.luong.scenario.reach;
