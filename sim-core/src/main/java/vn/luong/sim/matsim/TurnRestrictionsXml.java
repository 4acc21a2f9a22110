package vn.luong.sim.matsim;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.network.TurnRestrictions;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.xml.XmlCursor;

/** Forbidden turns as attributes of links: kept while a network file is read, for they may name links that come later. */
final class TurnRestrictionsXml {
  private static final String KIND = "bad-turn-restriction";

  private final XmlCursor xml;
  private final NetworkBuilder builder;
  private final List<Found> found = new ArrayList<>();

  private record Found(int link, SourcePosition position, String text) {}

  TurnRestrictionsXml(XmlCursor xml, NetworkBuilder builder) {
    this.xml = xml;
    this.builder = builder;
  }

  /** A link's attribute, at the reader's position. */
  void add(int link, String text) {
    found.add(new Found(link, xml.position(), text));
  }

  /** Gives the restrictions to the network, when all links are known. */
  void resolve() {
    for (Found attribute : found) {
      try {
        DisallowedNextLinks.parse(attribute.text).forEach((mode, sequences) -> {
          for (List<String> sequence : sequences) {
            forbid(attribute, mode, sequence);
          }
        });
      } catch (IllegalArgumentException e) {
        xml.errorAt(
            attribute.position,
            KIND,
            DisallowedNextLinks.ATTRIBUTE + " of link \"" + builder.linkId(attribute.link) + "\": "
                + e.getMessage(),
            "expected modes with lists of links, as in {\"car\":[[\"next link\"]]}",
            "Correct or remove the attribute.");
      }
    }
  }

  private void forbid(Found attribute, String mode, List<String> sequence) {
    int[] links = new int[sequence.size() + 1];
    links[0] = attribute.link;
    for (int position = 1; position < links.length; position++) {
      String id = sequence.get(position - 1);
      links[position] = builder.findLink(id);
      if (links[position] == IdTable.NO_ID) {
        warn(attribute, "names link \"" + id + "\"", "there is no such link");
        return;
      }
      if (builder.toNode(links[position - 1]) != builder.fromNode(links[position])) {
        warn(
            attribute,
            "names link \"" + id + "\"",
            "it does not start where link \"" + builder.linkId(links[position - 1]) + "\" ends");
        return;
      }
    }
    if (sequence.isEmpty()) {
      warn(attribute, "has an empty sequence", "a turn leads to a next link");
      return;
    }
    if (builder.modeTable().find(mode) == ModeTable.NO_MODE) {
      // Nobody goes by this mode on any link.
      return;
    }
    builder.forbidTurn(ModeTable.bit(builder.modeTable().find(mode)), links);
  }

  private void warn(Found attribute, String what, String expected) {
    xml.warningAt(
        attribute.position,
        KIND,
        DisallowedNextLinks.ATTRIBUTE + " of link \"" + builder.linkId(attribute.link) + "\" "
            + what,
        expected + "; the turn stays allowed",
        "Correct or remove the attribute.");
  }

  /** The texts of the attribute by link; null where there is none. */
  static String[] format(Network network) {
    String[] texts = new String[network.linkCount()];
    TurnRestrictions turns = network.turnRestrictions();
    List<SortedMap<String, List<List<String>>>> ofLink = new ArrayList<>();
    int[] placeOfLink = new int[network.linkCount()];
    for (int turn = 0; turn < turns.count(); turn++) {
      int first = turns.link(turn, 0);
      if (placeOfLink[first] == 0) {
        ofLink.add(new TreeMap<>());
        placeOfLink[first] = ofLink.size();
      }
      List<String> sequence = new ArrayList<>();
      for (int position = 1; position < turns.linkCount(turn); position++) {
        sequence.add(network.linkId(turns.link(turn, position)));
      }
      for (String mode : network.modeTable().namesOf(turns.modes(turn))) {
        ofLink
            .get(placeOfLink[first] - 1)
            .computeIfAbsent(mode, key -> new ArrayList<>())
            .add(sequence);
      }
    }
    for (int link = 0; link < texts.length; link++) {
      texts[link] = placeOfLink[link] == 0
          ? null
          : DisallowedNextLinks.format(ofLink.get(placeOfLink[link] - 1));
    }
    return texts;
  }
}
