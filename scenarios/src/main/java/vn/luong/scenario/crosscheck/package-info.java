/**
 * One scenario run by two engines, Luồng and MATSim: {@link vn.luong.scenario.crosscheck.Crosscheck} says row by row
 * whether they agree, {@link vn.luong.scenario.crosscheck.CrosscheckPage} shows it. Reads run folders only; must not know
 * how they came about.
 */
package vn.luong.scenario.crosscheck;
