package io.aui.appserver.sandbox.faults;

import io.aui.appserver.sandbox.protocol.EmulatorResponse;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Refusal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of failure that the emulator can simulate. Faults apply only to correctly signed calls;
 * any other call is refused as usual and uses up no fault. The kinds that refuse, and {@code
 * IGNORED}, do not execute the call. All other kinds execute the call first and then change its
 * response, so that the client cannot know the outcome. {@code delay_ms} delays the response of any
 * kind; for {@code SLOW_BODY} it is the pause between two pieces.
 */
public enum FaultKind {
  /** The correct response after {@code delay_ms} (default 1000). */
  LATENCY(1000),
  /** Refused: 400 {@code Throttling.User}. */
  THROTTLE(0),
  /**
   * Refused: 500 {@code InternalError}; with {@code status} 503 {@code ServiceUnavailable}; with
   * {@code status} (400 to 599) and {@code code} any error.
   */
  ERROR(0),
  /** Refused: 403 {@code Forbidden.SubscriptionRequired}. */
  SUBSCRIPTION(0),
  /** Refused: 404 {@code AgentNotFound}. */
  AGENT_NOT_FOUND(0),
  /** No response: the connection is closed. */
  RESET(0),
  /** 200 and {@code application/json}, but the JSON ends in the middle. */
  MALFORMED(0),
  /** 200 with an empty body. */
  EMPTY(0),
  /** 200 and half the body that {@code Content-Length} announces, then the connection is closed. */
  TRUNCATED(0),
  /** The correct response in pieces of 8 bytes, {@code delay_ms} apart (default 200). */
  SLOW_BODY(200),
  /** 200 with only the {@code RequestId}; the instance id, token and so on are missing. */
  NO_CONTENT(0),
  /** The correct response of a start without its token; the instance runs. */
  NO_TOKEN(0),
  /** 200 with an HTML page, as a proxy might send. */
  HTML(0),
  /** 200 as if the call had been executed, but it was not. */
  IGNORED(0);

  private final long defaultDelayMillis;

  FaultKind(long defaultDelayMillis) {
    this.defaultDelayMillis = defaultDelayMillis;
  }

  /** The kind with this spelling, such as {@code slow_body}. */
  static Optional<FaultKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.spelling().equals(text)).findFirst();
  }

  /** The name in JSON: lower case with underscores. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The error response that is sent instead of executing the call; empty if the call is executed.
   */
  Optional<Refusal> refusal() {
    return switch (this) {
      case THROTTLE -> Optional.of(Refusal.throttled());
      case ERROR -> Optional.of(Refusal.internalError());
      case SUBSCRIPTION ->
          Optional.of(
              new Refusal(403, "Forbidden.SubscriptionRequired", "The service is not subscribed."));
      case AGENT_NOT_FOUND -> Optional.of(Refusal.agentNotFound());
      default -> Optional.empty();
    };
  }

  Duration defaultDelay() {
    return Duration.ofMillis(defaultDelayMillis);
  }

  /** Changes a correct response as this kind requires. */
  public EmulatorResponse apply(EmulatorResponse correct, String requestId) {
    return switch (this) {
      case MALFORMED -> correct.withBody(correct.body().substring(0, correct.body().length() / 2));
      case EMPTY -> correct.withBody("");
      case NO_CONTENT, IGNORED -> EmulatorResponse.success(Json.object(), requestId);
      case NO_TOKEN -> correct.withBody(Json.without(correct.body(), "Token"));
      case HTML -> new EmulatorResponse(200, "text/html", "<html><body>Welcome</body></html>");
      default -> correct;
    };
  }
}
