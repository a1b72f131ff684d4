package io.aui.appserver.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes untrusted values safe for a message: short, and harmless to logs and terminals. */
final class Shown {
  private static final int MAX_CODE_POINTS = 40;
  private static final int REPLACEMENT = 0xFFFD;

  private Shown() {}

  /** A value of an unexpected type: the kind of an object or list, else the shortened value. */
  static String kindOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "an object";
      case ARRAY -> "a list";
      case STRING, BINARY -> "the string " + quoted(value.asText());
      default -> plain(value.asText());
    };
  }

  /** A text in quotes. */
  static String quoted(String text) {
    return '"' + plain(text) + '"';
  }

  /** A text, cut to 40 code points; invisible characters are replaced. */
  static String plain(String text) {
    StringBuilder shown = new StringBuilder();
    int at = 0;
    for (int taken = 0; at < text.length() && taken < MAX_CODE_POINTS; taken++) {
      int codePoint = text.codePointAt(at);
      shown.appendCodePoint(harmless(codePoint) ? codePoint : REPLACEMENT);
      at += Character.charCount(codePoint);
    }
    return at < text.length() ? shown.append('…').toString() : shown.toString();
  }

  /** Line breaks forge log lines; escape and direction characters mislead terminals and readers. */
  private static boolean harmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
