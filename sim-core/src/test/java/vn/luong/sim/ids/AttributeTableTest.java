package vn.luong.sim.ids;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttributeTableTest {

  @Test
  void keepsValuesOfUnknownClasses() {
    AttributeTable attributes = new AttributeTable();
    AttributeTable.Value vehicles =
        new AttributeTable.Value("org.matsim.vehicles.PersonVehicles", "{\"car\":\"1\"}");

    attributes.put(7, "vehicles", vehicles);
    attributes.putText(7, "sex", "f");

    assertThat(attributes.find(7, "vehicles")).isEqualTo(vehicles);
    assertThat(attributes.findText(7, "sex")).isEqualTo("f");
    assertThat(attributes.namesOf(7)).containsExactly("sex", "vehicles");
    assertThat(attributes.find(8, "sex")).isNull();
    assertThat(attributes.namesOf(8)).isEmpty();
  }
}
