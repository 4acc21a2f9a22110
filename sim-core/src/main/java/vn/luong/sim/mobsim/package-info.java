/**
 * A simulated day: everybody executes the selected plan, second by second. {@link vn.luong.sim.mobsim.Mobsim} owns the
 * loop; {@link vn.luong.sim.mobsim.MobsimParameters} say how, {@link vn.luong.sim.mobsim.MobsimChecks} finds plans that
 * nobody could execute. Must not know how plans come about or what they are worth.
 */
package vn.luong.sim.mobsim;
