package io.aui.appserver.ims.failure;

import io.aui.appserver.ims.failure.ImsException.Kind;
import java.time.Duration;

/** Failures for tests of what is done about them. */
public final class Failures {
  private Failures() {}

  /** A failure without a code of IMS. */
  public static ImsException of(Kind kind, boolean definitelyNotExecuted) {
    return new ImsException(kind, ImsError.withMessage("it failed"), definitelyNotExecuted);
  }

  /** Throttled, with {@code Retry-After}. */
  public static ImsException retryAfter(Duration delay) {
    return of(Kind.THROTTLED, true).retriedAfter(delay);
  }

  /** A refusal with a code of IMS. */
  public static ImsException refusal(int status, String code) {
    return ImsErrorClassifier.refusal(status, new ImsError(code, "no", "R-1"));
  }
}
