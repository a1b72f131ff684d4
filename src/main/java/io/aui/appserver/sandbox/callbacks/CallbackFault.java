package io.aui.appserver.sandbox.callbacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule that makes callbacks go wrong.
 *
 * @param event the event that it applies to; empty for all
 * @param count the number of callbacks that it applies to, at least 1
 * @param delay how much later a late callback is sent
 */
record CallbackFault(Optional<String> event, Kind kind, int count, Duration delay) {
  private static final Set<String> MEMBERS = Set.of("event", "kind", "count", "delay_ms");
  private static final int USUAL_DELAY = 3_000;
  private static final int LONGEST_DELAY = 600_000;

  /** What happens to a callback. */
  enum Kind {
    /** It is sent after {@code delay_ms} (default 3000). */
    LATE,
    /** It is sent twice. */
    DOUBLED,
    /** It is sent after the next one. */
    OUT_OF_ORDER,
    /** It is sent with another token, as by somebody else than IMS. */
    FORGED,
    /** It is not sent. */
    LOST
  }

  /**
   * Reads a fault from the body of {@code POST /_callbacks}: {@code {event, kind, count,
   * delay_ms}}.
   *
   * @throws IllegalArgumentException if it is not valid; the message is returned to the client
   */
  static CallbackFault read(String text) {
    ObjectNode json =
        Json.readObject(text)
            .filter(object -> object.propertyStream().allMatch(m -> MEMBERS.contains(m.getKey())))
            .orElseThrow(
                () -> new IllegalArgumentException("a JSON object is expected: " + MEMBERS));
    String kind = json.path("kind").asText();
    return new CallbackFault(
        Optional.ofNullable(json.get("event")).map(JsonNode::asText),
        Arrays.stream(Kind.values())
            .filter(each -> spelling(each).equals(kind))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("kind must be one of " + kinds())),
        number(json, "count", 1, 1, Integer.MAX_VALUE),
        Duration.ofMillis(number(json, "delay_ms", USUAL_DELAY, 0, LONGEST_DELAY)));
  }

  private static String kinds() {
    return Arrays.stream(Kind.values())
        .map(CallbackFault::spelling)
        .collect(Collectors.joining(", "));
  }

  private static String spelling(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static int number(ObjectNode json, String name, int ifAbsent, int least, int most) {
    JsonNode value = json.get(name);
    if (value == null) {
      return ifAbsent;
    }
    if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
      throw new IllegalArgumentException(name + " must be " + least + " to " + most);
    }
    return value.intValue();
  }

  boolean appliesTo(String happened) {
    return event.isEmpty() || event.get().equals(happened);
  }

  CallbackFault usedOnce() {
    return new CallbackFault(event, kind, count - 1, delay);
  }

  ObjectNode write() {
    ObjectNode json = Json.object().put("kind", spelling(kind)).put("count", count);
    event.ifPresent(name -> json.put("event", name));
    return json.put("delay_ms", delay.toMillis());
  }
}
