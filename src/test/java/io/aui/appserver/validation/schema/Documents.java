package io.aui.appserver.validation.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Configurations that set every documented member, and ways to spoil them. */
final class Documents {
  /** Each request member and the schema it is checked against. */
  static final Map<String, Schema> SCHEMAS =
      Map.of(
          "agent_config", Schemas.AGENT_CONFIG,
          "config", Schemas.OUTBOUND_CALL_CONFIG,
          "template_config", Schemas.TEMPLATE_CONFIG,
          "chat_sync_config", Schemas.CHAT_SYNC_CONFIG,
          "input", Schemas.VOICEPRINT_INPUT);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper EXACT_JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Documents() {}

  static JsonNode json(String text) {
    return read(JSON, text);
  }

  /** Several documents, between blanks. */
  static List<JsonNode> values(String texts) {
    return Arrays.stream(texts.split(" ", -1)).map(Documents::json).toList();
  }

  /** Parsed without losing a digit, as some mappers are set up to do. */
  static JsonNode exactJson(String text) {
    return read(EXACT_JSON, text);
  }

  private static JsonNode read(ObjectMapper mapper, String text) {
    try {
      return mapper.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of a request member: valid, with every documented member set. */
  static JsonNode complete(String requestMember) {
    try (InputStream file =
        Documents.class.getResourceAsStream("/ims/schema/" + requestMember + ".json")) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Violation> check(String requestMember, JsonNode value) {
    return SCHEMAS.get(requestMember).check(value, "/" + requestMember);
  }

  /** The places of everything in a document but the document itself. */
  static List<JsonPointer> placesIn(JsonNode document) {
    List<JsonPointer> places = new ArrayList<>();
    collect(document, JsonPointer.empty(), places);
    return places;
  }

  private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
    if (!at.matches()) {
      places.add(at);
    }
    node.properties().forEach(e -> collect(e.getValue(), at.appendProperty(e.getKey()), places));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), at.appendIndex(i), places);
    }
  }

  /** The document with one value replaced. */
  static JsonNode with(JsonNode document, JsonPointer at, JsonNode value) {
    JsonNode copy = document.deepCopy();
    JsonNode parent = copy.at(at.head());
    if (parent instanceof ArrayNode list) {
      list.set(at.last().getMatchingIndex(), value);
    } else {
      ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
    }
    return copy;
  }
}
