package io.aui.appserver.access;

import io.aui.appserver.access.login.Principal;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.http.RequestContext;
import java.util.Optional;

/**
 * Who calls, and for whom.
 *
 * @param userId the user whose instances, channels and tokens the request is about; null where the
 *     request names none and nobody proved to be somebody
 * @param login who proved to call; empty where no proof is asked for (access mode none)
 * @param administrator whether the login lets the caller act for others; never without one
 */
public record Caller(String userId, Optional<Principal> login, boolean administrator) {
  /** The caller of a request whose operation has begun. */
  public static Caller of(RequestContext context) {
    return context.get(Caller.class).orElseThrow();
  }

  /** The caller of the request for which the current code runs. */
  public static Caller current() {
    return of(RequestContext.current());
  }

  /** An unauthenticated caller claiming this user id, in access mode none. */
  public static Caller unproved(String userId) {
    return new Caller(userId, Optional.empty(), false);
  }

  /** Who proved to call, whoever it is for; empty where no proof is asked for. */
  public Optional<String> provedUserId() {
    return login.map(Principal::userId);
  }

  /** The user, where the operation cannot do without: 400 where there is none. */
  public String requiredUserId() {
    if (userId == null) {
      throw ApiException.missing("user_id");
    }
    return userId;
  }

  /** Whether ownership counts for this caller: one with a login, who is no administrator. */
  boolean isBoundToOwn() {
    return login.isPresent() && !administrator;
  }
}
