package io.aui.appserver.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A string whose length, in Unicode code points, is in a range. */
final class TextSchema extends Schema {
  private final int minLength;
  private final int maxLength;

  TextSchema(int minLength, int maxLength) {
    this.minLength = minLength;
    this.maxLength = maxLength;
  }

  @Override
  boolean fits(JsonNode value) {
    return value.isTextual();
  }

  @Override
  List<Violation> content(JsonNode value) {
    String text = value.textValue();
    int length = text.codePointCount(0, text.length());
    if (length >= minLength && length <= maxLength) {
      return List.of();
    }
    return wrong(
        "has "
            + length
            + (isOurLimit() ? " characters, at most " + maxLength + " are allowed" : ""));
  }

  /** Our own limit is not documented by IMS, so messages mention it only if it is exceeded. */
  private boolean isOurLimit() {
    return maxLength == Types.MAX_TEXT;
  }

  @Override
  String expected() {
    if (isOurLimit()) {
      return "a string";
    }
    return minLength == 0
        ? "a string of at most " + maxLength + " characters"
        : "a string of " + minLength + " to " + maxLength + " characters";
  }
}
