package vn.luong.sim.matsim;

import java.nio.file.Path;
import vn.luong.sim.counts.CountStations;
import vn.luong.sim.network.Network;
import vn.luong.sim.xml.XmlOutput;

/** Writes traffic counts as MATSim does ({@code counts_v1.xsd}), which knows vehicles of all modes together only. */
public final class CountsXmlWriter {
  private CountsXmlWriter() {}

  /**
   * Writes a file; compressed if its name ends in {@code .gz}. Hours in which nobody counted are left out.
   *
   * @param network names of the links
   * @param name what the counts are called
   * @param year when they were counted
   * @throws IllegalArgumentException if a station counts one mode alone
   */
  public static void write(
      CountStations stations, Network network, String name, int year, Path file) {
    try (XmlOutput output = XmlOutput.create(file)) {
      output.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\n");
      output.raw("<counts xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
      output.raw(" xsi:noNamespaceSchemaLocation=\"http://matsim.org/files/dtd/counts_v1.xsd\"");
      output.attribute("name", name).raw(" year=\"").integer(year).raw("\">\n");
      for (int station = 0; station < stations.size(); station++) {
        if (stations.mode(station) != CountStations.ANY_MODE) {
          throw new IllegalArgumentException(
              "station " + stations.label(station) + " counts one mode alone");
        }
        writeStation(output, stations, network, station);
      }
      output.raw("</counts>\n");
      output.finish();
    }
  }

  private static void writeStation(
      XmlOutput output, CountStations stations, Network network, int station) {
    output.raw("\t<count").attribute("loc_id", network.linkId(stations.link(station)));
    output.attribute("cs_id", stations.label(station)).raw(">\n");
    for (int hour = 0; hour < CountStations.HOURS; hour++) {
      if (stations.isCounted(station, hour)) {
        output.raw("\t\t<volume h=\"").integer(hour + 1).raw("\"");
        output.attribute("val", stations.volume(station, hour)).raw("/>\n");
      }
    }
    output.raw("\t</count>\n");
  }
}
