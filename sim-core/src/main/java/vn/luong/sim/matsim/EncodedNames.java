package vn.luong.sim.matsim;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
 * <p>Threads: any number; who makes an attribute locks, who finds it does not.
 *
 * <p>Rejected: a fixed number of slots chosen by the lowest bits of the index. Vehicles come in steps of the number of
 * modes, so that two thirds of the time went into making the same texts again.
 */
final class EncodedNames {
  private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int MOST_BYTES = 1 << 26;
  private static final int LONGEST_KEPT = 255;
  /** No attribute stands at the start. */
  private static final int UNKNOWN = 0;
  /** A usual attribute ends before it; less than a cache line. */
  private static final int USUAL_LENGTH = 40;

  private final String before;
  private final IntFunction<String> names;
  private final int mostBytes;
  private volatile Table table = new Table(new int[0], new byte[1 << 16]);
  private int size = 1;

  /**
   * What is known. Whoever finds a place in one finds the attribute in the same one: both are replaced when attributes take
   * more room, while others still read the former.
   */
  private record Table(int[] places, byte[] attributes) {
    private int place(int index) {
      return index < places.length ? (int) INTS.getAcquire(places, index) : UNKNOWN;
    }
  }

  /**
   * An attribute.
   *
   * @param before what stands before the value
   * @param names the value of each index; asked by any thread
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
    Table known = table;
    int place = known.place(index);
    if (place == UNKNOWN) {
      writeNew(index, output);
    } else {
      output.raw(known.attributes, place + 1, known.attributes[place] & 0xFF);
    }
  }

  /**
   * Brings the attributes of these indices into the caches, many misses at a time: first where each stands, then what
   * stands there.
   *
   * @param indices is left holding where each stands
   * @return a number of no meaning, to be kept so that the compiler does not leave all of this out
   */
  int readAhead(int[] indices, int count) {
    Table known = table;
    for (int number = 0; number < count; number++) {
      indices[number] = known.place(indices[number]);
    }
    int sum = 0;
    byte[] attributes = known.attributes;
    int last = attributes.length - 1;
    for (int number = 0; number < count; number++) {
      int place = indices[number];
      sum += attributes[place] + attributes[Math.min(last, place + USUAL_LENGTH)];
    }
    return sum;
  }

  private void writeNew(int index, XmlOutput output) {
    byte[] attribute =
        (before + XmlOutput.escape(names.apply(index))).getBytes(StandardCharsets.UTF_8);
    output.raw(attribute);
    if (attribute.length <= LONGEST_KEPT) {
      keep(index, attribute);
    }
  }

  private synchronized void keep(int index, byte[] attribute) {
    if (table.place(index) != UNKNOWN) {
      return;
    }
    makeRoom(index, attribute.length);
    byte[] attributes = table.attributes;
    int place = size;
    attributes[place] = (byte) attribute.length;
    System.arraycopy(attribute, 0, attributes, place + 1, attribute.length);
    size = place + 1 + attribute.length;
    INTS.setRelease(table.places, index, place);
  }

  private void makeRoom(int index, int length) {
    int[] places = table.places;
    byte[] attributes = table.attributes;
    int end = size + 1 + length;
    boolean isForgotten = end > mostBytes;
    if (isForgotten) {
      places = new int[places.length];
      attributes = new byte[attributes.length];
      size = 1;
    }
    boolean isFull = !isForgotten && end > attributes.length;
    if (isFull) {
      attributes = Arrays.copyOf(attributes, attributes.length * 2);
    }
    if (isFull || index >= places.length) {
      int most = index < places.length ? places.length : Math.max(index + 1, places.length * 2);
      places = Arrays.copyOf(places, most);
    }
    if (places != table.places) {
      table = new Table(places, attributes);
    }
  }
}
