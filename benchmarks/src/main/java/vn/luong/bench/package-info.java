/** Measurements: {@code micro} holds JMH benchmarks of parts, {@code city} whole runs. May use everything. */
package vn.luong.bench;
