package io.aui.appserver.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a call: read from the query, handed out by type, or refused as the gateway
 * does.
 */
final class Parameters {
  private final Map<String, String> values;

  private Parameters(Map<String, String> values) {
    this.values = values;
  }

  /** Decodes a form-encoded query; a plus is a blank. */
  static Parameters decode(String rawQuery) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : rawQuery.isEmpty() ? List.<String>of() : List.of(rawQuery.split("&"))) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (values.put(name, value) != null) {
        throw Refusal.invalid(name, "it is there twice").asException();
      }
    }
    return new Parameters(values);
  }

  Map<String, String> asMap() {
    return values;
  }

  /** A parameter that may be absent; an empty one counts as absent. */
  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  Optional<String> text(String name, int maxLength) {
    Optional<String> value = text(name);
    refuseIf(
        value.isPresent() && length(value.get()) > maxLength,
        name,
        "at most " + maxLength + " characters");
    return value;
  }

  String required(String name) {
    return text(name).orElseThrow(() -> Refusal.missing(name).asException());
  }

  String required(String name, int maxLength) {
    String value = required(name);
    text(name, maxLength);
    return value;
  }

  long number(String name, long least, long most, long ifAbsent) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return ifAbsent;
    }
    try {
      long value = Long.parseLong(text.get());
      refuseIf(value < least || value > most, name, least + " to " + most);
      return value;
    } catch (NumberFormatException e) {
      throw Refusal.invalid(name, "a whole number").asException();
    }
  }

  boolean flag(String name, boolean ifAbsent) {
    return Boolean.parseBoolean(oneOf(name, String.valueOf(ifAbsent), "true", "false"));
  }

  String oneOf(String name, String ifAbsent, String... allowed) {
    String value = text(name).orElse(ifAbsent);
    refuseIf(
        text(name).isPresent() && !List.of(allowed).contains(value),
        name,
        "one of " + String.join(", ", allowed));
    return value;
  }

  /** A JSON parameter, which must be an object. */
  Optional<ObjectNode> object(String name) {
    return text(name)
        .map(
            text ->
                Json.readObject(text)
                    .orElseThrow(() -> Refusal.invalid(name, "a JSON object").asException()));
  }

  static void refuseIf(boolean wrong, String name, String expected) {
    if (wrong) {
      throw Refusal.invalid(name, expected).asException();
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "InvalidParameter.Format", "The query is not form encoded.")
          .asException();
    }
  }
}
