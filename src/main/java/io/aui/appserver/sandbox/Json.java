package io.aui.appserver.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** JSON as trees: nothing here needs reflection. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  // The table of names is shared: names that hash alike spoil it for all callers.
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Reads any JSON text; empty where it is none. */
  static Optional<JsonNode> read(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Reads a JSON text that must be an object; empty where it is none. */
  static Optional<ObjectNode> readObject(String text) {
    return read(text).filter(JsonNode::isObject).map(ObjectNode.class::cast);
  }

  /** A JSON object's text without one of its members. */
  static String without(String object, String member) {
    ObjectNode rest = readObject(object).orElseThrow();
    rest.remove(member);
    return rest.toString();
  }

  /** Lays the members of one object over another, nested objects member by member. */
  static void merge(ObjectNode into, ObjectNode from) {
    from.properties()
        .forEach(
            member -> {
              if (into.get(member.getKey()) instanceof ObjectNode inner
                  && member.getValue() instanceof ObjectNode added) {
                merge(inner, added);
              } else {
                into.set(member.getKey(), member.getValue());
              }
            });
  }
}
