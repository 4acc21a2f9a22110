package vn.luong.scenario.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.units.ClosedHours;

/** A road of four links of 1000 m; the second and third are closed to trucks from six to nine. */
class ClosedRoadUseTest {
  private static final int PERSONS = 2;
  private static final int BUS_DRIVER = 7;
  private static final int SIX = 6 * 3600;

  private final ModeTable modes = new ModeTable();
  private final int truck = modes.add("truck");
  private final int car = modes.add("car");
  private final EventBuffer events = new EventBuffer(256);

  @Test
  void driveIsCountedOnceWithTheLinksThatItPassed() {
    drive(0, truck, 0, SIX, 4);

    assertThat(figures(10))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("closed_roads.drives.truck", 10.0, "closed_roads.km.truck", 20.0));
  }

  @Test
  void whoComesBeforeTheBanOrStopsOnItsFirstLinkIsNotCounted() {
    drive(0, truck, 0, SIX - 201, 4);
    drive(1, truck, 0, SIX, 2);
    drive(0, truck, 1, SIX, 2);

    assertThat(figures(1).values()).containsOnly(0.0);
  }

  @Test
  void otherModesAndPublicTransportAreNotCounted() {
    drive(0, car, 0, SIX, 4);
    drive(BUS_DRIVER, truck, 0, SIX, 4);

    assertThat(figures(1))
        .containsOnlyKeys("closed_roads.drives.truck", "closed_roads.km.truck")
        .containsEntry("closed_roads.drives.truck", 0.0);
  }

  @Test
  void nothingIsToldWhereNothingIsClosed() {
    ClosedRoadUse use = new ClosedRoadUse(network(false), PERSONS, PERSONS);
    drive(0, truck, 0, SIX, 4);
    use.accept(events);

    assertThat(use.indicators(1)).isEmpty();
  }

  /** Drives from a link on, 100 s a link; the last of the links is where it stops. */
  private void drive(int person, int mode, int from, int start, int links) {
    int vehicle = person % PERSONS;
    events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, start, person, from, vehicle, mode);
    int time = start;
    for (int link = from; link < from + links - 1; link++) {
      events.appendVehicleOnLink(EventKind.LINK_LEAVE, time, vehicle, link);
      events.appendVehicleOnLink(EventKind.LINK_ENTER, time, vehicle, link + 1);
      time += 100;
    }
  }

  private Map<String, Double> figures(double expansionFactor) {
    ClosedRoadUse use = new ClosedRoadUse(network(true), PERSONS, PERSONS);
    use.accept(events);
    return use.indicators(expansionFactor).stream()
        .collect(Collectors.toMap(Indicator::id, Indicator::value));
  }

  private Network network(boolean isClosed) {
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < 5; node++) {
      builder.addNode("n" + node, 1000 * node, 0);
    }
    for (int link = 0; link < 4; link++) {
      builder.addLink("l" + link, link, link + 1, new LinkProperties(1000, 10, 1000, 1, 3));
      if (isClosed && (link == 1 || link == 2)) {
        builder.linkAttributes().putText(link, ClosedHours.ATTRIBUTE, "truck 06:00-09:00");
      }
    }
    return builder.build();
  }
}
