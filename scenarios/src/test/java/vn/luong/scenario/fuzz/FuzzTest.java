package vn.luong.scenario.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.problems.ProblemLog;

/**
 * The short form of {@link FuzzRun}, in a JVM with 512 MiB. The long one:
 *
 * <pre>{@code mvn -B verify -pl scenarios -am -Dtest=FuzzTest -Dluong.fuzz.mutants=100000 -Dsurefire.failIfNoSpecifiedTests=false}</pre>
 */
class FuzzTest {
  private static final String MUTANTS = System.getProperty("luong.fuzz.mutants", "1350");
  private static final String SEED = System.getProperty("luong.fuzz.seed", "1");
  private static final long MOST_MINUTES = 60;

  @TempDir
  private Path folder;

  @Test
  void damagedFilesAreReadOrRefused() throws IOException, InterruptedException {
    Path output = folder.resolve("fuzz.txt");
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FuzzRun.class.getName(),
            "--mutants",
            MUTANTS,
            "--seed",
            SEED)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    boolean hasEnded = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    if (!hasEnded) {
      process.destroyForcibly().waitFor();
    }

    assertThat(hasEnded).as("%s", Files.readString(output)).isTrue();
    assertThat(process.exitValue()).as("%s", Files.readString(output)).isZero();
    assertThat(Files.readString(output)).contains(" 0 failures");
  }

  @Test
  void theSameSeedMakesTheSameMutantAndOthersOthers() {
    byte[] good = GoodFiles.NETWORK.getBytes(StandardCharsets.UTF_8);
    Set<List<Byte>> different = new HashSet<>();
    for (long seed = 0; seed < 200; seed++) {
      byte[] mutant = Mutator.mutate(good, true, seed);
      assertThat(Mutator.mutate(good, true, seed)).isEqualTo(mutant);
      different.add(asList(mutant));
    }

    assertThat(different.size()).isGreaterThan(190);
  }

  @Test
  void allGoodFilesAreReadWithoutProblems() {
    for (FuzzTarget target : FuzzTargets.all(folder)) {
      Path file = folder.resolve(target.fileName());
      ProblemLog problems = new ProblemLog();

      assertThatCode(() -> target.reader().read(Files.write(file, target.good()), problems))
          .as(target.name())
          .doesNotThrowAnyException();
      assertThat(problems.errorCount()).as(target.name()).isZero();
    }
  }

  private static List<Byte> asList(byte[] bytes) {
    Byte[] boxed = new Byte[bytes.length];
    Arrays.setAll(boxed, index -> bytes[index]);
    return List.of(boxed);
  }
}
