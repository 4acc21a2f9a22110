package vn.luong.sim.network;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;

/**
 * Sequences of links that some modes must not drive one right after the other: forbidden turns, with two links or, where
 * the turn leads over a short road between (a double carriageway), more. What MATSim writes as the link attribute {@code
 * disallowedNextLinks} of the first one ({@code DisallowedNextLinks}).
 *
 * <p>Only routers mind them; a plan that drives such a sequence is executed as it is, as in MATSim.
 *
 * <p>Layout: modes per restriction, links one after the other.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class TurnRestrictions {
  /** Every turn is allowed. */
  public static final TurnRestrictions NONE = new Builder().build();

  private static final int FEWEST_LINKS = 2;

  private final long[] modes;
  private final int[] starts;
  private final int[] links;

  private TurnRestrictions(Builder builder) {
    modes = builder.modes.toLongArray();
    starts = builder.starts.toIntArray();
    links = builder.links.toIntArray();
  }

  public int count() {
    return modes.length;
  }

  /** Modes that must not drive the sequence, as bits of the network's mode table. */
  public long modes(int restriction) {
    return modes[restriction];
  }

  /** Links of the sequence, at least two. */
  public int linkCount(int restriction) {
    return starts[restriction + 1] - starts[restriction];
  }

  /** The link at a position of the sequence; each starts where the one before ends. */
  public int link(int restriction, int position) {
    return links[starts[restriction] + position];
  }

  /** All links of the sequence. */
  public int[] links(int restriction) {
    return Arrays.copyOfRange(links, starts[restriction], starts[restriction + 1]);
  }

  /** Collects restrictions. */
  static final class Builder {
    private final LongArrayList modes = new LongArrayList();
    private final IntArrayList starts = IntArrayList.of(0);
    private final IntArrayList links = new IntArrayList();

    void add(long forModes, int... sequence) {
      if (sequence.length < FEWEST_LINKS) {
        throw new IllegalArgumentException(
            "a turn needs two links, this one has " + sequence.length);
      }
      modes.add(forModes);
      links.addElements(links.size(), sequence);
      starts.add(links.size());
    }

    TurnRestrictions build() {
      return new TurnRestrictions(this);
    }
  }
}
