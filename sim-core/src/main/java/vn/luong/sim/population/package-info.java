/**
 * Who travels: persons and their plans. {@link vn.luong.sim.population.PlanStore} keeps the plans of everybody
 * encoded, {@link vn.luong.sim.population.PlanCursor} reads them without objects, {@link
 * vn.luong.sim.population.Plan} is the readable form for building and replanning. Must not know how plans are
 * executed, scored or changed.
 */
package vn.luong.sim.population;
