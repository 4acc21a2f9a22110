package vn.luong.scenario.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the program answered to a command line.
 *
 * @param exitCode see {@link ExitCode}
 * @param out what it printed
 * @param err what it printed to the error stream
 */
record Answer(int exitCode, String out, String err) {
  /** Runs the program in this process. */
  static Answer luong(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Answer(exitCode, out.toString(), err.toString());
  }

  /** Everything it printed. */
  String text() {
    return out + err;
  }

  /** The lines that tell problems, sorted. */
  List<String> problems() {
    return Stream.of(out, err)
        .flatMap(String::lines)
        .filter(line -> line.startsWith("error: ") || line.startsWith("warning: "))
        .sorted()
        .toList();
  }
}
