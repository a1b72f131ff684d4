package io.aui.appserver.sandbox.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Refusal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads and writes faults in the form of {@code POST /_faults}: {@code {action, kind, count,
 * delay_ms, status, code}}.
 */
public final class FaultJson {
  private static final Set<String> MEMBERS =
      Set.of("action", "kind", "count", "delay_ms", "status", "code");

  private FaultJson() {}

  /**
   * Reads a fault.
   *
   * @param knownAction whether an operation of this name exists
   * @throws IllegalArgumentException if the text is not a valid fault; the message says why and is
   *     returned to the client
   */
  public static Fault read(String text, Predicate<String> knownAction) {
    ObjectNode json =
        Json.readObject(text)
            .orElseThrow(
                () -> new IllegalArgumentException("a JSON object is expected: " + MEMBERS));
    json.fieldNames()
        .forEachRemaining(
            name ->
                require(
                    MEMBERS.contains(name), "unknown member " + name + "; allowed are " + MEMBERS));
    FaultKind kind = kind(json.path("kind").asText());
    Optional<String> action = Optional.ofNullable(json.get("action")).map(JsonNode::asText);
    require(action.stream().allMatch(knownAction), "unknown action " + action.orElse(""));
    long delay = whole(json, "delay_ms", kind.defaultDelay().toMillis());
    return new Fault(
        action,
        kind,
        (int) whole(json, "count", 1),
        Duration.ofMillis(delay),
        kind.refusal().map(standard -> refusal(json, kind, standard)));
  }

  /** Writes a fault without its refusal. */
  public static ObjectNode write(Fault fault) {
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
                        + "'; allowed are "
                        + Arrays.stream(FaultKind.values())
                            .map(FaultKind::spelling)
                            .collect(Collectors.joining(", "))));
  }

  private static Refusal refusal(ObjectNode json, FaultKind kind, Refusal standard) {
    if (kind != FaultKind.ERROR) {
      return standard;
    }
    int status = (int) whole(json, "status", standard.status());
    require(status >= 400 && status <= 599, "status must be 400 to 599");
    String standardCode = status == 503 ? "ServiceUnavailable" : standard.code();
    String code = json.path("code").asText(standardCode);
    return new Refusal(status, code, standard.message());
  }

  private static long whole(ObjectNode json, String name, long ifAbsent) {
    JsonNode value = json.get(name);
    require(value == null || value.canConvertToInt(), name + " must be a whole number");
    return value == null ? ifAbsent : value.asLong();
  }

  private static void require(boolean valid, String message) {
    if (!valid) {
      throw new IllegalArgumentException(message);
    }
  }
}
