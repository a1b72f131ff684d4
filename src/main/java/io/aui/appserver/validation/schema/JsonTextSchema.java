package io.aui.appserver.validation.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/**
 * A string that holds a JSON object, with the same limits of nesting and size as a request body. A
 * blank string counts as absent.
 */
final class JsonTextSchema extends Schema {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NAME_LENGTH = 64;

  /** A member takes at least two tokens, so this leaves room for two thousand. */
  private static final int MAX_TOKENS = 4_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_NAME_LENGTH)
                  .maxTokenCount(MAX_TOKENS)
                  .build())
          // Callers choose the names: they must not stay in the JVM's table of strings.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          // All requests share the table of names: names with equal hashes would slow it down for
          // all.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  @Override
  boolean fits(JsonNode value) {
    return value.isTextual();
  }

  @Override
  List<Violation> content(JsonNode value) {
    String text = value.textValue();
    int length = text.codePointCount(0, text.length());
    if (length > Types.MAX_TEXT) {
      return wrong("has " + length + " characters, at most " + Types.MAX_TEXT + " are allowed");
    }
    return text.isBlank() || holdsObject(text) ? List.of() : wrong("was other text");
  }

  private static boolean holdsObject(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  String expected() {
    return "a string that holds a JSON object";
  }
}
