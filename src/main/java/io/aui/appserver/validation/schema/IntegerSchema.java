package io.aui.appserver.validation.schema;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An integer from one of several ranges. {@code 100.0} is accepted, since some clients have no
 * integer type; a string is not.
 */
final class IntegerSchema extends Schema {
  /** From {@code min} to {@code max}, both included. */
  record Range(long min, long max) {
    @Override
    public String toString() {
      return min == max ? Long.toString(min) : "from " + min + " to " + max;
    }
  }

  private final Range[] ranges;

  IntegerSchema(Range... ranges) {
    this.ranges = ranges.clone();
  }

  @Override
  boolean fits(JsonNode value) {
    return value.isNumber();
  }

  @Override
  List<Violation> content(JsonNode value) {
    // The order matters: expanding a number with a huge exponent to an integer takes all memory.
    if (value.canConvertToLong() && value.canConvertToExactIntegral()) {
      long number = value.longValue();
      for (Range range : ranges) {
        if (number >= range.min && number <= range.max) {
          return List.of();
        }
      }
    }
    return wrong("was " + Shown.kindOf(value));
  }

  @Override
  String expected() {
    return "an integer"
        + (ranges.length > 1 ? ", " : " ")
        + List.of(ranges).stream().map(Range::toString).collect(joining(" or "));
  }
}
