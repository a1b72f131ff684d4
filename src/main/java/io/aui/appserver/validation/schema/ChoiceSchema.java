package io.aui.appserver.validation.schema;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One of a closed set of strings; case matters. */
final class ChoiceSchema extends Schema {
  private final List<String> choices;

  ChoiceSchema(List<String> choices) {
    this.choices = List.copyOf(choices);
  }

  @Override
  boolean fits(JsonNode value) {
    return value.isTextual();
  }

  @Override
  List<Violation> content(JsonNode value) {
    String text = value.textValue();
    return choices.contains(text) ? List.of() : wrong("was " + Shown.quoted(text));
  }

  @Override
  String expected() {
    return choices.stream().map(Shown::quoted).collect(joining(" or "));
  }
}
