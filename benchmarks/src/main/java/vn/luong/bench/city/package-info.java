/** End-to-end benchmarks of whole runs: {@link vn.luong.bench.city.YardstickBench}. */
package vn.luong.bench.city;
