/**
 * End-to-end benchmarks of whole runs: {@link vn.luong.bench.city.CityBench} on the yardstick world, {@link
 * vn.luong.bench.city.ProvinceBench} with everybody in Bình Dương.
 */
package vn.luong.bench.city;
