package vn.luong.sim.matsim;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;
import vn.luong.sim.xml.XmlOutput;

/**
 * Attributes whose values are ids, as the bytes of XML: each is made once, because the same links and vehicles come
 * again and again.
 *
 * <p>Layout: 4 bytes per index up to the largest one asked for, the place of its attribute in one array of bytes, where
 * it stands behind a byte with its length. If these were to become more than {@value #MOST_BYTES} bytes, all are
 * forgotten.
 *
 * <p>Threads: one.
 *
 * <p>Rejected: a fixed number of slots chosen by the lowest bits of the index. Vehicles come in steps of the number of
 * modes, so that two thirds of the time went into making the same texts again.
 */
final class EncodedNames {
  private static final int MOST_BYTES = 1 << 26;
  private static final int LONGEST_KEPT = 255;
  private static final int UNKNOWN = -1;
  /** A usual attribute ends before it; less than a cache line. */
  private static final int USUAL_LENGTH = 40;

  private final String before;
  private final IntFunction<String> names;
  private final int mostBytes;
  private int[] places = {};
  private byte[] attributes = new byte[1 << 16];
  private int size;
  /** Keeps the compiler from leaving {@link #readAhead} out. */
  private int sink;

  /**
   * An attribute.
   *
   * @param before what stands before the value
   * @param names the value of each index
   */
  EncodedNames(byte[] before, IntFunction<String> names) {
    this(before, names, MOST_BYTES);
  }

  EncodedNames(byte[] before, IntFunction<String> names, int mostBytes) {
    this.before = new String(before, StandardCharsets.US_ASCII);
    this.names = names;
    this.mostBytes = mostBytes;
  }

  /** Writes the attribute with the name of this index, the quote at its end left out. */
  void write(int index, XmlOutput output) {
    int place = index < places.length ? places[index] : UNKNOWN;
    if (place == UNKNOWN) {
      writeNew(index, output);
    } else {
      output.raw(attributes, place + 1, attributes[place] & 0xFF);
    }
  }

  /**
   * Brings the attributes of these indices into the caches, many misses at a time: first where each stands, then what
   * stands there.
   *
   * @param indices is left holding where each stands
   */
  void readAhead(int[] indices, int count) {
    for (int number = 0; number < count; number++) {
      int index = indices[number];
      indices[number] = index < places.length ? Math.max(0, places[index]) : 0;
    }
    int sum = 0;
    int last = attributes.length - 1;
    for (int number = 0; number < count; number++) {
      int place = indices[number];
      sum += attributes[place] + attributes[Math.min(last, place + USUAL_LENGTH)];
    }
    sink = sum;
  }

  private void writeNew(int index, XmlOutput output) {
    byte[] attribute =
        (before + XmlOutput.escape(names.apply(index))).getBytes(StandardCharsets.UTF_8);
    output.raw(attribute);
    if (attribute.length <= LONGEST_KEPT) {
      keep(index, attribute);
    }
  }

  private void keep(int index, byte[] attribute) {
    if (size + 1 + attribute.length > mostBytes) {
      Arrays.fill(places, UNKNOWN);
      size = 0;
    }
    if (size + 1 + attribute.length > attributes.length) {
      attributes = Arrays.copyOf(attributes, attributes.length * 2);
    }
    if (index >= places.length) {
      int known = places.length;
      places = Arrays.copyOf(places, Math.max(index + 1, known * 2));
      Arrays.fill(places, known, places.length, UNKNOWN);
    }
    places[index] = size;
    attributes[size++] = (byte) attribute.length;
    System.arraycopy(attribute, 0, attributes, size, attribute.length);
    size += attribute.length;
  }
}
