package io.aui.appserver.token;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.Check;
import io.aui.appserver.ims.request.ChatTokenParameters;
import io.aui.appserver.operation.UserRequest;
import java.util.regex.Pattern;

/**
 * For whom, and for which messaging agent.
 *
 * @param aiAgentId else the one that is configured for messaging
 * @param role {@code admin}, or absent or empty
 * @param expire seconds, on both versions; a day if absent
 */
@JsonNaming(SnakeCaseStrategy.class)
record ChatTokenRequest(String aiAgentId, String userId, String role, Long expire, String region)
    implements ChatTokenParameters, UserRequest {
  private static final Pattern MESSAGING_USER = Pattern.compile("[A-Za-z0-9_]{1,64}");
  private static final long A_DAY = 86_400;
  private static final long A_WEEK = 604_800;
  private static final String ADMIN = "admin";

  ChatTokenRequest {
    Check.name("ai_agent_id", aiAgentId);
    if (userId != null) {
      messagingUser(userId);
    }
    role = role == null || role.isEmpty() ? null : role;
    if (role != null && !role.equals(ADMIN)) {
      throw ApiException.invalid("role", "must be admin or absent");
    }
    expire = expire == null ? A_DAY : Check.range("expire", expire, 1, A_WEEK, "seconds");
  }

  /** The user, whom messaging must be able to name: it knows no hyphens. */
  static String messagingUser(String userId) {
    if (!MESSAGING_USER.matcher(userId).matches()) {
      throw ApiException.invalid(
          "user_id", "must be 1 to 64 characters out of A-Z a-z 0-9 _ for messaging");
    }
    return userId;
  }
}
