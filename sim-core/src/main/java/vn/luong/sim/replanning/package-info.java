/**
 * How persons make new plans between iterations: {@link vn.luong.sim.replanning.Replanner} lets
 * everybody choose a {@link vn.luong.sim.replanning.Strategy} by {@link
 * vn.luong.sim.replanning.StrategyShares}; a strategy picks one of the person's plans and may
 * change a copy of it. Must not know how plans are executed or scored, only that they have scores;
 * routes come from a {@link vn.luong.sim.replanning.PlanRerouting}.
 */
package vn.luong.sim.replanning;
