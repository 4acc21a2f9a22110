package vn.luong.gis.roads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.network.Network;

/**
 * Small maps as text. Nodes are a line each, {@code id east north [tags]} in steps of a thousandth of a degree (about
 * 110 m) from 106.7° E, 10.9° N; ways are {@code id: nodes | tags}; restrictions {@code restriction: value from via to},
 * via node {@code n2} or way {@code w7}.
 */
final class TextMap {
  private TextMap() {}

  static Path write(Path file, String map) throws IOException {
    StringBuilder xml = new StringBuilder("<osm version='0.6'>\n");
    int relation = 1;
    for (String line : map.strip().split("\n")) {
      if (line.startsWith("restriction:")) {
        xml.append(restriction(relation++, line.split(" +")));
      } else if (line.contains("|")) {
        xml.append(way(line));
      } else {
        String[] words = line.split(" +");
        xml.append("<node id='%s' lon='%s' lat='%s'>"
            .formatted(words[0], degrees(106.7, words[1]), degrees(10.9, words[2])));
        for (int word = 3; word < words.length; word++) {
          xml.append(tag(words[word]));
        }
        xml.append("</node>\n");
      }
    }
    return Files.writeString(file, xml.append("</osm>\n"));
  }

  /** The links as text, in the network's order: {@code 10_0_f 1>2}. */
  static List<String> links(Network network) {
    List<String> links = new ArrayList<>();
    for (int link = 0; link < network.linkCount(); link++) {
      links.add(network.linkId(link) + " " + network.nodeId(network.fromNode(link)) + ">"
          + network.nodeId(network.toNode(link)));
    }
    return links;
  }

  private static String degrees(double origin, String steps) {
    return String.valueOf(Math.round((origin + Double.parseDouble(steps) / 1000) * 1e7) / 1e7);
  }

  private static String way(String line) {
    String[] parts = line.split(" *[:|] *", 3);
    StringBuilder xml = new StringBuilder("<way id='" + parts[0] + "'>");
    for (String node : parts[1].split(" ")) {
      xml.append("<nd ref='").append(node).append("'/>");
    }
    for (String tag : parts[2].split(" ")) {
      xml.append(tag(tag));
    }
    return xml.append("</way>\n").toString();
  }

  private static String tag(String tag) {
    String[] keyAndValue = tag.split("=");
    return "<tag k='%s' v='%s'/>".formatted(keyAndValue[0], keyAndValue[1]);
  }

  private static String restriction(int id, String[] words) {
    boolean isNode = words[3].startsWith("n");
    return "<relation id='%d'><member type='way' ref='%s' role='from'/>".formatted(id, words[2])
        + "<member type='%s' ref='%s' role='via'/>"
            .formatted(isNode ? "node" : "way", words[3].substring(1))
        + "<member type='way' ref='%s' role='to'/>".formatted(words[4])
        + "<tag k='type' v='restriction'/><tag k='restriction' v='%s'/></relation>%n"
            .formatted(words[1]);
  }
}
