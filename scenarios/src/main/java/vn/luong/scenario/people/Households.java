package vn.luong.scenario.people;

import java.util.ArrayList;
import java.util.List;
import vn.luong.scenario.landuse.Zone;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.sim.random.RandomStream;

/**
 * Draws households: sizes from the zone's census, ages, work, schooling and vehicles from shares of the fact sheet
 * (sections 2 and 10, estimates).
 */
final class Households {
  /** Ages 0–14, 15–24, 25–44, 45–59, 60–84: shares of all persons (section 2). */
  private static final double[] AGE_SHARES = {0.22, 0.18, 0.43, 0.12, 0.05};

  /** The same for one adult in each household, our estimate; the others make up the difference. */
  private static final double[] HEAD_AGE_SHARES = {0, 0.17, 0.62, 0.16, 0.05};

  private static final int[] FIRST_AGES = {0, 15, 25, 45, 60, 85};

  /** Share employed at 15–17, 18–24, 25–44, 45–59 and 60 and more: 77 % of all from 15 on. */
  private static final double[] EMPLOYMENT_RATES = {0.15, 0.70, 0.93, 0.78, 0.25};

  private static final double KINDERGARTEN_RATE = 0.75;
  private static final double SCHOOL_RATE_6_TO_14 = 0.95;
  private static final double SCHOOL_RATE_15_TO_17 = 0.75;
  private static final double STUDENT_RATE_OF_IDLE_18_TO_24 = 0.60;

  /** Households of one among a commune's households of one or two, which the census counts together. */
  private static final double ALONE_SHARE_OF_COMMUNE = 0.35;

  /** Sizes 5, 6, 7 and 8 within "5 and more". */
  private static final double[] LARGE_SIZE_SHARES = {0.58, 0.26, 0.11, 0.05};

  /** Households with a car by size in 2019; 12 % of all (section 10: 10–12 % in 2023). */
  private static final double[] CAR_RATES = {0.06, 0.11, 0.15, 0.18, 0.20};

  private final ZoneStock stock;
  private final double carGrowth;
  private final Draw[] sizes;
  private final Draw headAges = new Draw(HEAD_AGE_SHARES);
  private final Draw memberAges;
  private final Draw largeSizes = new Draw(LARGE_SIZE_SHARES);

  Households(ZoneStock stock, List<Zone> zones, double carGrowth) {
    this.stock = stock;
    this.carGrowth = carGrowth;
    sizes = new Draw[stock.zoneCount()];
    double persons = 0;
    double households = 0;
    for (int zone = 0; zone < sizes.length; zone++) {
      double[] counts = new double[ZoneStock.HOUSEHOLD_SIZES];
      for (int size = 1; size <= counts.length; size++) {
        counts[size - 1] = stock.households(zone, size);
        households += counts[size - 1];
      }
      if (zones.get(zone).isRural()) {
        counts[0] += ALONE_SHARE_OF_COMMUNE * counts[1];
        counts[1] *= 1 - ALONE_SHARE_OF_COMMUNE;
      }
      persons += stock.personsInHouseholds(zone);
      sizes[zone] = new Draw(counts);
    }
    memberAges = new Draw(memberAgeShares(persons / Math.max(1, households)));
  }

  /** Ages of those who are not the head, such that all persons together have the wanted shares. */
  private static double[] memberAgeShares(double personsPerHousehold) {
    double[] shares = new double[AGE_SHARES.length];
    for (int group = 0; group < shares.length; group++) {
      shares[group] = Math.max(0, AGE_SHARES[group] * personsPerHousehold - HEAD_AGE_SHARES[group]);
    }
    return shares;
  }

  /** Employed persons a zone is expected to have. */
  double expectedEmployed(int zone) {
    double rate = AGE_SHARES[1] * (0.3 * EMPLOYMENT_RATES[0] + 0.7 * EMPLOYMENT_RATES[1]);
    for (int group = 2; group < AGE_SHARES.length; group++) {
      rate += AGE_SHARES[group] * EMPLOYMENT_RATES[group];
    }
    return rate * stock.residents(zone);
  }

  /** Draws one household of at most so many persons; its members come head first. */
  List<Resident> next(int zone, int household, int mostPersons, RandomStream random) {
    int size = sizes[zone].next(random) + 1;
    if (size == ZoneStock.HOUSEHOLD_SIZES) {
      size += largeSizes.next(random);
    }
    double carRate = carGrowth * CAR_RATES[Math.min(size, ZoneStock.HOUSEHOLD_SIZES) - 1];
    boolean hasCar = random.nextDouble() < carRate;
    size = Math.min(size, mostPersons);
    List<Resident> members = new ArrayList<>(size);
    for (int member = 0; member < size; member++) {
      Resident resident = new Resident();
      resident.zone = zone;
      resident.household = household;
      resident.member = member;
      resident.householdSize = size;
      drawPerson(resident, member == 0 ? headAges : memberAges, random);
      resident.hasCar = hasCar && member == 0 && resident.age >= 21;
      members.add(resident);
    }
    return members;
  }

  private static void drawPerson(Resident resident, Draw ages, RandomStream random) {
    int group = ages.next(random);
    int span = FIRST_AGES[group + 1] - FIRST_AGES[group];
    resident.age = FIRST_AGES[group] + (int) (random.nextDouble() * span);
    resident.isFemale = random.nextDouble() < 0.51;
    resident.isEmployed = resident.age >= 15 && random.nextDouble() < employmentRate(resident.age);
    double school = random.nextDouble();
    resident.isInSchool = !resident.isEmployed && school < schoolRate(resident.age);
    resident.isStudent = resident.isInSchool && resident.isAdult();
    resident.hasMotorbike = random.nextDouble() < motorbikeRate(resident);
  }

  private static double employmentRate(int age) {
    if (age < 18) {
      return EMPLOYMENT_RATES[0];
    }
    if (age < 25) {
      return EMPLOYMENT_RATES[1];
    }
    if (age < 45) {
      return EMPLOYMENT_RATES[2];
    }
    return age < 60 ? EMPLOYMENT_RATES[3] : EMPLOYMENT_RATES[4];
  }

  /** Rates among those who do not work. */
  private static double schoolRate(int age) {
    if (age < 3) {
      return 0;
    }
    if (age < 6) {
      return KINDERGARTEN_RATE;
    }
    if (age < 15) {
      return SCHOOL_RATE_6_TO_14;
    }
    if (age < 18) {
      return SCHOOL_RATE_15_TO_17 / (1 - EMPLOYMENT_RATES[0]);
    }
    return age < 25 ? STUDENT_RATE_OF_IDLE_18_TO_24 : 0;
  }

  /** Whether there is a motorbike to ride alone; nearly every worker has one (two per household, section 10). */
  private static double motorbikeRate(Resident resident) {
    if (resident.age < 16) {
      return 0;
    }
    if (!resident.isAdult()) {
      return 0.4;
    }
    if (resident.age >= 60) {
      return 0.6;
    }
    return resident.isEmployed ? 0.97 : 0.92;
  }
}
