/**
 * The traffic network: nodes and directed links as columns ({@link vn.luong.sim.network.Network}), made by
 * {@link vn.luong.sim.network.NetworkBuilder}. Modes of a scenario are dense ints of its {@link
 * vn.luong.sim.network.ModeTable}. Must not know who travels, or how files look.
 */
package vn.luong.sim.network;
