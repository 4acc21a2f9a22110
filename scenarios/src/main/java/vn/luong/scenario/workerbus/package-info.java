/**
 * Buses of companies that bring workers to industrial parks: where they stop, which courses they take, when they run, and
 * whom they serve.
 */
package vn.luong.scenario.workerbus;
