package vn.luong.scenario.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.random.RandomStream;

class CheckpointsTest {
  private static final String LOG = "run.log";
  private static final int STATE_INTS = 50_000;

  @TempDir
  Path place;

  private Path folder;
  private Path results;
  private Checkpoints checkpoints;
  private final List<String> damaged = new ArrayList<>();

  @BeforeEach
  void openFolder() throws IOException {
    folder = place.resolve("checkpoints");
    results = Files.createDirectories(place.resolve("results"));
    checkpoints = new Checkpoints(folder, results, Set.of(LOG), 2);
  }

  private static Fingerprint fingerprint(String seed) {
    return new Fingerprint(new TreeMap<>(java.util.Map.of("seed", seed, "links", "7")));
  }

  private void write(int iteration) throws IOException {
    checkpoints.write(iteration, fingerprint("1"), out -> {
      RandomStream random = RandomStream.of(iteration);
      for (int ordinal = 0; ordinal < STATE_INTS; ordinal++) {
        out.writeInt(random.nextInt(1000));
      }
    });
  }

  private int newest() {
    return checkpoints
        .newestWhole(damaged::add)
        .map(CheckpointHeader::iteration)
        .orElse(-1);
  }

  private Path file(int iteration) {
    return folder.resolve("iteration-" + iteration + ".checkpoint");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void stateComesBackAsItWas() throws IOException {
    write(3);
    CheckpointHeader header = checkpoints.newestWhole(damaged::add).orElseThrow();
    List<Integer> read = new ArrayList<>();

    checkpoints.restore(header, in -> {
      for (int ordinal = 0; ordinal < STATE_INTS; ordinal++) {
        read.add(in.readInt());
      }
      assertThatThrownBy(in::readByte).isInstanceOf(IOException.class);
    });

    RandomStream random = RandomStream.of(3);
    assertThat(read).allSatisfy(value -> assertThat(value).isEqualTo(random.nextInt(1000)));
    assertThat(header.iteration()).isEqualTo(3);
    assertThat(header.fingerprint()).isEqualTo(fingerprint("1"));
    assertThat(damaged).isEmpty();
  }

  @Test
  void twoAreKept() throws IOException {
    for (int iteration = 8; iteration <= 11; iteration++) {
      write(iteration);
    }

    assertThat(names()).containsExactly("iteration-10.checkpoint", "iteration-11.checkpoint");
    assertThat(newest()).isEqualTo(11);
    assertThat(Checkpoints.newestIteration(folder)).hasValue(11);
  }

  @Test
  void checkpointThatWasNotFinishedDoesNotCount() throws IOException {
    write(1);
    byte[] whole = Files.readAllBytes(file(1));
    Files.write(folder.resolve("iteration-2.checkpoint.tmp"), Arrays.copyOf(whole, 500));

    assertThat(newest()).isEqualTo(1);
    assertThat(damaged).isEmpty();
    write(2);
    assertThat(names()).containsExactly("iteration-1.checkpoint", "iteration-2.checkpoint");
  }

  @Test
  void anyDamageIsFoundAndTheOneBeforeServes() throws IOException {
    write(1);
    write(2);
    byte[] whole = Files.readAllBytes(file(2));
    RandomStream random = RandomStream.of(5);

    for (int round = 0; round < 60; round++) {
      byte[] broken;
      if (round % 2 == 0) {
        broken = Arrays.copyOf(whole, random.nextInt(whole.length));
      } else {
        broken = whole.clone();
        broken[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file(2), broken);

      assertThat(newest()).as("round %d", round).isEqualTo(1);
    }
    assertThat(damaged).hasSize(60).allMatch(reason -> reason.startsWith("iteration-2.checkpoint"));
    Files.write(file(2), whole);
    assertThat(newest()).isEqualTo(2);
  }

  @Test
  void checkpointWhoseFilesAreGoneOrCutOffDoesNotServe() throws IOException {
    write(1);
    Path events = Files.writeString(results.resolve("events.xml"), "12345");
    write(2);

    Files.writeString(events, "123");
    assertThat(newest()).isEqualTo(1);
    Files.delete(events);
    assertThat(newest()).isEqualTo(1);
    Files.writeString(events, "12345");
    assertThat(newest()).isEqualTo(2);
  }

  @Test
  void goingOnDeletesWhatCameAfterButForTheLog() throws IOException {
    Files.createDirectories(results.resolve("ITERS/it.1"));
    Path before = Files.writeString(results.resolve("ITERS/it.1/1.events"), "a");
    write(1);
    Path after = Files.writeString(results.resolve("ITERS/it.1/1.plans"), "b");
    Path log = Files.writeString(results.resolve(LOG), "words");

    checkpoints.restore(checkpoints.newestWhole(damaged::add).orElseThrow(), in -> {});

    assertThat(before).exists();
    assertThat(after).doesNotExist();
    assertThat(log).exists();
    checkpoints.beginAnew();
    assertThat(before).doesNotExist();
    assertThat(log).exists();
  }

  @Test
  void damagedOnesDoNotOutliveThoseThatAreWrittenAgain() throws IOException {
    write(8);
    write(9);
    Files.write(file(9), new byte[] {1});

    checkpoints.restore(checkpoints.newestWhole(damaged::add).orElseThrow(), in -> {});
    assertThat(names()).containsExactly("iteration-8.checkpoint");

    checkpoints.beginAnew();
    write(0);
    assertThat(names()).containsExactly("iteration-0.checkpoint");
  }

  @Test
  void failureLeavesTheOneBefore() throws IOException {
    write(1);

    assertThatThrownBy(() -> checkpoints.write(2, fingerprint("1"), out -> {
          out.writeInt(1);
          throw new IOException("no space left");
        }))
        .hasMessage("no space left");

    assertThat(names()).containsExactly("iteration-1.checkpoint");
    assertThat(newest()).isEqualTo(1);
  }

  @Test
  void differencesNameWhatChanged() {
    List<Problem> problems = fingerprint("4711").differencesTo(fingerprint("5"), "runs/a");

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message())
        .contains("runs/a", "seed", "is now 5", "began with 4711", "--out");
    assertThat(fingerprint("5").differencesTo(fingerprint("5"), "runs/a")).isEmpty();
  }

  @Test
  void clockOrIterationsSayWhenACheckpointIsDue() {
    assertThat(CheckpointRule.STANDARD.isDue(50, 299, 1)).isFalse();
    assertThat(CheckpointRule.STANDARD.isDue(1, 300, 1)).isTrue();
    // One that takes a minute is not written every five.
    assertThat(CheckpointRule.STANDARD.isDue(1, 600, 60)).isFalse();
    assertThat(CheckpointRule.STANDARD.isDue(1, 1200, 60)).isTrue();
    assertThat(CheckpointRule.everyIterations(3).isDue(2, 9999, 0)).isFalse();
    assertThat(CheckpointRule.everyIterations(3).isDue(3, 0, 0)).isTrue();
    assertThat(CheckpointRule.everyIterations(0).isDue(99, 9999, 0)).isFalse();
  }
}
