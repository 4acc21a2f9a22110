/**
 * Names at the border of the engine: {@link vn.luong.sim.ids.IdTable} turns external text ids into dense ints
 * and back, {@link vn.luong.sim.ids.AttributeTable} keeps the attributes of those things. A table belongs to
 * one scenario; there is no JVM-wide registry.
 */
package vn.luong.sim.ids;
