/**
 * Measurements: {@code micro} holds JMH benchmarks of parts, {@code city} whole runs, {@code guard} the check that they
 * have not become slower. May use everything.
 */
package vn.luong.bench;
