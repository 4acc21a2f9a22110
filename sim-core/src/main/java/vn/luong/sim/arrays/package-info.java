/**
 * Small data structures over primitive arrays, each hand-made for one access pattern of the engine. Knows
 * nothing of the model.
 */
package vn.luong.sim.arrays;
