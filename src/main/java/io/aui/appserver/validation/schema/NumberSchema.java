package io.aui.appserver.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A number from a range, both ends included. */
final class NumberSchema extends Schema {
  private final double min;
  private final double max;

  NumberSchema(double min, double max) {
    this.min = min;
    this.max = max;
  }

  @Override
  boolean fits(JsonNode value) {
    return value.isNumber();
  }

  @Override
  List<Violation> content(JsonNode value) {
    double number = value.doubleValue();
    return number >= min && number <= max ? List.of() : wrong("was " + Shown.kindOf(value));
  }

  @Override
  String expected() {
    return "a number from " + min + " to " + max;
  }
}
