package io.aui.appserver.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** JSON without checked exceptions. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** Parses; fails the test where that is no JSON. */
  public static JsonNode read(String text) {
    return read(text, JsonNode.class);
  }

  static <T> T read(String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  /** An object of the given names and values (strings, numbers, booleans, nodes), by turns. */
  public static ObjectNode object(Object... members) {
    ObjectNode object = MAPPER.createObjectNode();
    for (int i = 0; i < members.length; i += 2) {
      object.set((String) members[i], MAPPER.valueToTree(members[i + 1]));
    }
    return object;
  }

  /** The names of the members, in their order. */
  public static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
