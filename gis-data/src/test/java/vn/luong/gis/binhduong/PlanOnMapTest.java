package vn.luong.gis.binhduong;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import vn.luong.gis.attachment.Attachment;
import vn.luong.gis.attachment.Attachment.Kind;
import vn.luong.gis.attachment.Attachment.Status;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.drawing.MapPicture;
import vn.luong.gis.drawing.MapSymbol;
import vn.luong.gis.roads.LinkTexts;
import vn.luong.gis.roads.NetworkCleaner;
import vn.luong.gis.roads.RoadNetworkBuilder;
import vn.luong.sim.network.Network;
import vn.luong.sim.testing.SharedFolder;

/**
 * The plan of 2030 on a map of 2018, which covers the south of the province. Draws the picture of docs/binh-duong.md with {@code
 * -Dluong.pictures=FOLDER}.
 */
class PlanOnMapTest {
  private static final Envelope SOUTH = new Envelope(106.62, 106.88, 10.845, 11.03);
  private static final Envelope PICTURE = new Envelope(106.64, 106.845, 10.825, 10.985);
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  @TempDir
  private Path folder;

  @Test
  void whatTheMapCoversIsBuiltAndTheRestIsTold() throws IOException {
    Path map = SharedFolder.require("data/osm-hcmc-south-binh-duong-2018/hcmc-2018.osm.pbf");
    Network before = new RoadNetworkBuilder(map)
        .withCrs(MetricProjection.DEFAULT_CODE)
        .withArea(SOUTH)
        .build()
        .network();

    PlanOnNetwork.Result plan = PlanOnNetwork.apply(before, BinhDuongTables.read(), 2030);

    List<Attachment> told = plan.attachments();
    assertThat(told)
        .filteredOn(attachment -> attachment.place().equals("QL13 - Thuận Giao"))
        .singleElement()
        .satisfies(ramp -> {
          assertThat(ramp.status()).isEqualTo(Status.ATTACHED);
          assertThat(ramp.found()).contains("Đại lộ Bình Dương (primary)");
          assertThat(ramp.meters()).isLessThan(200);
        });
    assertThat(told)
        .filteredOn(attachment -> attachment.kind() == Kind.WIDER_ROAD)
        .filteredOn(attachment -> attachment.status() == Status.ATTACHED)
        .extracting(Attachment::road)
        .containsExactly("QL13");
    assertThat(told)
        .filteredOn(attachment -> attachment.status() == Status.OUTSIDE)
        .extracting(Attachment::road)
        .contains("Vành đai 4", "Cao tốc TP.HCM - Thủ Dầu Một - Chơn Thành");
    Network after = plan.network();
    assertThat(after.linkIds().find("e.rr3-15-e.rr3-16")).isNotNegative();
    assertThat(after.linkIds().find("e.rr4-15-e.rr4-16")).isNegative();
    assertThat(NetworkCleaner.clean(after).droppedLinksByMode().values())
        .as("links that cannot be reached or left")
        .containsOnly(0);
    draw(before, after, told);
  }

  private void draw(Network before, Network after, List<Attachment> told) throws IOException {
    MetricProjection projection = MetricProjection.of(MetricProjection.DEFAULT_CODE);
    double[] lower = projection.project(PICTURE.getMinX(), PICTURE.getMinY());
    double[] upper = projection.project(PICTURE.getMaxX(), PICTURE.getMaxY());
    List<Attachment> ramps = told.stream()
        .filter(attachment -> attachment.kind() == Kind.INTERCHANGE)
        .toList();
    MapPicture picture = new MapPicture(new Envelope(lower[0], upper[0], lower[1], upper[1]), 900)
        .title("Ring Road 3 and QL13 of the plan on a map of 2018 (© OpenStreetMap contributors)")
        .legendBelow()
        .lines(
            "streets of the map",
            lines(before, link -> !isMain(before, link)),
            new Color(0xccc6ba),
            0.6f)
        .lines(
            "main roads of the map",
            lines(before, link -> isMain(before, link)),
            new Color(0x7a8594),
            1.6f)
        .lines(
            "QL13 with 8 lanes",
            lines(after, link -> isWider(before, after, link)),
            new Color(0x2a6f97),
            5)
        .lines(
            "frontage roads",
            lines(after, link -> isPlanned(after, link, "secondary")),
            new Color(0xe9a03b),
            4)
        .lines(
            "expressways with ramps",
            lines(after, link -> isPlanned(after, link, "motorway")),
            new Color(0xd1495b),
            2.5f)
        .points(
            "interchanges joined to roads of the map",
            ramps.stream().mapToDouble(Attachment::x).toArray(),
            ramps.stream().mapToDouble(Attachment::y).toArray(),
            MapSymbol.CIRCLE,
            new Color(0x111111),
            9);
    ramps.forEach(ramp -> picture.label(ramp.place(), ramp.x(), ramp.y(), true));
    String wanted = System.getProperty("luong.pictures");
    Path file = (wanted == null ? folder : Path.of(wanted)).resolve("binh-duong-on-a-map.png");
    picture.write(file);
    assertThat(Files.size(file)).isBetween(50_000L, 400_000L);
  }

  private static boolean isMain(Network network, int link) {
    return List.of("trunk", "primary", "secondary", "tertiary").contains(type(network, link));
  }

  private static boolean isPlanned(Network network, int link, String type) {
    return network.linkAttributes().findText(link, "planned") != null
        && type(network, link).startsWith(type);
  }

  private static boolean isWider(Network before, Network after, int link) {
    if (link < before.linkCount()) {
      return after.laneCount(link) > before.laneCount(link);
    }
    // Pieces of links that were cut come after all others.
    return after.linkAttributes().findText(link, "planned") == null && after.laneCount(link) >= 4;
  }

  private static String type(Network network, int link) {
    return String.valueOf(network.linkAttributes().findText(link, LinkTexts.TYPE));
  }

  private static List<LineString> lines(Network network, IntPredicate isWanted) {
    List<LineString> lines = new ArrayList<>();
    IntStream.range(0, network.linkCount()).filter(isWanted).forEach(link -> {
      List<Coordinate> points = new ArrayList<>();
      points.add(new Coordinate(
          network.nodeX(network.fromNode(link)), network.nodeY(network.fromNode(link))));
      for (int bend = 0; bend < network.bendCount(link); bend++) {
        points.add(new Coordinate(network.bendX(link, bend), network.bendY(link, bend)));
      }
      points.add(
          new Coordinate(network.nodeX(network.toNode(link)), network.nodeY(network.toNode(link))));
      lines.add(GEOMETRIES.createLineString(points.toArray(new Coordinate[0])));
    });
    return lines;
  }
}
