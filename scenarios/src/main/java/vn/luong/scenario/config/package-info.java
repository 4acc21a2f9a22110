/**
 * Scenario files: {@link vn.luong.scenario.config.ScenarioFileReader} reads YAML strictly, with {@code extends}, into a
 * {@link vn.luong.scenario.config.ScenarioFile}; {@link vn.luong.scenario.config.BundledScenarios} are those that ship
 * with the project. Must not know networks, people or engines: it only says what the user asked for.
 */
package vn.luong.scenario.config;
