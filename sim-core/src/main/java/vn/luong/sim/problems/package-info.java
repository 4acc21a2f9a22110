/**
 * What is wrong with the user's input, in a form that names the place and the remedy. {@link
 * vn.luong.sim.problems.ProblemLog} collects problems while everything is read; {@link
 * vn.luong.sim.problems.InvalidInputException} ends a command when there are errors among them. Knows nothing
 * of what is read.
 */
package vn.luong.sim.problems;
