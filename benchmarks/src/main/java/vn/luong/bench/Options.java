package vn.luong.bench;

import java.util.Arrays;
import java.util.List;

/** Options of a benchmark as typed: {@code --name value}, or a bare {@code --name} where a flag is asked for. */
public final class Options {
  private final List<String> words;
  private final boolean[] isKnown;

  public Options(String[] arguments) {
    words = List.of(arguments);
    isKnown = new boolean[arguments.length];
  }

  /** The value of an option, or another one if it was not typed. */
  public String text(String name, String otherwise) {
    int place = words.indexOf(name);
    if (place < 0) {
      return otherwise;
    }
    if (place + 1 == words.size()) {
      throw new IllegalArgumentException(name + " needs a value");
    }
    isKnown[place] = true;
    isKnown[place + 1] = true;
    return words.get(place + 1);
  }

  public int number(String name, int otherwise) {
    return Integer.parseInt(text(name, "" + otherwise));
  }

  /** Numbers parted by commas. */
  public int[] numbers(String name, String otherwise) {
    return Arrays.stream(text(name, otherwise).split(","))
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  public boolean has(String name) {
    int place = words.indexOf(name);
    if (place >= 0) {
      isKnown[place] = true;
    }
    return place >= 0;
  }

  /**
   * To be called when everything has been asked for.
   *
   * @throws IllegalArgumentException if there is a word nobody asked for
   */
  public void requireAllKnown() {
    for (int place = 0; place < isKnown.length; place++) {
      if (!isKnown[place]) {
        throw new IllegalArgumentException("unknown option " + words.get(place));
      }
    }
  }
}
