package io.aui.appserver.callback;

import io.aui.appserver.Secret;
import io.aui.appserver.access.BearerTokens;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The tokens by which callbacks of IMS are known. */
@ApplicationScoped
class CallbackTokens {
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
    if (!BearerTokens.include(tokens, headers)) {
      throw new ApiException(
          ErrorCode.CALLBACK_UNAUTHORIZED, "Authorization must contain the callbacks' token");
    }
  }
}
