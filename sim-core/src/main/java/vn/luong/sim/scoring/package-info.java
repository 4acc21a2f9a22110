/**
 * What an executed day was worth: utilities of Charypar and Nagel (2005) with MATSim's parameters.
 * {@link vn.luong.sim.scoring.PlanScorer} listens to the events of one mobsim run, {@link
 * vn.luong.sim.scoring.ActivityUtility} and {@link vn.luong.sim.scoring.TravelUtility} are the
 * formulae, {@link vn.luong.sim.scoring.ScoringParameters} what they need. Must not know how plans
 * are executed or changed.
 */
package vn.luong.sim.scoring;
