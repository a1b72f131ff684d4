package io.aui.appserver.guest;

import io.aui.appserver.Secret;
import io.aui.appserver.access.TokenSecret;
import io.aui.appserver.access.login.GuestUser;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The login token of a guest, as far as it is kept: the guest's user id, {@code _} and a secret.
 *
 * @param hash of the secret
 */
record GuestToken(GuestUser user, String hash) {
  private static final Pattern HEADER = Pattern.compile("\\s*(?i:bearer\\s+)?guest_.*");

  /** Whether a header {@code Authorization} has the token of a guest, and no JWT. */
  static boolean mayBeIn(String header) {
    return header.contains("guest_") && HEADER.matcher(header).matches();
  }

  /** Reads a token; empty if it has another form. */
  static Optional<GuestToken> of(String token) {
    int end = token.lastIndexOf('_');
    return token.length() - end - 1 == TokenSecret.LENGTH
        ? GuestUser.of(token.substring(0, end))
            .map(user -> new GuestToken(user, TokenSecret.hash(token.substring(end + 1))))
        : Optional.empty();
  }

  /** The token itself. */
  static Secret text(GuestUser user, String secret) {
    return Secret.of(user.userId() + "_" + secret);
  }
}
