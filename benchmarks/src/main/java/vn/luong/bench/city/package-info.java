/** End-to-end benchmarks of whole runs: {@link vn.luong.bench.city.YardstickBench} and
 * {@link vn.luong.bench.city.EventLogBench}. */
package vn.luong.bench.city;
