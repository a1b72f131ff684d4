package io.aui.appserver.access.login;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An authenticated user.
 *
 * @param userId from the configured claim; a valid user id at IMS
 * @param groups from the configured claim
 * @param validUntil when the login expires
 * @param guest whether it is a guest, who may call only what is declared for guests
 */
public record Principal(String userId, Set<String> groups, Instant validUntil, boolean guest) {
  private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Makes the groups immutable. */
  public Principal {
    groups = Set.copyOf(groups);
  }

  /** A user who is no guest. */
  public Principal(String userId, Set<String> groups, Instant validUntil) {
    this(userId, groups, validUntil, false);
  }

  /** A user whose login does not expire. */
  public Principal(String userId, Set<String> groups) {
    this(userId, groups, Instant.MAX);
  }

  /** A guest. */
  public static Principal guest(GuestUser guest, Instant validUntil) {
    return new Principal(guest.userId(), Set.of(), validUntil, true);
  }

  /** Whether a text can be a user id at IMS. */
  public static boolean isUserId(String text) {
    return USER_ID.matcher(text).matches();
  }
}
