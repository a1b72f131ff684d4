package io.aui.appserver.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The ways in which the emulator misbehaves on command. Calls must be signed well to meet a fault;
 * one that is not is refused as ever, and uses no fault up. The kinds that refuse do so instead of
 * carrying the call out, and so does IGNORED; with all others the call is carried out first, and
 * then its answer is spoilt: the worst case for a client, which cannot know. {@code delay_ms} holds
 * any answer back.
 */
public enum FaultKind {
  /** The right answer, late: after {@code delay_ms} (1000 where not given). */
  LATENCY(1000),
  /** Refused: 400 {@code Throttling.User}. */
  THROTTLE(0),
  /**
   * Refused: 500 {@code InternalError}; with {@code status} 503 {@code ServiceUnavailable}; with
   * {@code status} and {@code code} whatever is wanted.
   */
  ERROR(0),
  /** Refused: 403 {@code Forbidden.SubscriptionRequired}. */
  SUBSCRIPTION(0),
  /** Refused: 404 {@code AgentNotFound}. */
  AGENT_NOT_FOUND(0),
  /** No answer: the connection is closed. */
  RESET(0),
  /** 200 and {@code application/json}, but the JSON breaks off in the middle. */
  MALFORMED(0),
  /** 200 with an empty body. */
  EMPTY(0),
  /** 200 and half the body that {@code Content-Length} announces, then the connection is closed. */
  TRUNCATED(0),
  /** The right answer in pieces of a few bytes, with {@code delay_ms} (200) between two of them. */
  SLOW_BODY(200),
  /** 200 with the {@code RequestId} alone, lacking the instance id, token or whatever was asked. */
  NO_CONTENT(0),
  /** The right answer of a start, but without the token: the instance runs all the same. */
  NO_TOKEN(0),
  /** 200 with a page of HTML, as a proxy in between might answer. */
  HTML(0),
  /** 200 as if the call had been carried out, but nothing has been done. */
  IGNORED(0);

  private final long defaultDelayMillis;

  FaultKind(long defaultDelayMillis) {
    this.defaultDelayMillis = defaultDelayMillis;
  }

  /** The kind of a spelling as in {@code slow_body}. */
  static Optional<FaultKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.spelling().equals(text)).findFirst();
  }

  String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is answered instead of carrying the call out; empty where it is carried out. */
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

  /** Spoils the body of a right answer. */
  Answer spoil(Answer right, String requestId) {
    return switch (this) {
      case MALFORMED -> right.withBody(right.body().substring(0, right.body().length() / 2));
      case EMPTY -> right.withBody("");
      case NO_CONTENT, IGNORED -> Answer.success(Json.object(), requestId);
      case NO_TOKEN -> right.withBody(Json.without(right.body(), "Token"));
      case HTML -> new Answer(200, "text/html", "<html><body>Welcome</body></html>");
      default -> right;
    };
  }
}
