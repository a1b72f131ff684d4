package io.aui.appserver.rtc;

import io.aui.appserver.access.Caller;
import io.aui.appserver.start.TokenAdmissions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Makes the tokens with which clients join channels, and reserves the channels to their users. */
@Singleton
class RtcTokenService {
  private final RtcTokens tokens;
  private final TokenLimit limit;
  private final TokenAdmissions admissions;

  RtcTokenService(RtcTokens tokens, TokenLimit limit, TokenAdmissions admissions) {
    this.tokens = tokens;
    this.limit = limit;
    this.admissions = admissions;
  }

  /**
   * Makes a token and reserves its channel for the user. The response always names the channel,
   * since the client does not know one that was created here. Fails as {@link TokenLimit#count},
   * {@link RtcTokens#forClient} and {@link TokenAdmissions#admit} do.
   */
  Uni<RtcTokenResponse> token(Caller caller, RtcTokenRequest request) {
    String userId = caller.requiredUserId();
    limit.count(userId, request.channelId());
    String channelId = request.channelId() == null ? RtcTokens.newId() : request.channelId();
    RtcTokens.RtcToken token = tokens.forClient(channelId, userId);
    Instant until = Instant.ofEpochSecond(token.expiresAt());
    return admissions
        .admit(caller, channelId, request.channelId() == null, until)
        .replaceWith(new RtcTokenResponse(token.value(), token.expiresAt(), channelId));
  }
}
