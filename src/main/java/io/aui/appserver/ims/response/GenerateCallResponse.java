package io.aui.appserver.ims.response;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;

/**
 * Response of GenerateAIAgentCall; instance and token are never null.
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

  /** This response, with the request's user if IMS named none. */
  public GenerateCallResponse orUser(String requestedUserId) {
    return userId != null
        ? this
        : new GenerateCallResponse(
            requestId, code, message, instanceId, channelId, aiAgentUserId, requestedUserId, token);
  }
}
