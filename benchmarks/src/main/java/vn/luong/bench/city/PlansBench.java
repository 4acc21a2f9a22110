package vn.luong.bench.city;

import java.util.Locale;
import java.util.Optional;
import vn.luong.bench.Options;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.preparation.ScenarioCompiler;
import vn.luong.scenario.run.PeakMemory;
import vn.luong.scenario.run.Preparation;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;

/**
 * What the plans of a whole province take: fills a plan store with several plans for each person, says how many bytes a plan
 * and how much memory the process needs, and reads all plans once. The plans are those of a sample of the bundled
 * scenario for 2030, routed on empty roads; each copy leaves up to a quarter of an hour earlier or later at a time of its
 * own ({@link ProvinceWorld#shifted}), so that most have a code of their own.
 *
 * <p>What is not as in reality: the plans of a person have the same route, at other times. A plan's code holds its route
 * whole, whatever the others are, so that this changes nothing of its size.
 *
 * <p>Options: {@code --persons N} (4040000), {@code --plans N} (5), {@code --sample PERCENT} (1). Ends with 1 if a plan is
 * not read as it was written, or if the process took more than 16 GiB.
 */
public final class PlansBench {
  private static final String SCENARIO = "binh-duong-2030";
  private static final int STANDARD_PERSONS = 4_040_000;
  private static final int STANDARD_PLANS = 5;
  private static final long MOST_BYTES = 16L << 30;

  private PlansBench() {}

  public static void main(String[] arguments) {
    Options options = new Options(arguments);
    int persons = options.number("--persons", STANDARD_PERSONS);
    int plans = options.number("--plans", STANDARD_PLANS);
    String sample = options.text("--sample", "1");
    options.requireAllKnown();
    Population drawn = drawn(sample);
    System.out.printf(
        Locale.ROOT,
        "sample: persons=%d plans=%d bytes/plan=%.1f peakMB=%d%n",
        drawn.personCount(),
        drawn.plans().planCount(),
        drawn.plans().bytesPerPlan(),
        PeakMemory.bytes() >> 20);

    Population copies = new Population(drawn.network(), drawn.facilities());
    long start = System.nanoTime();
    long written = fill(copies, drawn, persons, plans);
    print("written", copies, secondsSince(start), written);
    start = System.nanoTime();
    long read = read(copies);
    print("read", copies, secondsSince(start), read);
    long peak = PeakMemory.bytes();
    System.out.printf(
        Locale.ROOT, "plans: peak of the process %.2f GiB%n", peak / (double) (1L << 30));
    if (read != written) {
      System.err.println("plans: what was read is not what was written");
      System.exit(1);
    }
    if (peak > MOST_BYTES) {
      System.err.println("plans: more than " + (MOST_BYTES >> 30) + " GiB");
      System.exit(1);
    }
  }

  private static Population drawn(String samplePercent) {
    ProblemLog problems = new ProblemLog();
    RunnableScenario scenario = ScenarioCompiler.compile(
        SCENARIO,
        new ScenarioOverrides(
            Optional.of(samplePercent + "%"),
            Optional.empty(),
            Optional.of(ProvinceWorld.SEED),
            Optional.empty()),
        problems);
    Preparation.run(scenario, problems);
    problems.throwIfErrors();
    return scenario.population();
  }

  /** Gives each of so many persons so many plans, and returns the checksum of these. */
  private static long fill(Population copies, Population drawn, int persons, int plans) {
    for (int type = 0; type < drawn.activityTypes().size(); type++) {
      copies.activityTypes().add(drawn.activityTypes().text(type));
    }
    PlanChecksum checksum = new PlanChecksum();
    int drawnCount = drawn.personCount();
    for (int person = 0; person < persons; person++) {
      int original = person % drawnCount;
      int copy = person / drawnCount;
      copies.addPerson(drawn.personId(original) + "-" + copy);
      int selected = drawn.plans().selectedPlan(original);
      if (selected == PlanStore.NO_PLAN) {
        continue;
      }
      Plan plan = drawn.plans().plan(selected);
      for (int number = copy * plans; number < (copy + 1) * plans; number++) {
        Plan shifted = ProvinceWorld.shifted(plan, original, number);
        copies.plans().add(person, shifted);
        checksum.add(shifted);
      }
    }
    return checksum.value();
  }

  /** Reads everything that a day needs of every plan. */
  private static long read(Population population) {
    PlanStore plans = population.plans();
    PlanChecksum checksum = new PlanChecksum();
    for (int person = 0; person < population.personCount(); person++) {
      for (int plan = plans.firstPlan(person);
          plan != PlanStore.NO_PLAN;
          plan = plans.nextPlan(plan)) {
        checksum.add(plans, plan);
      }
    }
    return checksum.value();
  }

  private static void print(String what, Population population, double seconds, long checksum) {
    PlanStore plans = population.plans();
    System.out.printf(
        Locale.ROOT,
        "plans %s: persons=%d plans=%d bytes/plan=%.1f (code %.1f) store=%.2f GiB seconds=%.1f"
            + " plans/s=%.2fM peakMB=%d checksum=%016x%n",
        what,
        population.personCount(),
        plans.planCount(),
        plans.bytesPerPlan(),
        plans.codeBytes() / (double) plans.planCount(),
        plans.memoryBytes() / (double) (1L << 30),
        seconds,
        plans.planCount() / seconds / 1e6,
        PeakMemory.bytes() >> 20,
        checksum);
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
