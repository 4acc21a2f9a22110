package vn.luong.sim.matsim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text of MATSim's link attribute {@value #ATTRIBUTE}: by mode the sequences of links that must not follow the link,
 * {@code {"car":[["a"],["b","c"]]}} (MATSim {@code DisallowedNextLinksAttributeConverter}).
 */
final class DisallowedNextLinks {
  static final String ATTRIBUTE = "disallowedNextLinks";

  /** What MATSim calls the value's class; older versions had it in {@code org.matsim.core.network}. */
  static final String CLASS_NAME = "org.matsim.core.network.turnRestrictions.DisallowedNextLinks";

  private static final JsonFactory JSON = new JsonFactory();

  private DisallowedNextLinks() {}

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static SortedMap<String, List<List<String>>> parse(String text) {
    SortedMap<String, List<List<String>>> sequencesByMode = new TreeMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      require(json, json.nextToken(), JsonToken.START_OBJECT);
      while (json.nextToken() != JsonToken.END_OBJECT) {
        require(json, json.currentToken(), JsonToken.FIELD_NAME);
        String mode = json.currentName();
        require(json, json.nextToken(), JsonToken.START_ARRAY);
        List<List<String>> sequences =
            sequencesByMode.computeIfAbsent(mode, key -> new ArrayList<>());
        while (json.nextToken() != JsonToken.END_ARRAY) {
          sequences.add(parseSequence(json));
        }
      }
      require(json, json.nextToken(), null);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot fail to be read", e);
    }
    return sequencesByMode;
  }

  private static List<String> parseSequence(JsonParser json) throws IOException {
    require(json, json.currentToken(), JsonToken.START_ARRAY);
    List<String> sequence = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(json, json.currentToken(), JsonToken.VALUE_STRING);
      sequence.add(json.getText());
    }
    return sequence;
  }

  private static void require(JsonParser json, JsonToken found, JsonToken expected)
      throws IOException {
    if (found != expected) {
      String shown = found == null ? "the end" : "\"" + json.getText() + "\"";
      throw new IllegalArgumentException(
          shown + " stands where " + (expected == null ? "the end" : expected) + " is expected");
    }
  }

  /** Writes what {@link #parse} reads. */
  static String format(Map<String, List<List<String>>> sequencesByMode) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, List<List<String>>> mode : sequencesByMode.entrySet()) {
        json.writeArrayFieldStart(mode.getKey());
        for (List<String> sequence : mode.getValue()) {
          json.writeArray(sequence.toArray(new String[0]), 0, sequence.size());
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot fail to be written", e);
    }
    return text.toString();
  }
}
