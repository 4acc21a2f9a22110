package vn.luong.sim.road;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.BitSet;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.TurnRestrictions;

/**
 * What has to be remembered of the links driven so far to know which turns are forbidden: the longest start of a forbidden
 * sequence that the way ends with. An automaton for the sequences of one mode (Aho and Corasick, "Efficient string
 * matching", CACM 18 (1975)); {@link RoadGraph} makes a node of each state. MATSim colours nodes for the same purpose
 * ({@code TurnRestrictionsContext}).
 *
 * <p>Threads: immutable, safe to share.
 */
final class TurnStates {
  /** Nothing to remember. */
  static final int FREE = 0;

  /** The link would complete a forbidden sequence. */
  static final int FORBIDDEN = -1;

  private final Long2IntOpenHashMap children = new Long2IntOpenHashMap();
  private final IntArrayList lastLink = new IntArrayList();
  private final IntArrayList fallback = new IntArrayList();
  private final BitSet isForbidden = new BitSet();

  private TurnStates() {
    children.defaultReturnValue(FREE);
    addState(-1);
  }

  /** The states of a mode. */
  static TurnStates of(TurnRestrictions turns, int mode) {
    TurnStates states = new TurnStates();
    IntArrayList parents = IntArrayList.of(FREE);
    int longest = 0;
    for (int turn = 0; turn < turns.count(); turn++) {
      longest = Math.max(longest, turns.linkCount(turn));
    }
    // Level by level, so that the state to fall back to, which is shorter, is known before.
    IntArrayList stateOfTurn = new IntArrayList(new int[turns.count()]);
    for (int position = 0; position < longest; position++) {
      int firstNew = states.count();
      for (int turn = 0; turn < turns.count(); turn++) {
        if (ModeTable.contains(turns.modes(turn), mode) && position < turns.linkCount(turn)) {
          int parent = stateOfTurn.getInt(turn);
          int state = states.child(parent, turns.link(turn, position));
          if (state == FREE) {
            state = states.addState(turns.link(turn, position));
            states.children.put(key(parent, turns.link(turn, position)), state);
            parents.add(parent);
          }
          stateOfTurn.set(turn, state);
          if (position == turns.linkCount(turn) - 1) {
            states.isForbidden.set(state);
          }
        }
      }
      for (int state = firstNew; state < states.count(); state++) {
        states.fallBack(state, parents.getInt(state));
      }
    }
    return states;
  }

  private int addState(int link) {
    lastLink.add(link);
    fallback.add(FREE);
    return lastLink.size() - 1;
  }

  private void fallBack(int state, int parent) {
    if (parent == FREE) {
      return;
    }
    int shorter = step(fallback.getInt(parent), lastLink.getInt(state));
    fallback.set(state, shorter);
    if (isForbidden.get(shorter)) {
      isForbidden.set(state);
    }
  }

  /** Number of states; some are forbidden, and no way ends in them. */
  int count() {
    return lastLink.size();
  }

  /** The link a way has driven last that is in this state; of {@link #FREE} any. */
  int lastLink(int state) {
    return lastLink.getInt(state);
  }

  /** True if no way may end in the state. */
  boolean isForbidden(int state) {
    return isForbidden.get(state);
  }

  /** The state after driving one more link, or {@link #FORBIDDEN}. */
  int next(int state, int link) {
    int next = step(state, link);
    return isForbidden.get(next) ? FORBIDDEN : next;
  }

  private int step(int state, int link) {
    int from = state;
    while (true) {
      int next = child(from, link);
      if (next != FREE || from == FREE) {
        return next;
      }
      from = fallback.getInt(from);
    }
  }

  private int child(int state, int link) {
    return children.get(key(state, link));
  }

  private static long key(int state, int link) {
    return (long) state << Integer.SIZE | link;
  }
}
