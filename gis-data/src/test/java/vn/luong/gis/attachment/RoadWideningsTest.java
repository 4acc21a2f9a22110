package vn.luong.gis.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.gis.attachment.Attachment.Status;
import vn.luong.gis.attachment.RoadWidenings.Piece;
import vn.luong.sim.network.Network;

/** QL13 of the town gets four lanes; the plan draws it a little beside. */
class RoadWideningsTest {
  private static final Piece WEST = new Piece("QL13", 2100, -2900, 2050, 2950, 6000, 4);

  @Test
  void eachDirectionIsFoundOnItsCarriageway() {
    Network town = TownOnAMap.build();

    RoadWidenings.Result result = RoadWidenings.apply(town, List.of(WEST));

    Network wide = result.network();
    assertThat(lanes(wide, "up")).isEqualTo(4);
    assertThat(lanes(wide, "down")).isEqualTo(4);
    assertThat(lanes(wide, "street")).isEqualTo(2);
    assertThat(lanes(wide, "dt")).isEqualTo(2);
    assertThat(wide.capacityPcePerPeriod(wide.linkIds().index("up"))).isEqualTo(7200);
    assertThat(result.attachments()).singleElement().satisfies(told -> {
      assertThat(told.status()).isEqualTo(Status.ATTACHED);
      assertThat(told.found())
          .contains("12.0 km are expected", "100% bear the name", "0% have as many lanes");
    });
  }

  @Test
  void wideRoadsAreNotMadeNarrower() {
    Piece narrow = new Piece("QL13", 2100, -2900, 2050, 2950, 6000, 1);

    RoadWidenings.Result result = RoadWidenings.apply(TownOnAMap.build(), List.of(narrow));

    assertThat(lanes(result.network(), "up")).isEqualTo(2);
    assertThat(result.attachments().get(0).found()).contains("100% have as many lanes already");
  }

  @Test
  void aRoadOfAnotherNameIsDoubtfulAndFarPiecesAreOutside() {
    Piece far = new Piece("QL13", 2050, 2950, 2000, 30_000, 27_000, 4);

    List<Attachment> told =
        RoadWidenings.apply(TownOnAMap.build("", false), List.of(WEST, far)).attachments();

    assertThat(told)
        .extracting(Attachment::status)
        .containsExactly(Status.DOUBTFUL, Status.OUTSIDE);
    assertThat(told.get(0).found()).contains("0% bear the name");
    assertThat(told.get(1).found()).contains("54.0 km of both directions");
  }

  @Test
  void whereNoMainRoadIsNothingIsWidened() {
    Piece middle = new Piece("ĐT1", 3000, 0, 3500, 0, 500, 4);

    List<Attachment> told =
        RoadWidenings.apply(TownOnAMap.build(), List.of(middle)).attachments();

    assertThat(told).extracting(Attachment::status).containsExactly(Status.OUTSIDE);
  }

  private static double lanes(Network network, String link) {
    return network.laneCount(network.linkIds().index(link));
  }
}
