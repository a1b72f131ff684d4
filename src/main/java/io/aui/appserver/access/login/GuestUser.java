package io.aui.appserver.access.login;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user that a guest is: {@code guest_<pass>_<number>}. No login token may name such a user.
 *
 * @param pass the id of the guest pass: 16 hexadecimal digits
 * @param number which guest of the pass, from 1
 */
public record GuestUser(String pass, int number) {
  private static final Pattern USER_ID = Pattern.compile("guest_([0-9a-f]{16})_([1-9][0-9]{0,3})");

  /** The guest with that user id; empty if it is no guest's. */
  public static Optional<GuestUser> of(String userId) {
    Matcher matcher = USER_ID.matcher(userId);
    return matcher.matches()
        ? Optional.of(new GuestUser(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** The user id. */
  public String userId() {
    return "guest_" + pass + "_" + number;
  }
}
