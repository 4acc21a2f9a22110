package vn.luong.sim.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A stream of random numbers that belongs to a key (seed, iteration, agent or node, purpose) and not to a
 * thread: the same key gives the same numbers whoever asks, and in whatever order.
 *
 * <p>SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014); its
 * finaliser also mixes the key. Being a {@link UniformRandomProvider}, it drives the samplers of Commons RNG.
 *
 * <p>Threads: not safe to share; make one per thread and {@link #reset} it for each key.
 */
public final class RandomStream implements UniformRandomProvider {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double ULP_OF_HALF = 0x1.0p-53;

  private long state;

  private RandomStream(long state) {
    this.state = state;
  }

  /** A stream for this key; the parts' order matters. */
  public static RandomStream of(long seed, long... key) {
    return new RandomStream(keyOf(seed, key));
  }

  /** Starts this stream anew for another key: the same numbers as {@link #of} gives. */
  public void reset(long seed, long first, long second, long third) {
    state = mix(mix(mix(mix(seed) ^ first) ^ second) ^ third);
  }

  /** One uniform number in [0, 1) for this key, without any object. */
  public static double doubleAt(long seed, long first, long second, long third) {
    long key = mix(mix(mix(mix(seed) ^ first) ^ second) ^ third);
    return toDouble(mix(key));
  }

  private static long keyOf(long seed, long... key) {
    long mixed = mix(seed);
    for (long part : key) {
      mixed = mix(mixed ^ part);
    }
    return mixed;
  }

  /** The finaliser of SplitMix64 (Stafford's variant 13), a bijection whose output bits all depend on all input bits. */
  public static long mix(long value) {
    long z = value + GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Stable 64-bit key of a text (FNV-1a), for keys that are names. */
  public static long keyOfText(CharSequence text) {
    long hash = 0xCBF29CE484222325L;
    for (int position = 0; position < text.length(); position++) {
      hash = (hash ^ text.charAt(position)) * 0x100000001B3L;
    }
    return hash;
  }

  @Override
  public long nextLong() {
    long result = mix(state);
    state += GOLDEN_GAMMA;
    return result;
  }

  @Override
  public double nextDouble() {
    return toDouble(nextLong());
  }

  private static double toDouble(long bits) {
    return (bits >>> 11) * ULP_OF_HALF;
  }
}
