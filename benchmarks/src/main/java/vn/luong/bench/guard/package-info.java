/**
 * A guard against slow-downs for machines that are shared: {@link vn.luong.bench.guard.Guard} starts attempts, each compares
 * the mobsim with a fixed piece of work that runs in between. Method and figures: {@code docs/decisions}.
 */
package vn.luong.bench.guard;
