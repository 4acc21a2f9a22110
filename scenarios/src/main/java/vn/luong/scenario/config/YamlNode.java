package vn.luong.scenario.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luong.sim.problems.SourcePosition;

/** A piece of a YAML file that remembers where it stands. */
sealed interface YamlNode {
  SourcePosition position();

  /** Keys and values, in the order of the file; each key with its own place. */
  record Mapping(SourcePosition position, Map<String, Entry> entries) implements YamlNode {

    /** This mapping with what it does not say taken from another; lists of both are joined, the other's first. */
    Mapping over(Mapping base) {
      Map<String, Entry> joined = new LinkedHashMap<>(base.entries);
      entries.forEach((key, entry) -> joined.merge(key, entry, Mapping::join));
      return new Mapping(position, joined);
    }

    private static Entry join(Entry base, Entry own) {
      if (own.value() instanceof Mapping mine && base.value() instanceof Mapping theirs) {
        return new Entry(own.position(), mine.over(theirs));
      }
      if (own.value() instanceof Sequence mine
          && base.value() instanceof Sequence theirs
          && mine.isAppended()) {
        return new Entry(own.position(), mine.after(theirs));
      }
      return own;
    }
  }

  /** A value and where its key stands. */
  record Entry(SourcePosition position, YamlNode value) {}

  /** A list; lists of mappings (measures) are appended to those of the scenario that is extended. */
  record Sequence(SourcePosition position, List<YamlNode> items) implements YamlNode {
    boolean isAppended() {
      return items.stream().allMatch(Mapping.class::isInstance);
    }

    Sequence after(Sequence base) {
      List<YamlNode> joined = new ArrayList<>(base.items);
      joined.addAll(items);
      return new Sequence(position, joined);
    }
  }

  /** A single value as written. */
  record Scalar(SourcePosition position, String text) implements YamlNode {}
}
