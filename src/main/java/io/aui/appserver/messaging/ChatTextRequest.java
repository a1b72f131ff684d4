package io.aui.appserver.messaging;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.Check;
import io.aui.appserver.ims.request.ChatTextParameters;
import io.aui.appserver.operation.UserRequest;
import java.util.regex.Pattern;

/**
 * A text for somebody's messaging session.
 *
 * @param receiverId at most 64 letters and digits
 * @param text at most 16,384 characters
 * @param type announcement or custom
 * @param mode online, or offline as IMS has it where absent
 * @param needArchiving whether it becomes part of the dialogue, as IMS has it where absent
 */
@JsonNaming(SnakeCaseStrategy.class)
record ChatTextRequest(
    String aiAgentId,
    String sessionId,
    String receiverId,
    String userId,
    String region,
    String text,
    String type,
    String mode,
    Boolean needArchiving)
    implements ChatTextParameters, UserRequest {
  private static final Pattern RECEIVER = Pattern.compile("[A-Za-z0-9]{1,64}");

  ChatTextRequest {
    Check.name("ai_agent_id", Check.required("ai_agent_id", aiAgentId));
    Check.name("session_id", Check.required("session_id", sessionId));
    if (!RECEIVER.matcher(Check.required("receiver_id", receiverId)).matches()) {
      throw ApiException.invalid("receiver_id", "must be 1 to 64 letters A-Z a-z and digits");
    }
    Check.id("user_id", userId);
    Check.text("text", Check.required("text", text), Check.MAX_TEXT);
    Check.choice("type", Check.required("type", type), "announcement", "custom");
    Check.choice("mode", mode, "online", "offline");
  }

  /** What people read is no log's business. */
  @Override
  public String toString() {
    return "ChatTextRequest[" + aiAgentId + "]";
  }
}
