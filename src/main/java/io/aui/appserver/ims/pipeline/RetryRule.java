package io.aui.appserver.ims.pipeline;

import io.aui.appserver.ims.failure.ImsException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Which failed calls may be sent again, and after which pause.
 *
 * <p>An action that creates or sends something is repeated only if IMS definitely did not execute
 * it: there was no connection, or IMS throttled it. All others, which have the same effect however
 * often they are executed, are also repeated after a time-out, a broken connection or a failure of
 * IMS. What IMS refuses is never repeated.
 */
public final class RetryRule {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final int DOUBLINGS = 4;

  private final int maxTries;
  private final DoubleSupplier random;

  /**
   * Creates the rule.
   *
   * @param maxTries how often a call is sent at most; 1 means that nothing is repeated
   * @param random returns a number from 0 to 1
   */
  public RetryRule(int maxTries, DoubleSupplier random) {
    this.maxTries = maxTries;
    this.random = random;
  }

  /**
   * The pause before the next try: random between 0 and 250 ms, doubled with each try up to 4 s
   * (full jitter), after the time that IMS asks for in {@code Retry-After}.
   *
   * @param repeatable whether the action has the same effect however often it is executed
   * @param tries how often the call was sent, at least 1
   * @param left the time until the call's deadline
   * @return empty if the call must not be sent again
   */
  public Optional<Duration> pauseAfter(
      ImsException failure, boolean repeatable, int tries, Duration left) {
    if (tries >= maxTries || !mayRepeat(failure, repeatable)) {
      return Optional.empty();
    }
    long longest = FIRST_PAUSE.toMillis() << Math.min(tries - 1, DOUBLINGS);
    Duration pause =
        failure
            .retryAfter()
            .orElse(Duration.ZERO)
            .plusMillis(1 + (long) (random.getAsDouble() * longest));
    return pause.compareTo(left) < 0 ? Optional.of(pause) : Optional.empty();
  }

  private static boolean mayRepeat(ImsException failure, boolean repeatable) {
    return switch (failure.kind()) {
      case THROTTLED -> true;
      case UNAVAILABLE, TIMED_OUT -> repeatable || failure.definitelyNotExecuted();
      case REJECTED, DENIED, NOT_FOUND, BAD_CREDENTIALS, INVALID_RESPONSE, NOT_SENT -> false;
    };
  }
}
