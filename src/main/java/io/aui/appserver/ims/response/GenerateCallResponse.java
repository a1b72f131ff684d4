package io.aui.appserver.ims.response;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;

/**
 * Response of GenerateAIAgentCall; instance and token are always there.
 *
 * @param token the client's ARTC token for the channel
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record GenerateCallResponse(
    String requestId,
    String code,
    String message,
    String instanceId,
    String channelId,
    @JsonProperty("AIAgentUserId") String aiAgentUserId,
    String userId,
    Secret token)
    implements ImsResponse {

  /** The same for the user named in the request, unless IMS named one. */
  public GenerateCallResponse orUser(String requestedUserId) {
    return userId != null
        ? this
        : new GenerateCallResponse(
            requestId, code, message, instanceId, channelId, aiAgentUserId, requestedUserId, token);
  }
}
