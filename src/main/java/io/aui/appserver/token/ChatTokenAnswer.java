package io.aui.appserver.token;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;
import io.aui.appserver.http.Answer;

/**
 * All that a client needs to log in to interactive messaging.
 *
 * @param timestamp when the token ends, Unix seconds
 */
@JsonNaming(SnakeCaseStrategy.class)
record ChatTokenAnswer(
    String requestId,
    String message,
    String appId,
    Secret token,
    String userId,
    String nonce,
    String role,
    Long timestamp,
    Secret appSign)
    implements Answer {
  /** The {@code message} of every token. */
  static final String SUCCESS = "success";
}
