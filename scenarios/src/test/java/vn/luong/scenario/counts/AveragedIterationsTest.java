package vn.luong.scenario.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rule of MATSim's {@code LinkStatsControlerListener}, with the values of its description. */
class AveragedIterationsTest {

  @Test
  void fiveIterationsUpToEveryTenthAreUsed() {
    AveragedIterations rule = new AveragedIterations(10, 5);

    assertThat(used(rule, 0, 21)).containsExactly(6, 7, 8, 9, 10, 16, 17, 18, 19, 20);
  }

  @Test
  void runThatStartsLateNeedsEnoughIterationsBeforeTheFirstFile() {
    AveragedIterations rule = new AveragedIterations(10, 5);

    assertThat(used(rule, 7, 21)).as("10 is only the fourth").containsExactly(16, 17, 18, 19, 20);
  }

  @Test
  void averageOfOneIsTheWrittenIterationItself() {
    AveragedIterations rule = new AveragedIterations(10, 1);

    assertThat(used(rule, 0, 21)).containsExactly(0, 10, 20);
    assertThat(rule.writes(10, 1)).isTrue();
    assertThat(rule.writes(11, 1)).isFalse();
  }

  @Test
  void averageThatIsNotFullIsNotWritten() {
    assertThat(new AveragedIterations(10, 5).writes(10, 4)).isFalse();
    assertThat(new AveragedIterations(10, 5).writes(10, 5)).isTrue();
  }

  @Test
  void intervalOfZeroWritesNothing() {
    assertThat(used(AveragedIterations.NEVER, 0, 21)).isEmpty();
    assertThat(AveragedIterations.NEVER.writes(0, 5)).isFalse();
  }

  private static List<Integer> used(AveragedIterations rule, int first, int end) {
    return IntStream.range(first, end)
        .filter(iteration -> rule.uses(iteration, first))
        .boxed()
        .toList();
  }
}
