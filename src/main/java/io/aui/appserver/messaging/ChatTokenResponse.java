package io.aui.appserver.messaging;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;

/**
 * What a client needs to log in to interactive messaging.
 *
 * @param timestamp when the token ends, Unix seconds
 */
@JsonNaming(SnakeCaseStrategy.class)
record ChatTokenResponse(
    String message,
    String appId,
    Secret token,
    String userId,
    String nonce,
    String role,
    Long timestamp,
    Secret appSign) {
  /** The {@code message} of every token. */
  static final String SUCCESS = "success";
}
