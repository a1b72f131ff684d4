package io.aui.appserver.access;

import io.aui.appserver.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;

/** Compares what a service sends in {@code Authorization} with the tokens that were agreed on. */
public final class BearerTokens {
  private static final String BEARER = "bearer ";

  private BearerTokens() {}

  /**
   * Whether one of the tokens was sent, with or without {@code Bearer}. The time that it takes does
   * not depend on the tokens.
   *
   * @param headers all values of {@code Authorization}; more than one is refused
   */
  public static boolean include(Set<Secret> tokens, List<String> headers) {
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
    return known;
  }

  /** Of one length, whatever is sent. */
  static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
