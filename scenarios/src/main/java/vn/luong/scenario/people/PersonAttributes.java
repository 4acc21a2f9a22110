package vn.luong.scenario.people;

import vn.luong.scenario.landuse.Sector;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.population.Population;
import vn.luong.sim.transit.ReservedLines;

/**
 * What is known of a resident, and the names of these attributes in the population; {@code carAvail}, {@code
 * hasLicense}, {@code sex}, {@code age} and {@code employed} are MATSim's.
 */
public record PersonAttributes(
    int household,
    int member,
    int householdSize,
    int age,
    boolean isFemale,
    boolean isEmployed,
    boolean isInSchool,
    boolean hasMotorbike,
    boolean hasCar,
    Sector sector,
    String workerBusLines) {

  public static final String AGE = "age";
  public static final String SEX = "sex";
  public static final String EMPLOYED = "employed";
  public static final String IN_SCHOOL = "inSchool";
  public static final String HOUSEHOLD_SIZE = "householdSize";
  public static final String HOME_ZONE = "homeZone";
  /** Sector of the workplace, {@code none} for those without. */
  public static final String SECTOR = "sector";

  public static final String CAR_AVAILABLE = "carAvail";
  public static final String MOTORBIKE_AVAILABLE = "motorbikeAvail";
  /** {@link #NEVER} for those whom no bus of a company may take, in scenarios where there are such buses. */
  public static final String WORKER_BUS_AVAILABLE = "worker-busAvail";

  public static final String HAS_LICENSE = "hasLicense";
  public static final String ALWAYS = "always";
  public static final String NEVER = "never";

  private static final String INTEGER_CLASS = "java.lang.Integer";
  private static final String BOOLEAN_CLASS = "java.lang.Boolean";

  static PersonAttributes of(Resident resident) {
    return new PersonAttributes(
        resident.household,
        resident.member,
        resident.householdSize,
        resident.age,
        resident.isFemale,
        resident.isEmployed,
        resident.isInSchool,
        resident.hasMotorbike,
        resident.hasCar,
        resident.sector,
        resident.workerBusLines);
  }

  /** Which buses of companies may take a person; null for none. */
  static void writeWorkerBus(AttributeTable table, int person, String lines) {
    table.putText(person, WORKER_BUS_AVAILABLE, lines == null ? NEVER : ALWAYS);
    if (lines != null) {
      table.putText(person, ReservedLines.PERSON_ATTRIBUTE, lines);
    }
  }

  void write(AttributeTable table, int person, String zone) {
    table.putText(person, Population.SUBPOPULATION, PopulationSynthesis.RESIDENT);
    table.put(person, AGE, new AttributeTable.Value(INTEGER_CLASS, Integer.toString(age)));
    table.putText(person, SEX, isFemale ? "f" : "m");
    table.put(person, EMPLOYED, flag(isEmployed));
    table.put(person, IN_SCHOOL, flag(isInSchool));
    table.put(
        person,
        HOUSEHOLD_SIZE,
        new AttributeTable.Value(INTEGER_CLASS, Integer.toString(householdSize)));
    table.putText(person, HOME_ZONE, zone);
    table.putText(person, SECTOR, sector == null ? "none" : sector.label());
    table.putText(person, CAR_AVAILABLE, hasCar ? ALWAYS : NEVER);
    table.putText(person, MOTORBIKE_AVAILABLE, hasMotorbike ? ALWAYS : NEVER);
    table.putText(person, HAS_LICENSE, hasCar ? "yes" : "no");
  }

  private static AttributeTable.Value flag(boolean value) {
    return new AttributeTable.Value(BOOLEAN_CLASS, Boolean.toString(value));
  }
}
