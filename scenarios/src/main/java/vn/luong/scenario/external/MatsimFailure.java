package vn.luong.scenario.external;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what to do about a MATSim that ended without results, from the last words of its log. */
final class MatsimFailure {
  private static final Pattern CLASS_VERSION = Pattern.compile("class file version (\\d+)");

  /** Exit code of a process that a signal ended: 128 and the signal's number. */
  private static final int KILLED = 128 + 9;

  private static final int FIRST_CLASS_FILE_VERSION = 44;

  private MatsimFailure() {}

  /**
   * The whole message.
   *
   * @param exitCode of its process
   * @param log what it said
   * @param java the Java it ran on
   * @param logFile where its whole log is
   */
  static String message(int exitCode, MatsimLog log, JavaHome java, String logFile) {
    StringBuilder text = new StringBuilder("MATSim failed (exit code ").append(exitCode);
    text.append(
        log.iteration() < 0
            ? ") before the first iteration:"
            : ") in iteration " + log.iteration() + ":");
    List<String> words = log.lastWords();
    words.forEach(line -> text.append("\n  ").append(line));
    if (words.isEmpty()) {
      text.append("\n  (it said nothing)");
    }
    text.append("\nWhat to do: ").append(remedy(exitCode, String.join("\n", words), java));
    text.append("\nIts whole log: ").append(logFile);
    return text.toString();
  }

  private static String remedy(int exitCode, String words, JavaHome java) {
    String lower = words.toLowerCase(Locale.ROOT);
    if (words.contains("UnsupportedClassVersionError")) {
      Matcher version = CLASS_VERSION.matcher(words);
      String needed = version.find()
          ? "Java " + (Integer.parseInt(version.group(1)) - FIRST_CLASS_FILE_VERSION)
          : "a newer Java";
      return "it needs " + needed + ", and ran on " + java.version() + " (" + java.program()
          + "); name another with --matsim-java.";
    }
    if (words.contains("OutOfMemoryError") || exitCode == KILLED) {
      return "give it more memory, e.g. --matsim-memory 12g, or take a smaller sample.";
    }
    if (lower.contains("heap size")
        || lower.contains("could not reserve enough space")
        || lower.contains("insufficient memory")) {
      return "the memory it was given is more than there is, or is not written as Java wants it;"
          + " correct --matsim-memory.";
    }
    if (words.contains("ClassNotFoundException")
        || words.contains("NoClassDefFoundError")
        || lower.contains("could not find or load main class")) {
      return "a library is missing; name the release's jar with its folder libs beside it, or add"
          + " the jars to --matsim.";
    }
    if (lower.contains("unknownhostexception")
        || lower.contains(".dtd")
        || lower.contains(".xsd")) {
      return "it could not fetch or read a schema (DTD); look whether the file named is sound and"
          + " the jar complete.";
    }
    if (lower.contains("parameter")
        || lower.contains("config group")
        || lower.contains("config module")) {
      return "this MATSim does not know or accept a parameter of the config; take another version"
          + " of MATSim, or change the parameter with --config:module.parameter=value.";
    }
    if (lower.contains("filenotfoundexception")
        || lower.contains("nosuchfileexception")
        || lower.contains("no such file")) {
      return "a file that the config names cannot be read; correct its name in the config.";
    }
    return "look into the log; with the config beside it MATSim can be run by hand.";
  }
}
