/**
 * End-to-end benchmarks of whole runs: {@link vn.luong.bench.city.CityBench} on the yardstick world, {@link
 * vn.luong.bench.city.ProvinceBench} with everybody in Bình Dương, {@link vn.luong.bench.city.EventLogBench} for what the
 * event log costs.
 */
package vn.luong.bench.city;
