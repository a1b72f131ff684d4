package io.aui.appserver.messaging;

import io.aui.appserver.rtc.TokenNonce;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Makes chat tokens in this server instead of calling IMS, if that is configured. */
@Singleton
class LocalChatTokens {
  private final Optional<MessagingApplication> application;
  private final InstantSource clock;

  LocalChatTokens(MessagingConfig config, InstantSource clock) {
    this.application = MessagingApplication.of(config);
    this.clock = clock;
  }

  /** The token; empty if IMS is to make it. */
  Optional<ChatTokenResponse> make(String userId, ChatTokenRequest request) {
    return application.map(app -> make(app, userId, request));
  }

  private ChatTokenResponse make(
      MessagingApplication app, String userId, ChatTokenRequest request) {
    String role = request.role() == null ? "" : request.role();
    String nonce = TokenNonce.next();
    long expiresAt = clock.instant().getEpochSecond() + request.expire();
    return new ChatTokenResponse(
        ChatTokenResponse.SUCCESS,
        app.appId(),
        app.token(userId, nonce, expiresAt, role),
        userId,
        nonce,
        role,
        expiresAt,
        app.appSign());
  }
}
