package io.aui.appserver.browser;

import io.aui.appserver.access.login.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.Map;

/** Who logs the page's users in, with a key of its own. */
final class Issuer {
  private static final Path KEY = Path.of("target", "browser", "login.pem");

  private final KeyPair keys = TestTokens.rsa();

  /** A token as clients send it: without a scheme. */
  String login(String user, String... groups) {
    return TestTokens.sign(TestTokens.claims(user, groups), "RS256", keys.getPrivate(), null);
  }

  /** What makes a server trust it. */
  Map<String, String> settings() {
    try {
      Files.writeString(KEY, TestTokens.pem(keys.getPublic()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new HashMap<>(
        Map.of(
            "APPSERVER_ACCESS_MODE",
            "jwt",
            "MP_JWT_VERIFY_ISSUER",
            TestTokens.ISSUER,
            "MP_JWT_VERIFY_AUDIENCES",
            TestTokens.AUDIENCE,
            "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
            KEY.toAbsolutePath().toString()));
  }
}
