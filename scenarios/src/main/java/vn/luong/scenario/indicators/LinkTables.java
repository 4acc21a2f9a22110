package vn.luong.scenario.indicators;

import java.util.ArrayList;
import java.util.List;
import vn.luong.scenario.runfolder.ParquetColumn;
import vn.luong.scenario.runfolder.ParquetWriter;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.units.Units;

/**
 * Writes {@code network.parquet}, one row per link with its shape and its day, and {@code links.parquet}, one row per
 * link and hour. Hours without a vehicle have no row.
 */
final class LinkTables {
  /** Link attributes that may hold a road's name, best first: ours, and what MATSim's OSM readers write. */
  private static final List<String> NAME_ATTRIBUTES = List.of("name", "osm:way:name", "origname");

  private static final List<String> CLASS_ATTRIBUTES =
      List.of("highway", "class", "osm:way:highway", "type");

  private final LinkDay day;
  private final Network network;
  private final List<Integer> modes = new ArrayList<>();
  private final FreightDay freight;
  private final double expansionFactor;

  /** Types of trucks, with columns of their own. */
  private final List<String> truckTypes;

  /**
   * Tables of a day.
   *
   * @param freight what trucks did; null if there are none
   */
  LinkTables(LinkDay day, LinkTraffic traffic, FreightDay freight, double expansionFactor) {
    this.day = day;
    this.freight = freight;
    this.expansionFactor = expansionFactor;
    truckTypes = freight == null ? List.of() : freight.types();
    network = day.network();
    for (int mode = 0; mode < network.modeTable().size(); mode++) {
      if (traffic.isSeen(mode)) {
        modes.add(mode);
      }
    }
  }

  void write(RunFolder folder) {
    writeNetwork(folder);
    writeHours(folder);
  }

  private void writeNetwork(RunFolder folder) {
    List<ParquetColumn> columns = new ArrayList<>(List.of(
        ParquetColumn.text("link", "link id"),
        ParquetColumn.text("name", "name of the road, if known"),
        ParquetColumn.text("road_class", "class of the road, if known"),
        ParquetColumn.text("from_node", "node it starts at"),
        ParquetColumn.text("to_node", "node it ends at"),
        ParquetColumn.text("modes", "modes that may use it, separated by commas"),
        ParquetColumn.measure("length_m", "length, metres"),
        ParquetColumn.measure("free_speed_kmh", "speed when empty, km/h"),
        ParquetColumn.measure("lanes", "lanes in this direction"),
        ParquetColumn.measure("capacity_pce_h", "flow capacity, PCE per hour"),
        ParquetColumn.measure("volume", "vehicles of the day at its end"),
        ParquetColumn.integer("peak_hour", "hour of day with the highest flow, 7 = 07:00-08:00"),
        ParquetColumn.measure("peak_volume", "vehicles in the peak hour"),
        ParquetColumn.measure("peak_v_c", "flow by capacity in the peak hour"),
        ParquetColumn.measure("mean_speed_kmh", "mean speed of the day, km/h"),
        ParquetColumn.measure("delay_veh_h", "vehicle-hours lost over the day"),
        ParquetColumn.text("geometry", "line in the scenario's CRS, WKT")));
    modes.forEach(mode -> columns.add(ParquetColumn.measure(
        "volume_" + network.modeTable().name(mode), "vehicles of this mode over the day")));
    addTruckColumns(columns);
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.NETWORK), columns)) {
      for (int link = 0; link < network.linkCount(); link++) {
        addLink(table.beginRow(), link);
        table.endRow();
      }
    }
  }

  private void addLink(ParquetWriter row, int link) {
    row.add(network.linkId(link))
        .add(attribute(link, NAME_ATTRIBUTES))
        .add(attribute(link, CLASS_ATTRIBUTES))
        .add(network.nodeId(network.fromNode(link)))
        .add(network.nodeId(network.toNode(link)))
        .add(String.join(",", network.modeTable().namesOf(network.modes(link))))
        .add((float) network.lengthMeters(link))
        .add((float) Units.kilometersPerHour(network.freeSpeedMetersPerSecond(link)))
        .add((float) network.laneCount(link))
        .add((float) Units.perHour(network.flowCapacityPcePerSecond(link)));
    if (day.hourCount() == 0) {
      row.add(0f).add(0).add(0f).add(0f).add(Float.NaN).add(0f);
    } else {
      row.add((float) day.dayVolume(link))
          .add(day.peakHour(link))
          .add((float) day.peakVolume(link))
          .add((float) day.peakVolumeToCapacity(link))
          .add((float) Units.kilometersPerHour(day.dayMeanSpeedMetersPerSecond(link)))
          .add((float) day.dayDelayHours(link));
    }
    row.add(wellKnownText(link));
    modes.forEach(mode -> row.add((float) day.dayVolume(link, mode)));
    for (int type = 0; type < truckTypes.size(); type++) {
      double sum = 0;
      for (int hour = 0; hour < day.hourCount(); hour++) {
        sum += trucks(link, hour, type);
      }
      row.add((float) sum);
    }
  }

  private String attribute(int link, List<String> names) {
    AttributeTable attributes = network.linkAttributes();
    for (String name : names) {
      String text = attributes.findText(link, name);
      if (text != null && !text.isBlank()) {
        return text;
      }
    }
    return null;
  }

  private String wellKnownText(int link) {
    StringBuilder text = new StringBuilder("LINESTRING (");
    int from = network.fromNode(link);
    appendPoint(text, network.nodeX(from), network.nodeY(from));
    for (int bend = 0; bend < network.bendCount(link); bend++) {
      text.append(", ");
      appendPoint(text, network.bendX(link, bend), network.bendY(link, bend));
    }
    text.append(", ");
    int to = network.toNode(link);
    appendPoint(text, network.nodeX(to), network.nodeY(to));
    return text.append(')').toString();
  }

  /** Centimetres are enough in metres; networks in degrees need more digits. */
  private static void appendPoint(StringBuilder text, double x, double y) {
    double steps = Math.abs(x) <= 360 && Math.abs(y) <= 360 ? 1e7 : 100;
    text.append(Math.rint(x * steps) / steps).append(' ').append(Math.rint(y * steps) / steps);
  }

  private void writeHours(RunFolder folder) {
    List<ParquetColumn> columns = new ArrayList<>(List.of(
        ParquetColumn.text("link", "link id"),
        ParquetColumn.integer("hour", "hour of leaving the link, 7 = 07:00-08:00, may exceed 23"),
        ParquetColumn.measure("volume", "vehicles at the link's end"),
        ParquetColumn.measure("flow_pce_h", "flow at the link's end, PCE per hour"),
        ParquetColumn.measure("v_c", "flow by capacity"),
        ParquetColumn.measure("mean_speed_kmh", "mean speed of those that drove it whole, km/h"),
        ParquetColumn.measure("mean_travel_time_s", "their mean travel time, seconds"),
        ParquetColumn.measure("speed_ratio", "free travel time by mean travel time, 1 = no delay"),
        ParquetColumn.measure("delay_veh_h", "vehicle-hours lost")));
    modes.forEach(mode -> columns.add(ParquetColumn.measure(
        "volume_" + network.modeTable().name(mode), "vehicles of this mode")));
    addTruckColumns(columns);
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.LINKS), columns)) {
      for (int link = 0; link < network.linkCount(); link++) {
        for (int hour = 0; hour < day.hourCount(); hour++) {
          if (day.volume(link, hour) > 0) {
            addHour(table.beginRow(), link, hour);
            table.endRow();
          }
        }
      }
    }
  }

  private void addHour(ParquetWriter row, int link, int hour) {
    row.add(network.linkId(link))
        .add(hour)
        .add((float) day.volume(link, hour))
        .add((float) day.pceFlow(link, hour))
        .add((float) day.volumeToCapacity(link, hour))
        .add((float) Units.kilometersPerHour(day.meanSpeedMetersPerSecond(link, hour)))
        .add((float) day.meanTravelTimeSeconds(link, hour))
        .add((float) day.speedRatio(link, hour))
        .add((float) day.delayHours(link, hour));
    modes.forEach(mode -> row.add((float) day.volume(link, hour, mode)));
    for (int type = 0; type < truckTypes.size(); type++) {
      row.add((float) trucks(link, hour, type));
    }
  }

  private double trucks(int link, int hour, int type) {
    return expansionFactor * freight.volume(link, hour, type);
  }

  /** Under another beginning than modes have: they are part of a mode. */
  private void addTruckColumns(List<ParquetColumn> columns) {
    truckTypes.forEach(type -> columns.add(
        ParquetColumn.measure("vehicles_" + type, "trucks of this type, part of their mode")));
  }
}
