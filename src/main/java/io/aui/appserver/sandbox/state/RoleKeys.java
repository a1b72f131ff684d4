package io.aui.appserver.sandbox.state;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * How the emulated account issues the keys of roles.
 *
 * @param validity the longest time that such a key is valid
 * @param identityTokens which identity tokens of service accounts are accepted
 */
public record RoleKeys(Duration validity, Predicate<String> identityTokens) {
  /** Keys that are valid for as long as is asked for, for every token. */
  public static final RoleKeys FOR_ALL = new RoleKeys(Duration.ofHours(12), token -> true);
}
