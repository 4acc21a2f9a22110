package vn.luong.sim.matsim;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.Route;
import vn.luong.sim.population.TextRoute;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.xml.XmlOutput;

/**
 * Writes plans as MATSim does ({@code population_v6.dtd}), with scores and the plan that is
 * selected.
 */
public final class PopulationXmlWriter {
  private static final String SEPARATOR =
      "<!-- ====================================================================== -->\n\n";

  private final XmlOutput output;
  private final Population population;

  private final boolean selectedOnly;

  private PopulationXmlWriter(XmlOutput output, Population population, boolean selectedOnly) {
    this.output = output;
    this.population = population;
    this.selectedOnly = selectedOnly;
  }

  /** Writes everybody with all plans to a file; compressed if its name ends in {@code .gz}. */
  public static void write(Population population, Path file) {
    write(population, file, false);
  }

  /** Writes everybody with the selected plan only. */
  public static void writeSelected(Population population, Path file) {
    write(population, file, true);
  }

  private static void write(Population population, Path file, boolean selectedOnly) {
    try (XmlOutput output = XmlOutput.create(file)) {
      new PopulationXmlWriter(output, population, selectedOnly).write();
      output.finish();
    }
  }

  private void write() {
    output.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    output.raw("<!DOCTYPE population SYSTEM ");
    output.raw("\"http://www.matsim.org/files/dtd/population_v6.dtd\">\n\n<population>\n\n");
    if (AttributesXml.write(output, population.populationAttributes(), 0, "\t")) {
      output.raw("\n\n");
    }
    output.raw(SEPARATOR);
    for (int person = 0; person < population.personCount(); person++) {
      writePerson(person);
    }
    output.raw("</population>\n");
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

  private void writePlan(int person, int handle) {
    PlanStore plans = population.plans();
    Plan plan = plans.plan(handle);
    output.raw("\t\t<plan");
    if (!Double.isNaN(plans.score(handle))) {
      output.attribute("score", plans.score(handle));
    }
    if (plan.type() != null) {
      output.attribute("type", plan.type());
    }
    output
        .attribute("selected", plans.selectedPlan(person) == handle ? "yes" : "no")
        .raw(">\n");
    AttributesXml.write(output, plan.attributes(), "\t\t\t");
    List<Leg> legs = plan.legs();
    for (int ordinal = 0; ordinal <= legs.size(); ordinal++) {
      writeActivity(plan.activities().get(ordinal));
      if (ordinal < legs.size()) {
        writeLeg(person, legs.get(ordinal));
      }
    }
    output.raw("\t\t</plan>\n\n");
  }

  private void writeActivity(Activity activity) {
    output.raw("\t\t\t<activity");
    output.attribute("type", population.activityTypes().text(activity.type()));
    if (activity.link() != Network.NO_LINK) {
      output.attribute("link", population.network().linkId(activity.link()));
    }
    if (activity.facility() != Facilities.NO_FACILITY) {
      output.attribute("facility", population.facilities().id(activity.facility()));
    }
    if (activity.hasCoordinates()) {
      output.attribute("x", activity.x()).attribute("y", activity.y());
    }
    if (!Double.isNaN(activity.z())) {
      output.attribute("z", activity.z());
    }
    timeIfDefined("start_time", activity.startTime());
    timeIfDefined("max_dur", activity.maxDurationSeconds());
    timeIfDefined("end_time", activity.endTime());
    output.raw(" >\n");
    AttributesXml.write(output, activity.attributes(), "\t\t\t\t");
    output.raw("\t\t\t</activity>\n");
  }

  private void writeLeg(int person, Leg leg) {
    output.raw("\t\t\t<leg").attribute("mode", population.modeTable().name(leg.mode()));
    timeIfDefined("dep_time", leg.departureTime());
    timeIfDefined("trav_time", leg.travelTimeSeconds());
    output.raw(">\n");
    Map<String, AttributeTable.Value> attributes = leg.attributes();
    if (leg.routingMode() != ModeTable.NO_MODE) {
      attributes = new TreeMap<>(attributes);
      String routingMode = population.modeTable().name(leg.routingMode());
      attributes.put(PlanXmlReader.ROUTING_MODE, AttributeTable.Value.ofText(routingMode));
    }
    AttributesXml.write(output, attributes, "\t\t\t\t");
    writeRoute(person, leg);
    output.raw("\t\t\t</leg>\n");
  }

  private void writeRoute(int person, Leg leg) {
    Route route = leg.route();
    if (route instanceof Route.None) {
      return;
    }
    String type = RouteXmlReader.GENERIC;
    if (route instanceof LinkPath) {
      type = RouteXmlReader.LINKS;
    } else if (route instanceof TextRoute text) {
      type = text.routeType();
    }
    output.raw("\t\t\t\t<route").attribute("type", type);
    linkIfKnown("start_link", route.startLink());
    linkIfKnown("end_link", route.endLink());
    output.attribute("trav_time", SimTime.format(route.travelTimeSeconds()));
    output.attribute("distance", route.distanceMeters());
    if (route instanceof LinkPath path) {
      output.attribute("vehicleRefId", vehicleOf(person, leg, path)).raw(">");
      for (int position = 0; position < path.linkCount(); position++) {
        output.raw(position == 0 ? "" : " ");
        output.text(population.network().linkId(path.link(position)));
      }
    } else {
      output.raw(">");
      if (route instanceof TextRoute text) {
        // MATSim keeps quotes in text as they are.
        output.content(text.text());
      }
    }
    output.raw("</route>\n");
  }

  private String vehicleOf(int person, Leg leg, LinkPath path) {
    return path.vehicleId() != null
        ? path.vehicleId()
        : RouteXmlReader.ownVehicle(
            population.personId(person), population.modeTable().name(leg.mode()));
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
