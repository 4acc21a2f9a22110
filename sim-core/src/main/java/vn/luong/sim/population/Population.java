package vn.luong.sim.population;

import java.util.BitSet;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;

/**
 * The persons of a scenario with their attributes and plans. Persons are dense ints in the order of adding.
 *
 * <p>Threads: filled by one thread; safe to read from several while nobody changes it.
 */
public final class Population {
  /** Person attribute that names the group whose scoring and replanning parameters hold (MATSim). */
  public static final String SUBPOPULATION = "subpopulation";

  /** Ending of the types of activities that only join the legs of a trip (MATSim {@code ScoringConfigGroup}). */
  public static final String INTERACTION_SUFFIX = " interaction";

  private final Network network;
  private final Facilities facilities;
  private final IdTable personIds = new IdTable();
  private final AttributeTable personAttributes = new AttributeTable();
  private final AttributeTable populationAttributes = new AttributeTable();
  private final IdTable activityTypes = new IdTable();
  private final PlanStore plans;
  private String source = "plans";

  public Population(Network network, Facilities facilities) {
    this.network = network;
    this.facilities = facilities;
    this.plans = new PlanStore(network);
  }

  public Network network() {
    return network;
  }

  public ModeTable modeTable() {
    return network.modeTable();
  }

  public Facilities facilities() {
    return facilities;
  }

  /** Where the plans were read, as the user knows it: a file, or just "plans"; for problems. */
  public String source() {
    return source;
  }

  public void setSource(String newSource) {
    source = newSource;
  }

  /**
   * Adds a person without plans.
   *
   * @return dense index
   * @throws IllegalArgumentException if the id is taken
   */
  public int addPerson(String id) {
    int before = personIds.size();
    int person = personIds.add(id);
    if (person < before) {
      throw new IllegalArgumentException("person \"" + id + "\" is there already");
    }
    plans.addPerson();
    return person;
  }

  public int personCount() {
    return personIds.size();
  }

  public IdTable personIds() {
    return personIds;
  }

  public String personId(int person) {
    return personIds.text(person);
  }

  /** Attributes of persons, rows are persons. */
  public AttributeTable personAttributes() {
    return personAttributes;
  }

  /** Who is of a subpopulation; nobody if it is the empty text. */
  public BitSet personsOf(String subpopulation) {
    BitSet persons = new BitSet();
    for (int person = 0; !subpopulation.isEmpty() && person < personCount(); person++) {
      persons.set(person, subpopulation.equals(personAttributes.findText(person, SUBPOPULATION)));
    }
    return persons;
  }

  /** Attributes of the population as a whole, in row 0. */
  public AttributeTable populationAttributes() {
    return populationAttributes;
  }

  /** Activity types, text ↔ dense int. */
  public IdTable activityTypes() {
    return activityTypes;
  }

  /** True if activities of this type only join the legs of a trip. */
  public boolean isInteraction(int activityType) {
    return activityTypes.text(activityType).endsWith(INTERACTION_SUFFIX);
  }

  public PlanStore plans() {
    return plans;
  }
}
