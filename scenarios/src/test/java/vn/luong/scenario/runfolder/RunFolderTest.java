package vn.luong.scenario.runfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.problems.InvalidInputException;

class RunFolderTest {
  @TempDir
  Path place;

  @Test
  void folderHasItsNameOnlyWhenTheRunHasEnded() throws IOException {
    Path target = place.resolve("out/run");

    RunFolder folder = RunFolder.create(target);
    Files.writeString(folder.file("ITERS/it.0/0.txt"), "x");

    assertThat(target).doesNotExist();
    folder.finish();
    assertThat(target.resolve("ITERS/it.0/0.txt")).hasContent("x");
    assertThat(place.resolve("out/run.partial")).doesNotExist();
  }

  @Test
  void failedRunLeavesNothing() throws IOException {
    Path target = place.resolve("run");

    try (RunFolder folder = RunFolder.create(target)) {
      Files.writeString(folder.file("half"), "x");
    }

    assertThat(place).isEmptyDirectory();
  }

  @Test
  void finishedFolderStaysWhenClosed() throws IOException {
    Path target = place.resolve("run");
    Files.createDirectory(target);

    try (RunFolder folder = RunFolder.create(target)) {
      Files.writeString(folder.file(RunFolder.MANIFEST), "{}");
      folder.finish();
    }

    assertThat(RunFolder.open(target).has(RunFolder.MANIFEST)).isTrue();
  }

  @Test
  void folderOfAnotherRunIsRefusedWithARemedy() throws IOException {
    Files.writeString(place.resolve(RunFolder.MANIFEST), "{}");

    assertThatThrownBy(() -> RunFolder.create(place))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("it holds another run")
        .hasMessageContaining("--out");
  }

  @Test
  void folderWithOtherFilesIsRefused() throws IOException {
    Files.writeString(place.resolve("thesis.doc"), "x");

    assertThatThrownBy(() -> RunFolder.create(place)).hasMessageContaining("it is not empty");
    assertThat(place.resolve("thesis.doc")).exists();
  }

  @Test
  void placeThatCannotBeWrittenIsAProblem() throws IOException {
    Path file = Files.writeString(place.resolve("file"), "x");

    assertThatThrownBy(() -> RunFolder.create(file.resolve("run")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void whatADeadRunLeftIsReplaced() throws IOException {
    Path left = place.resolve("run.partial/old");
    Files.createDirectories(left.getParent());
    Files.writeString(left, "x");

    RunFolder.create(place.resolve("run")).close();

    assertThat(left).doesNotExist();
  }

  @Test
  void openingSomethingElseNamesIt() {
    assertThatThrownBy(() -> RunFolder.open(place.resolve("none")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("there is no such folder");
    assertThatThrownBy(() -> RunFolder.open(place)).hasMessageContaining("it holds no run.json");
  }

  /** Leaves a run as a process that was killed after a checkpoint leaves it. */
  private Path killedRun() throws IOException {
    Path target = place.resolve("run");
    try (RunFolder folder = RunFolder.create(target)) {
      Files.writeString(folder.file("ITERS/it.0/0.txt"), "x");
      Files.createDirectories(folder.workFile(RunFolder.CHECKPOINTS));
      Files.writeString(folder.workFile(RunFolder.CHECKPOINTS).resolve("one"), "x");
    }
    return target;
  }

  @Test
  void runWithACheckpointIsKeptAndGoesOn() throws IOException {
    Path target = killedRun();

    assertThat(target).doesNotExist();
    assertThat(RunFolder.isUnfinished(target)).isTrue();
    try (RunFolder folder = RunFolder.resume(target)) {
      assertThat(folder.isResumed()).isTrue();
      assertThat(folder.has("ITERS/it.0/0.txt")).isTrue();
      folder.finish();
    }
    assertThat(target.resolve("ITERS/it.0/0.txt")).hasContent("x");
    assertThat(place.resolve("run.partial")).doesNotExist();
    assertThat(RunFolder.isUnfinished(target)).isFalse();
  }

  @Test
  void newRunDoesNotDeleteAnUnfinishedOneUnlessItMayReplaceIt() throws IOException {
    Path target = killedRun();

    assertThatThrownBy(() -> RunFolder.create(target))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("luong run --resume");
    assertThat(RunFolder.isUnfinished(target)).isTrue();

    try (RunFolder folder = RunFolder.create(target, true)) {
      assertThat(folder.isResumed()).isFalse();
      assertThat(folder.has("ITERS/it.0/0.txt")).isFalse();
    }
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void onlyOneAtATimeWritesARun() throws IOException {
    Path target = killedRun();

    try (RunFolder first = RunFolder.resume(target)) {
      assertThatThrownBy(() -> RunFolder.resume(target))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("another process is writing this run");
      assertThatThrownBy(() -> RunFolder.create(target, true))
          .hasMessageContaining("another process is writing this run");
      assertThat(first.has("ITERS/it.0/0.txt")).isTrue();
    }
    RunFolder.resume(target).close();
  }

  @Test
  void nothingToResumeIsAProblem() {
    assertThatThrownBy(() -> RunFolder.resume(place.resolve("run")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("there is no unfinished run");
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void partialFolderStandsForTheRun() {
    assertThat(RunFolder.targetOf(Path.of("runs/a.partial"))).isEqualTo(Path.of("runs/a"));
    assertThat(RunFolder.targetOf(Path.of("runs/a/"))).isEqualTo(Path.of("runs/a"));
  }
}
