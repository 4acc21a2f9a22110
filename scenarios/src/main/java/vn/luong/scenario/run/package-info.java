/**
 * Runs a scenario: {@link vn.luong.scenario.run.ScenarioRunner} takes a prepared scenario, from whatever format, through the
 * iterations into a run folder. Must not know how scenarios are authored or commands are typed.
 */
package vn.luong.scenario.run;
