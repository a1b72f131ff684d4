package io.aui.appserver.admin;

import io.aui.appserver.Secret;
import io.aui.appserver.access.BearerTokens;
import io.aui.appserver.config.ConfigCheck;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The tokens of administrators on the management port. */
@ApplicationScoped
public class AdminTokens implements ConfigCheck {
  /**
   * Such as 16 random bytes in Base64. Guesses are not counted, so it must be hopeless to guess.
   */
  private static final int MIN_LENGTH = 24;

  private static final String VARIABLE = "APPSERVER_ADMIN_TOKEN";

  private final Set<Secret> tokens;

  AdminTokens(AdminConfig config) {
    tokens = config.token().orElse(Set.of());
  }

  @Override
  public List<Problem> problems() {
    return tokens.stream().allMatch(token -> token.reveal().length() >= MIN_LENGTH)
        ? List.of()
        : List.of(
            Problem.fatal(
                VARIABLE,
                "must have at least "
                    + MIN_LENGTH
                    + " characters, such as the output of: openssl rand -hex 32"));
  }

  /** Whether there are tokens. */
  public boolean areConfigured() {
    return !tokens.isEmpty();
  }

  /**
   * Checks the {@code Authorization} headers of a request. Fails with NotConfigured (503) if there
   * are no tokens, and with AdminUnauthorized (401) if none of them was sent.
   */
  public void require(List<String> headers) {
    if (tokens.isEmpty()) {
      throw new ApiException(
          ErrorCode.NOT_CONFIGURED,
          "administrators' operations on this port need " + VARIABLE + " on this server");
    }
    if (!BearerTokens.include(tokens, headers)) {
      throw new ApiException(
          ErrorCode.ADMIN_UNAUTHORIZED, "Authorization must contain the admin token");
    }
  }
}
