/**
 * From a scenario file to everything a run needs: {@link vn.luong.scenario.preparation.ScenarioCompiler} makes a {@link
 * vn.luong.scenario.run.RunnableScenario} out of a {@link vn.luong.scenario.config.ScenarioFile}, with the zones
 * and land use of the bundled Bình Dương, on its network or one of the user's own. The only package of scenarios, beside the command line, that reaches the
 * gis packages; must not run anything.
 */
package vn.luong.scenario.preparation;
