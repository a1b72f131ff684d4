package io.aui.appserver.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code true} or {@code false}. */
final class BooleanSchema extends Schema {
  @Override
  boolean fits(JsonNode value) {
    return value.isBoolean();
  }

  @Override
  List<Violation> content(JsonNode value) {
    return List.of();
  }

  @Override
  String expected() {
    return "true or false";
  }
}
