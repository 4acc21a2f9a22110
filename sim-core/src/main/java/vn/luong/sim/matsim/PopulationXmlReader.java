package vn.luong.sim.matsim;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.xml.XmlCursor;

/**
 * Reads MATSim plans ({@code plans_v4.dtd}, {@code population_v5.dtd}, {@code population_v6.dtd});
 * which of them is seen from the elements themselves. Streams: each plan is encoded as soon as it
 * is read.
 */
public final class PopulationXmlReader {
  private static final Set<String> PERSON_ATTRIBUTES =
      Set.of("id", "sex", "age", "license", "car_avail", "employed", "islinkedTo");
  private static final Set<String> PLAN_ATTRIBUTES = Set.of("score", "type", "selected", "age");

  private final XmlCursor xml;
  private final Population population;
  private final boolean areVehiclesNamed;
  private PlanXmlReader plans;

  private PopulationXmlReader(XmlCursor xml, Population population, boolean areVehiclesNamed) {
    this.xml = xml;
    this.population = population;
    this.areVehiclesNamed = areVehiclesNamed;
  }

  /**
   * Reads plans.
   *
   * @param population takes persons and plans; its network and facilities are complete. After
   *     errors it holds what
   *     could be read and is of no use.
   * @param problems takes what is wrong
   */
  public static void read(Path file, Population population, ProblemLog problems) {
    read(file, population, false, problems);
  }

  /**
   * Reads plans.
   *
   * @param areVehiclesNamed true if persons do not own vehicles called after them, so that a route that names one means
   *     just that; if false such a name is not kept
   * @see #read(Path, Population, ProblemLog)
   */
  public static void read(
      Path file, Population population, boolean areVehiclesNamed, ProblemLog problems) {
    XmlCursor.read(
        file,
        problems,
        xml -> new PopulationXmlReader(xml, population, areVehiclesNamed).readRoot());
  }

  private void readRoot() {
    population.setSource(xml.position().source());
    switch (xml.name()) {
      case "plans" -> plans = new PlanXmlReader(xml, population, true, areVehiclesNamed);
      case "population" -> plans = new PlanXmlReader(xml, population, false, areVehiclesNamed);
      default -> {
        xml.reportUnknownElement("<population> or <plans>: is this a file of plans?");
        return;
      }
    }
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "person" -> readPerson();
        case "attributes" -> AttributesXml.read(xml, population.populationAttributes(), 0);
        default -> xml.reportUnknownElement("person");
      }
    }
  }

  private void readPerson() {
    xml.expectAttributes(PERSON_ATTRIBUTES);
    String id = xml.required("id");
    if (id == null) {
      return;
    }
    if (population.personIds().contains(id)) {
      xml.reportDuplicate("ids must be unique");
      return;
    }
    int person = population.addPerson(id);
    xml.setEnclosing("person \"" + id + "\"");
    readColumns(person);
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "plan" -> readPlan(person);
        case "attributes" -> AttributesXml.read(xml, population.personAttributes(), person);
        case "travelcard", "desires", "knowledge", "activityspace" ->
          xml.warning(
              "ignored-element",
              "element <" + xml.name() + ">",
              "it was dropped from MATSim and has no meaning here",
              "Remove it.");
        default -> xml.reportUnknownElement("attributes or plan");
      }
    }
    xml.setEnclosing("");
  }

  /** What older versions keep in columns of the person, under the names of today's attributes. */
  private void readColumns(int person) {
    keep(person, "sex", "sex", AttributeTable.STRING_CLASS);
    keep(person, "license", "hasLicense", AttributeTable.STRING_CLASS);
    keep(person, "car_avail", "carAvail", AttributeTable.STRING_CLASS);
    keep(person, "age", "age", AttributeTable.INTEGER_CLASS);
    String employed = xml.attribute("employed");
    if (employed != null) {
      String text = Boolean.toString(employed.equals("yes"));
      AttributeTable.Value value = new AttributeTable.Value(AttributeTable.BOOLEAN_CLASS, text);
      population.personAttributes().put(person, "employed", value);
    }
  }

  private void keep(int person, String column, String name, String className) {
    AttributesXml.keepColumn(xml, column, population.personAttributes(), person, name, className);
  }

  private void readPlan(int person) {
    xml.expectAttributes(PLAN_ATTRIBUTES);
    double score = score();
    boolean isSelected = isSelected();
    byte[] code = plans.read(population.personId(person), xml.attribute("type"));
    if (code == null) {
      return;
    }
    int handle = population.plans().addEncoded(person, code);
    population.plans().setScore(handle, score);
    if (isSelected) {
      population.plans().select(person, handle);
    }
  }

  private double score() {
    String text = xml.attribute("score");
    boolean isUnknown = text == null || text.equals("undefined") || text.isBlank();
    return isUnknown ? PlanStore.NO_SCORE : xml.number("score", PlanStore.NO_SCORE);
  }

  private boolean isSelected() {
    String text = xml.attribute("selected");
    if (text == null) {
      return false;
    }
    switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true":
        return true;
      case "no", "false":
        return false;
      default:
        xml.error(
            "bad-selected",
            "selected is \"" + text + "\"",
            "must be yes or no",
            "Correct the attribute.");
        return false;
    }
  }
}
