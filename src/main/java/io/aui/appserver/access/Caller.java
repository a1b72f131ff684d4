package io.aui.appserver.access;

import io.aui.appserver.access.login.Principal;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.http.RequestContext;
import java.util.Optional;

/**
 * Who calls, and for which user.
 *
 * @param userId the user whose instances, channels and tokens the request is about; null if the
 *     request names none and there is no login
 * @param login the authenticated user; empty in access mode none
 * @param administrator whether the caller may act for others; always false without a login
 */
public record Caller(String userId, Optional<Principal> login, boolean administrator) {
  /** Returns the caller of a request. It must have been resolved ({@link Access#resolve}). */
  public static Caller of(RequestContext context) {
    return context.get(Caller.class).orElseThrow();
  }

  /** Returns the caller of the request for which the current code runs. */
  public static Caller current() {
    return of(RequestContext.current());
  }

  /** An unauthenticated caller claiming this user id, in access mode none. */
  public static Caller unproved(String userId) {
    return new Caller(userId, Optional.empty(), false);
  }

  /** The user who is logged in, not the one acted for; empty in access mode none. */
  public Optional<String> provedUserId() {
    return login.map(Principal::userId);
  }

  /** The user; fails with MissingParameter (400) if there is none. */
  public String requiredUserId() {
    if (userId == null) {
      throw ApiException.missing("user_id");
    }
    return userId;
  }

  /** Whether it is a guest. */
  boolean isGuest() {
    return login.filter(Principal::guest).isPresent();
  }

  /** Whether ownership is enforced: the caller has a login and is not an administrator. */
  boolean isBoundToOwn() {
    return login.isPresent() && !administrator;
  }
}
