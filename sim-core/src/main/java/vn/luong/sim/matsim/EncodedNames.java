package vn.luong.sim.matsim;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;
import vn.luong.sim.xml.XmlOutput;

/**
 * Attributes whose values are ids, as the bytes of XML: what was asked for lately is at hand, because the same links and
 * vehicles come again and again.
 *
 * <p>Layout: {@value #SLOTS} slots, chosen by the lowest bits of the index, each the bytes of one attribute; at most
 * about 6 MB.
 *
 * <p>Threads: one.
 */
final class EncodedNames {
  private static final int SLOTS = 1 << 16;

  private final String before;
  private final IntFunction<String> names;
  private final int[] indices = new int[SLOTS];
  private final byte[][] attributes = new byte[SLOTS][];

  /**
   * An attribute.
   *
   * @param before what stands before the value
   * @param names the value of each index
   */
  EncodedNames(byte[] before, IntFunction<String> names) {
    this.before = new String(before, StandardCharsets.US_ASCII);
    this.names = names;
    Arrays.fill(indices, -1);
  }

  /** The attribute with the name of this index, the quote at its end left out. Not to be changed. */
  byte[] attribute(int index) {
    int slot = index & (SLOTS - 1);
    if (indices[slot] != index) {
      attributes[slot] = encode(index);
      indices[slot] = index;
    }
    return attributes[slot];
  }

  private byte[] encode(int index) {
    return (before + XmlOutput.escape(names.apply(index))).getBytes(StandardCharsets.UTF_8);
  }
}
