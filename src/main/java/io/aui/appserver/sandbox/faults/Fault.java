package io.aui.appserver.sandbox.faults;

import io.aui.appserver.sandbox.protocol.Refusal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule that makes calls fail.
 *
 * @param action the operation that it applies to; empty for all
 * @param kind how the call fails
 * @param count the number of calls that it applies to, at least 1; {@link #FOR_EVER} for no limit
 * @param delay how long the response is delayed, 0 to 10 minutes; for {@code SLOW_BODY} the pause
 *     between two pieces
 * @param refusal the error response of the kinds that refuse; empty for the others
 */
public record Fault(
    Optional<String> action, FaultKind kind, int count, Duration delay, Optional<Refusal> refusal) {
  /** The count of a rule that is never used up. */
  public static final int FOR_EVER = -1;

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Refuses counts and delays out of range with an {@link IllegalArgumentException}. */
  public Fault {
    Objects.requireNonNull(kind, "kind");
    if (count == 0 || count < FOR_EVER) {
      throw new IllegalArgumentException("count must be positive, or -1 for ever");
    }
    if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("delay_ms must be 0 to " + LONGEST.toMillis());
    }
  }

  /** A fault for the next call of any operation, with the defaults of its kind. */
  public static Fault once(FaultKind kind) {
    return new Fault(Optional.empty(), kind, 1, kind.defaultDelay(), kind.refusal());
  }

  /** The same fault for one operation only. */
  public Fault on(String onlyAction) {
    return new Fault(Optional.of(onlyAction), kind, count, delay, refusal);
  }

  /** The same fault for this number of calls. */
  public Fault times(int newCount) {
    return new Fault(action, kind, newCount, delay, refusal);
  }

  /** The same fault with another delay. */
  public Fault delayed(Duration newDelay) {
    return new Fault(action, kind, count, newDelay, refusal);
  }

  /** The same fault with another refusal. Changes nothing if the kind does not refuse. */
  public Fault withRefusal(Refusal other) {
    return new Fault(action, kind, count, delay, refusal.map(usual -> other));
  }

  boolean appliesTo(String calledAction) {
    return action.isEmpty() || action.get().equals(calledAction);
  }
}
