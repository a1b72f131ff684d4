package io.aui.appserver.ims.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** A string that holds a JSON object; an empty string counts as absent. */
final class JsonTextSchema extends Schema {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          // The table of names is shared by all requests: names that hash alike spoil it for all.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  @Override
  boolean fits(JsonNode value) {
    return value.isTextual();
  }

  @Override
  List<Violation> content(JsonNode value) {
    String text = value.textValue();
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
