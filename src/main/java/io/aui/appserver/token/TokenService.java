package io.aui.appserver.token;

import io.aui.appserver.access.Access;
import io.aui.appserver.access.AllowedAgents;
import io.aui.appserver.access.Caller;
import io.aui.appserver.access.NameClaims;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.ImsStatus;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.limits.Requests;
import io.aui.appserver.rtc.RtcTokens;
import io.aui.appserver.rtc.TokenLimit;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Makes ARTC tokens here, and those for messaging by IMS or here, as configured. */
@Singleton
class TokenService {
  private final RtcTokens rtcTokens;
  private final TokenLimit limit;
  private final Access access;
  private final AllowedAgents allowedAgents;
  private final MessagingAgents messagingAgents;
  private final NameClaims claims;
  private final ImsGateway ims;
  private final ImsStatus imsStatus;
  private final Regions regions;
  private final LocalChatTokens localChatTokens;
  private final Requests requests;

  TokenService(
      RtcTokens rtcTokens,
      TokenLimit limit,
      LocalChatTokens localChatTokens,
      Access access,
      AllowedAgents allowedAgents,
      MessagingAgents messagingAgents,
      NameClaims claims,
      ImsGateway ims,
      ImsStatus imsStatus,
      Regions regions,
      Requests requests) {
    this.rtcTokens = rtcTokens;
    this.limit = limit;
    this.localChatTokens = localChatTokens;
    this.requests = requests;
    this.access = access;
    this.allowedAgents = allowedAgents;
    this.messagingAgents = messagingAgents;
    this.claims = claims;
    this.ims = ims;
    this.imsStatus = imsStatus;
    this.regions = regions;
  }

  /**
   * The answer names the channel even where it was made here: otherwise nobody would know which one
   * the token opens.
   */
  Uni<RtcTokenAnswer> rtc(Caller caller, Exchange exchange, RtcTokenRequest request) {
    String userId = caller.requiredUserId();
    limit.count(userId, request.channelId());
    String channelId = request.channelId() == null ? RtcTokens.newId() : request.channelId();
    RtcTokens.RtcToken token = rtcTokens.forClient(channelId, userId);
    Instant until = Instant.ofEpochSecond(token.expiresAt());
    return (request.channelId() == null
            ? claims.reserveNewChannel(caller, channelId, until)
            : claims.reserveChannel(caller, channelId, until))
        .replaceWith(
            new RtcTokenAnswer(exchange.requestId(), token.value(), token.expiresAt(), channelId));
  }

  Uni<ChatTokenAnswer> chat(Caller caller, Exchange exchange, ChatTokenRequest request) {
    String userId = messagingUser(caller);
    allowedAgents.require(request.aiAgentId());
    String region = regions.requestedForMessaging(request.region());
    if (request.role() != null) {
      access.requireAdministrator(caller, imsStatus.isSandbox(), "role " + request.role());
    }
    return localChatTokens
        .make(exchange, userId, request)
        .map(made -> Uni.createFrom().item(made))
        .orElseGet(() -> requests.within(caller, () -> ask(region, exchange, userId, request)));
  }

  /** A user id that comes from a login has not been validated with the request. */
  private static String messagingUser(Caller caller) {
    String userId = caller.requiredUserId();
    if (userId.contains("-")) {
      throw ApiException.invalid(
          "user_id", "must be 1 to 64 characters out of A-Z a-z 0-9 _ for messaging");
    }
    return userId;
  }

  private Uni<ChatTokenAnswer> ask(
      String region, Exchange exchange, String userId, ChatTokenRequest request) {
    String agentId =
        request.aiAgentId() == null ? messagingAgents.configured(region) : request.aiAgentId();
    return ims.generateChatToken(region, agentId, userId, request)
        .map(
            token ->
                new ChatTokenAnswer(
                    exchange.orOwnId(token.requestId()),
                    ChatTokenAnswer.SUCCESS,
                    token.appId(),
                    token.token(),
                    token.userId(),
                    token.nonce(),
                    token.role(),
                    token.timeStamp(),
                    token.appSign()));
  }
}
