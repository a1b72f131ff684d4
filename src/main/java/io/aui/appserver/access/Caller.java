package io.aui.appserver.access;

import io.aui.appserver.error.ApiException;

/**
 * Who calls, and for whom.
 *
 * @param userId the user whose instances, channels and tokens the request is about; null where the
 *     request names none and nobody proved to be somebody
 */
public record Caller(String userId) {
  /** The user, where the operation cannot do without: 400 where there is none. */
  public String requiredUserId() {
    if (userId == null) {
      throw ApiException.missing("user_id");
    }
    return userId;
  }
}
