package io.aui.appserver.ims.response;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;

/**
 * Response of TakeoverAIAgentCall; channel and person are always there.
 *
 * @param channelId where the conversation goes on
 * @param humanAgentUserId the person's user id there
 * @param token the person's ARTC token; always there if it was asked for
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record ImsTakeoverResponse(
    String requestId,
    String code,
    String message,
    String channelId,
    String humanAgentUserId,
    Secret token)
    implements ImsResponse {

  /** The same for the person named in the request, unless IMS named one. */
  public ImsTakeoverResponse orHumanAgent(String requestedUserId) {
    return humanAgentUserId != null
        ? this
        : new ImsTakeoverResponse(requestId, code, message, channelId, requestedUserId, token);
  }
}
