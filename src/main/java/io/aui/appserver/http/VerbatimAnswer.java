package io.aui.appserver.http;

import java.util.Optional;

/**
 * An answer as it went out, or will: everything a replica needs to send it again to the letter. Its
 * body may hold tokens, so it shows nothing of it.
 *
 * @param httpStatus the status line's
 * @param body JSON text
 * @param retryAfter the header's seconds, where there is one
 * @param failureStatus a failure's status for logs and meters, 0 for a success
 * @param errorCode a failure's {@code error_code}, empty for a success
 * @param instanceId the instance that it is about, where there is one
 */
public record VerbatimAnswer(
    int httpStatus,
    String body,
    Optional<Long> retryAfter,
    int failureStatus,
    String errorCode,
    Optional<String> instanceId) {
  /** A success. */
  public static VerbatimAnswer success(String body, Optional<String> instanceId) {
    return new VerbatimAnswer(200, body, Optional.empty(), 0, "", instanceId);
  }

  @Override
  public String toString() {
    return "VerbatimAnswer[" + httpStatus + ", " + body.length() + " characters]";
  }
}
