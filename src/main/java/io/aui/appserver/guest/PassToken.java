package io.aui.appserver.guest;

import io.aui.appserver.Secret;
import io.aui.appserver.access.TokenSecret;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The token of a guest pass, as far as it is kept: {@code pass_<id>_<secret>}.
 *
 * @param hash of the secret
 */
record PassToken(String passId, String hash) {
  private static final Pattern TOKEN = Pattern.compile("pass_([0-9a-f]{16})_([0-9a-f]{32})");

  /** Reads a token; empty if it has another form. */
  static Optional<PassToken> of(String token) {
    Matcher matcher = TOKEN.matcher(token);
    return matcher.matches()
        ? Optional.of(new PassToken(matcher.group(1), TokenSecret.hash(matcher.group(2))))
        : Optional.empty();
  }

  /** The token itself. */
  static Secret text(String passId, String secret) {
    return Secret.of("pass_" + passId + "_" + secret);
  }
}
