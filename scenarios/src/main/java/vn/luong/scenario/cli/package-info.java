/**
 * The commands a user types: {@link vn.luong.scenario.cli.Main} and one class per command. Turns options into calls of the
 * other rooms and results into words; holds no logic of its own.
 */
package vn.luong.scenario.cli;
