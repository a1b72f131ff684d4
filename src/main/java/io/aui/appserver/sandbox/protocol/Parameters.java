package io.aui.appserver.sandbox.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The query parameters of a call. The getters check type and range, and throw the refusal that the
 * real gateway sends: 400 {@code Missing<Name>} or {@code Invalid<Name>}.
 */
public final class Parameters {
  private final Map<String, String> values;

  private Parameters(Map<String, String> values) {
    this.values = values;
  }

  /** Decodes a form-encoded query; a plus is a blank. A repeated name is refused. */
  public static Parameters decode(String rawQuery) {
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

  /** All parameters by name. */
  public Map<String, String> asMap() {
    return values;
  }

  /** An optional parameter; an empty one counts as absent. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /** An optional parameter of limited length, in Unicode code points. */
  public Optional<String> text(String name, int maxLength) {
    Optional<String> value = text(name);
    refuseIf(
        value.isPresent() && length(value.get()) > maxLength,
        name,
        "at most " + maxLength + " characters");
    return value;
  }

  /** A parameter that must be present and not empty. */
  public String required(String name) {
    return text(name).orElseThrow(() -> Refusal.missing(name).asException());
  }

  /** A required parameter of limited length, in Unicode code points. */
  public String required(String name, int maxLength) {
    String value = required(name);
    text(name, maxLength);
    return value;
  }

  /** An optional whole number between two limits, both included. */
  public long number(String name, long least, long most, long ifAbsent) {
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

  /** An optional parameter that is {@code true} or {@code false}. */
  public boolean flag(String name, boolean ifAbsent) {
    return Boolean.parseBoolean(oneOf(name, String.valueOf(ifAbsent), "true", "false"));
  }

  /** An optional parameter with a fixed set of values. */
  public String oneOf(String name, String ifAbsent, String... allowed) {
    String value = text(name).orElse(ifAbsent);
    refuseIf(
        text(name).isPresent() && !List.of(allowed).contains(value),
        name,
        "one of " + String.join(", ", allowed));
    return value;
  }

  /** An optional parameter that must be the text of a JSON object. */
  public Optional<ObjectNode> object(String name) {
    return text(name)
        .map(
            text ->
                Json.readObject(text)
                    .orElseThrow(() -> Refusal.invalid(name, "a JSON object").asException()));
  }

  /** Refuses a parameter if the condition holds. */
  public static void refuseIf(boolean wrong, String name, String expected) {
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
