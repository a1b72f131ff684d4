package io.aui.appserver.sandbox;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule by which calls go wrong.
 *
 * @param action the operation it concerns; empty for all
 * @param kind how it goes wrong
 * @param count how many calls it spoils before it is used up; {@link #FOR_EVER} for all
 * @param delay how long the answer is held back, or dripped; zero for none
 * @param refusal what a kind that refuses answers; empty for the kinds that do not
 */
public record Fault(
    Optional<String> action, FaultKind kind, int count, Duration delay, Optional<Refusal> refusal) {
  /** The count of a rule that is never used up. */
  public static final int FOR_EVER = -1;

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Refuses counts and delays that make no sense. */
  public Fault {
    Objects.requireNonNull(kind, "kind");
    if (count == 0 || count < FOR_EVER) {
      throw new IllegalArgumentException("count must be positive, or -1 for ever");
    }
    if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("delay_ms must be 0 to " + LONGEST.toMillis());
    }
  }

  /** One call of any operation goes wrong, with what the kind has for defaults. */
  public static Fault once(FaultKind kind) {
    return new Fault(Optional.empty(), kind, 1, kind.defaultDelay(), kind.refusal());
  }

  /** The same for one operation only. */
  public Fault on(String onlyAction) {
    return new Fault(Optional.of(onlyAction), kind, count, delay, refusal);
  }

  /** The same for so many calls. */
  public Fault times(int newCount) {
    return new Fault(action, kind, newCount, delay, refusal);
  }

  /** The same with another delay. */
  public Fault delayed(Duration newDelay) {
    return new Fault(action, kind, count, newDelay, refusal);
  }

  /** The same with another refusal, where the kind refuses. */
  public Fault answering(Refusal other) {
    return new Fault(action, kind, count, delay, refusal.map(usual -> other));
  }

  boolean concerns(String calledAction) {
    return action.isEmpty() || action.get().equals(calledAction);
  }
}
