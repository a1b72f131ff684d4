package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Faults as {@code POST /_faults} takes them: {@code {action, kind, count, delay_ms, status,
 * code}}.
 */
final class FaultJson {
  private static final Set<String> MEMBERS =
      Set.of("action", "kind", "count", "delay_ms", "status", "code");

  private FaultJson() {}

  /**
   * Reads a rule.
   *
   * @param knownAction whether there is such an operation
   * @throws IllegalArgumentException saying what is wrong, for whoever wrote the request
   */
  static Fault read(String text, Predicate<String> knownAction) {
    ObjectNode json =
        Json.readObject(text)
            .orElseThrow(
                () -> new IllegalArgumentException("a JSON object is expected: " + MEMBERS));
    json.fieldNames()
        .forEachRemaining(
            name ->
                require(
                    MEMBERS.contains(name), "unknown member " + name + "; there are " + MEMBERS));
    FaultKind kind = kind(json.path("kind").asText());
    Optional<String> action = Optional.ofNullable(json.get("action")).map(JsonNode::asText);
    require(action.stream().allMatch(knownAction), "unknown action " + action.orElse(""));
    long delay = whole(json, "delay_ms", kind.defaultDelay().toMillis());
    return new Fault(
        action,
        kind,
        (int) whole(json, "count", 1),
        Duration.ofMillis(delay),
        kind.refusal().map(usual -> refusal(json, kind, usual)));
  }

  static ObjectNode write(Fault fault) {
    ObjectNode json =
        Json.object()
            .put("kind", fault.kind().spelling())
            .put("count", fault.count())
            .put("delay_ms", fault.delay().toMillis());
    fault.action().ifPresent(action -> json.put("action", action));
    return json;
  }

  private static FaultKind kind(String text) {
    return FaultKind.of(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown kind '"
                        + text
                        + "'; there are "
                        + Arrays.stream(FaultKind.values())
                            .map(FaultKind::spelling)
                            .collect(Collectors.joining(", "))));
  }

  private static Refusal refusal(ObjectNode json, FaultKind kind, Refusal usual) {
    if (kind != FaultKind.ERROR) {
      return usual;
    }
    int status = (int) whole(json, "status", usual.status());
    require(status >= 400 && status <= 599, "status must be 400 to 599");
    String usualCode = status == 503 ? "ServiceUnavailable" : usual.code();
    String code = json.path("code").asText(usualCode);
    return new Refusal(status, code, usual.message());
  }

  private static long whole(ObjectNode json, String name, long ifAbsent) {
    JsonNode value = json.get(name);
    require(value == null || value.canConvertToInt(), name + " must be a whole number");
    return value == null ? ifAbsent : value.asLong();
  }

  private static void require(boolean right, String message) {
    if (!right) {
      throw new IllegalArgumentException(message);
    }
  }
}
