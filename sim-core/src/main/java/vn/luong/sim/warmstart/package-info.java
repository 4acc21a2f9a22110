/**
 * First routes for a congested day: {@link vn.luong.sim.warmstart.StaticWarmStart} spreads the initial plans over paths on
 * static volume-delay functions before anything is simulated. Knows neither events nor scores.
 */
package vn.luong.sim.warmstart;
