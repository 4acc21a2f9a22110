/**
 * The user's own MATSim as the engine of a scenario, never shipped with the program: {@link
 * vn.luong.scenario.external.MatsimInput} writes what it reads, {@link vn.luong.scenario.external.MatsimProcess} runs it
 * as a child process, {@link vn.luong.scenario.external.MatsimResults} makes an ordinary run folder of what it leaves.
 * Must not know how commands are typed.
 */
package vn.luong.scenario.external;
