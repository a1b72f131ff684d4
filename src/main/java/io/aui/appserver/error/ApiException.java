package io.aui.appserver.error;

import java.time.Duration;
import java.util.Optional;

/**
 * A failure that is reported to the caller. Its message is sent as it is, so it names the member,
 * what was wrong and what is allowed, and nothing internal. It has no stack trace, because it is
 * not a defect.
 */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final Duration retryAfter;

  /** A failure; for a 429 or 503 with the default {@code Retry-After}. */
  public ApiException(ErrorCode code, String message) {
    this(code, message, null);
  }

  private ApiException(ErrorCode code, String message, Duration retryAfter) {
    super(message, null, false, false);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /**
   * A 429 or 503 with its own {@code Retry-After}.
   *
   * @param retryAfter rounded up to whole seconds, at least 1
   */
  public static ApiException retryable(ErrorCode code, String message, Duration retryAfter) {
    return new ApiException(code, message, retryAfter);
  }

  /** A required member that is absent. */
  public static ApiException missing(String member) {
    return new ApiException(ErrorCode.MISSING_PARAMETER, member + " is required");
  }

  /**
   * A member with an unusable value.
   *
   * @param problem continues the sentence whose subject is the member's name
   */
  public static ApiException invalid(String member, String problem) {
    return new ApiException(ErrorCode.INVALID_PARAMETER, member + " " + problem);
  }

  /** Which failure it is. */
  public ErrorCode code() {
    return code;
  }

  /** When to try again; empty for the default. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
