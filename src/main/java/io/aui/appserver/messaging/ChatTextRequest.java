package io.aui.appserver.messaging;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.ims.request.ChatTextParameters;
import io.aui.appserver.operation.UserRequest;
import io.aui.appserver.validation.Lengths;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.OneOf;
import io.aui.appserver.validation.RtcId;
import io.aui.appserver.validation.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A request of sendMessageChatText: a text for a messaging session.
 *
 * @param receiverId at most 64 letters and digits
 * @param text at most 16,384 characters
 * @param type announcement or custom
 * @param mode online or offline; offline if absent
 * @param needArchiving whether it becomes part of the dialogue; true if absent
 */
@JsonNaming(SnakeCaseStrategy.class)
record ChatTextRequest(
    @NotNull @Name String aiAgentId,
    @NotNull @Name String sessionId,
    @NotNull
        @Pattern(
            regexp = "[A-Za-z0-9]{1,64}",
            message = "must be 1 to 64 letters A-Z a-z and digits")
        String receiverId,
    @RtcId String userId,
    String region,
    @NotNull @Text(max = Lengths.TEXT) String text,
    @NotNull @OneOf({"announcement", "custom"}) String type,
    @OneOf({"online", "offline"}) String mode,
    Boolean needArchiving)
    implements ChatTextParameters, UserRequest {
  /** Leaves the text out. */
  @Override
  public String toString() {
    return "ChatTextRequest[" + aiAgentId + "]";
  }
}
