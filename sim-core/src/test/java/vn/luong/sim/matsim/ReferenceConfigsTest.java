package vn.luong.sim.matsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.luong.sim.matsim.config.ConfigChecks;
import vn.luong.sim.matsim.config.ConfigXmlReader;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.testing.SharedFolder;

/** Every reference config can be run: nothing in it is unknown or unsupported. */
class ReferenceConfigsTest {

  @Test
  void noReferenceConfigHasErrors() throws IOException {
    Path root = SharedFolder.require("reference/matsim");
    List<Path> configs;
    try (Stream<Path> files = Files.walk(root)) {
      configs = files
          .filter(file -> file.getFileName().toString().matches(".*config.*\\.xml"))
          .sorted()
          .toList();
    }
    assertThat(configs).hasSizeGreaterThan(35);

    for (Path file : configs) {
      ProblemLog problems = new ProblemLog();
      MatsimConfig config = ConfigXmlReader.read(file, problems);
      ConfigChecks.run(config, false, problems);

      assertThat(problems.errorCount())
          .as(() -> problems.problems().stream().map(Problem::message).toList().toString())
          .isZero();
    }
  }
}
