package io.aui.appserver.token;

import io.aui.appserver.access.Caller;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.rtc.RtcTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes ARTC tokens here and has IMS make those for messaging. */
@ApplicationScoped
class TokenService {
  private final RtcTokens rtcTokens;
  private final ImsGateway ims;
  private final Regions regions;

  TokenService(RtcTokens rtcTokens, ImsGateway ims, Regions regions) {
    this.rtcTokens = rtcTokens;
    this.ims = ims;
    this.regions = regions;
  }

  /**
   * The answer names the channel even where it was made here: otherwise nobody would know which one
   * the token opens.
   */
  Uni<RtcTokenAnswer> rtc(Caller caller, Exchange exchange, RtcTokenRequest request) {
    String userId = caller.requiredUserId();
    String channelId = request.channelId() == null ? RtcTokens.newId() : request.channelId();
    RtcTokens.RtcToken token = rtcTokens.forClient(channelId, userId);
    return Uni.createFrom()
        .item(
            new RtcTokenAnswer(exchange.requestId(), token.value(), token.expiresAt(), channelId));
  }

  Uni<ChatTokenAnswer> chat(Caller caller, Exchange exchange, ChatTokenRequest request) {
    String userId = caller.requiredUserId();
    return ims.generateChatToken(
            regions.requested(request.region()),
            request.aiAgentId(),
            userId,
            request.role(),
            request.expire())
        .map(
            token ->
                new ChatTokenAnswer(
                    exchange.orOwnId(token.requestId()),
                    "success",
                    token.appId(),
                    token.token(),
                    token.userId() == null ? userId : token.userId(),
                    token.nonce(),
                    token.role(),
                    token.timestamp(),
                    token.appSign()));
  }
}
