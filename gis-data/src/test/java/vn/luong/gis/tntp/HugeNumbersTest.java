package vn.luong.gis.tntp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/** Numbers that a small file states must not be believed, else they fill the memory. */
class HugeNumbersTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<NUMBER OF ZONES> 2147483647\n<END OF METADATA>\n1 2 100 1 1 0.15 4",
        "<NUMBER OF NODES> 2147483647\n<END OF METADATA>\n1 2 100 1 1 0.15 4",
        "<NUMBER OF ZONES> 2\n<END OF METADATA>\n1 2147483646 100 1 1 0.15 4",
      })
  void aSmallFileDoesNotMakeMillionsOfNodes(String text) throws IOException {
    ProblemLog problems = new ProblemLog();

    TntpNetworkReader.read(Files.writeString(folder.resolve("a_net.tntp"), text), problems);

    assertThat(problems.problems())
        .extracting(Problem::message)
        .anySatisfy(message -> assertThat(message).contains("a network of 1 links has"));
  }
}
