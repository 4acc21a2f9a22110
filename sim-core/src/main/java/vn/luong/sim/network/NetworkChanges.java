package vn.luong.sim.network;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Changes of link properties during the day (MATSim network change events), in the order in which
 * they happen; those of one time in the order of the input.
 *
 * <p>Layout: columns, one row per changed property of a link; 22 bytes per row.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class NetworkChanges {
  /** What changes, and its unit. */
  public enum Kind {
    /** PCE per second for the whole link. */
    FLOW_CAPACITY,
    /** Metres per second. */
    FREE_SPEED,
    /** Lanes of the link. */
    LANES
  }

  /** What the value does to the present value. */
  public enum Type {
    ABSOLUTE,
    SCALE_FACTOR,
    OFFSET
  }

  public static final NetworkChanges NONE = new Builder().build();

  private static final Kind[] KINDS = Kind.values();
  private static final Type[] TYPES = Type.values();

  private final double[] startTime;
  private final int[] link;
  private final byte[] kind;
  private final byte[] type;
  private final double[] value;

  private NetworkChanges(Builder builder) {
    int[] order = IntStream.range(0, builder.link.size())
        .boxed()
        .sorted(Comparator.comparingDouble(builder.startTime::getDouble))
        .mapToInt(row -> row)
        .toArray();
    startTime = new double[order.length];
    link = new int[order.length];
    kind = new byte[order.length];
    type = new byte[order.length];
    value = new double[order.length];
    for (int row = 0; row < order.length; row++) {
      startTime[row] = builder.startTime.getDouble(order[row]);
      link[row] = builder.link.getInt(order[row]);
      kind[row] = (byte) builder.kind.getInt(order[row]);
      type[row] = (byte) builder.type.getInt(order[row]);
      value[row] = builder.value.getDouble(order[row]);
    }
  }

  public int size() {
    return link.length;
  }

  /** Seconds after midnight. */
  public double startTime(int row) {
    return startTime[row];
  }

  public int link(int row) {
    return link[row];
  }

  public Kind kind(int row) {
    return KINDS[kind[row]];
  }

  public Type type(int row) {
    return TYPES[type[row]];
  }

  /** New value, factor or difference, in the unit of the {@link Kind}. */
  public double value(int row) {
    return value[row];
  }

  /** The value after a change of this row to a property that was {@code before}. */
  public double applyTo(double before, int row) {
    return switch (type(row)) {
      case ABSOLUTE -> value[row];
      case SCALE_FACTOR -> before * value[row];
      case OFFSET -> before + value[row];
    };
  }

  /** Collects changes in any order. */
  public static final class Builder {
    private final DoubleArrayList startTime = new DoubleArrayList();
    private final IntArrayList link = new IntArrayList();
    private final IntArrayList kind = new IntArrayList();
    private final IntArrayList type = new IntArrayList();
    private final DoubleArrayList value = new DoubleArrayList();

    /**
     * Adds a change.
     *
     * @param atTime seconds after midnight
     * @param ofLink link index
     * @param newValue in the unit of the kind, or a factor
     */
    public Builder add(double atTime, int ofLink, Kind newKind, Type newType, double newValue) {
      startTime.add(atTime);
      link.add(ofLink);
      kind.add(newKind.ordinal());
      type.add(newType.ordinal());
      value.add(newValue);
      return this;
    }

    public NetworkChanges build() {
      return new NetworkChanges(this);
    }
  }
}
