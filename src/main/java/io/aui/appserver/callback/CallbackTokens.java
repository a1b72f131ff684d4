package io.aui.appserver.callback;

import io.aui.appserver.Secret;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;

/** The tokens by which callbacks of IMS are known. */
@ApplicationScoped
class CallbackTokens {
  private static final String BEARER = "bearer ";

  private final Set<Secret> tokens;

  CallbackTokens(CallbackConfig config) {
    tokens = config.token().orElse(Set.of());
  }

  /**
   * Checks the {@code Authorization} headers of a callback. Fails with NotConfigured (503) if there
   * are no tokens, and with CallbackUnauthorized (401) if none of them was sent. The time that it
   * takes does not depend on the tokens.
   */
  void require(List<String> headers) {
    if (tokens.isEmpty()) {
      throw new ApiException(
          ErrorCode.NOT_CONFIGURED, "callbacks need APPSERVER_CALLBACK_TOKEN on this server");
    }
    String sent = headers.size() == 1 ? headers.get(0).strip() : "";
    boolean bearer = sent.regionMatches(true, 0, BEARER, 0, BEARER.length());
    byte[] whole = digest(sent);
    byte[] withoutBearer = digest(bearer ? sent.substring(BEARER.length()).strip() : sent);
    boolean known = false;
    for (Secret token : tokens) {
      byte[] expected = digest(token.reveal());
      known |= MessageDigest.isEqual(expected, whole);
      known |= MessageDigest.isEqual(expected, withoutBearer);
    }
    if (!known) {
      throw new ApiException(
          ErrorCode.CALLBACK_UNAUTHORIZED, "Authorization must contain the callbacks' token");
    }
  }

  /** Of one length, whatever is sent. */
  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
