package vn.luong.sim.matsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;

/** Attributes of persons, plans, activities and legs, from all versions of MATSim's files. */
class PersonAttributesTest {
  private static final String ATTRIBUTES = """
      <attributes>
        <attribute name="flag" class="java.lang.Boolean">true</attribute>
        <attribute name="height" class="java.lang.Double">1.50</attribute>
        <attribute name="income" class="java.lang.Integer">-17</attribute>
        <attribute name="number" class="java.lang.Long">9007199254740993</attribute>
        <attribute name="own" class="com.example.Own">[1;2] &lt;&amp;&gt; đường</attribute>
        <attribute name="text" class="java.lang.String"> two  spaces </attribute>
        <attribute name="vehicles" class="org.matsim.vehicles.PersonVehicles">{"car":"x"}</attribute>
      </attributes>
      """;

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void attributesOfEverythingSurviveARoundTrip() throws IOException {
    Path first = write("first.xml", """
        <population>%1$s
          <person id="1">%1$s
            <plan selected="yes" type="a">%1$s
              <activity type="home" x="0" y="0" end_time="07:00:00">%1$s</activity>
              <leg mode="walk">%1$s</leg>
              <activity type="work" x="9" y="9">%1$s</activity>
            </plan>
          </person>
        </population>
        """.formatted(ATTRIBUTES));
    Path second = folder.resolve("second.xml");
    Path third = folder.resolve("third.xml");

    Population population = read(first);
    PopulationXmlWriter.write(population, second);
    PopulationXmlWriter.write(read(second), third);

    assertThat(problems.problems()).isEmpty();
    assertThat(third).hasSameBinaryContentAs(second);
    String text = Files.readString(second);
    for (String value : new String[] {
      "\"java.lang.Boolean\">true<",
      "\"java.lang.Integer\">-17<",
      "\"java.lang.Long\">9007199254740993<",
      "\"com.example.Own\">[1;2] &lt;&amp;&gt; đường<",
      "\"java.lang.String\"> two  spaces <",
      "\"org.matsim.vehicles.PersonVehicles\">{\"car\":\"x\"}<"
    }) {
      assertThat(text.split(java.util.regex.Pattern.quote(value), -1))
          .as("population, person, plan, two activities and leg: " + value)
          .hasSize(7);
    }
    assertThat(population.personAttributes().findNumber(0, "height")).isEqualTo(1.5);
    assertThat(population.personAttributes().findNumber(0, "flag")).isEqualTo(1);
  }

  @Test
  void columnsOfOldVersionsBecomeTypedAttributes() throws IOException {
    Population population = read(write("old.xml", """
        <plans>
          <person id="1" sex="f" age="35" license="yes" car_avail="never" employed="no">
            <plan selected="yes">
              <act type="h" x="0" y="0" end_time="07:00"/>
              <leg mode="walk"/>
              <act type="w" x="9" y="9"/>
            </plan>
          </person>
        </plans>
        """));

    AttributeTable attributes = population.personAttributes();
    assertThat(problems.problems()).isEmpty();
    assertThat(attributes.findNumber(0, "age")).isEqualTo(35);
    assertThat(attributes.findNumber(0, "employed")).isZero();
    assertThat(attributes.findText(0, "sex")).isEqualTo("f");
    assertThat(attributes.findText(0, "hasLicense")).isEqualTo("yes");
    assertThat(attributes.findText(0, "carAvail")).isEqualTo("never");
  }

  @Test
  void separateFileOfAttributesIsReadIntoThePersons() throws IOException {
    Population population = read(write("plans.xml", """
        <population><person id="1"/><person id="2"/></population>
        """));

    ObjectAttributesXmlReader.read(
        write("attributes.xml", """
            <objectAttributes>
              <object id="2"><attribute name="subpopulation" class="java.lang.String">freight</attribute></object>
              <object id="3"><attribute name="subpopulation" class="java.lang.String">nobody</attribute></object>
            </objectAttributes>
            """),
        population.personIds(),
        population.personAttributes(),
        problems);

    assertThat(population.personAttributes().findText(0, "subpopulation")).isNull();
    assertThat(population.personAttributes().findText(1, "subpopulation")).isEqualTo("freight");
    assertThat(problems.errorCount()).isZero();
    assertThat(problems.countByKind()).containsEntry("attributes-of-nobody", 1);
  }

  @Test
  void valuesThatAreNotOfTheirClassAreToldWithTheirLines() throws IOException {
    read(write("bad.xml", """
        <population>
          <person id="1" age="old">
            <attributes>
              <attribute name="income" class="java.lang.Integer">much</attribute>
              <attribute name="happy" class="java.lang.Boolean">perhaps</attribute>
            </attributes>
          </person>
        </population>
        """));

    assertThat(problems.problems().stream().map(problem -> problem.message()).toList())
        .hasSize(3)
        .anySatisfy(text -> assertThat(text).contains("bad.xml:2", "\"age\" is \"old\""))
        .anySatisfy(text -> assertThat(text).contains("bad.xml:4", "java.lang.Integer"))
        .anySatisfy(text -> assertThat(text).contains("bad.xml:5", "\"happy\""));
    assertThat(problems.errorCount()).isEqualTo(3);
  }

  private Population read(Path file) {
    Population population =
        new Population(new NetworkBuilder(new ModeTable()).build(), new Facilities());
    PopulationXmlReader.read(file, population, problems);
    return population;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
