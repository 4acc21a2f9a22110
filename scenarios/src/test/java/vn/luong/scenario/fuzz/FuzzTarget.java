package vn.luong.scenario.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import vn.luong.sim.problems.ProblemLog;

/**
 * A reader to be tried, with a file that it reads.
 *
 * @param name short name, also for choosing it on the command line
 * @param fileName name of the mutants; some readers go by its ending
 * @param isText whether lines, words and numbers may be changed, too
 * @param good a file without faults
 * @param reader reads a file
 */
record FuzzTarget(String name, String fileName, boolean isText, byte[] good, Reader reader) {

  /** Reads a file: what is wrong with it goes to the log or into an {@code InvalidInputException}. */
  interface Reader {
    void read(Path file, ProblemLog problems) throws IOException;
  }
}
