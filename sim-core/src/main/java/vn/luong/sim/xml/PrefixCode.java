package vn.luong.sim.xml;

import java.util.Arrays;

/**
 * Huffman's code for one alphabet, its words no longer than a limit and numbered as RFC 1951, section 3.2.2, wants
 * them. Where words would become too long, the counts are made more alike until they do not, so the code is then not
 * quite the shortest one.
 *
 * <p>Threads: one.
 */
final class PrefixCode {
  /** Low bits of a key that hold the symbol. */
  private static final int SYMBOL_BITS = 9;

  private final int mostBits;
  private final int[] lengths;
  private final int[] words;
  private final long[] keys;
  private final long[] weights;
  private final int[] parents;

  /**
   * A code for symbols 0, 1, …
   *
   * @param symbols how many, at most 512
   * @param mostBits of a word, at most 15
   */
  PrefixCode(int symbols, int mostBits) {
    this.mostBits = mostBits;
    lengths = new int[symbols];
    words = new int[symbols];
    keys = new long[symbols];
    weights = new long[2 * symbols];
    parents = new int[2 * symbols];
  }

  /**
   * Makes the code for symbols that occur so often; those that do not occur get no word. There are always two words at
   * least, because not every reader takes a code of one.
   */
  void build(int[] counts) {
    int used = collect(counts);
    Arrays.sort(keys, 0, used);
    while (!setLengths(used)) {
      for (int rank = 0; rank < used; rank++) {
        long count = keys[rank] >>> SYMBOL_BITS;
        keys[rank] = ((count >>> 1) + 1) << SYMBOL_BITS | symbol(rank);
      }
    }
    setWords();
  }

  /** Bits of a symbol's word, 0 if it has none. */
  int length(int symbol) {
    return lengths[symbol];
  }

  /** A symbol's word as it goes into the stream, first bit lowest. */
  int word(int symbol) {
    return words[symbol];
  }

  /** The last symbol with a word, plus one. */
  int usedSymbols() {
    int used = lengths.length;
    while (lengths[used - 1] == 0) {
      used--;
    }
    return used;
  }

  private int collect(int[] counts) {
    int used = 0;
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      if (counts[symbol] > 0) {
        keys[used++] = (long) counts[symbol] << SYMBOL_BITS | symbol;
      }
    }
    for (int symbol = 0; used < 2; symbol++) {
      if (counts[symbol] == 0) {
        keys[used++] = 1L << SYMBOL_BITS | symbol;
      }
    }
    return used;
  }

  private int symbol(int rank) {
    return (int) keys[rank] & ((1 << SYMBOL_BITS) - 1);
  }

  /**
   * Joins the two lightest until one is left, leaves and joined ones each in order of weight (van Leeuwen 1976), and
   * counts how deep each leaf has come to lie. False if one is too deep.
   */
  private boolean setLengths(int used) {
    int nextLeaf = 0;
    int nextJoined = used;
    for (int node = 0; node < used; node++) {
      weights[node] = keys[node] >>> SYMBOL_BITS;
    }
    for (int node = used; node < 2 * used - 1; node++) {
      weights[node] = 0;
      for (int half = 0; half < 2; half++) {
        boolean isLeaf =
            nextLeaf < used && (nextJoined == node || weights[nextLeaf] <= weights[nextJoined]);
        int lightest = isLeaf ? nextLeaf++ : nextJoined++;
        weights[node] += weights[lightest];
        parents[lightest] = node;
      }
    }
    Arrays.fill(lengths, 0);
    // From here on the depths stand in place of the weights.
    weights[2 * used - 2] = 0;
    for (int node = 2 * used - 3; node >= 0; node--) {
      weights[node] = weights[parents[node]] + 1;
      if (node < used) {
        lengths[symbol(node)] = (int) weights[node];
      }
    }
    return weights[0] <= mostBits;
  }

  private void setWords() {
    int word = 0;
    for (int bits = 1; bits <= mostBits; bits++) {
      word <<= 1;
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == bits) {
          words[symbol] = Integer.reverse(word++) >>> (Integer.SIZE - bits);
        }
      }
    }
  }
}
