/**
 * The loop that is the model: plans are executed, scored and changed, iteration after iteration.
 * {@link vn.luong.sim.evolution.Evolution} closes it, {@link
 * vn.luong.sim.evolution.IterationReport} says how far it got, {@link
 * vn.luong.sim.evolution.StopCriterion} when it is enough. The only package that sees both ends;
 * knows nothing of files and of who watches.
 */
package vn.luong.sim.evolution;
