package vn.luong.sim.population;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.network.Network;

/**
 * The plans of all persons, encoded. A plan is a dense handle; a removed plan's handle is used again.
 *
 * <p>Layout: per plan its bytes ({@link PlanCode}), its score and the next plan of the same person (a singly linked
 * list in the order of adding); per person the first plan and the selected one. About 45 bytes per plan beside its
 * code.
 *
 * <p>Threads: reading is safe from several threads; changes come from one. {@link #encode} and {@link #addEncoded}
 * let threads do the encoding in parallel.
 *
 * <p>Rejected: one object graph per plan; MATSim's needs about 100 kB per agent with five plans.
 */
public final class PlanStore {
  public static final int NO_PLAN = -1;
  /** Score of a plan that was not executed yet. */
  public static final double NO_SCORE = Double.NaN;

  /** What a plan takes beside its code: the array's header and padding, and its row in the columns. */
  private static final int BYTES_BESIDE_CODE = 45;

  /** A leg and its route are seldom longer than a cache line. */
  private static final int CACHE_LINE_BYTES = 64;

  /** Stands for the length of a removed plan's code in what {@link #save} writes. */
  private static final int REMOVED = -1;

  private final Network network;
  private final PlanCode coder;
  private final List<byte[]> code = new ArrayList<>();
  private final DoubleArrayList score = new DoubleArrayList();
  private final IntArrayList nextPlan = new IntArrayList();
  private final IntArrayList free = new IntArrayList();
  private final IntArrayList firstPlan = new IntArrayList();
  private final IntArrayList selectedPlan = new IntArrayList();
  private long codeBytes;

  PlanStore(Network network) {
    this.network = network;
    this.coder = new PlanCode(network);
  }

  void addPerson() {
    firstPlan.add(NO_PLAN);
    selectedPlan.add(NO_PLAN);
  }

  Network network() {
    return network;
  }

  /** Reads a plan's code ahead from a place on, see {@link PlanCursor#place}; a number that only says that it was read. */
  public int touch(int plan, int place) {
    if (plan == NO_PLAN) {
      return 0;
    }
    byte[] bytes = code.get(plan);
    return bytes[0] + bytes[place] + bytes[Math.min(place + CACHE_LINE_BYTES, bytes.length - 1)];
  }

  byte[] code(int plan) {
    return code.get(plan);
  }

  /** A plan's code, made by any thread, for {@link #addEncoded}. */
  public byte[] encode(Plan plan) {
    return new PlanCode(network).encode(plan);
  }

  /** Adds a plan after the person's others; the first one added becomes the selected one. */
  public int add(int person, Plan plan) {
    return addEncoded(person, coder.encode(plan));
  }

  /** Adds a plan from its code. */
  public int addEncoded(int person, byte[] planCode) {
    int plan = newHandle(planCode);
    int last = firstPlan.getInt(person);
    if (last == NO_PLAN) {
      firstPlan.set(person, plan);
      selectedPlan.set(person, plan);
      return plan;
    }
    while (nextPlan.getInt(last) != NO_PLAN) {
      last = nextPlan.getInt(last);
    }
    nextPlan.set(last, plan);
    return plan;
  }

  /** Puts another content in a plan's place; its score stays. */
  public void replace(int plan, Plan newContent) {
    replaceEncoded(plan, coder.encode(newContent));
  }

  public void replaceEncoded(int plan, byte[] planCode) {
    codeBytes += planCode.length - code.get(plan).length;
    code.set(plan, planCode);
  }

  /**
   * Removes one of a person's plans.
   *
   * @throws IllegalArgumentException if it is the selected one, or not one of theirs
   */
  public void remove(int person, int plan) {
    if (selectedPlan.getInt(person) == plan) {
      throw new IllegalArgumentException("plan " + plan + " is the selected one");
    }
    int before = NO_PLAN;
    int current = firstPlan.getInt(person);
    while (current != plan) {
      if (current == NO_PLAN) {
        throw new IllegalArgumentException("plan " + plan + " is not of person " + person);
      }
      before = current;
      current = nextPlan.getInt(current);
    }
    if (before == NO_PLAN) {
      firstPlan.set(person, nextPlan.getInt(plan));
    } else {
      nextPlan.set(before, nextPlan.getInt(plan));
    }
    codeBytes -= code.get(plan).length;
    code.set(plan, null);
    free.add(plan);
  }

  /** The person's first plan, or {@link #NO_PLAN}; the others follow by {@link #nextPlan}. */
  public int firstPlan(int person) {
    return firstPlan.getInt(person);
  }

  /** The next plan of the same person, or {@link #NO_PLAN}. */
  public int nextPlan(int plan) {
    return nextPlan.getInt(plan);
  }

  public int planCount(int person) {
    int count = 0;
    for (int plan = firstPlan(person); plan != NO_PLAN; plan = nextPlan(plan)) {
      count++;
    }
    return count;
  }

  /** The plan to execute next, or {@link #NO_PLAN} if the person has none. */
  public int selectedPlan(int person) {
    return selectedPlan.getInt(person);
  }

  public void select(int person, int plan) {
    selectedPlan.set(person, plan);
  }

  /** Score of the last execution, {@link #NO_SCORE} if there was none. */
  public double score(int plan) {
    return score.getDouble(plan);
  }

  public void setScore(int plan, double newScore) {
    score.set(plan, newScore);
  }

  /** The plan as objects. */
  public Plan plan(int plan) {
    PlanCursor cursor = new PlanCursor(this);
    cursor.seek(plan);
    return cursor.plan();
  }

  /** Plans kept now. */
  public int planCount() {
    return code.size() - free.size();
  }

  /** Bytes of all plans' code. */
  public long codeBytes() {
    return codeBytes;
  }

  /** Size of a plan's code in bytes. */
  public int codeBytes(int plan) {
    return code.get(plan).length;
  }

  /** Memory that the plans take, in bytes: their code and what is kept beside it. */
  public long memoryBytes() {
    return codeBytes + (long) planCount() * BYTES_BESIDE_CODE;
  }

  /** Mean memory of a plan in bytes, 0 if there is none. */
  public double bytesPerPlan() {
    return planCount() == 0 ? 0 : memoryBytes() / (double) planCount();
  }

  /** Writes all plans with their scores, handles and the persons' choices, codes as they are. */
  public void save(DataOutput out) throws IOException {
    out.writeInt(firstPlan.size());
    for (int person = 0; person < firstPlan.size(); person++) {
      out.writeInt(firstPlan.getInt(person));
      out.writeInt(selectedPlan.getInt(person));
    }
    out.writeInt(code.size());
    for (int plan = 0; plan < code.size(); plan++) {
      byte[] planCode = code.get(plan);
      if (planCode == null) {
        out.writeInt(REMOVED);
      } else {
        out.writeInt(planCode.length);
        out.write(planCode);
        out.writeDouble(score.getDouble(plan));
        out.writeInt(nextPlan.getInt(plan));
      }
    }
    out.writeInt(free.size());
    for (int position = 0; position < free.size(); position++) {
      out.writeInt(free.getInt(position));
    }
  }

  /**
   * Puts what {@link #save} wrote in the place of all plans that are here now.
   *
   * @throws IOException if it cannot be read, or is of another number of persons
   */
  public void load(DataInput in) throws IOException {
    int personCount = in.readInt();
    if (personCount != firstPlan.size()) {
      throw new IOException("plans of " + personCount + " persons, not of " + firstPlan.size());
    }
    clear();
    for (int person = 0; person < personCount; person++) {
      firstPlan.set(person, in.readInt());
      selectedPlan.set(person, in.readInt());
    }
    int handleCount = in.readInt();
    for (int plan = 0; plan < handleCount; plan++) {
      int length = in.readInt();
      byte[] planCode = length == REMOVED ? null : new byte[length];
      code.add(planCode);
      if (planCode == null) {
        score.add(NO_SCORE);
        nextPlan.add(NO_PLAN);
      } else {
        in.readFully(planCode);
        codeBytes += length;
        score.add(in.readDouble());
        nextPlan.add(in.readInt());
      }
    }
    int freeCount = in.readInt();
    for (int position = 0; position < freeCount; position++) {
      free.add(in.readInt());
    }
  }

  private void clear() {
    code.clear();
    score.clear();
    nextPlan.clear();
    free.clear();
    codeBytes = 0;
  }

  private int newHandle(byte[] planCode) {
    codeBytes += planCode.length;
    if (!free.isEmpty()) {
      int plan = free.popInt();
      code.set(plan, planCode);
      score.set(plan, NO_SCORE);
      nextPlan.set(plan, NO_PLAN);
      return plan;
    }
    code.add(planCode);
    score.add(NO_SCORE);
    nextPlan.add(NO_PLAN);
    return code.size() - 1;
  }
}
