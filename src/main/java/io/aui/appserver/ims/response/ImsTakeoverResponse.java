package io.aui.appserver.ims.response;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;

/**
 * Response of TakeoverAIAgentCall; channel and person are never null.
 *
 * @param channelId the channel in which the call continues
 * @param humanAgentUserId the person's user id there
 * @param token the person's ARTC token; not null if it was requested
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

  /** This response, with the request's person if IMS named none. */
  public ImsTakeoverResponse orHumanAgent(String requestedUserId) {
    return humanAgentUserId != null
        ? this
        : new ImsTakeoverResponse(requestId, code, message, channelId, requestedUserId, token);
  }
}
