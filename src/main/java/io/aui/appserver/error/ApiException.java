package io.aui.appserver.error;

import java.time.Duration;
import java.util.Optional;

/**
 * A failure that the caller is told about: its message is answered as it is, so it says which
 * member, what was wrong and what is allowed, and never anything internal. Carries no stack trace:
 * it is an answer, not a defect.
 */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final Duration retryAfter;

  /** A failure without a better time to try again than the usual one. */
  public ApiException(ErrorCode code, String message) {
    this(code, message, null);
  }

  private ApiException(ErrorCode code, String message, Duration retryAfter) {
    super(message, null, false, false);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** A 429 or 503 that tells when trying again makes sense. */
  public static ApiException retryable(ErrorCode code, String message, Duration retryAfter) {
    return new ApiException(code, message, retryAfter);
  }

  /** A required member that is absent. */
  public static ApiException missing(String member) {
    return new ApiException(ErrorCode.MISSING_PARAMETER, member + " is required");
  }

  /**
   * A member with an unusable value; {@code problem} completes the sentence that the member's name
   * begins.
   */
  public static ApiException invalid(String member, String problem) {
    return new ApiException(ErrorCode.INVALID_PARAMETER, member + " " + problem);
  }

  /** Which failure it is. */
  public ErrorCode code() {
    return code;
  }

  /** When to try again, where that is known. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
