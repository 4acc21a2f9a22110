package vn.luong.sim.matsim;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.TextRoute;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.xml.XmlBlocks;
import vn.luong.sim.xml.XmlOutput;

/**
 * Writes plans as MATSim does ({@code population_v6.dtd}), with scores and the plan that is selected. Streams: what is
 * written comes from the plans' code, not from plans as objects; blocks of persons are formatted on all processors.
 */
public final class PopulationXmlWriter {
  private static final String SEPARATOR =
      "<!-- ====================================================================== -->\n\n";

  /** Persons that are formatted together: a few megabytes of text. */
  private static final int BLOCK_PERSONS = 500;

  private final Population population;
  /** Null if persons have no vehicles but those called after them. */
  private final Fleet fleet;

  private final boolean selectedOnly;
  private final PlanCursor cursor;

  /** Links of the path that is being written. */
  private int[] path = new int[256];

  private XmlOutput output;

  private PopulationXmlWriter(Population population, Fleet fleet, boolean selectedOnly) {
    this.population = population;
    this.fleet = fleet;
    this.selectedOnly = selectedOnly;
    this.cursor = new PlanCursor(population.plans());
  }

  /** Writes everybody with all plans to a file; compressed if its name ends in {@code .gz}. */
  public static void write(Population population, Path file) {
    write(population, null, file, false);
  }

  /**
   * Writes everybody with all plans to a file; compressed if its name ends in {@code .gz}.
   *
   * @param fleet says which vehicle a person drives whose route names none
   */
  public static void write(Population population, Fleet fleet, Path file) {
    write(population, fleet, file, false);
  }

  /** Writes everybody with the selected plan only; parameters as in {@link #write(Population, Fleet, Path)}. */
  public static void writeSelected(Population population, Fleet fleet, Path file) {
    write(population, fleet, file, true);
  }

  private static void write(Population population, Fleet fleet, Path file, boolean selectedOnly) {
    try (XmlOutput output = XmlOutput.create(file)) {
      output.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
      output.raw("<!DOCTYPE population SYSTEM ");
      output.raw("\"http://www.matsim.org/files/dtd/population_v6.dtd\">\n\n<population>\n\n");
      if (AttributesXml.write(output, population.populationAttributes(), 0, "\t")) {
        output.raw("\n\n");
      }
      output.raw(SEPARATOR);
      XmlBlocks.write(
          output,
          population.personCount(),
          BLOCK_PERSONS,
          Runtime.getRuntime().availableProcessors(),
          () -> new PopulationXmlWriter(population, fleet, selectedOnly)::writePersons);
      output.raw("</population>\n");
      output.finish();
    }
  }

  private void writePersons(XmlOutput target, int first, int end) {
    output = target;
    for (int person = first; person < end; person++) {
      writePerson(person);
    }
  }

  private void writePerson(int person) {
    output.raw("\t<person").attribute("id", population.personId(person)).raw(">\n");
    AttributesXml.write(output, population.personAttributes(), person, "\t\t");
    PlanStore plans = population.plans();
    for (int plan = plans.firstPlan(person);
        plan != PlanStore.NO_PLAN;
        plan = plans.nextPlan(plan)) {
      if (!selectedOnly || plan == plans.selectedPlan(person)) {
        writePlan(person, plan);
      }
    }
    output.raw("\t</person>\n\n").raw(SEPARATOR);
  }

  private void writePlan(int person, int plan) {
    PlanStore plans = population.plans();
    cursor.seek(plan);
    output.raw("\t\t<plan");
    if (!Double.isNaN(plans.score(plan))) {
      output.attribute("score", plans.score(plan));
    }
    if (cursor.planType() != null) {
      output.attribute("type", cursor.planType());
    }
    output
        .attribute("selected", plans.selectedPlan(person) == plan ? "yes" : "no")
        .raw(">\n");
    AttributesXml.write(output, cursor.planAttributes(), "\t\t\t");
    while (cursor.advance()) {
      if (cursor.isActivity()) {
        writeActivity();
      } else {
        writeLeg(person);
      }
    }
    output.raw("\t\t</plan>\n\n");
  }

  private void writeActivity() {
    output.raw("\t\t\t<activity");
    output.attribute("type", population.activityTypes().text(cursor.activityType()));
    if (cursor.link() != Network.NO_LINK) {
      output.attribute("link", population.network().linkId(cursor.link()));
    }
    if (cursor.facility() != Facilities.NO_FACILITY) {
      output.attribute("facility", population.facilities().id(cursor.facility()));
    }
    if (cursor.hasCoordinates()) {
      output.attribute("x", cursor.x()).attribute("y", cursor.y());
    }
    if (!Double.isNaN(cursor.z())) {
      output.attribute("z", cursor.z());
    }
    timeIfDefined("start_time", cursor.startTime());
    timeIfDefined("max_dur", cursor.maxDurationSeconds());
    timeIfDefined("end_time", cursor.endTime());
    output.raw(" >\n");
    AttributesXml.write(output, cursor.attributes(), "\t\t\t\t");
    output.raw("\t\t\t</activity>\n");
  }

  private void writeLeg(int person) {
    output.raw("\t\t\t<leg").attribute("mode", population.modeTable().name(cursor.mode()));
    timeIfDefined("dep_time", cursor.departureTime());
    timeIfDefined("trav_time", cursor.travelTimeSeconds());
    output.raw(">\n");
    Map<String, AttributeTable.Value> attributes = cursor.attributes();
    if (cursor.routingMode() != ModeTable.NO_MODE) {
      attributes = new TreeMap<>(attributes);
      String routingMode = population.modeTable().name(cursor.routingMode());
      attributes.put(PlanXmlReader.ROUTING_MODE, AttributeTable.Value.ofText(routingMode));
    }
    AttributesXml.write(output, attributes, "\t\t\t\t");
    if (cursor.hasLinkPath()) {
      beginRoute(RouteXmlReader.LINKS);
      output.attribute("vehicleRefId", vehicleOf(person)).raw(">");
      writePath();
      output.raw("</route>\n");
    } else if (cursor.hasRoute()) {
      writeOtherRoute();
    }
    output.raw("\t\t\t</leg>\n");
  }

  private void beginRoute(String type) {
    output.raw("\t\t\t\t<route").attribute("type", type);
    linkIfKnown("start_link", cursor.startLink());
    linkIfKnown("end_link", cursor.endLink());
    output.attribute("trav_time", SimTime.format(cursor.routeTravelTimeSeconds()));
    output.attribute("distance", cursor.distanceMeters());
  }

  private void writePath() {
    if (path.length < cursor.pathLinkCount()) {
      path = new int[2 * cursor.pathLinkCount()];
    }
    int count = cursor.copyPath(path, 0);
    for (int position = 0; position < count; position++) {
      output.raw(position == 0 ? "" : " ");
      output.text(population.network().linkId(path[position]));
    }
  }

  private void writeOtherRoute() {
    TextRoute text = cursor.route() instanceof TextRoute route ? route : null;
    beginRoute(text == null ? RouteXmlReader.GENERIC : text.routeType());
    output.raw(">");
    if (text != null) {
      // MATSim keeps quotes in text as they are.
      output.content(text.text());
    }
    output.raw("</route>\n");
  }

  private String vehicleOf(int person) {
    String named = cursor.vehicleId();
    if (named != null) {
      return named;
    }
    int own = fleet == null ? Fleet.NO_VEHICLE : fleet.vehicleOf(person, cursor.mode());
    return own != Fleet.NO_VEHICLE
        ? fleet.vehicleId(own)
        : RouteXmlReader.ownVehicle(
            population.personId(person), population.modeTable().name(cursor.mode()));
  }

  private void linkIfKnown(String name, int link) {
    if (link != Network.NO_LINK) {
      output.attribute(name, population.network().linkId(link));
    }
  }

  private void timeIfDefined(String name, double time) {
    if (SimTime.isDefined(time)) {
      output.attribute(name, SimTime.format(time));
    }
  }
}
