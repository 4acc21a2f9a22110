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
}
