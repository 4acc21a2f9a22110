package vn.luong.sim.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.replanning.StrategyKind;
import vn.luong.sim.replanning.StrategySetting;

class EvolutionStateTest {
  private static final int LAST_ITERATION = 7;

  /** Forgets plans, so that handles are used again, and replans in all ways. */
  private static final ReplanningParameters REPLANNING = ReplanningParameters.of(
          StrategySetting.of(StrategyKind.CHANGE_EXP_BETA, 0.4),
          StrategySetting.of(StrategyKind.REROUTE, 0.2),
          StrategySetting.of(StrategyKind.SHIFT_TIMES_AND_REROUTE, 0.2),
          StrategySetting.of(StrategyKind.SWITCH_MODE_OF_SUBTOUR, 0.2))
      .withMaxPlans(2);

  /** Keeps the state and the report of each iteration. */
  private static final class Kept implements EvolutionListener {
    final List<byte[]> states = new ArrayList<>();
    final List<IterationReport> reports = new ArrayList<>();
    private final TwoRoutes world;

    Kept(TwoRoutes world) {
      this.world = world;
    }

    @Override
    public void iterationEnded(IterationReport report) {
      reports.add(report);
      states.add(bytesOf(world.state()));
    }
  }

  private static byte[] bytesOf(EvolutionState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      state.save(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static DataInputStream reading(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private static Kept run(StopCriterion stop, TwoRoutes world) {
    Kept kept = new Kept(world);
    world.evolution(parameters(stop), REPLANNING, 2, kept).run();
    return kept;
  }

  private static EvolutionParameters parameters(StopCriterion stop) {
    return new EvolutionParameters(4711, 0, stop, 500);
  }

  @Test
  void evolutionThatGoesOnFromAnyIterationEndsAsIfItHadNeverStopped() throws IOException {
    StopCriterion stop = StopCriterion.afterIteration(LAST_ITERATION);
    Kept undisturbed = run(stop, new TwoRoutes());

    for (int iteration = 0; iteration <= LAST_ITERATION; iteration++) {
      TwoRoutes world = new TwoRoutes();
      Kept kept = new Kept(world);
      // Another number of threads, because that must not matter.
      Evolution evolution = world.evolution(parameters(stop), REPLANNING, 1, kept);
      world.state().load(reading(undisturbed.states.get(iteration)));

      IterationReport last = evolution.resume(undisturbed.reports.subList(0, iteration + 1));

      assertThat(kept.reports)
          .isEqualTo(undisturbed.reports.subList(iteration + 1, LAST_ITERATION + 1));
      assertThat(last).isEqualTo(undisturbed.reports.get(LAST_ITERATION));
      assertThat(bytesOf(world.state())).isEqualTo(undisturbed.states.get(LAST_ITERATION));
    }
  }

  @Test
  void smallGapsBeforeTheStopCountWithThoseAfterIt() throws IOException {
    // Any gap is small enough, three in a row end the run: the third iteration is the last.
    StopCriterion stop = StopCriterion.byGap(LAST_ITERATION, 1, 3);
    Kept undisturbed = run(stop, new TwoRoutes());
    TwoRoutes world = new TwoRoutes();
    Kept kept = new Kept(world);
    Evolution evolution = world.evolution(parameters(stop), REPLANNING, 2, kept);
    world.state().load(reading(undisturbed.states.get(1)));

    evolution.resume(undisturbed.reports.subList(0, 2));

    assertThat(undisturbed.reports).hasSize(3);
    assertThat(kept.reports).containsExactly(undisturbed.reports.get(2));
  }

  @Test
  void evolutionWithNothingBehindItBeginsAtTheStart() {
    StopCriterion stop = StopCriterion.afterIteration(1);
    TwoRoutes world = new TwoRoutes();
    Kept kept = new Kept(world);

    world.evolution(parameters(stop), REPLANNING, 2, kept).resume(List.of());

    assertThat(kept.reports).isEqualTo(run(stop, new TwoRoutes()).reports);
  }

  @Test
  void stateThatIsCutOffOrOutOfStepIsRefused() {
    byte[] state = run(StopCriterion.afterIteration(0), new TwoRoutes()).states.get(0);
    TwoRoutes world = new TwoRoutes();
    world.evolution(parameters(StopCriterion.afterIteration(0)), REPLANNING, 1);
    byte[] cut = new byte[state.length - 4];
    System.arraycopy(state, 0, cut, 0, cut.length);
    byte[] ofOthers = state.clone();
    ofOthers[3]++;

    assertThatThrownBy(() -> world.state().load(reading(cut))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> world.state().load(reading(ofOthers)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("persons");
  }
}
