/**
 * Random numbers keyed by what they are for, so that results do not depend on the order of work or on the
 * number of threads: {@link vn.luong.sim.random.RandomStream}. Knows nothing of the model.
 */
package vn.luong.sim.random;
