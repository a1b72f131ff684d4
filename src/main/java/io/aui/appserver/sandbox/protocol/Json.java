package io.aui.appserver.sandbox.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Reads and writes JSON as trees, so that the native image needs no reflection. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  // All readers share the table of names: many names with equal hashes would slow
                  // all of them.
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** A new, empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Reads any JSON text; empty if it is not JSON. */
  public static Optional<JsonNode> read(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Reads the text of a JSON object; empty if it is anything else. */
  public static Optional<ObjectNode> readObject(String text) {
    return read(text).filter(JsonNode::isObject).map(ObjectNode.class::cast);
  }

  /** Returns the text of a JSON object without one of its members. */
  public static String without(String object, String member) {
    ObjectNode rest = readObject(object).orElseThrow();
    rest.remove(member);
    return rest.toString();
  }

  /** Copies the members of one object into another; nested objects are merged. */
  public static void merge(ObjectNode into, ObjectNode from) {
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
