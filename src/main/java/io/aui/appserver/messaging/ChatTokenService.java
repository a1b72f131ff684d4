package io.aui.appserver.messaging;

import io.aui.appserver.access.Access;
import io.aui.appserver.access.AllowedAgents;
import io.aui.appserver.access.Caller;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.ImsStatus;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.limits.quota.Requests;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Returns login tokens for interactive messaging. IMS makes them, or this server if {@code
 * appserver.messaging.local-tokens} is true.
 */
@Singleton
class ChatTokenService {
  private final Access access;
  private final AllowedAgents allowed;
  private final MessagingAgents agents;
  private final LocalChatTokens localTokens;
  private final ImsGateway ims;
  private final ImsStatus imsStatus;
  private final Regions regions;
  private final Requests requests;

  ChatTokenService(
      Access access,
      AllowedAgents allowed,
      MessagingAgents agents,
      LocalChatTokens localTokens,
      ImsGateway ims,
      ImsStatus imsStatus,
      Regions regions,
      Requests requests) {
    this.access = access;
    this.allowed = allowed;
    this.agents = agents;
    this.localTokens = localTokens;
    this.ims = ims;
    this.imsStatus = imsStatus;
    this.regions = regions;
    this.requests = requests;
  }

  Uni<ChatTokenResponse> generate(Caller caller, ChatTokenRequest request) {
    String userId = messagingUser(caller);
    allowed.require(request.aiAgentId());
    String region = regions.requestedForMessaging(request.region());
    if (request.role() != null) {
      access.requireAdministrator(caller, imsStatus.isSandbox(), "role " + request.role());
    }
    return localTokens
        .make(userId, request)
        .map(made -> Uni.createFrom().item(made))
        .orElseGet(() -> requests.within(caller, () -> requestToken(region, userId, request)));
  }

  /** Checks for hyphens, since a user id from a login is not validated with the request. */
  private static String messagingUser(Caller caller) {
    String userId = caller.requiredUserId();
    if (userId.contains("-")) {
      throw ApiException.invalid(
          "user_id", "must be 1 to 64 characters out of A-Z a-z 0-9 _ for messaging");
    }
    return userId;
  }

  private Uni<ChatTokenResponse> requestToken(
      String region, String userId, ChatTokenRequest request) {
    String agentId = request.aiAgentId() == null ? agents.configured(region) : request.aiAgentId();
    return ims.generateChatToken(region, agentId, userId, request)
        .map(
            token ->
                new ChatTokenResponse(
                    ChatTokenResponse.SUCCESS,
                    token.appId(),
                    token.token(),
                    token.userId(),
                    token.nonce(),
                    token.role(),
                    token.timeStamp(),
                    token.appSign()));
  }
}
