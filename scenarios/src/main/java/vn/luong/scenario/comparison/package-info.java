/**
 * The difference of finished runs: {@link vn.luong.scenario.comparison.RunComparison} sets their indicators side by
 * side, {@link vn.luong.scenario.comparison.ComparisonPage} draws what changed where. Reads run folders only.
 */
package vn.luong.scenario.comparison;
