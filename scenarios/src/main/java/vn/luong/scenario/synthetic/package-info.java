/**
 * Worlds made from a few numbers and a seed, for tests and benchmarks: {@link vn.luong.scenario.synthetic.GridCity}.
 */
package vn.luong.scenario.synthetic;
