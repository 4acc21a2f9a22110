package vn.luong.sim.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luong.sim.ids.AttributeTable.Value;

class AttributeTableTest {
  private final AttributeTable table = new AttributeTable();

  @ParameterizedTest
  @CsvSource({
    "java.lang.Boolean, true, 1",
    "java.lang.Boolean, false, 0",
    "java.lang.Integer, -2147483648, -2147483648",
    "java.lang.Long, 9007199254740993, 9007199254740992",
    "java.lang.Double, 0.1, 0.1",
    "java.lang.Double, -Infinity, -Infinity",
    "java.lang.String, 007, NaN",
    "org.matsim.vehicles.PersonVehicles, '{\"car\":\"x\"}', NaN",
  })
  void valueKeepsItsClassAndText(String className, String text, Double number) {
    table.put(5000, "a", new Value(className, text));

    assertThat(table.find(5000, "a")).isEqualTo(new Value(className, text));
    assertThat(table.findNumber(5000, "a")).isEqualTo(number);
    assertThat(table.find(4999, "a")).isNull();
    assertThat(table.findNumber(9999, "a")).isNaN();
  }

  @Test
  void textThatIsNotOfItsClassIsRefused() {
    assertThat(new Value(AttributeTable.INTEGER_CLASS, "3.5").isSound()).isFalse();
    assertThat(new Value(AttributeTable.BOOLEAN_CLASS, "yes").isSound()).isFalse();
    assertThat(new Value(AttributeTable.DOUBLE_CLASS, "").isSound()).isFalse();
    assertThat(new Value("com.example.Own", "anything").isSound()).isTrue();
    assertThatThrownBy(() -> table.put(0, "a", new Value(AttributeTable.LONG_CLASS, "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Long");
  }

  @Test
  void rowsAreCopiedFromAnotherTableWithTheirClasses() {
    AttributeTable other = new AttributeTable();
    other.put(3, "lanes", new Value(AttributeTable.INTEGER_CLASS, "2"));
    other.put(3, "width", new Value(AttributeTable.DOUBLE_CLASS, "3.5"));
    other.putText(3, "name", "QL13");
    other.putText(4, "ref", "13");
    table.putText(2000, "lanes", "two");
    table.putText(2000, "kept", "yes");

    table.copyRow(other, 3, 2000);

    assertThat(table.namesOf(2000)).containsExactly("kept", "lanes", "name", "width");
    assertThat(table.find(2000, "lanes")).isEqualTo(new Value(AttributeTable.INTEGER_CLASS, "2"));
    assertThat(table.findNumber(2000, "width")).isEqualTo(3.5);
    assertThat(table.findText(2000, "name")).isEqualTo("QL13");
  }

  @Test
  void rowsAreAlikeIfAllButTheExceptionsAre() {
    for (int row = 0; row < 2; row++) {
      table.putText(row, "name", "QL13");
      table.put(row, "lanes", new Value(AttributeTable.INTEGER_CLASS, "2"));
      table.putText(row, "origin", "way " + row);
    }
    table.put(2, "lanes", new Value(AttributeTable.LONG_CLASS, "2"));
    table.putText(2, "name", "QL13");

    assertThat(table.areAlike(0, 1, Set.of("origin"))).isTrue();
    assertThat(table.areAlike(0, 1, Set.of())).isFalse();
    assertThat(table.areAlike(0, 2, Set.of("origin"))).as("of another class").isFalse();
    assertThat(table.areAlike(0, 3, Set.of("origin"))).as("without any").isFalse();
    assertThat(table.areAlike(7, 8, Set.of())).isTrue();
  }

  @Test
  void newValueReplacesOneOfAnotherClass() {
    table.put(1, "a", new Value(AttributeTable.INTEGER_CLASS, "1"));
    table.put(2, "a", new Value(AttributeTable.INTEGER_CLASS, "2"));
    table.putText(1, "a", "one");

    assertThat(table.find(1, "a")).isEqualTo(Value.ofText("one"));
    assertThat(table.findText(2, "a")).isEqualTo("2");
    assertThat(table.namesOf(1)).containsExactly("a");
    assertThat(table.namesOf(3)).isEmpty();
  }

  @Test
  void namesOfARowAreSorted() {
    table.putText(7, "vehicles", "v");
    table.putText(7, "sex", "f");

    assertThat(table.namesOf(7)).containsExactly("sex", "vehicles");
    assertThat(table.namesOf(8)).isEmpty();
    assertThat(table.isEmpty()).isFalse();
  }

  /** Seeded: far rows, more texts than are shared, several classes under one name. */
  @Test
  void tableIsAsGoodAsAMap() {
    SplittableRandom random = new SplittableRandom(7);
    Map<String, Value> map = new HashMap<>();
    for (int step = 0; step < 20_000; step++) {
      int row = random.nextInt(5000);
      String name = "a" + random.nextInt(3);
      Value value = switch (random.nextInt(4)) {
        case 0 -> new Value(AttributeTable.DOUBLE_CLASS, Double.toString(random.nextDouble()));
        case 1 -> new Value(AttributeTable.LONG_CLASS, Long.toString(random.nextLong()));
        case 2 -> new Value(AttributeTable.BOOLEAN_CLASS, Boolean.toString(random.nextBoolean()));
        default -> Value.ofText("text " + random.nextInt(3000));
      };
      table.put(row, name, value);
      map.put(row + name, value);
    }

    for (int row = 0; row < 5000; row++) {
      for (String name : new String[] {"a0", "a1", "a2"}) {
        assertThat(table.find(row, name)).isEqualTo(map.get(row + name));
      }
    }
  }
}
