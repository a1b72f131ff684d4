package io.aui.appserver.ims.response;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;

/**
 * Response of GenerateMessageChatToken; the token is never null.
 *
 * @param timeStamp when the token ends, Unix seconds
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record ImsChatTokenResponse(
    String requestId,
    String code,
    String message,
    String appId,
    Secret appSign,
    Secret token,
    String userId,
    String nonce,
    String role,
    Long timeStamp)
    implements ImsResponse {

  /** This response, with the request's user if IMS named none. */
  public ImsChatTokenResponse orUser(String requestedUserId) {
    return userId != null
        ? this
        : new ImsChatTokenResponse(
            requestId,
            code,
            message,
            appId,
            appSign,
            token,
            requestedUserId,
            nonce,
            role,
            timeStamp);
  }
}
