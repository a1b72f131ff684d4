package io.aui.appserver.access.login;

import java.util.Set;

/**
 * A caller who proved who it is.
 *
 * @param userId from the configured claim; fit to be a user id at IMS
 * @param groups from the claim {@code groups}
 */
public record Login(String userId, Set<String> groups) {
  /** Keeps what it was given. */
  public Login {
    groups = Set.copyOf(groups);
  }
}
