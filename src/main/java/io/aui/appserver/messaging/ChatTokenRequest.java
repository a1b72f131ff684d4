package io.aui.appserver.messaging;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.ims.request.ChatTokenParameters;
import io.aui.appserver.operation.UserRequest;
import io.aui.appserver.validation.Lengths;
import io.aui.appserver.validation.MessagingUserId;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.OneOf;
import org.hibernate.validator.constraints.Range;

/**
 * A request of generateMessageChatToken.
 *
 * @param aiAgentId the messaging agent; if absent, the configured one
 * @param role {@code admin}, or absent
 * @param expire validity in seconds on both versions, 1 to 604,800; a day if absent
 */
@JsonNaming(SnakeCaseStrategy.class)
record ChatTokenRequest(
    @Name String aiAgentId,
    @MessagingUserId String userId,
    @OneOf("admin") String role,
    @Range(min = 1, max = 604_800, message = Lengths.RANGE_SECONDS) Long expire,
    String region)
    implements ChatTokenParameters, UserRequest {
  private static final long A_DAY = 86_400;

  ChatTokenRequest {
    expire = expire == null ? A_DAY : expire;
  }
}
